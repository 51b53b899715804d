"""Fills, fonts, number formats and locks as Excel shows them."""

import openpyxl
import pytest
from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from rag_reports.ooxml.colours import PALETTE, mixed, tinted
from rag_reports.ooxml.styles import NUMBER_FORMATS, Font, Styles, read_styles
from tests.ooxml.books import STRICT, TRANSITIONAL

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2>'
    '<a:accent6><a:srgbClr val="70AD47"/></a:accent6></a:clrScheme></a:themeElements></a:theme>'
)


def styles_of(inside: str, *, theme: str = THEME, namespace: str = TRANSITIONAL) -> Styles:
    root = etree.fromstring(f'<styleSheet xmlns="{namespace}">{inside}</styleSheet>')
    return read_styles(root, etree.fromstring(theme) if theme else None)


def fill_of(fill: str, *, colours: str = "", theme: str = THEME) -> str | None:
    inside = f'<fills><fill>{fill}</fill></fills><cellXfs><xf fillId="0"/></cellXfs>{colours}'
    return styles_of(inside, theme=theme).fill(0)


def solid(colour: str) -> str:
    return f'<patternFill patternType="solid"><fgColor {colour}/><bgColor indexed="64"/></patternFill>'


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ('rgb="FF00B050"', "00B050"),
        ('rgb="00b050"', "00B050"),
        ('rgb="0000B050"', "00B050"),
        ('indexed="10"', "FF0000"),
        ('indexed="17"', "008000"),
        ('indexed="64"', "000000"),
        ('indexed="65"', "FFFFFF"),
        ('auto="1"', "000000"),
        ('theme="0"', "FFFFFF"),
        ('theme="1"', "000000"),
        ('theme="2"', "E7E6E6"),
        ('theme="3"', "44546A"),
        ('theme="9"', "70AD47"),
        # What Excel's palette shows for these: White, Darker 15%; Accent 6, Lighter 40%; Accent 1, Darker 25%.
        ('theme="0" tint="-0.149998474074526"', "D9D9D9"),
        ('theme="9" tint="0.39997558519241921"', "A9D08E"),
        ('theme="4" tint="-0.249977111117893"', "305496"),
        ('theme="99"', "000000"),
        ('rgb="nonsense"', "000000"),
    ],
)
def test_a_solid_fill_is_resolved(colour: str, shown: str) -> None:
    found = fill_of(solid(colour))
    assert found is not None
    assert all(abs(int(found[at : at + 2], 16) - int(shown[at : at + 2], 16)) <= 1 for at in (0, 2, 4)), found


@pytest.mark.parametrize(
    ("fill", "shown"),
    [
        ('<patternFill patternType="none"><fgColor rgb="FFFF0000"/></patternFill>', None),
        ("<patternFill/>", None),
        ("", None),
        ('<patternFill patternType="gray125"/>', "DFDFDF"),
        (
            '<patternFill patternType="mediumGray"><fgColor rgb="FF000000"/><bgColor rgb="FFFF0000"/></patternFill>',
            "800000",
        ),
        ('<patternFill patternType="unheardOf"><fgColor rgb="FFFF0000"/></patternFill>', None),
        (
            '<gradientFill><stop><color rgb="FFFFC000"/></stop><stop><color theme="1"/></stop></gradientFill>',
            "FFC000",
        ),
    ],
)
def test_patterns_and_gradients(fill: str, shown: str | None) -> None:
    assert fill_of(fill) == shown


def test_the_workbooks_own_palette_stands_before_the_standard_one() -> None:
    colours = '<colors><indexedColors><rgbColor rgb="00112233"/><rgbColor rgb="00445566"/></indexedColors></colors>'
    shown = [fill_of(solid(f'indexed="{index}"'), colours=colours) for index in (0, 1, 2)]
    assert shown == ["112233", "445566", "FF0000"]


def test_without_a_theme_the_colours_are_those_of_office() -> None:
    assert fill_of(solid('theme="5"'), theme="") == "C0504D"


def test_strict_styles_are_read() -> None:
    red = solid('rgb="FFFF0000"')
    inside = f'<fills><fill>{red}</fill></fills><cellXfs><xf fillId="0"/></cellXfs>'
    assert styles_of(inside, namespace=STRICT).fill(0) == "FF0000"


def test_a_style_index_that_is_not_defined_is_plain() -> None:
    styles = styles_of('<cellXfs><xf fillId="7" fontId="x" numFmtId="-3"/></cellXfs>')
    assert [styles.fill(index) for index in (-1, 0, 1)] == [None, None, None]
    assert (styles.number_format(9), styles.font(0), styles.locked(5)) == ("General", Font(), True)


def test_fonts_formats_and_locks() -> None:
    styles = styles_of(
        '<numFmts><numFmt numFmtId="164" formatCode="dd mmm yyyy"/></numFmts>'
        '<fonts><font><b/><i val="0"/><strike val="true"/><u val="double"/><color rgb="FFC00000"/></font>'
        '<font><u val="none"/></font></fonts>'
        '<cellXfs><xf numFmtId="164" fontId="0"><protection locked="0"/></xf>'
        '<xf numFmtId="14" fontId="1"><protection hidden="1"/></xf></cellXfs>'
    )
    assert styles.font(0) == Font(bold=True, strike=True, underline=True, colour="C00000")
    assert styles.font(1) == Font()
    assert [styles.number_format(index) for index in (0, 1)] == ["dd mmm yyyy", "mm-dd-yy"]
    assert [styles.locked(index) for index in (0, 1)] == [False, True]


def test_built_in_number_formats_are_those_another_reader_knows() -> None:
    others = {37, 38, 39, 40, 44}  # the first four without the width of a bracket; 44 lacks its semicolons there
    plain = {index: code.replace("\\", "") for index, code in NUMBER_FORMATS.items() if index not in others}
    assert plain == {index: code.replace("\\", "") for index, code in BUILTIN_FORMATS.items() if index in plain}


def test_the_palette_is_the_one_another_reader_knows() -> None:
    assert tuple(colour[2:] for colour in openpyxl.styles.colors.COLOR_INDEX[:64]) == PALETTE


@pytest.mark.parametrize(
    ("fill", "shown"),
    [
        ('<patternFill><bgColor rgb="FF00B050"/></patternFill>', "00B050"),
        ('<patternFill patternType="solid"><fgColor rgb="FF111111"/><bgColor rgb="FFFF0000"/></patternFill>', "FF0000"),
        ('<patternFill patternType="solid"><fgColor rgb="FFFFC000"/></patternFill>', "FFC000"),
        ('<patternFill patternType="none"/>', None),
        ("<patternFill/>", None),
    ],
)
def test_the_fill_of_a_differential_format(fill: str, shown: str | None) -> None:
    styles = styles_of(f"<dxfs><dxf><font/></dxf><dxf><fill>{fill}</fill></dxf></dxfs>")
    assert [styles.differential_fill(index) for index in (None, 0, 1, 2)] == [None, None, shown, None]


def test_tints_and_mixtures_keep_to_the_scale() -> None:
    assert (tinted("808080", 1), tinted("808080", -1), tinted("123456", 0)) == ("FFFFFF", "000000", "123456")
    assert (mixed("000000", "FFFFFF", 1), mixed("000000", "FFFFFF", 0)) == ("000000", "FFFFFF")

"""The formats of cells: the fill that shows, number format, font and lock of each style index."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from lxml import etree

from rag_reports.ooxml.colours import BLACK, WHITE, Colours, mixed, read_palette
from rag_reports.ooxml.markup import child, children, truth, whole
from rag_reports.ooxml.strings import flag, underlined

# ECMA-376 18.8.30. 14 and 22 are stored so, and Excel in the United Kingdom shows them day first.
NUMBER_FORMATS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);\\("$"#,##0\\)', 6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
    7: '"$"#,##0.00_);\\("$"#,##0.00\\)', 8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
    41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', 42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
# Ids 27 to 36 and 50 to 58 are dates in every East Asian edition that defines them.
_EAST_ASIAN_DATES = frozenset(range(27, 37)) | frozenset(range(50, 59))

# Excel takes 250 characters; the patterns that tell a date's format slow down on thousands of brackets.
_LONGEST_CODE = 1_000

# The share of the cell that a pattern covers.
_SHARES = {
    "solid": 1.0, "darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25, "gray125": 0.125, "gray0625": 0.0625,
    "darkHorizontal": 0.5, "darkVertical": 0.5, "darkDown": 0.5, "darkUp": 0.5, "darkGrid": 0.5, "darkTrellis": 0.75,
    "lightHorizontal": 0.25, "lightVertical": 0.25, "lightDown": 0.25, "lightUp": 0.25, "lightGrid": 0.4375,
    "lightTrellis": 0.375,
}  # fmt: skip


Thing = TypeVar("Thing")


class Font(NamedTuple):
    """How a cell's text is set; ``colour`` is RRGGBB, None for automatic."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    colour: str | None = None


class Format(NamedTuple):
    """What one style index stands for."""

    fill: str | None = None
    number_format: str = "General"
    font: Font = Font()
    locked: bool = True


PLAIN = Format()


class Styles:
    """The formats of a workbook by style index; an index that the workbook lacks is the plain format."""

    def __init__(self, formats: Sequence[Format] = (), differential_fills: Sequence[str | None] = ()) -> None:
        self._formats = tuple(formats)
        self._differential_fills = tuple(differential_fills)

    def __len__(self) -> int:
        """How many style indexes are defined."""
        return len(self._formats)

    def fill(self, style: int) -> str | None:
        """The colour that the fill shows, RRGGBB in upper case; None for no fill."""
        return self._format(style).fill

    def number_format(self, style: int) -> str:
        """The number format's code; built-in ones as ECMA-376 lists them."""
        return self._format(style).number_format

    def font(self, style: int) -> Font:
        """The font of the cell as a whole."""
        return self._format(style).font

    def locked(self, style: int) -> bool:
        """Whether the cell is locked once its sheet is protected."""
        return self._format(style).locked

    def differential_fill(self, index: int | None) -> str | None:
        """The fill that a conditional format's ``dxf`` gives; None where it leaves the fill alone."""
        known = index is not None and 0 <= index < len(self._differential_fills)
        return self._differential_fills[index] if known and index is not None else None

    def _format(self, style: int) -> Format:
        return self._formats[style] if 0 <= style < len(self._formats) else PLAIN


def read_styles(root: etree._Element, theme: etree._Element | None) -> Styles:
    """The styles of a ``styleSheet`` part and the workbook's theme."""
    colours = Colours(theme, read_palette(root))
    codes = {
        whole(item.get("numFmtId"), -1): item.get("formatCode", "")
        for item in children(child(root, "numFmts"), "numFmt")
        if len(item.get("formatCode", "")) <= _LONGEST_CODE
    }
    fonts = [_font(item, colours) for item in children(child(root, "fonts"), "font")]
    fills = [fill_shown(item, colours) for item in children(child(root, "fills"), "fill")]
    formats = []
    for item in children(child(root, "cellXfs"), "xf"):
        protection = child(item, "protection")
        formats.append(
            Format(
                fill=_at(fills, item.get("fillId"), None),
                number_format=_code(whole(item.get("numFmtId")), codes),
                font=_at(fonts, item.get("fontId"), Font()),
                locked=protection is None or truth(protection.get("locked"), missing=True),
            )
        )
    changes = [differential_fill_shown(item, colours) for item in children(child(root, "dxfs"), "dxf")]
    return Styles(formats, changes)


def fill_shown(fill: etree._Element, colours: Colours) -> str | None:
    """The colour of a cell's ``fill``: a pattern's two colours mixed, a gradient's first stop."""
    gradient = child(fill, "gradientFill")
    if gradient is not None:
        return colours.resolve(child(child(gradient, "stop"), "color"), WHITE)
    pattern = child(fill, "patternFill")
    share = _SHARES.get(pattern.get("patternType", "none")) if pattern is not None else None
    if share is None:
        return None
    front = colours.resolve(child(pattern, "fgColor"), BLACK)
    back = colours.resolve(child(pattern, "bgColor"), WHITE)
    return front if share == 1 else mixed(front or BLACK, back or WHITE, share)


def differential_fill_shown(dxf: etree._Element, colours: Colours) -> str | None:
    """The colour that a ``dxf`` gives. A solid one stands in ``bgColor``, and its pattern may be left out."""
    fill = child(dxf, "fill")
    pattern = child(fill, "patternFill")
    if pattern is None:
        return fill_shown(fill, colours) if fill is not None else None
    kind = pattern.get("patternType", "solid")
    if kind == "solid":
        front = colours.resolve(child(pattern, "fgColor"))
        return colours.resolve(child(pattern, "bgColor"), front)
    return fill_shown(fill, colours) if fill is not None else None


def _font(font: etree._Element, colours: Colours) -> Font:
    return Font(
        bold=flag(font, "b"),
        italic=flag(font, "i"),
        strike=flag(font, "strike"),
        underline=underlined(font),
        colour=colours.resolve(child(font, "color")),
    )


def _code(index: int, codes: dict[int, str]) -> str:
    if index in codes:
        return codes[index]
    return "mm-dd-yy" if index in _EAST_ASIAN_DATES else NUMBER_FORMATS.get(index, "General")


def _at(things: list[Thing], index: str | None, missing: Thing) -> Thing:
    place = whole(index)
    return things[place] if 0 <= place < len(things) else missing

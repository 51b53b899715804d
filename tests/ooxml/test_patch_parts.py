"""Formats that are added, formulas that leave the list, tables that grow, parts that come and go."""

from pathlib import Path

import pytest

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.markup import STRICT_MAIN, TRANSITIONAL_MAIN, parse_part
from rag_reports.ooxml.package import Package
from rag_reports.ooxml.patch_calc import without_cells
from rag_reports.ooxml.patch_links import with_styles, without_part
from rag_reports.ooxml.patch_styles import EMPTY_STYLES, StylePatch
from rag_reports.ooxml.patch_table import new_bottom, patch_table
from rag_reports.ooxml.rewrite import rewrite_zip
from rag_reports.ooxml.sheet import Table
from rag_reports.ooxml.styles import read_styles
from tests.ooxml.books import book_parts, write_zip

FILLS = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
XFS = (
    '<cellXfs count="2"><xf numFmtId="0" fillId="0"/>'
    '<xf numFmtId="9" fontId="0" fillId="0"><alignment wrapText="1"/></xf></cellXfs>'
)


def styles(inside: str, prefix: str = "") -> bytes:
    mark = f":{prefix[:-1]}" if prefix else ""
    return f'<{prefix}styleSheet xmlns{mark}="{TRANSITIONAL_MAIN}">{inside}</{prefix}styleSheet>'.encode()


def test_a_fill_and_a_format_are_added_and_all_else_stays() -> None:
    patch = StylePatch(styles(f"<fonts/>{FILLS}<borders/>{XFS}<dxfs/>"), "book.xlsx")
    assert patch.changed is None
    assert [patch.with_fill(1, "00B050"), patch.with_fill(1, "00B050"), patch.with_fill(0, "00B050")] == [2, 2, 3]
    fill = (
        '<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/><bgColor indexed="64"/></patternFill></fill>'
    )
    fills = FILLS.replace('"1"', '"2"').replace("</fills>", f"{fill}</fills>")
    formats = XFS.replace('count="2"', 'count="4"').replace(
        "</cellXfs>",
        '<xf numFmtId="9" fontId="0" fillId="1" applyFill="1"><alignment wrapText="1"/></xf>'
        '<xf numFmtId="0" fillId="1" applyFill="1"/></cellXfs>',
    )
    assert patch.changed == styles(f"<fonts/>{fills}<borders/>{formats}<dxfs/>")


def test_a_format_that_is_there_is_used_again() -> None:
    patch = StylePatch(styles(FILLS + XFS.replace("</cellXfs>", '<xf numFmtId="14" fillId="0"/></cellXfs>')), "b")
    assert patch.with_number_format(0, 14) == 3
    assert patch.with_number_format(0, 14) == 3
    assert patch.with_fill(3, None) == 4
    assert patch.number_format(4) == 14


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_the_reader_understands_what_was_added(prefix: str) -> None:
    inside = FILLS + XFS
    for name in ("fills", "fill", "patternFill", "cellXfs", "xf", "alignment"):
        inside = inside.replace(f"<{name}", f"<{prefix}{name}").replace(f"</{name}>", f"</{prefix}{name}>")
    inside = inside.replace(f"{prefix}fills", f"{prefix}fills")
    patch = StylePatch(styles(inside, prefix), "book.xlsx")
    style = patch.with_number_format(patch.with_fill(1, "FFC000"), 14)
    made = read_styles(parse_part(patch.changed or b"", "book.xlsx"), None)
    assert (made.fill(style), made.number_format(style)) == ("FFC000", "mm-dd-yy")
    assert made.number_format(1) == "0%"


def test_formats_that_differ_in_fill_and_font_alone() -> None:
    formats = (
        '<cellXfs><xf fontId="1" numFmtId="0"/><xf numFmtId="0" fillId="3" applyFill="1"/><xf numFmtId="9"/></cellXfs>'
    )
    patch = StylePatch(styles(FILLS + formats), "book.xlsx")
    assert [patch.differ_in_look_alone(0, other) for other in range(3)] == [True, True, False]


def test_a_styles_part_without_formats_is_refused() -> None:
    with pytest.raises(WorkbookError, match="its list of formats is missing"):
        StylePatch(styles(FILLS), "book.xlsx")


def test_a_styles_part_from_nothing_can_be_read() -> None:
    patch = StylePatch(EMPTY_STYLES % STRICT_MAIN.encode(), "book.xlsx")
    style = patch.with_fill(0, "FF0000")
    assert read_styles(parse_part(patch.changed or b"", "book.xlsx"), None).fill(style) == "FF0000"


def chain(entries: str) -> bytes:
    return f'<calcChain xmlns="{TRANSITIONAL_MAIN}">{entries}</calcChain>'.encode()


@pytest.mark.parametrize(
    ("entries", "gone", "left"),
    [
        ('<c r="A1" i="1"/><c r="B1"/>', [(1, "B1")], '<c r="A1" i="1"/>'),
        ('<c r="A1" i="1"/><c r="B1" l="1"/>', [(1, "A1")], '<c r="B1" l="1" i="1"/>'),
        ('<c r="A1" i="1"/><c r="A1" i="2"/>', [(2, "A1")], '<c r="A1" i="1"/>'),
        ('<c r="A1" i="1"/><c r="A1" i="2"/><c r="B1"/>', [(2, "A1")], '<c r="A1" i="1"/><c r="B1" i="2"/>'),
        ('<c r="A1" i="1"/><c r="B1"/><c r="C1"/>', [(1, "A1"), (1, "B1")], '<c r="C1" i="1"/>'),
        ('<c r="A1" i="1"/>', [(1, "Z9")], '<c r="A1" i="1"/>'),
        ("<c i='1' r='A1'></c><c r='B1'/>", [(1, "A1")], "<c r='B1' i=\"1\"/>"),
    ],
)
def test_formulas_leave_the_list(entries: str, gone: list[tuple[int, str]], left: str) -> None:
    assert without_cells(chain(entries), "book.xlsx", gone) == chain(left)


def test_a_list_without_formulas_is_none() -> None:
    assert without_cells(chain('<c r="A1" i="1"/><c r="B1"/>'), "book.xlsx", [(1, "A1"), (1, "B1")]) is None


TABLE = Table("Log", Area(2, 2, 5, 4), ("a", "b", "c"), header_row=True, totals_row=False)


@pytest.mark.parametrize(
    ("written", "bottom"),
    [
        ([(6, 2)], 6),
        ([(6, 4), (7, 3), (9, 2)], 7),
        ([(7, 2)], 5),
        ([(6, 1)], 5),
        ([(6, 5)], 5),
        ([(4, 2)], 5),
        ([], 5),
    ],
)
def test_rows_written_below_a_table_become_part_of_it(written: list[tuple[int, int]], bottom: int) -> None:
    assert new_bottom(TABLE, written, lambda area: True) == bottom


def test_a_table_takes_in_no_row_that_was_used_and_none_below_its_totals() -> None:
    assert new_bottom(TABLE, [(6, 2), (7, 2)], lambda area: area.top != 7) == 6
    assert new_bottom(TABLE._replace(totals_row=True), [(6, 2)], lambda area: True) == 5


def table(attributes: str, inside: str = "") -> bytes:
    return f'<table xmlns="{TRANSITIONAL_MAIN}" id="1"{attributes}>{inside}<tableColumns/></table>'.encode()


@pytest.mark.parametrize(
    ("attributes", "inside", "new", "new_inside"),
    [
        (' ref="B2:D5"', '<autoFilter ref="B2:D5"><x/></autoFilter>',
         ' ref="B2:D7"', '<autoFilter ref="B2:D7"><x/></autoFilter>'),
        (' ref="B2:D5"', "<autoFilter ref='B2:D5'/>", ' ref="B2:D7"', '<autoFilter ref="B2:D7"/>'),
        (' ref="B2:D7" insertRow="1" insertRowShift="1"', "", ' ref="B2:D7"', ""),
    ],
)  # fmt: skip
def test_a_table_reaches_further_down(attributes: str, inside: str, new: str, new_inside: str) -> None:
    assert patch_table(table(attributes, inside), "book.xlsx", 7) == table(new, new_inside)


@pytest.mark.parametrize("attributes", [' ref="B2:D7"', ' tableType="queryTable" ref="B2:D5"'])
def test_a_table_that_stays_is_not_touched(attributes: str) -> None:
    assert patch_table(table(attributes), "book.xlsx", 7) is None


def package(path: Path, parts: dict[str, bytes]) -> Package:
    return Package(path, write_zip(path, parts).read_bytes())


@pytest.mark.parametrize("strict", [False, True])
def test_a_styles_part_comes_with_its_links(tmp_path: Path, strict: bool) -> None:
    parts = book_parts(strict=strict)
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(b"/styles", b"/other")
    old = package(tmp_path / "old.xlsx", parts)
    namespace = STRICT_MAIN if strict else TRANSITIONAL_MAIN
    new = rewrite_zip(old.path, old.data, with_styles(old, "xl/workbook.xml", namespace, b"<styleSheet/>"))
    made = Package(old.path, new)
    part = made.related("xl/workbook.xml", "styles")
    assert part == "xl/new-styles.xml"
    assert (made.read(part), made.content_type(part)) == (
        b"<styleSheet/>",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
    )
    assert len(made.relationships("xl/workbook.xml")) == 4
    assert made.read(links).startswith(parts[links].removesuffix(b"</Relationships>"))


def test_a_part_goes_with_its_links(tmp_path: Path) -> None:
    parts = book_parts()
    links, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    before = dict(parts)
    line = b'<Relationship Id="rId9" Type="x/calcChain" Target="calcChain.xml"/>'
    override = b'<Override ContentType="x/calc" PartName="/xl/calcChain.xml"></Override>'
    parts[links] = parts[links].replace(b"</Relationships>", line + b"</Relationships>")
    parts[types] = parts[types].replace(b"</Types>", override + b"</Types>")
    parts["xl/calcChain.xml"] = chain("")
    old = package(tmp_path / "old.xlsx", parts)
    changes = without_part(old, "xl/workbook.xml", "xl/calcChain.xml", {})
    made = Package(old.path, rewrite_zip(old.path, old.data, changes))
    assert {name: made.read(name) for name in made.names} == before

"""Cells written into a sheet's XML: the named ones change, every other byte stays."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.cell_writer import Content, cell_element, encode_text
from rag_reports.ooxml.patch_sheet import CellChange, patch_sheet
from rag_reports.ooxml.patch_text import PartText, Patch, splice
from rag_reports.ooxml.sheet_map import SheetMap
from rag_reports.ooxml.strings import decode_escapes, shown_as_text
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import STRICT, TRANSITIONAL, book_parts, write_zip

TEXT = Content("inlineStr", "new")
NEW = "<is><t>new</t></is>"


def sheet(rows: str, *, prefix: str = "", namespace: str = TRANSITIONAL, head: str = "") -> bytes:
    mark = f":{prefix[:-1]}" if prefix else ""
    return (
        f'<{prefix}worksheet xmlns{mark}="{namespace}">{head}<{prefix}sheetData>{rows}</{prefix}sheetData>'
        f"</{prefix}worksheet>"
    ).encode()


def patched(raw: bytes, *places: tuple[int, int], content: Content | None = TEXT, style: int = 0) -> bytes:
    found = SheetMap(PartText(raw, "book.xlsx"))
    changes = [CellChange(row, column, found.find(row, column), style, content) for row, column in places]
    return found.text.patched(patch_sheet(found, changes))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<row r="2"><c r="B2"><v>1</v></c></row>', f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2"><c r="B2" s="0" t="s"><v>1</v></c></row>',
         f'<row r="2"><c r="B2" s="0" t="inlineStr">{NEW}</c></row>'),
        ("<row r='2' ><c  r = 'B2'  t='s'  ph='1'><v>1</v></c ></row>",
         f"<row r='2' ><c  r = 'B2'  ph='1' t=\"inlineStr\">{NEW}</c></row>"),
        ('<row r="2"><c r="B2"/></row>', f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2"><c r="B2"></c></row>', f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2"><c r="B2" cm="1" vm="2" t="e"><f>X()</f><v>#N/A</v></c></row>',
         f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2"><c r="B2"><v>1</v><extLst><ext uri="u"/></extLst></c></row>',
         f'<row r="2"><c r="B2" t="inlineStr">{NEW}<extLst><ext uri="u"/></extLst></c></row>'),
        ('<row r="2"><c r="A2"/><c r="C2"/></row>',
         f'<row r="2"><c r="A2"/><c r="B2" t="inlineStr">{NEW}</c><c r="C2"/></row>'),
        ('<row r="2"><c r="A2"/></row>', f'<row r="2"><c r="A2"/><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2"/>', f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2" spans="3:4" ht="20"><c r="C2"/></row>',
         f'<row r="2" spans="2:4" ht="20"><c r="B2" t="inlineStr">{NEW}</c><c r="C2"/></row>'),
        ("", f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="1"/><row r="3"/>', f'<row r="1"/><row r="2"><c r="B2" t="inlineStr">{NEW}</c></row><row r="3"/>'),
        ('<row r="1"/>', f'<row r="1"/><row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="9"/><row r="4"/>', f'<row r="2"><c r="B2" t="inlineStr">{NEW}</c></row><row r="9"/><row r="4"/>'),
        ("<row><c/></row><row><c/><c/><c/></row>",
         f'<row><c/></row><row><c/><c r="B2" t="inlineStr">{NEW}</c><c/></row>'),
        ('<row r="2"><c r="B2"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>',
         f'<row r="2"><c r="B2"><v>1</v></c></row><row r="2"><c r="B2" t="inlineStr">{NEW}</c></row>'),
        ('<row r="2"><!-- <c r="B2"/> --><c r="B2"><v><![CDATA[</c>]]></v></c><?x </row>?></row>',
         f'<row r="2"><!-- <c r="B2"/> --><c r="B2" t="inlineStr">{NEW}</c><?x </row>?></row>'),
        ('<row r="2" a=">"><c r="B2" x=\'>"\'/></row>',
         f'<row r="2" a=">"><c r="B2" x=\'>"\' t="inlineStr">{NEW}</c></row>'),
    ],
)  # fmt: skip
def test_one_cell(rows: str, expected: str) -> None:
    assert patched(sheet(rows), (2, 2)) == sheet(expected)


def test_an_empty_sheet_is_opened() -> None:
    raw = sheet("").replace(b"<sheetData></sheetData>", b"<sheetData/>")
    expected = '<row r="2"><c r="B2" t="inlineStr"><is><t>new</t></is></c></row><row r="5"><c r="A5" t="inlineStr">'
    assert patched(raw, (5, 1), (2, 2)) == sheet(expected + NEW + "</c></row>")


def test_several_cells_of_new_rows_and_gaps_come_in_order() -> None:
    rows = '<row r="2"><c r="B2"/><c r="E2"/></row><row r="9"/>'
    new = patched(sheet(rows), (4, 2), (2, 4), (4, 1), (2, 1), (2, 3), (2, 2), (3, 1), (10, 1))
    assert re.findall(rb'r="([A-Z]\d+)"', new) == [b"A2", b"B2", b"C2", b"D2", b"E2", b"A3", b"A4", b"B4", b"A10"]
    assert re.findall(rb'<row r="(\d+)"', new) == [b"2", b"3", b"4", b"9", b"10"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_every_encoding_keeps_its_bytes(codec: str) -> None:
    def encoded(text: str) -> bytes:
        name = codec.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
        return f'<?xml version="1.0" encoding="{name}"?>{text}'.encode(codec)

    rows = '<row r="1"><c r="A1" t="str"><v>£ é</v></c><c r="B1"><v>1</v></c></row>'
    new = '<row r="1"><c r="A1" t="str"><v>£ é</v></c><c r="B1" t="inlineStr"><is><t>ü 的</t></is></c></row>'
    raw = patched(encoded(sheet(rows).decode()), (1, 2), content=Content("inlineStr", "ü 的"))
    if codec == "iso-8859-1":
        new = new.replace("的", "&#30340;")
    assert raw == encoded(sheet(new).decode())


@pytest.mark.parametrize("prefix", ["x:", "ss1:"])
def test_a_prefix_is_kept(prefix: str) -> None:
    raw = sheet(f'<{prefix}row r="1"><{prefix}c r="A1"/></{prefix}row>', prefix=prefix, namespace=STRICT)
    new = patched(raw, (1, 1), (1, 2), (3, 1))
    namespaces = [etree.QName(element).namespace for element in etree.fromstring(new).iter()]
    assert set(namespaces) == {STRICT}
    assert [cell.get("r") for cell in etree.fromstring(new).iter(f"{{{STRICT}}}c")] == ["A1", "B1", "A3"]


def test_the_style_alone_changes() -> None:
    rows = '<row r="1"><c r="A1" t="s" s="4"><f>B1</f><v>1</v></c></row>'
    assert patched(sheet(rows), (1, 1), content=None, style=7) == sheet(rows.replace('s="4"', 's="7"'))


@pytest.mark.parametrize(
    ("head", "places", "expected"),
    [
        ('<dimension ref="B2:C3"/>', [(5, 1)], '<dimension ref="A2:C5"/>'),
        ("<dimension  ref='A1' />", [(1, 2)], '<dimension ref="A1:B1" />'),
        ('<dimension ref="A1:C9"/>', [(4, 3)], '<dimension ref="A1:C9"/>'),
        ('<dimension ref="1:9"/>', [(4, 3)], '<dimension ref="1:9"/>'),
        ('<dimension ref="?"/>', [(4, 3)], '<dimension ref="?"/>'),
        ("", [(4, 3)], ""),
    ],
)
def test_the_used_range_follows(head: str, places: Sequence[tuple[int, int]], expected: str) -> None:
    assert (
        patched(sheet("", head=head), *places).split(b"<sheetData>")[0] == sheet("", head=expected).split(b"<sheetD")[0]
    )


def test_a_cleared_cell_does_not_stretch_the_used_range() -> None:
    raw = sheet('<row r="9"><c r="I9"><v>1</v></c></row>', head='<dimension ref="A1:B2"/>')
    assert b'ref="A1:B2"' in patched(raw, (9, 9), content=Content(""))


@pytest.mark.parametrize("raw", [b"<worksheet/>", b"<worksheet><sheetData><row></worksheet>", b"<a><sheetData>"])
def test_a_damaged_sheet_is_refused(raw: bytes) -> None:
    with pytest.raises(WorkbookError, match="cut off or damaged"):
        patched(raw, (1, 1))


def test_text_that_does_not_fit_its_encoding_is_refused() -> None:
    with pytest.raises(WorkbookError, match="does not fit its encoding"):
        PartText(b'<?xml version="1.0" encoding="gb2312"?><a>\xff\xff</a>', "book.xlsx")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=SUM(A1)", "<t>=SUM(A1)</t>"),
        ("a < b & c > d", "<t>a &lt; b &amp; c &gt; d</t>"),
        (" lead", '<t xml:space="preserve"> lead</t>'),
        ("end\n", '<t xml:space="preserve">end\n</t>'),
        ("a\r\nb\x01", "<t>a_x000D_\nb_x0001_</t>"),
        ("_x0041_", "<t>_x005F_x0041_</t>"),
        ("_x41_ _X0041_", "<t>_x41_ _X0041_</t>"),
    ],
)
def test_text_as_it_is_written(text: str, written: str) -> None:
    cell = cell_element(b"", "A1", 0, Content("inlineStr", text), b"", b"")
    assert cell.decode() == f'<c r="A1" t="inlineStr"><is>{written}</is></c>'


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("_x0041\x01\r\n\t aF<&\uffff的𝄞"), min_size=1))
def test_any_text_reads_back_the_same(text: str) -> None:
    cell = etree.fromstring(cell_element(b"", "A1", 0, Content("inlineStr", text), b"", b""))
    element = cell[0][0]
    keep = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert shown_as_text(element.text or "", keep) == text
    assert decode_escapes(encode_text(text)) == text


def test_the_reader_finds_what_was_written(tmp_path: Path) -> None:
    parts = book_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    name = "xl/worksheets/sheet1.xml"
    parts[name] = patched(parts[name], (1, 1), (7, 3), content=Content("inlineStr", "\x07_x0007_ "))
    book = open_workbook(write_zip(tmp_path / "book.xlsx", parts))
    rows = book.read_sheet(book.sheets[0]).rows
    assert {(row, column): cell.value for row, cells in rows.items() for column, cell in cells.items()} == {
        (1, 1): "\x07_x0007_ ",
        (7, 3): "\x07_x0007_ ",
    }


def test_pieces_are_put_in_their_places() -> None:
    assert splice(b"abcdef", [Patch(4, 5, b"E"), Patch(0, 0, b"<"), Patch(1, 3, b"")]) == b"<adEf"
    with pytest.raises(AssertionError):
        splice(b"abcdef", [Patch(0, 3, b""), Patch(2, 4, b"")])

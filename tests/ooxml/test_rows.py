"""Cells of a sheet part: values of each type, places, fills, hidden rows; and both ways of reading agree."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag_reports.model import Run
from rag_reports.ooxml.sheet import Cell, ErrorValue, Sheet
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import book_parts, write_zip

# A comment above the rows sends the whole sheet to the parser; without it the rows are read as plain text.
MANNERS = {"plain": "", "parsed": "<!-- above -->"}


@pytest.fixture(params=MANNERS.values(), ids=MANNERS.keys())
def manner(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(folder: Path, rows: str, *, before: str = "", strings: str = "", strict: bool = False) -> Sheet:
    path = write_zip(folder / "book.xlsx", book_parts(rows, strings=strings, before=before, strict=strict))
    book = open_workbook(path)
    return book.read_sheet(book.sheets[0])


class Case(NamedTuple):
    written: str
    cell: Cell | None


VALUES = [
    Case('<c r="B2"><v>12</v></c>', Cell(12, 0, "n")),
    Case('<c r="B2" t="n"><v>-12</v></c>', Cell(-12, 0, "n")),
    Case('<c r="B2"><v>1.10</v></c>', Cell(1.1, 0, "n")),
    Case('<c r="B2"><v> 4.5E3\n</v></c>', Cell(4500.0, 0, "n")),
    Case('<c r="B2"><v>1_000</v></c>', Cell("1_000", 0, "s")),
    Case('<c r="B2"><v>nan</v></c>', Cell("nan", 0, "s")),
    Case('<c r="B2" t="b"><v>1</v></c>', Cell(True, 0, "b")),
    Case('<c r="B2" t="b"><v>false</v></c>', Cell(False, 0, "b")),
    Case('<c r="B2" t="e"><v>#REF!</v></c>', Cell(ErrorValue("#REF!"), 0, "e")),
    Case('<c r="B2" t="d"><v>2019-03-31</v></c>', Cell("2019-03-31", 0, "d")),
    Case(
        '<c r="B2" t="str"><f>A1&amp;"x"</f><v>a &lt;b&gt; &#233;&#x2013;</v></c>', Cell("a <b> é–", 0, "s", None, True)
    ),
    Case('<c r="B2" t="str"><f>IF(A1="","",A1)</f><v></v></c>', Cell("", 0, "s", None, True)),
    Case('<c r="B2"><f t="shared" ref="B2:B9" si="0">A1+1</f><v>7</v></c>', Cell(7, 0, "n", None, True)),
    Case('<c r="B2"><f>NEVER()</f></c>', Cell(None, 0, "", None, True)),
    Case('<c r="B2" t="inlineStr"><is><t>GREEN</t></is></c>', Cell("GREEN", 0, "s")),
    Case('<c r="B2" t="inlineStr"><is><t> a_x000D_\nb </t></is></c>', Cell("a\r\nb", 0, "s")),
    Case('<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', Cell(" a ", 0, "s")),
    Case(
        '<c r="B2" t="inlineStr"><is><r><t>old</t></r><r><rPr><b/></rPr><t>new</t></r></is></c>',
        Cell("oldnew", 0, "s", (Run("old"), Run("new", bold=True))),
    ),
    Case('<c r="B2" t="s"><v>0</v></c>', Cell("shared", 0, "s")),
    Case('<c r="B2" t="s"><v>99</v></c>', None),
    Case('<c r="B2" t="s"><v>-1</v></c>', None),
    Case('<c r="B2" t="s"><v>x</v></c>', None),
    Case('<c r="B2" t="s"/>', None),
    Case('<c r="B2"><v/></c>', None),
    Case('<c r="B2"/>', None),
    Case('<c r="B2" s="1"/>', Cell(None, 1, "")),
    Case('<c t="b" r="B2"><v>1</v></c>', Cell(True, 0, "b")),
    Case('<c r="$B$2"><v>1</v></c>', Cell(1, 0, "n")),
    Case("<c r='b2'><v>1</v></c>", Cell(1, 0, "n")),
    Case('<c r="B2" t="str"><v><![CDATA[<b>]]></v></c>', Cell("<b>", 0, "s")),
    Case('<c r="B2"><!-- 1 --><v>2</v></c>', Cell(2, 0, "n")),
]


@pytest.mark.parametrize("case", VALUES, ids=lambda case: case.written)
@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
def test_a_value_is_read(tmp_path: Path, manner: str, case: Case, strict: bool) -> None:
    rows = f'<row r="2"><c r="A2"><v>1</v></c>{case.written}</row>'
    sheet = read(tmp_path, rows, before=manner, strings="<si><t>shared</t></si>", strict=strict)
    assert sheet.cell(2, 2) == case.cell
    assert type(sheet.cell(2, 2) and sheet.cell(2, 2).value) is type(case.cell and case.cell.value)  # type: ignore[union-attr]


def test_cells_and_rows_without_a_place_follow_the_one_before(tmp_path: Path, manner: str) -> None:
    rows = (
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>'
        '<row r="5"><c><v>4</v></c></row>'
        "<row><c><v>5</v></c></row>"
    )
    sheet = read(tmp_path, rows, before=manner)
    places = {(row, column): cell.value for row, cells in sheet.rows.items() for column, cell in cells.items()}
    assert places == {(1, 1): 1, (1, 4): 2, (1, 5): 3, (5, 1): 4, (6, 1): 5}


def test_rows_and_cells_out_of_order_come_out_in_order(tmp_path: Path, manner: str) -> None:
    rows = (
        '<row r="3"><c r="C3"><v>3</v></c><c r="A3"><v>1</v></c></row>'
        '<row r="1"><c r="A1"><v>0</v></c></row>'
        '<row r="3"><c r="B3"><v>2</v></c></row>'
    )
    sheet = read(tmp_path, rows, before=manner)
    assert [(row, list(cells)) for row, cells in sheet.rows.items()] == [(1, [1]), (3, [1, 2, 3])]


def test_a_run_without_a_format_takes_the_cells_font(tmp_path: Path, manner: str) -> None:
    strings = '<si><r><t>was</t></r><r><rPr><i/><u/></rPr><t>is</t></r><rPh sb="0" eb="1"><t>wuz</t></rPh></si>'
    rows = '<row r="1"><c r="A1" s="2" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
    sheet = read(tmp_path, rows, before=manner, strings=strings)
    plain = Run("is", italic=True, underline=True)
    assert sheet.rows[1][1] == Cell("wasis", 2, "s", (Run("was", bold=True, strike=True), plain))
    assert sheet.rows[1][2].runs == (Run("was"), plain)


def test_fills_are_kept_near_values_only(tmp_path: Path, manner: str) -> None:
    painted = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 400) if n != 200)
    first, last = painted.split('<row r="201">')
    rows = (
        f'{first}<row r="200"><c r="A200"><v>1</v></c><c r="IV200" s="1"/><c r="IW200" s="1"/></row><row r="201">{last}'
    )
    sheet = read(tmp_path, rows, before=manner)
    assert (min(sheet.rows), max(sheet.rows)) == (136, 264)
    assert list(sheet.rows[200]) == [1, 256]


def test_the_fill_of_a_row_or_column_shows_where_no_cell_stands(tmp_path: Path, manner: str) -> None:
    before = manner + '<cols><col min="3" max="16384" style="1"/></cols>'
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2" s="1" customFormat="1"><c r="A2"><v>1</v></c></row>'
        '<row r="3" s="1"/>'
    )
    sheet = read(tmp_path, rows, before=before)
    styles = [[sheet.style_at(row, column) for column in (1, 2, 3)] for row in (1, 2, 3)]
    assert styles == [[0, 0, 1], [0, 1, 1], [0, 0, 1]]


def test_a_row_painted_as_a_whole_has_its_fill_in_every_column(tmp_path: Path, manner: str) -> None:
    rows = (
        '<row r="1"><c r="D1"><v>1</v></c></row>'
        '<row r="2" s="1" customFormat="1"><c r="B2" s="2"><v>2</v></c></row>'
        '<row r="3" s="1" customFormat="1"/>'
        '<row r="4" s="1"><c r="A4"><v>4</v></c></row>'
    )
    sheet = read(tmp_path, rows, before=manner)
    blank = Cell(None, 1, "")
    assert sheet.rows[2] == {1: blank, 2: Cell(2, 2, "n"), 3: blank, 4: blank}
    assert list(sheet.rows[2]) == [1, 2, 3, 4]
    assert (list(sheet.rows), list(sheet.rows[4])) == ([1, 2, 4], [1])


def test_hidden_rows(tmp_path: Path, manner: str) -> None:
    rows = (
        '<row r="1"><c><v>1</v></c></row>'
        '<row r="2" hidden="1"><c><v>1</v></c></row>'
        '<row r="3" ht="0"><c><v>1</v></c></row>'
        '<row r="4" hidden="0"><c><v>1</v></c></row>'
    )
    sheet = read(tmp_path, rows, before=manner)
    assert sheet.hidden_rows == {2, 3}


def test_rows_hidden_by_default_are_those_that_are_not_written(tmp_path: Path, manner: str) -> None:
    rows = '<row r="1"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>'
    sheet = read(tmp_path, rows, before=manner + '<sheetFormatPr zeroHeight="1"/>')
    assert [sheet.is_hidden_row(row) for row in (1, 2, 4, 99)] == [False, True, False, True]
    assert sheet.hidden_rows == {2, 3}


def test_elements_of_a_prefix_are_read(tmp_path: Path) -> None:
    parts = book_parts()
    parts["xl/worksheets/sheet1.xml"] = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b'<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    book = open_workbook(write_zip(tmp_path / "prefix.xlsx", parts))
    assert book.read_sheet(book.sheets[0]).rows == {1: {1: Cell(5, 0, "n")}}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_a_sheet_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    parts = book_parts('<row r="1"><c r="A1" t="str"><v>café</v></c></row>')
    text = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    book = open_workbook(write_zip(tmp_path / "encoded.xlsx", parts))
    assert book.read_sheet(book.sheets[0]).rows == {1: {1: Cell("café", 0, "s")}}


TEXT = st.text(st.sampled_from("ab <>&\"'\n\t_x000D é–😀]"), max_size=12)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


CELLS = st.one_of(
    st.integers(-9, 99).map(lambda number: f"<v>{number}</v>"),
    st.tuples(TEXT, st.sampled_from(["", ' xml:space="preserve"'])).map(
        lambda pair: f"<is><t{pair[1]}>{escaped(pair[0])}</t></is>"
    ),
    TEXT.map(lambda text: f"<f>{escaped(text)}</f><v>{escaped(text)}</v>"),
    TEXT.map(lambda text: f"<f>{escaped(text)}</f>"),
    TEXT.filter(lambda text: "]]" not in text).map(lambda text: f"<v><![CDATA[{text}]]></v>"),
    st.sampled_from(["", "<v/>", " ", "<!-- <c> --><v>1</v>", "<v>1</v><extLst/>", "<is><r><t>a</t></r></is>"]),
)
ATTRIBUTES = st.sampled_from(
    ["", ' s="1"', ' t="s"', ' t="inlineStr"', ' t="str"', ' s="2" t="b"', ' t="e" s="1"', ' cm="1"']
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", ' r="2"', ' r="9" hidden="1"', ' spans="1:3" s="1" customFormat="1"', ' r="70"']),
        st.lists(st.tuples(st.sampled_from(["", ' r="B1"', ' r="AA7"', ' r="ZZZZ1"']), ATTRIBUTES, CELLS), max_size=4),
        st.sampled_from(["", "\n  ", "<!-- between -->", "<?pi?>"]),
    ),
    max_size=5,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, strings=st.lists(TEXT, max_size=3))
def test_plain_text_and_parser_give_the_same(tmp_path: Path, rows: list[Any], strings: list[str]) -> None:
    body = "".join(
        f"<row{attributes}>{gap.join(f'<c{place}{more}>{inside}</c>' for place, more, inside in cells)}</row>{gap}"
        for attributes, cells, gap in rows
    )
    shared = "".join(f"<si><t>{escaped(text)}</t></si>" for text in strings)
    plain = read(tmp_path, body, strings=shared)
    parsed = read(tmp_path, body, before="<!-- above -->", strings=f"<!-- above -->{shared}")
    assert plain.rows == parsed.rows
    assert [list(cells) for cells in plain.rows.values()] == [list(cells) for cells in parsed.rows.values()]
    assert (plain.hidden_rows, plain.row_styles) == (parsed.hidden_rows, parsed.row_styles)

"""What a sheet says of ranges: merges, filters, links, tables, drop-downs, panes, columns."""

from pathlib import Path

import pytest
import xlsxwriter

from rag_reports.ooxml.area import Area
from rag_reports.ooxml.sheet import Filter, Sheet, Spans, Table, Validation
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import book_parts, write_zip


def read(path: Path) -> Sheet:
    book = open_workbook(path)
    return book.read_sheet(book.sheets[0])


@pytest.fixture
def tracker(tmp_path: Path) -> Sheet:
    """A sheet with everything that another program can put on it."""
    path = tmp_path / "tracker.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Log")
        sheet.add_table(
            "A3:C9",
            {
                "name": "Items",
                "columns": [{"header": "No"}, {"header": "Due\ndate"}, {"header": "RAG"}],
                "total_row": True,
            },
        )
        for row in range(3, 8):
            sheet.write_row(row, 0, [row, "January 2019", "GREEN" if row % 2 else "RED"])
        sheet.autofilter("E3:F9")
        sheet.filter_column("F", "x == GREEN")
        for row in (4, 6, 11):
            sheet.set_row(row, options={"hidden": True})
        sheet.write("A12", "below")
        sheet.merge_range("H4:H6", "one date for three")
        sheet.write_url("A1", "https://www.example.org/a?b=1&c=2#d", string="source")
        sheet.write_url("B1", "internal:'Log'!C3", string="see")
        sheet.data_validation("C4:C9", {"validate": "list", "source": ["GREEN", "AMBER"]})
        sheet.freeze_panes(3, 1)
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_column("XFC:XFD", None, None, {"hidden": True})
        sheet.protect()
    return read(path)


def test_ranges_of_another_program(tracker: Sheet) -> None:
    assert tracker.merged == (Area(4, 8, 6, 8),)
    assert tracker.tables == (Table("Items", Area(3, 1, 9, 3), ("No", "Due\ndate", "RAG"), True, True),)
    assert tracker.validations == (Validation((Area(4, 3, 9, 3),), "list", '"GREEN,AMBER"'),)
    assert tracker.links == {(1, 1): "https://www.example.org/a?b=1&c=2#d", (1, 2): "#'Log'!C3"}
    assert (tracker.freeze, tracker.protected) == ((3, 1), True)


def test_hidden_columns(tracker: Sheet) -> None:
    assert [tracker.is_hidden_column(column) for column in (1, 2, 3, 16383, 16384)] == [False, True, False, True, True]
    assert tracker.hidden_columns == {2}


def test_filtered_rows_are_those_hidden_inside_an_active_filter(tracker: Sheet) -> None:
    assert tracker.filter == Area(3, 5, 9, 6)
    assert tracker.filters == (Filter(Area(3, 5, 9, 6), True), Filter(Area(3, 1, 8, 3), False))
    assert (tracker.hidden_rows, tracker.filtered_rows) == ({5, 7, 12}, {5, 7})


@pytest.mark.parametrize(
    ("criteria", "active"),
    [
        ("", False),
        ('<filterColumn colId="0"/>', False),
        ('<filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn>', True),
    ],
)
def test_a_filter_without_a_criterion_hides_nothing(tmp_path: Path, criteria: str, active: bool) -> None:
    rows = "".join(f'<row r="{row}" hidden="1"><c><v>1</v></c></row>' for row in (1, 2, 3))
    parts = book_parts(rows, after=f'<autoFilter ref="A1:B2">{criteria}</autoFilter>')
    sheet = read(write_zip(tmp_path / "filter.xlsx", parts))
    assert sheet.filtered_rows == ({2} if active else set())


def test_a_table_without_header_or_totals(tmp_path: Path) -> None:
    parts = book_parts("<row><c><v>1</v></c></row>")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/table" '
        b'Target="..\\tables\\t.xml"/>'
        b'<Relationship Id="r2" Type="x/table" Target="/xl/tables/none.xml"/>'
        b'<Relationship Id="r3" Type="x/table" Target="../tables/broken%20one.xml"/></Relationships>'
    )
    table = '<table xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" name="T" ref="{}" headerRowCount="0"/>'
    parts["xl/tables/t.xml"] = table.format("B2:C3").encode()
    parts["xl/tables/broken one.xml"] = table.format("#REF!").encode()
    sheet = read(write_zip(tmp_path / "table.xlsx", parts))
    assert sheet.tables == (Table("T", Area(2, 2, 3, 3), (), False, False),)


def test_a_drop_down_whose_list_stands_on_another_sheet(tmp_path: Path) -> None:
    after = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations>'
        '<x14:dataValidation xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" type="list">'
        "<x14:formula1><xm:f>Lists!$A$1:$A$4</xm:f></x14:formula1><xm:sqref>E5:E9 G5</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    sheet = read(write_zip(tmp_path / "list.xlsx", book_parts(after=after)))
    assert sheet.validations == (Validation((Area(5, 5, 9, 5), Area(5, 7, 5, 7)), "list", "Lists!$A$1:$A$4"),)


@pytest.mark.parametrize(
    ("pane", "freeze"),
    [
        ('<pane xSplit="2" ySplit="4" state="frozen"/>', (4, 2)),
        ('<pane ySplit="1" state="frozenSplit"/>', (1, 0)),
        ('<pane ySplit="1200" state="split"/>', None),
        ('<pane xSplit="many" state="frozen"/>', None),
        ("", None),
    ],
)
def test_frozen_panes(tmp_path: Path, pane: str, freeze: tuple[int, int] | None) -> None:
    parts = book_parts(before=f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>')
    assert read(write_zip(tmp_path / "pane.xlsx", parts)).freeze == freeze


def test_what_is_nonsense_is_left_out(tmp_path: Path) -> None:
    columns = "".join(
        f'<col min="{first}" max="{last}" hidden="1"/>' for first, last in [("0", "3"), ("x", "9"), ("5", "4")]
    )
    before = f"<cols>{columns}</cols>"
    after = (
        '<autoFilter ref="#REF!"/><mergeCells><mergeCell ref="A1"/><mergeCell ref=""/><mergeCell/></mergeCells>'
        '<conditionalFormatting sqref=""><cfRule/></conditionalFormatting><conditionalFormatting sqref="A1"/>'
        "<dataValidations><dataValidation/></dataValidations>"
        '<hyperlinks><hyperlink ref="A1"/><hyperlink location="B"/></hyperlinks>'
    )
    sheet = read(write_zip(tmp_path / "odd.xlsx", book_parts(before=before, after=after)))
    assert (sheet.merged, sheet.filters, sheet.conditional, sheet.validations, sheet.links) == ((), (), (), (), {})
    assert sheet.hidden_column_spans.ranges == ()
    assert (sheet.rows, sheet.max_row, sheet.max_column, sheet.filter) == ({}, 0, 0, None)


def test_spans_join_and_answer() -> None:
    spans = Spans([(9, 12), (1, 2), (3, 4), (11, 20)])
    assert spans.ranges == ((1, 4), (9, 20))
    assert [number in spans for number in (0, 1, 4, 5, 9, 20, 21)] == [False, True, True, False, True, True, False]
    assert (spans.up_to(10), 1 in Spans()) == ({1, 2, 3, 4, 9, 10}, False)

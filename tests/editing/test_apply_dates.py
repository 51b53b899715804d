"""Dates: a date cell keeps its format, a text cell gets the text of its column, an empty one what its column has."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from rag_reports import CellEdit, EditOutcome, apply_edits
from rag_reports.editing.dates import from_serial, to_serial, write_as
from tests.editing.test_apply import cell, outcomes, save, value
from tests.ooxml.books import book_parts, write_zip

DAY = dt.date(2019, 3, 31)


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "mmm-yy", "d mmmm yyyy", "mm-dd-yy", "[$-809]dd mmm yyyy;@"])
@pytest.mark.parametrize("mac", [False, True])
def test_a_date_cell_stays_one_of_its_format(tmp_path: Path, code: str, mac: bool) -> None:
    path = tmp_path / "log.xlsx"
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log"
    sheet["A1"] = dt.date(2018, 9, 30)
    sheet["A1"].number_format = code
    book.save(path)
    style = cell(path, "A1").style
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", dt.date(2018, 9, 30), DAY)])) == [EditOutcome.WRITTEN]
    found = openpyxl.load_workbook(path)["Log"]["A1"]
    assert (found.value, found.number_format) == (dt.datetime(2019, 3, 31), code)
    assert cell(path, "A1").style == style
    assert cell(path, "A1").value == (42093 if mac else 43555)


def test_a_time_is_kept(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": dt.datetime(2019, 1, 1, 9, 30)})
    moment = dt.datetime(2019, 3, 31, 14, 45, 30)
    apply_edits(path, [CellEdit("Log!A1", dt.datetime(2019, 1, 1, 9, 30), moment)])
    assert value(path, "A1") == moment
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", moment, moment)])) == [EditOutcome.UNCHANGED]


@pytest.mark.parametrize(
    ("column", "written"),
    [
        (["31 January 2019", "1 May 2018"], "31 March 2019"),
        (["31st January 2019", "1st May 2018"], "31st March 2019"),
        (["31/01/2019", "01/05/2018"], "31/03/2019"),
        (["31/01/19", "01/05/18"], "31/03/19"),
        (["31.1.2019", "1.5.2018"], "31.3.2019"),
        (["31-01-2019", "01-05-2018"], "31-03-2019"),
        (["2019-01-31", "2018-05-01"], "2019-03-31"),
        (["31 Jan 2019", "1 Feb 2018"], "31 Mar 2019"),
        (["31-Jan-19", "01-Feb-18"], "31-Mar-19"),
        (["January 2019", "May 2018"], "March 2019"),
        (["Jan-19", "Feb-18"], "Mar-19"),
        (["TBC", "Ongoing"], "31 March 2019"),
        (["TBC", "Within six months", "30/11/2018", "October 2018 Now December 2018"], "31/03/2019"),
    ],
)
def test_a_text_cell_gets_the_text_of_its_column(tmp_path: Path, column: list[str], written: str) -> None:
    cells = {f"F{row}": text for row, text in enumerate(column, start=2)}
    path = save(tmp_path / "log.xlsx", {"F1": "Due date", "E2": "1.1.2019", "E3": "1.1.2019", **cells})
    apply_edits(path, [CellEdit("Log!F3", column[1], DAY)])
    assert value(path, "F3") == written
    report = apply_edits(path, [CellEdit("Log!F3", column[1], DAY)])
    assert outcomes(report) == [EditOutcome.UNCHANGED]


def test_a_month_alone_is_written_only_for_its_last_day() -> None:
    months = ["January 2019", "May 2018", "June 2018", "1/2/2018"]
    assert write_as(months, DAY) == "March 2019"
    assert write_as(months, dt.date(2019, 3, 15)) == "15/3/2019"
    assert write_as(months[:2], dt.date(2019, 3, 15)) == "15 March 2019"
    assert write_as([], dt.datetime(2019, 3, 5, 9, 5)) == "5 March 2019 09:05"


def test_an_empty_cell_among_dates_becomes_one(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "Due", "A2": dt.date(2019, 1, 1), "A4": dt.date(2019, 1, 2)})
    apply_edits(path, [CellEdit("Log!A3", None, DAY), CellEdit("Log!C3", None, DAY), CellEdit("Log!A1", "Due", DAY)])
    sheet = openpyxl.load_workbook(path)["Log"]
    assert [sheet[name].value for name in ("A3", "C3", "A1")] == [
        dt.datetime(2019, 3, 31), dt.datetime(2019, 3, 31), "31 March 2019"
    ]  # fmt: skip
    assert sheet["A3"].number_format == sheet["A2"].number_format == "yyyy-mm-dd"
    assert sheet["C3"].number_format == "mm-dd-yy"  # built-in format 14, which follows the computer's own


def test_an_empty_cell_among_texts_becomes_one(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "31/01/2019", "A2": "TBC", "A4": "01/02/2019", "A5": 7})
    apply_edits(path, [CellEdit("Log!A3", None, DAY), CellEdit("Log!A5", 7, DAY)])
    assert (value(path, "A3"), value(path, "A5")) == ("31/03/2019", "31/03/2019")


def test_a_cell_set_to_text_gets_a_text(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": 1, "B1": "x"}, {"A1": "@"})
    apply_edits(path, [CellEdit("Log!A1", 1, DAY)])
    assert value(path, "A1") == "31 March 2019"


def test_an_iso_date_of_a_strict_workbook_stays_one(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="d"><v>2018-09-30</v></c></row>'
    path = write_zip(tmp_path / "log.xlsx", book_parts(rows, strict=True))
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", dt.date(2018, 9, 30), DAY)])) == [EditOutcome.WRITTEN]
    assert (cell(path, "A1").kind, cell(path, "A1").value) == ("d", "2019-03-31")
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", None, DAY)])) == [EditOutcome.UNCHANGED]


@pytest.mark.parametrize(
    ("day", "mac", "serial"),
    [
        (dt.date(1900, 1, 1), False, 1),
        (dt.date(1900, 2, 28), False, 59),
        (dt.date(1900, 3, 1), False, 61),
        (dt.date(2019, 3, 31), False, 43555),
        (dt.date(9999, 12, 31), False, 2958465),
        (dt.date(1904, 1, 1), True, 0),
        (dt.date(2019, 3, 31), True, 42093),
        (dt.datetime(2019, 3, 31, 6), False, 43555.25),
    ],
)
def test_days_are_counted_as_excel_does(day: dt.date, mac: bool, serial: float) -> None:
    assert to_serial(day, date1904=mac) == serial
    moment = day if isinstance(day, dt.datetime) else dt.datetime(day.year, day.month, day.day)
    assert from_serial(serial, date1904=mac) == moment


def test_a_day_before_the_calendar_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": dt.date(2019, 1, 1)})
    (result,) = apply_edits(path, [CellEdit("Log!A1", dt.date(2019, 1, 1), dt.date(1899, 12, 31))]).refused
    assert result.reason == "the workbook's calendar starts after 1899, so no cell holds that date. Give it as a text."

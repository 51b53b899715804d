"""Formulas are read by their cached values; a sheet that repeats another by formulas adds nothing."""

from pathlib import Path

import openpyxl
import xlsxwriter

from rag_reports import read_tracker
from tests.workbook_builder import shown

HEADER = ("Report", "No.", "Recommendation", "Status", "Due date", "Lead", "Days overdue")
ITEMS = (
    ("Living in fear", 1, "The force should publish its policy on stalking.", "GREEN", "30 September 2018"),
    ("Living in fear", 2, "The force should review how such calls are graded.", "AMBER", "31 March 2019"),
    ("Hate crime", 1, "The force should tell victims what happens next.", "RED", "31 October 2018"),
)
READ = [
    "Living in fear | 1 | GREEN | 2018-09-30",
    "Living in fear | 2 | AMBER | 2019-03-31",
    "Hate crime | 1 | RED | 2018-10-31",
]
SEEN = "report number status due"


def test_cached_values_are_the_values(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "formulas.xlsx") as book:
        sheet = book.add_worksheet("Log")
        sheet.write_row(0, 0, HEADER)
        for row, (title, number, text, status, due) in enumerate(ITEMS, start=1):
            sheet.write_formula(row, 0, f'=HYPERLINK("#Reports!A{row}","{title}")', None, title)
            sheet.write_formula(row, 1, "=ROW()-1", None, number)
            sheet.write_string(row, 2, text)
            sheet.write_formula(row, 3, f'=IF(G{row + 1}>0,"RED","AMBER")', None, status)
            sheet.write_formula(row, 4, '="30 September "&2018', None, due)
            sheet.write_formula(row, 5, '=VLOOKUP(A2,Leads!A:B,2,0)&""', None, "")
            sheet.write_formula(row, 6, "=TODAY()-E2", None, 12)
        sheet.write_formula(5, 2, '=COUNTIF(D2:D4,"GREEN")', None, 1)
    tracker = read_tracker(tmp_path / "formulas.xlsx")
    assert shown(tracker, SEEN) == READ
    assert shown(tracker, "owner") == ["-", "-", "-"]


def test_an_extract_made_of_formulas_is_not_read_twice(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "extract.xlsx") as book:
        for name in ("Public extract", "Log"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            for row, values in enumerate(ITEMS, start=1):
                for column, value in enumerate(values):
                    if name == "Log":
                        sheet.write(row, column, value)
                    else:
                        sheet.write_formula(row, column, f"=Log!{'ABCDE'[column]}{row + 1}", None, value)
    tracker = read_tracker(tmp_path / "extract.xlsx")
    assert tracker.layout.sheets == ("Log",)
    assert shown(tracker, SEEN) == READ


def test_a_tracker_made_of_formulas_alone_is_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "linked.xlsx") as book:
        sheet = book.add_worksheet("Log")
        sheet.write_row(0, 0, HEADER)
        for row, values in enumerate(ITEMS, start=1):
            for column, value in enumerate(values):
                sheet.write_formula(row, column, f"='[master.xlsx]Log'!{'ABCDE'[column]}{row + 1}", None, value)
    assert shown(read_tracker(tmp_path / "linked.xlsx"), SEEN) == READ


def test_formulas_without_results_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Log"
    sheet.append(HEADER)
    for row, values in enumerate(ITEMS, start=2):
        sheet.append([*values, f"=Leads!A{row}", "=1+1"])
    sheet["L9"] = "=1+1"
    book.save(tmp_path / "no results.xlsx")
    tracker = read_tracker(tmp_path / "no results.xlsx")
    assert shown(tracker, SEEN) == READ
    assert tracker.warnings == (
        "Log!F2 and 2 more: the workbook holds no result of the formula, which reads as blank. Open it in Excel and "
        "save it.",
    )

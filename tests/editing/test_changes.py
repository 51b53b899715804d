"""Files of changes: workbooks, CSV as Excel saves it, JSON; and what is said of files that cannot be read."""

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from rag_reports.editing.changes import Change, read_changes
from rag_reports.errors import ChangesError, WorkbookError

HEADS = "report,number,field,value"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def asked(changes: list[Change]) -> list[tuple[object, ...]]:
    return [(change.report, change.number, change.field, change.value, change.item_type) for change in changes]


def test_csv_in_its_order_with_the_line_of_each(tmp_path: Path) -> None:
    path = write(
        tmp_path / "changes.csv", f'{HEADS},type\nFraud,1a,status,GREEN,\n,,,,\nFraud,2,comment,"Two\nlines",AFI\n'
    )
    changes = read_changes(path)
    assert asked(changes) == [("Fraud", "1a", "status", "GREEN", None), ("Fraud", "2", "comment", "Two\nlines", "AFI")]
    assert [change.place for change in changes] == ["changes.csv, line 2", "changes.csv, line 5"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"{HEADS}\nRapport Zoë,1,owner,Café lead\n", "utf-8-sig"),
        (f"{HEADS}\r\nRapport Zoë,1,owner,Café lead\r\n", "cp1252"),
        (f"{HEADS}\nRapport Zoë,1,owner,Café lead\n".replace(",", "\t"), "utf-16"),
        (f"{HEADS}\nRapport Zoë,1,owner,Café lead\n".replace(",", ";"), "utf-8"),
        (f"sep=|\n{HEADS}\nRapport Zoë,1,owner,Café lead\n".replace(",", "|"), "utf-8"),
        ("Changes for the meeting\n\nNo.,Inspection report,New value,Column\n1,Rapport Zoë,Café lead,owner\n", "utf-8"),
    ],
)
def test_csv_as_excel_saves_it(tmp_path: Path, text: str, encoding: str) -> None:
    changes = read_changes(write(tmp_path / "changes.csv", text, encoding))
    assert asked(changes) == [("Rapport Zoë", "1", "owner", "Café lead", None)]


def test_a_value_left_blank_is_not_an_empty_cell(tmp_path: Path) -> None:
    changes = read_changes(
        write(tmp_path / "c.csv", f"{HEADS}\nFraud,1,owner,\nFraud,2,owner,(Blank)\nFraud,3,owner\n")
    )
    assert [(change.value, change.left_blank) for change in changes] == [("", True), (None, False), ("", True)]


@pytest.mark.parametrize("wrap", [False, True])
def test_json_keeps_the_kind_of_a_value(tmp_path: Path, wrap: bool) -> None:
    values = ["GREEN", 5, 0.25, True, None, "2019-03-31"]
    rows = [{"Report": "Fraud", "number": 4, "field": "status", "value": value} for value in values]
    path = write(tmp_path / "changes.json", json.dumps({"changes": rows} if wrap else rows))
    changes = read_changes(path)
    assert [change.value for change in changes] == values
    assert {(change.number, change.left_blank) for change in changes} == {("4", False)}
    assert changes[1].place == "changes.json, change 2"


def test_a_workbook_with_a_banner_numbers_dates_and_merged_titles(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Please read"])
    sheet = book.create_sheet("Our changes")
    sheet.append(["For the March meeting"])
    sheet.append(["Report", "Number", "Field", "Value", "Agreed by"])
    sheet.append(["Fraud", 4.1, "due", dt.date(2019, 3, 31), "Chief officers"])
    sheet["B3"].number_format = "0.00"
    sheet.append([None, 5, "per cent", 0.6])
    sheet.append([None, 6, "comment", " two\nlines "])
    sheet.append([])
    sheet.append([None, 7, "comment", None])
    sheet.merge_cells("A3:A5")
    book.save(tmp_path / "changes.xlsx")
    changes = read_changes(tmp_path / "changes.xlsx")
    assert asked(changes) == [
        ("Fraud", "4.10", "due", dt.date(2019, 3, 31), None),
        ("Fraud", "5", "per cent", 0.6, None),
        ("Fraud", "6", "comment", " two\nlines ", None),
        ("", "7", "comment", None, None),
    ]
    assert changes[0].place == "changes.xlsx, 'Our changes'!D3"
    assert [change.left_blank for change in changes] == [False, False, False, True]


def test_struck_through_text_is_an_old_value(tmp_path: Path) -> None:
    from tests.workbook_builder import build_book

    path = build_book(
        tmp_path / "changes.xlsx", f"{HEADS.replace(',', '|')}\nFraud|1|owner|~~Head of Crime~~ Head of IT"
    )
    assert [change.value for change in read_changes(path)] == ["Head of IT"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "c.csv",
            "report,number,value\nFraud,1,x\n",
            "no row of headings was found. Give it a row of headings: report",
        ),
        ("c.csv", "", "no row of headings"),
        ("c.json", "[", "this is not valid JSON"),
        ("c.json", "[" * 100_000, "this is not valid JSON"),
        ("c.json", '"GREEN"', "this is not a list of changes"),
        ("c.json", '[{"report": "Fraud", "number": "1", "field": "due"}]', "change 1: value is missing"),
        ("c.json", "[7]", "change 1: report is missing"),
        ("c.json", '[{"report": "F", "number": "1", "field": "due", "value": [1]}]', "the value is a list or a table"),
        ("c.docx", "x", "this is not a kind of file that changes are read from. Give an .xlsx, .csv or .json file"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ChangesError) as error:
        read_changes(write(tmp_path / name, text))
    assert said in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ChangesError, match="there is no such file"):
        read_changes(tmp_path / "changes.csv")
    with pytest.raises(WorkbookError, match="there is no such file"):
        read_changes(tmp_path / "changes.xlsx")


@pytest.mark.parametrize(("value", "said"), [("=1/0", "formula that was never calculated"), ("#REF!", "is an error")])
def test_a_value_that_excel_could_not_work_out(tmp_path: Path, value: str, said: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADS.split(","))
    book.active.append(["Fraud", 1, "owner", value])
    if value.startswith("#"):
        book.active["D2"].data_type = "e"
    book.save(tmp_path / "changes.xlsx")
    with pytest.raises(ChangesError, match=said):
        read_changes(tmp_path / "changes.xlsx")

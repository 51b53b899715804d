"""apply: changes shown before and after, written with --write, and refused by name."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from rag_reports import Status, read_tracker
from tests.workbook_builder import build_book

from .conftest import Done

Run = Callable[..., Done]
TABLE = """
Report|No.|Recommendation|RAG|Due date|Strategic lead|Update
Fraud|1|Forces should publish their policy on fraud.|GREEN{fill 00B050}|2018-09-30|Head of Crime|It is published.
Fraud|2|Forces should review the staff of their desk.|AMBER{fill FFC000}|31 March 2019|Head of Crime|It was seen.
Fraud|3|Forces should tell each victim what happens.|AMBER{fill FFC000}|31 March 2019|Head of Crime|Letters went.
"""
HEADS = "report,number,field,value\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return build_book(tmp_path / "tracker.xlsx", TABLE)


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    path = tmp_path / "changes.csv"
    path.write_text(
        f"{HEADS}Fraud,2,status,green\nFraud,2,due,2019-06-30\nFraud,1,due,2018-10-31\n"
        'Fraud,3,comment,"=2+2, they said"\nFraud,3,owner,Head of Crime\n',
        encoding="utf-8",
    )
    return path


def values(book: Path) -> dict[str, object]:
    sheet = openpyxl.load_workbook(book)["Log"]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def test_nothing_is_written_without_write(run: Run, book: Path, changes: Path, tmp_path: Path) -> None:
    before, files = book.read_bytes(), sorted(tmp_path.iterdir())
    done = run("apply", book, changes)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "tracker.xlsx: 4 cells to change, 1 already so",
        "",
        "  Cell    Item      Before             After",
        "  Log!D3  2, Fraud  AMBER on AMBER     GREEN on GREEN",
        "  Log!E3  2, Fraud  31 March 2019      30 June 2019",
        "  Log!E2  1, Fraud  30 September 2018  31 October 2018",
        "  Log!G4  3, Fraud  Letters went.      =2+2, they said",
        "",
        "Nothing is written yet. Add --write to write.",
    ]
    assert book.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == files


def test_with_write_those_cells_change_and_a_copy_is_kept(run: Run, book: Path, changes: Path) -> None:
    original, before = book.read_bytes(), values(book)
    done = run("apply", book, changes, "--write")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "tracker.xlsx: 4 cells changed, 1 already so"
    after = values(book)
    changed = {cell: value for cell, value in after.items() if value != before[cell]}
    assert changed.pop("E2").date().isoformat() == "2018-10-31"  # type: ignore[attr-defined]
    assert changed == {"D3": "GREEN", "E3": "30 June 2019", "G4": "=2+2, they said"}
    item = read_tracker(book).items[1][1]
    assert (item.status, item.colour) == (Status.GREEN, Status.GREEN)
    (backup,) = book.parent.glob("tracker (before *).xlsx")
    assert backup.read_bytes() == original
    assert done.out.splitlines()[-2:] == [f"Written to {book}", f"The workbook as it was: {backup}"]


def test_a_second_time_there_is_nothing_to_write(run: Run, book: Path, changes: Path) -> None:
    run("apply", book, changes, "--write", "--no-backup")
    written, files = book.read_bytes(), sorted(book.parent.iterdir())
    done = run("apply", book, changes, "--write")
    assert done.code == 0
    assert done.out.splitlines() == ["tracker.xlsx: 0 cells to change, 5 already so", "", "There is nothing to write."]
    assert book.read_bytes() == written
    assert sorted(book.parent.iterdir()) == files


def test_into_another_file(run: Run, book: Path, changes: Path, tmp_path: Path) -> None:
    original = book.read_bytes()
    done = run("apply", book, changes, "--write", "--out", tmp_path / "new.xlsx")
    assert done.code == 0
    assert book.read_bytes() == original
    assert values(tmp_path / "new.xlsx")["D3"] == "GREEN"


@pytest.mark.parametrize("write", [(), ("--write",)])
def test_one_refusal_keeps_all_from_being_written(run: Run, book: Path, tmp_path: Path, write: tuple[str, ...]) -> None:
    original = book.read_bytes()
    path = tmp_path / "changes.csv"
    path.write_text(f"{HEADS}Fraud,2,status,GREEN\nFraud,9,status,GREEN\nFraud,1,evidence,Minute 7\n", encoding="utf-8")
    done = run("apply", book, path, *write)
    assert (done.code, done.err) == (2, "")
    lines = done.out.splitlines()
    assert lines[0] == "tracker.xlsx: 1 cell to change, 2 refused"
    assert "Refused (2)" in lines
    told = " ".join(done.out.split())
    assert "changes.csv, line 3: 9, Fraud: the report has no item of that number. It has: 1, 2, 3." in told
    assert "changes.csv, line 4: 1, Fraud, evidence: the tracker has no column for evidence. This tracker has:" in told
    assert lines[-1] == f"Nothing {'was' if write else 'will be'} written while a change is refused."
    assert book.read_bytes() == original


def test_a_protected_sheet_is_refused_with_its_remedy(run: Run, tmp_path: Path, changes: Path) -> None:
    def protect(made: openpyxl.Workbook) -> None:
        made["Log"].protection.sheet = True

    book = build_book(tmp_path / "locked.xlsx", TABLE, finish=protect)
    done = run("apply", book, changes, "--write")
    assert done.code == 2
    assert "Log!D3, 2, Fraud: the sheet is protected" in done.out
    assert "Unprotect the sheet" in " ".join(done.out.split())


def test_json_changes_and_a_workbook_of_changes(run: Run, book: Path, tmp_path: Path) -> None:
    rows = [{"report": "Fraud", "number": 2, "field": "Strategic lead", "value": None}]
    (tmp_path / "changes.json").write_text(json.dumps(rows), encoding="utf-8")
    assert "Head of Crime  (blank)" in run("apply", book, tmp_path / "changes.json").out
    asked = build_book(tmp_path / "asked.xlsx", "Report|Number|Field|Value\nFraud|1|due|2018-10-31")
    assert "30 September 2018  31 October 2018" in run("apply", book, asked).out


def test_long_texts_are_shown_from_where_they_differ(run: Run, tmp_path: Path) -> None:
    start = "The review was held over three months and its findings were sent to each area commander, "
    book = build_book(tmp_path / "tracker.xlsx", TABLE.replace("It was seen.", f"{start}who will answer in May."))
    path = tmp_path / "changes.csv"
    path.write_text(f'{HEADS}Fraud,2,comment,"{start}who answered in June."\n', encoding="utf-8")
    done = run("apply", book, path)
    assert max(map(len, done.out.splitlines())) <= 100
    assert "will answer in May." in done.out and "answered in June." in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.xlsx", "changes.csv"], "nowhere.xlsx: there is no such file"),
        (["tracker.xlsx", "nowhere.csv"], "nowhere.csv: there is no such file"),
        (["tracker.xlsx"], "Missing argument 'CHANGES'"),
    ],
)
def test_what_cannot_be_read_is_2(
    run: Run, book: Path, changes: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(book.parent)
    done = run("apply", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err

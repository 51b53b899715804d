"""check --fix: what can be mended safely, shown, written with --write, and checked again."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill

from rag_reports import check_tracker, read_tracker
from rag_reports.cli.options import split_codes
from tests.editing.test_plan import AS_AT, SOUND, table
from tests.workbook_builder import build_book

from .conftest import Done

Run = Callable[..., Done]
FIXABLE = "RAG105,RAG115,RAG116"
AS_AT_DAY = ("--as-at", AS_AT.isoformat(), "--select", FIXABLE)
FAULTY = (*SOUND, "Grren{fill 00B050}", "AMBER{fill 00B050}", "{fill FFC000}", "'NEW  GREEN{fill 00B050}")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return build_book(tmp_path / "tracker.xlsx", table(*FAULTY))


def codes(book: Path) -> list[tuple[str, str]]:
    found = check_tracker(read_tracker(book), as_at=AS_AT, select=split_codes([FIXABLE])).findings
    return [(finding.code, finding.cell.address if finding.cell else "") for finding in found]


def test_without_write_the_findings_stand_and_the_cells_are_shown(run: Run, book: Path) -> None:
    before = book.read_bytes()
    done = run("check", book, *AS_AT_DAY, "--fix")
    assert (done.code, done.err) == (1, "")
    assert "1 error, 3 warnings." in done.out
    assert done.out.splitlines()[-9:] == [
        "tracker.xlsx: 4 cells to change",
        "",
        "  Cell    Item      Before          After",
        "  Log!D5  4, Fraud  Grren           GREEN",
        "  Log!D6  5, Fraud  AMBER on GREEN  AMBER on AMBER",
        "  Log!D7  6, Fraud  (blank)         AMBER",
        '  Log!D8  7, Fraud  "NEW··GREEN"    "NEW GREEN"',
        "",
        "Nothing is written yet. Add --write to write.",
    ]
    assert book.read_bytes() == before


def test_with_write_they_are_mended_and_checked_again(run: Run, book: Path) -> None:
    original = book.read_bytes()
    assert len(codes(book)) == 4
    done = run("check", book, *AS_AT_DAY, "--fix", "--write")
    assert (done.code, done.err) == (0, "")
    assert "nothing found." in done.out
    assert "tracker.xlsx: 4 cells changed" in done.out
    assert codes(book) == []
    sheet = openpyxl.load_workbook(book)["Log"]
    assert [sheet[f"D{row}"].value for row in range(5, 9)] == ["GREEN", "AMBER", "AMBER", "NEW GREEN"]
    (backup,) = book.parent.glob("tracker (before *).xlsx")
    assert backup.read_bytes() == original


def test_what_stands_decides_the_exit_code(run: Run, tmp_path: Path) -> None:
    faults = (*FAULTY, "Purple")
    book = build_book(tmp_path / "tracker.xlsx", table(*faults))
    done = run("check", book, *AS_AT_DAY, "--select", "RAG103", "--fix", "--write")
    assert done.code == 1
    assert "RAG103" in done.out and "RAG116" not in done.out
    assert "4 cells changed" in done.out


def test_a_whole_column_of_colours_gets_its_words(run: Run, tmp_path: Path) -> None:
    fills = ("{fill FFC000}", "{fill 00B050}", "{fill FFC000}", "{fill FF0000}")
    book = build_book(tmp_path / "tracker.xlsx", table(*fills))
    done = run("check", book, *AS_AT_DAY, "--fix", "--write")
    assert done.code == 0
    sheet = openpyxl.load_workbook(book)["Log"]
    assert [sheet[f"D{row}"].value for row in range(2, 6)] == ["AMBER", "GREEN", "AMBER", "RED"]
    assert codes(book) == []


def _formula(made: openpyxl.Workbook) -> None:
    made["Log"]["D7"] = '=IF(B7=6,"","GREEN")'


def _conditional(made: openpyxl.Workbook) -> None:
    fill = PatternFill("solid", bgColor="FF00B050")
    made["Log"].conditional_formatting.add("D6", CellIsRule(operator="equal", formula=['"AMBER"'], fill=fill))


@pytest.mark.parametrize(
    ("finish", "cell", "said"),
    [
        (_formula, "D7", "Log!D7 (RAG115): a formula writes what stands there."),
        (_conditional, "D6", "Log!D6 (RAG105): its colour comes from a conditional format."),
    ],
)
def test_a_fix_that_is_refused_leaves_the_others(
    run: Run, tmp_path: Path, finish: Callable[[openpyxl.Workbook], None], cell: str, said: str
) -> None:
    book = build_book(tmp_path / "tracker.xlsx", table(*FAULTY), finish=finish)
    done = run("check", book, *AS_AT_DAY, "--fix", "--write")
    assert "3 cells changed, 1 refused" in done.out
    assert said in " ".join(done.out.split())
    assert [address for _, address in codes(book)] == [cell]
    assert done.code == (1 if cell == "D6" else 0)  # an error stands, or a warning


def test_a_protected_sheet_is_left_alone(run: Run, tmp_path: Path) -> None:
    def protect(made: openpyxl.Workbook) -> None:
        made["Log"].protection.sheet = True

    book = build_book(tmp_path / "tracker.xlsx", table(*FAULTY), finish=protect)
    before = book.read_bytes()
    done = run("check", book, *AS_AT_DAY, "--fix", "--write")
    assert done.code == 1
    assert "0 cells to change, 4 refused" in done.out
    assert "Log!D5, 4, Fraud: the sheet is protected" in done.out
    assert book.read_bytes() == before


def test_json_lists_the_edits(run: Run, book: Path) -> None:
    record = json.loads(run("check", book, *AS_AT_DAY, "--fix", "--format", "json").out)
    assert len(record["findings"]) == 4
    assert record["edits"][1] == {
        "cell": "Log!D6", "item": "5, Fraud", "before": "AMBER", "after": "AMBER", "status": "AMBER",
        "outcome": "planned",
    }  # fmt: skip
    assert (record["refused"], record["written_to"], record["backup"]) == ([], None, None)
    record = json.loads(run("check", book, *AS_AT_DAY, "--fix", "--write", "--format", "json").out)
    assert record["findings"] == []
    assert {edit["outcome"] for edit in record["edits"]} == {"written"}
    assert record["written_to"] == str(book)


def test_write_needs_fix(run: Run, book: Path) -> None:
    done = run("check", book, "--write")
    assert done.code == 2 and "--write: there is no --fix" in done.err


def test_several_books_are_each_mended(run: Run, book: Path, tmp_path: Path) -> None:
    other = build_book(tmp_path / "other.xlsx", table(*SOUND, "Ambre"))
    done = run("check", book, other, *AS_AT_DAY, "--fix", "--write")
    assert done.code == 0
    assert codes(book) == codes(other) == []


def test_the_samples_are_mended(run: Run, tmp_path: Path) -> None:
    sample = Path(__file__).parent.parent.parent / "workbooks" / "eastmere" / "tracker.xlsx"
    book = tmp_path / "tracker.xlsx"
    book.write_bytes(sample.read_bytes())
    offered = {code for code, _ in codes(book)}
    done = run("check", book, *AS_AT_DAY, "--fix", "--write")
    assert offered and done.code == 0
    assert codes(book) == []
    assert len(read_tracker(book).items) == len(read_tracker(sample).items)

"""compare: its forms, and what two layouts of one tracker differ in."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .conftest import CLEAN, OVERDUE, Done, write_book

Run = Callable[..., Done]
MOVED = (*OVERDUE[:4], "NEW GREEN", "31 October 2018 Now January 2019", *OVERDUE[6:])


@pytest.fixture
def books(tmp_path: Path) -> tuple[Path, Path]:
    old = write_book(tmp_path / "October.xlsx", (*CLEAN, OVERDUE))
    return old, write_book(tmp_path / "January.xlsx", (MOVED, *CLEAN[1:]))


def test_text_tells_balance_and_items(run: Run, books: tuple[Path, Path]) -> None:
    done = run("compare", *books)
    assert (done.code, done.err) == (0, "")
    lines = [line.strip() for line in done.out.splitlines()]
    assert lines[0] == "What changed from October.xlsx to January.xlsx"
    assert lines[1] == "2 open items + 0 new - 1 closed = 1 open."
    assert any(line.endswith("AMBER -> NEW GREEN") for line in lines)
    assert "Dropped (1), cells of October.xlsx" in lines


def test_what_has_no_status_any_more_is_not_called_closed_without_a_word(run: Run, tmp_path: Path) -> None:
    old = write_book(tmp_path / "October.xlsx", (*CLEAN, OVERDUE))
    new = write_book(tmp_path / "January.xlsx", (*CLEAN, (*OVERDUE[:4], None, *OVERDUE[5:])))
    assert "- 1 closed (1 of them without a status now) = 1 open." in run("compare", old, new).out


def test_json_has_the_keys_that_programs_rely_on(run: Run, books: tuple[Path, Path]) -> None:
    record = json.loads(run("compare", *books, "--format", "json").out)
    wanted = {"old", "new_book", "new", "dropped", "closed", "reopened", "status", "due", "owner", "reworded"}
    assert wanted | {"matched_by_text", "balance"} <= set(record)
    (moved,) = record["status"]
    assert (moved["number"], moved["from"], moved["to"], moved["new_flag"]) == ("3", "AMBER", "GREEN", True)
    (due,) = record["due"]
    assert (due["from"], due["to"], due["months"], due["moves"], due["reason"]) == (
        ("2018-10-31", "2019-01-31", 3, 1, "")
    )
    balance = record["balance"]
    assert balance["opening"] + balance["new"] - balance["closed"] == balance["closing"] == 1
    assert [entry["number"] for entry in record["dropped"]] == ["1"]
    for name in ("new", "dropped", "closed", "status", "due", "owner", "reworded", "matched_by_text"):
        assert all("report" in entry and "number" in entry for entry in record[name])


def test_a_workbook_against_itself_changes_nothing_but_repeats_comments(run: Run, books: tuple[Path, Path]) -> None:
    record = json.loads(run("compare", books[0], books[0], "--format", "json").out)
    assert not any(record[name] for name in ("new", "dropped", "closed", "reopened", "status", "due", "reworded"))
    assert [entry["number"] for entry in record["unchanged_comment"]] == ["2", "3"]


def test_text_says_when_nothing_changed(run: Run, books: tuple[Path, Path]) -> None:
    assert "\nNothing changed.\n" in run("compare", books[0], books[0]).out
    assert "Nothing changed." not in run("compare", *books).out


def test_a_text_that_looks_like_a_formula_stays_text(run: Run, tmp_path: Path) -> None:
    old, new = (
        write_book(tmp_path / f"{name}.xlsx", (*CLEAN, (*OVERDUE[:6], owner, *OVERDUE[7:])))
        for name, owner in (("old", "Custody"), ("new", "@Custody desk"))
    )
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(run("compare", old, new, "--format", "csv").out))
        if row["change"] == "owner changed"
    ]
    assert row["after"].startswith("'@Custody")
    assert run("compare", old, new, "--format", "xlsx", "-o", tmp_path / "changes.xlsx").code == 0
    sheet = load_workbook(tmp_path / "changes.xlsx")["Changes"]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_csv_and_xlsx_hold_the_same_rows(run: Run, books: tuple[Path, Path], tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", *books, "--format", "csv").out)))
    assert run("compare", *books, "--format", "xlsx").code == 2
    assert run("compare", *books, "--format", "xlsx", "-o", tmp_path / "changes.xlsx").code == 0
    book = load_workbook(tmp_path / "changes.xlsx")
    listed = [row[0] for row in book["Changes"].iter_rows(min_row=2, values_only=True)]
    assert listed == [row["change"] for row in rows]
    assert book["Changes"].auto_filter.ref == f"A1:I{len(rows) + 1}"
    balance = {row[0]: row[1:5] for row in book["Balance"].iter_rows(values_only=True)}
    assert balance["All open items"] == (2, 0, 1, 1)


def test_it_never_writes_over_a_tracker(run: Run, books: tuple[Path, Path]) -> None:
    before = books[0].read_bytes()
    done = run("compare", *books, "--format", "xlsx", "-o", books[0])
    assert done.code == 2 and books[0].read_bytes() == before

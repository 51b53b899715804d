"""reconcile: the sample force's tracker against the inspectorate's list, in every form, and back through apply."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rag_reports import read_tracker

from ..conftest import ROOT
from .conftest import Done

Run = Callable[..., Done]
FORCE = ROOT / "workbooks" / "northfold"


@pytest.fixture
def books(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the tracker and the list in a folder that may be written to."""
    names = ("tracker.xlsx", "inspectorate_list.xlsx")
    tracker, listed = (Path(shutil.copy(FORCE / name, tmp_path / name)) for name in names)
    return tracker, listed


def test_json_tells_every_list(run: Run, books: tuple[Path, Path]) -> None:
    record = json.loads(run("reconcile", *books, "--format", "json").out)
    told = {
        name: [(entry["report"].split(":")[0], entry["number"]) for entry in record[name]]
        for name in ("missing_here", "missing_there", "text_differs", "matched_by_text")
    }
    assert told == {
        "missing_here": [("Northfold", "5.12")],
        "missing_there": [("PEEL", "AFI 4")],
        "text_differs": [("Stolen freedom", "9")],
        "matched_by_text": [("Northfold", "5.4")],
    }
    assert [(entry["number"], entry["how"]) for entry in record["status_differs"]] == [
        ("5", "not_reviewed"),
        ("AFI 1", "force_says_done"),
        ("AFI 3", "still_reported"),
    ]
    assert len(record["same"]) == 20
    (group,) = record["possible_duplicates"]
    assert [entry["number"] for entry in group["items"]] == ["5.9", "5.9"]


def test_text_says_who_says_what(run: Run, books: tuple[Path, Path]) -> None:
    done = run("reconcile", *books)
    assert (done.code, done.err) == (0, "")
    lines = [line.strip() for line in done.out.splitlines()]
    assert lines[:2] == ["tracker.xlsx against inspectorate_list.xlsx", "25 items here, 26 on the list; 20 the same"]
    assert "The inspectorate is done with it, the force still reports it (1)" in lines
    assert "here: AMBER; list: Signed off" in lines


def test_the_workbook_links_into_both_books(run: Run, books: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("reconcile", *books, "--format", "xlsx").code == 2
    assert run("reconcile", *books, "--format", "xlsx", "-o", tmp_path / "differences.xlsx").code == 0
    sheet = load_workbook(tmp_path / "differences.xlsx")["Differences"]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[2].value == "AFI 3")
    assert (row[6].hyperlink.target, row[6].hyperlink.location) == ("tracker.xlsx", "'Legitimacy 2016'!A9")
    assert row[7].hyperlink.target == "inspectorate_list.xlsx"


def test_proposals_go_through_apply(run: Run, books: tuple[Path, Path], tmp_path: Path) -> None:
    before = books[0].read_bytes()
    done = run("reconcile", *books, "--changes", tmp_path / "changes.csv")
    assert done.code == 0 and "2 proposed changes" in done.err
    assert books[0].read_bytes() == before
    assert run("apply", books[0], tmp_path / "changes.csv", "--write").code == 0
    record = json.loads(run("reconcile", *books, "--format", "json").out)
    assert [entry["how"] for entry in record["status_differs"]] == ["not_reviewed", "force_says_done"]
    assert record["text_differs"] == []
    (item,) = [
        item
        for report, item in read_tracker(books[0]).items
        if report.sheet == "Legitimacy 2016" and "3" in item.number
    ]
    assert item.status == "GREEN"

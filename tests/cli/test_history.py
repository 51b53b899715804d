"""``rag-reports snapshot`` and ``history`` from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .conftest import Done

Run = Callable[..., Done]


@pytest.fixture
def folder(run: Run, clean: Path, faulty: Path, tmp_path: Path) -> Path:
    """Two meetings, kept from two workbooks."""
    place = tmp_path / "what we told"
    assert run("snapshot", clean, "--meeting", "31/10/2018", "-o", place).code == 0
    assert run("snapshot", faulty, "--meeting", "31 January 2019", "-o", place).code == 0
    return place


def test_a_snapshot_is_kept_beside_the_workbook_and_says_where(run: Run, faulty: Path) -> None:
    done = run("snapshot", faulty, "--meeting", "2019-01-31")
    copy = faulty.parent / "snapshots" / f"2019-01-31 {faulty.name}"
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:5] == [
        "Meeting of 31 January 2019: 3 items",
        "  GREEN 1 · AMBER 2 · RED 0 · WHITE 0 · CLOSED 0",
        "Kept:",
        f"  {copy}",
        f"  {copy.with_suffix('.json')}",
    ]
    assert "Kept already, and unchanged:" in run("snapshot", faulty, "--meeting", "2019-01-31").out


def test_another_workbook_needs_replace(run: Run, clean: Path, faulty: Path) -> None:
    run("snapshot", faulty, "--meeting", "2019-01-31")
    refused = run("snapshot", clean, "--meeting", "2019-01-31")
    assert (refused.code, refused.out) == (2, "")
    assert "has a snapshot of another workbook already. Add --replace" in refused.err
    replaced = run("snapshot", clean, "--meeting", "2019-01-31", "--replace")
    assert (replaced.code, replaced.out.splitlines()[2]) == (
        0,
        'Kept in the place of another snapshot, which is in "replaced":',
    )


def test_the_meeting_must_be_given(run: Run, clean: Path) -> None:
    done = run("snapshot", clean)
    assert (done.code, "--meeting" in done.err) == (2, True)


def test_history_shows_each_meeting(run: Run, folder: Path) -> None:
    done = run("history", folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "what we told: what committee was told at 2 meetings"
    assert "  1    GREEN 30 Sep 2018  GREEN 30 Sep 2018  " in done.out


def test_a_changed_copy_is_a_warning_and_the_rest_is_shown(run: Run, folder: Path) -> None:
    copy = folder / "2018-10-31 clean.xlsx"
    copy.chmod(0o644)
    copy.write_bytes(copy.read_bytes() + b"x")
    done = run("history", folder, "--report", "fraud", "--number", "3")
    assert done.code == 0
    assert done.err.startswith(
        "Warning: 2018-10-31 clean.xlsx: the copy kept for the meeting of 31 October 2018 is not"
    )
    assert "31 Oct 2018 (copy changed)  not on the tracker" in done.out
    assert "AMBER               31 Oct 2018  Head of Crime" in done.out


def test_the_machine_forms_are_written(run: Run, folder: Path, tmp_path: Path) -> None:
    assert len(json.loads(run("history", folder, "--format", "json").out)["items"]) == 3
    assert run("history", folder, "--format", "csv").out.count("\n") == 6
    book = tmp_path / "trend & more.xlsx"
    assert run("history", folder, "--format", "xlsx", "-o", book).code == 0
    assert load_workbook(book).sheetnames == ["Totals", "Items"]


def test_a_result_is_never_written_over_a_snapshot(run: Run, folder: Path) -> None:
    copy = folder / "2018-10-31 clean.xlsx"
    before = copy.read_bytes()
    assert run("history", folder, "--format", "xlsx", "-o", copy).code == 2
    assert copy.read_bytes() == before

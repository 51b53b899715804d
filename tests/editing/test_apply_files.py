"""The file as a whole: its backup, another name, a trial, links, rights, and two runs at once."""

import datetime as dt
import os
import re
import sys
from pathlib import Path

import pytest

from rag_reports import CellEdit, EditOutcome, RagReportsError, apply_edits
from rag_reports.editing.lock import only_run
from rag_reports.errors import EditError, OutputError
from tests.editing.test_apply import outcomes, save, value

EDIT = [CellEdit("Log!A1", "x", "y")]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save(tmp_path / "log.xlsx", {"A1": "x"})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_old_workbook_is_kept_beside_the_new_one(book: Path) -> None:
    whole = book.read_bytes()
    report = apply_edits(book, EDIT)
    assert report.backup is not None
    assert re.fullmatch(r"log \(before \d{4}-\d\d-\d\d \d{4}\)\.xlsx", report.backup.name)
    assert f"{dt.date.today():%Y-%m-}" in report.backup.name
    assert report.backup.read_bytes() == whole
    again = apply_edits(book, [CellEdit("Log!A1", "y", "z")])
    assert again.backup not in (None, report.backup)
    assert len(names(book.parent)) == 3


def test_no_backup_is_made_where_none_is_wanted(book: Path) -> None:
    assert apply_edits(book, EDIT, backup=False).backup is None
    assert names(book.parent) == ["log.xlsx"]


def test_the_result_goes_under_another_name(book: Path) -> None:
    whole, out = book.read_bytes(), book.with_name("new.xlsx")
    report = apply_edits(book, EDIT, out=out)
    assert (report.written_to, report.backup, book.read_bytes()) == (out, None, whole)
    assert (value(out, "A1"), value(book, "A1")) == ("y", "x")
    report = apply_edits(book, EDIT, out=out)
    assert report.backup is not None
    assert value(report.backup, "A1") == "y"


def test_another_name_is_written_even_where_all_is_there(book: Path) -> None:
    out = book.with_name("new.xlsx")
    report = apply_edits(book, [CellEdit("Log!A1", "w", "x")], out=out)
    assert (outcomes(report), report.written_to) == ([EditOutcome.UNCHANGED], out)
    assert out.read_bytes() == book.read_bytes()


def test_its_own_name_given_again_is_the_workbook_itself(book: Path) -> None:
    report = apply_edits(book, EDIT, out=book.parent / "." / "log.xlsx")
    assert report.backup is not None
    assert value(book, "A1") == "y"


@pytest.mark.parametrize("name", ["new.xlsm", "new", "new.csv"])
def test_another_kind_of_name_is_refused(book: Path, name: str) -> None:
    with pytest.raises(EditError, match=r"of another kind \(\.xlsx\)\. Give a name that ends in \.xlsx"):
        apply_edits(book, EDIT, out=book.with_name(name))
    assert names(book.parent) == ["log.xlsx"]


def test_a_trial_writes_nothing_and_says_what_it_would(book: Path) -> None:
    whole = book.read_bytes()
    book.with_name("~$log.xlsx").touch()
    report = apply_edits(book, EDIT, dry_run=True)
    assert (outcomes(report), report.written_to, book.read_bytes()) == ([EditOutcome.WRITTEN], None, whole)
    assert names(book.parent) == ["log.xlsx", "~$log.xlsx"]


@pytest.mark.parametrize("lock", ["~$log.xlsx", ".~lock.log.xlsx#"])
def test_a_workbook_that_is_open_is_refused(book: Path, lock: str) -> None:
    book.with_name(lock).touch()
    whole = book.read_bytes()
    with pytest.raises(OutputError, match="open in another program"):
        apply_edits(book, EDIT)
    assert (names(book.parent), book.read_bytes()) == (sorted([lock, "log.xlsx"]), whole)
    assert value(apply_edits(book, EDIT, out=book.with_name("new.xlsx")).written_to or book, "A1") == "y"


def test_a_read_only_file_is_refused(book: Path) -> None:
    book.chmod(0o444)
    with pytest.raises(EditError, match="the file is read-only"):
        apply_edits(book, EDIT)
    assert apply_edits(book, EDIT, out=book.with_name("new.xlsx")).written_to is not None
    assert value(book, "A1") == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one mark for read-only alone")
def test_rights_and_links_stay(book: Path) -> None:
    book.chmod(0o640)
    link = book.with_name("link.xlsx")
    link.symlink_to(book)
    report = apply_edits(link, EDIT)
    assert link.is_symlink()
    assert (value(book, "A1"), book.stat().st_mode & 0o777) == ("y", 0o640)
    assert report.backup is not None
    assert report.backup.name.startswith("log (before")


def test_a_full_disk_is_refused_before_anything_is_written(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 3_000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(EditError, match=r"the disk has 2 KB free, and the change needs \d+ KB"):
        apply_edits(book, EDIT)
    assert (names(book.parent), value(book, "A1")) == (["log.xlsx"], "x")


def test_a_disk_that_fails_leaves_the_old_workbook(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        apply_edits(book, EDIT)
    assert (names(book.parent), value(book, "A1")) == (["log.xlsx"], "x")


def test_two_runs_at_once_are_one_too_many(book: Path) -> None:
    with only_run(book), pytest.raises(EditError, match="another run of rag-reports is changing it"):
        apply_edits(book, EDIT)
    assert value(book, "A1") == "x"
    apply_edits(book, EDIT, backup=False)
    assert (names(book.parent), value(book, "A1")) == (["log.xlsx"], "y")


def test_a_lock_that_a_killed_run_left_is_no_hindrance(book: Path) -> None:
    book.with_name(".log.xlsx.rag-reports-lock").touch()
    scratch = book.with_name(".rag-reports-abcd")
    scratch.mkdir()
    (scratch / "log.xlsx").write_bytes(b"half")
    apply_edits(book, EDIT, backup=False)
    assert (names(book.parent), value(book, "A1")) == (["log.xlsx"], "y")


def test_a_workbook_that_was_saved_meanwhile_is_left_alone(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program saves while the backup is being made, the last thing before the workbook is replaced."""
    fsync, saved = os.fsync, []

    def save_first(descriptor: int) -> None:
        if not saved:
            saved.append(save(book, {"A1": "by hand"}))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", save_first)
    with pytest.raises(EditError, match="another program saved the workbook meanwhile"):
        apply_edits(book, EDIT)
    assert value(book, "A1") == "by hand"


@pytest.mark.parametrize("name", ["missing.xlsx", "missing/log.xlsx"])
def test_a_workbook_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(RagReportsError, match="cannot be opened"):
        apply_edits(tmp_path / name, EDIT)
    assert names(tmp_path) == []


@pytest.mark.parametrize("out", ["missing/new.xlsx", "folder.xlsx"])
def test_a_place_that_cannot_be_written(book: Path, out: str) -> None:
    (book.parent / "folder.xlsx").mkdir()
    with pytest.raises(RagReportsError):
        apply_edits(book, EDIT, out=book.parent / out)
    assert names(book.parent) == ["folder.xlsx", "log.xlsx"]

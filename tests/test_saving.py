"""Results that are on disk whole or not at all."""

import os
from pathlib import Path

import pytest

from rag_reports.errors import OutputError
from rag_reports.saving import whole_file, whole_folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.txt") as path:
        path.write_text("whole")
        assert not (tmp_path / "a.txt").exists()
    assert (tmp_path / "a.txt").read_text() == "whole"
    assert names(tmp_path) == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(KeyError), whole_file(tmp_path / "a.txt") as path:
        path.write_text("half")
        raise KeyError
    assert (tmp_path / "a.txt").read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_the_workbook_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    book = tmp_path / "findings.xlsx"
    book.write_text("tracker")
    with pytest.raises(OutputError, match="being read"), whole_file(tmp_path / "." / "findings.xlsx", [book]):
        pass
    with pytest.raises(OutputError, match="being read"), whole_folder(tmp_path, [book]) as scratch:
        (scratch / "findings.xlsx").write_text("findings")
    assert book.read_text() == "tracker"
    assert names(tmp_path) == ["findings.xlsx"]


@pytest.mark.parametrize("target", ["missing/a.txt", "folder", "file/a.txt"])
def test_where_nothing_can_be_written_is_one_sentence(tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError), whole_file(tmp_path / target):
        pass
    assert names(tmp_path) == ["file", "folder"]


def test_a_file_that_is_open_elsewhere_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("old")
    (tmp_path / "~$a.xlsx").write_text("lock")
    with pytest.raises(OutputError, match="open in another program"), whole_file(tmp_path / "a.xlsx") as path:
        path.write_text("new")
    assert (tmp_path / "a.xlsx").read_text() == "old"


def test_a_folder_keeps_what_it_held(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    for text in ("first", "second"):
        with whole_folder(folder) as scratch:
            (scratch / "a.txt").write_text(text)
        (folder / "mine.txt").write_text("kept")
    assert (folder / "a.txt").read_text() == "second"
    assert {"a.txt", "mine.txt"} < set(names(folder))


def test_what_was_changed_by_hand_is_kept_and_the_same_again_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    for text in ("made", "made", "made anew"):
        with whole_folder(folder) as scratch:
            (scratch / "a.docx").write_text(text)
    (old,) = [path for path in folder.iterdir() if path.name != "a.docx"]
    assert old.name.startswith("a (before 20")
    assert old.name.endswith(").docx")
    assert old.read_text() == "made"


def test_a_folder_is_not_made_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), whole_folder(tmp_path / "papers") as scratch:
        (scratch / "a.txt").write_text("half")
        raise KeyError
    assert names(tmp_path) == []


def test_a_full_or_failing_disk_leaves_the_old_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "appendix.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match=r"there is no room for it"), whole_file(path) as new:
        new.write_bytes(b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["appendix.docx"]


def test_a_paper_that_windows_holds_fast_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file", str(target))

    path = tmp_path / "appendix.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match=r"cannot be written .* Close it where it is open"), whole_file(path) as new:
        new.write_bytes(b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["appendix.docx"]

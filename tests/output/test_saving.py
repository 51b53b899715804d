"""Results that are on disk whole or not at all."""

from pathlib import Path

import pytest

from rag_reports.errors import OutputError
from rag_reports.output.saving import whole_file, whole_folder


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
    assert names(folder) == ["a.txt", "mine.txt"]


def test_a_folder_is_not_made_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), whole_folder(tmp_path / "papers") as scratch:
        (scratch / "a.txt").write_text("half")
        raise KeyError
    assert names(tmp_path) == []

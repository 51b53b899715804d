"""Saving a paper: the old file or the new one, whole, or one sentence that says why not."""

from pathlib import Path

import pytest

from rag_reports.errors import OutputError
from rag_reports.papers import build_appendix, render
from rag_reports.papers.content import Appendix
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker


@pytest.fixture
def appendix() -> Appendix:
    return build_appendix(make_tracker(make_report(make_item())), as_at=AS_AT)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_older_paper_is_replaced_and_nothing_else_is_left(appendix: Appendix, tmp_path: Path) -> None:
    path = tmp_path / "Annexe é & 1.docx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    render(appendix, path)
    assert path.read_bytes().startswith(b"PK")
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == [path.name]


def test_a_new_paper_has_the_permissions_of_any_new_file(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    render(appendix, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("lock", ["~$pendix.docx", "~$ppendix.docx", "~$appendix.docx", ".~lock.appendix.docx#"])
def test_a_paper_that_is_open_is_not_touched(appendix: Appendix, tmp_path: Path, lock: str) -> None:
    path = tmp_path / "appendix.docx"
    path.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(OutputError, match=r"appendix\.docx: it is open in another program\. Close it there"):
        render(appendix, path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == sorted([lock, path.name])


def test_a_lock_without_its_file_does_not_matter(appendix: Appendix, tmp_path: Path) -> None:
    (tmp_path / "~$pendix.docx").touch()
    render(appendix, tmp_path / "appendix.docx")
    assert (tmp_path / "appendix.docx").exists()


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("missing/appendix.docx", "there is no such folder"),
        ("appendix.pdf", r"needs a name that ends in \.docx"),
        ("folder.docx", "this is a folder"),
        ("file.txt/appendix.docx", "there is no such folder"),
    ],
)
def test_a_target_that_cannot_be_is_refused(appendix: Appendix, tmp_path: Path, name: str, seen: str) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "file.txt").touch()
    with pytest.raises(OutputError, match=seen):
        render(appendix, tmp_path / name)
    assert names(tmp_path) == ["file.txt", "folder.docx"]

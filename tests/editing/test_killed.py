"""Killed at any step, short of room, or run twice at once: the folder holds one whole file, the old or the new."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag_reports import RagReportsError, apply_edits
from tests.conftest import ROOT
from tests.editing.everything import write_everything
from tests.editing.killing import EDITS, NAME, RUNNERS
from tests.editing.readers import by_openpyxl

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals")


def killing(work: str, place: Path) -> list[str]:
    return [sys.executable, "-m", "tests.editing.killing", work, str(place)]


def run(work: str, place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(killing(work, place), cwd=ROOT, check=True, capture_output=True, text=True, timeout=100)


@pytest.fixture(scope="module")
def old_and_new(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The workbook's bytes before the edits and after them."""
    book = write_everything(tmp_path_factory.mktemp("whole") / NAME)
    old = book.read_bytes()
    apply_edits(book, EDITS)
    return old, book.read_bytes()


def rooms(folder: Path) -> Iterator[Path]:
    yield from sorted(room for room in folder.iterdir() if room.name != "whole")


def workbooks_in(room: Path) -> set[bytes]:
    """The content of every workbook that a person sees in the folder."""
    return {file.read_bytes() for file in room.glob("[!.~]*.xls*")}


def test_killed_at_every_step(tmp_path: Path, old_and_new: tuple[bytes, bytes]) -> None:
    old, new = old_and_new
    run("steps", tmp_path)
    steps = [room.name.partition("-")[2] for room in rooms(tmp_path)]
    in_place = len(steps) - 1 - steps[::-1].index("replace")
    assert steps.index("write") < steps.index("fsync", steps.index("write")) < in_place < len(steps) - 1
    ends = set()
    for room in rooms(tmp_path):
        seen = (room / NAME).read_bytes()
        assert seen in (old, new), room.name
        assert workbooks_in(room) <= {old, new}, room.name
        ends.add(seen == new)
        apply_edits(room / NAME, EDITS)  # the run after a killed one is not held up by it
        assert (room / NAME).read_bytes() == new, room.name
        assert workbooks_in(room) <= {old, new}, room.name
    assert ends == {False, True}


@pytest.mark.parametrize("work", ["bytes", "full"])
def test_stopped_in_the_middle_of_writing(work: str, tmp_path: Path, old_and_new: tuple[bytes, bytes]) -> None:
    run(work, tmp_path)
    for room in rooms(tmp_path):
        assert (room / NAME).read_bytes() == old_and_new[0], room.name
        assert workbooks_in(room) == {old_and_new[0]}, room.name


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    told = run("full", tmp_path).stderr
    assert told.count(f"{NAME}: there is no room for it") == len(list(rooms(tmp_path)))
    for room in rooms(tmp_path):
        assert [file.name for file in room.iterdir()] == [NAME]


def test_the_second_run_at_once_is_refused(tmp_path: Path, old_and_new: tuple[bytes, bytes]) -> None:
    book = write_everything(tmp_path / NAME)
    with subprocess.Popen(
        killing("hold", book), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdin is not None and first.stdout is not None
        assert first.stdout.readline() == "holding\n"
        with pytest.raises(RagReportsError, match="another run"):
            apply_edits(book, EDITS)
        first.stdin.write("\n")
        first.stdin.close()
        assert first.wait(timeout=60) == 0
    assert book.read_bytes() == old_and_new[1]


def test_of_several_runs_no_edit_is_lost(tmp_path: Path) -> None:
    book = write_everything(tmp_path / NAME)
    written = {int(row) for row in run("race", book).stdout.split()}
    seen = by_openpyxl(book)
    assert seen is not None
    found = {row for row in range(30, 30 + RUNNERS) if ("HMICFRS Log", row, 1) in seen[0]}
    assert found == written
    assert len(written) >= 1

"""Applies edits in processes that are killed, held or short of room at a chosen step; run by test_killed.

python -m tests.editing.killing steps FOLDER     killed at each step in turn, in FOLDER/NNN
python -m tests.editing.killing bytes FOLDER     killed while the n-th byte of a file is written
python -m tests.editing.killing full FOLDER      the disk is full after n bytes
python -m tests.editing.killing hold BOOK        says "holding" before the file is replaced, goes on after a line
python -m tests.editing.killing race BOOK        several runs at once, each with an edit of its own
"""

import io
import os
import signal
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from types import FrameType, ModuleType

from rag_reports import CellEdit, RagReportsError, apply_edits
from tests.editing.everything import write_everything

NAME = "Log.xlsm"
EDITS = (
    CellEdit("'HMICFRS Log'!A6", 2, 22),
    CellEdit("'HMICFRS Log'!C8", None, "New"),
    CellEdit("'HMICFRS Log'!A12", 1.75, "was a formula"),
)
RUNNERS = 6
REFUSED = 3
# What changes the disk, or makes sure of it, when C code is called by one of these names.
CALLS = {"open", "write", "close", "fsync", "replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir", "chmod",
    "sendfile", "copy_file_range", "truncate", "utime", "flock", "lockf"}  # fmt: skip


def at_each_call(act: Callable[[str], None]) -> None:
    """Call ``act`` with a name before each call that touches the disk, in this process from now on."""

    def profile(_frame: FrameType, event: str, called: object) -> None:
        name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
        of_disk = isinstance(owner, ModuleType | io.IOBase) and not isinstance(
            owner, io.BytesIO
        )  # str has a replace too
        if event == "c_call" and name in CALLS and of_disk:
            act(name)

    sys.setprofile(profile)


def in_child(work: Callable[[], None]) -> int:
    """What the process that did the work ended with, as ``os.waitpid`` says; errors of ours end it with REFUSED."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    try:
        work()
    except RagReportsError as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(REFUSED)
    os._exit(0)


def names_of_steps(folder: Path) -> list[str]:
    """What one whole run does to the disk, step by step."""
    reading, writing = os.pipe()
    book = write_everything(folder / NAME)

    def work() -> None:
        names: list[str] = []
        at_each_call(names.append)
        apply_edits(book, EDITS)
        sys.setprofile(None)
        os.write(writing, " ".join(names).encode())

    assert in_child(work) == 0
    return os.read(reading, 1_000_000).decode().split()


def chosen(names: list[str]) -> list[int]:
    """Every step, and of steps of one name in a row the first, the middle and the last."""
    picked: list[int] = []
    for _, run in groupby(range(len(names)), key=names.__getitem__):
        steps = list(run)
        picked += sorted({steps[0], steps[len(steps) // 2], steps[-1]})
    return picked


def kill_at_steps(folder: Path) -> None:
    (folder / "whole").mkdir()
    names = names_of_steps(folder / "whole")
    for step in chosen(names):
        room = folder / f"{step:04}-{names[step]}"
        room.mkdir()
        book = write_everything(room / NAME)
        left = step

        def act(_name: str) -> None:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

        def work(book: Path = book, act: Callable[[str], None] = act) -> None:
            at_each_call(act)
            apply_edits(book, EDITS)

        assert os.WTERMSIG(in_child(work)) == signal.SIGKILL


def limit_bytes(folder: Path, killed: bool) -> None:
    """No file may grow beyond so many bytes: the system kills the process, or the write fails."""
    import resource  # which Windows does not have

    (folder / "whole").mkdir()
    size = write_everything(folder / "whole" / NAME).stat().st_size
    for most in (0, 1, 100, size // 2, size - 100):
        room = folder / f"{most:06}"
        room.mkdir()
        book = write_everything(room / NAME)

        def work(book: Path = book, most: int = most) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL if killed else signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            apply_edits(book, EDITS)

        ended = in_child(work)
        assert os.WTERMSIG(ended) == signal.SIGXFSZ if killed else os.waitstatus_to_exitcode(ended) == REFUSED, ended


def hold(book: Path) -> None:
    def act(name: str) -> None:
        if name in ("replace", "rename"):
            sys.setprofile(None)
            print("holding", flush=True)
            sys.stdin.readline()

    at_each_call(act)
    apply_edits(book, EDITS)


def race(book: Path) -> None:
    """Print the rows whose edit was written; the others were refused."""
    children = {}
    for row in range(30, 30 + RUNNERS):
        child = os.fork()
        if child == 0:
            try:
                apply_edits(book, [CellEdit(f"'HMICFRS Log'!A{row}", None, f"run {row}")])
            except RagReportsError:
                os._exit(REFUSED)
            os._exit(0)
        children[child] = row
    ended = {row: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child, row in children.items()}
    assert set(ended.values()) <= {0, REFUSED}, ended
    print(*(row for row, code in ended.items() if code == 0))


if __name__ == "__main__":
    work, place = sys.argv[1], Path(sys.argv[2])
    if work == "steps":
        kill_at_steps(place)
    elif work in ("bytes", "full"):
        limit_bytes(place, killed=work == "bytes")
    else:
        {"hold": hold, "race": race}[work](place)

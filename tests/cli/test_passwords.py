"""Workbooks that are only read: the password is asked for or taken from a variable, and no command writes to them."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from tests.cli.conftest import CLEAN, OVERDUE, Done, write_book
from tests.reading.old_workbooks import xls

Run = Callable[..., Done]
VARIABLE = "RAG_REPORTS_PASSWORD"
READING: tuple[Sequence[str], ...] = (
    ("show", "BOOK"),
    ("show", "BOOK", "--previous", "LAST", "--format", "json"),
    ("check", "BOOK", "LAST", "--fail-on", "error", "--ignore", "RAG"),
    ("layout", "BOOK"),
    ("compare", "LAST", "BOOK"),
    ("figures", "BOOK"),
    ("due", "BOOK", "--as-at", "2019-01-31"),
    ("reconcile", "BOOK", "LAST"),
    ("appendix", "BOOK", "-o", "a.docx", "--previous", "LAST"),
    ("prepare", "BOOK", "-o", "papers", "--previous", "LAST"),
    ("details", "f.xlsx", "--template", "west_midlands_committee", "--book", "BOOK"),
    ("snapshot", "BOOK", "--meeting", "2019-02-01"),
)
WRITING: tuple[Sequence[str], ...] = (
    ("apply", "BOOK", "changes.csv", "--write"),
    ("mark", "BOOK", "--previous", "LAST", "--write"),
    ("mark", "BOOK", "--clear"),
    ("accept", "BOOK", "RAG106", "--reason", "Seen.", "--by", "Clerk", "--until", "2030-01-01", "--write"),
    ("check", "BOOK", "--fix", "--write"),
    ("check", "BOOK", "--annotate", "copy.xlsx"),
)


def lock(path: Path, password: str) -> Path:
    path.write_bytes(ECMA376Agile.encrypt(password, io.BytesIO(path.read_bytes()), spin_count=1000))
    return path


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A tracker and the last meeting's under one password, in the folder of the run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    last = lock(write_book(tmp_path / "last.xlsx", CLEAN), "Blue Lamp 7")
    return {"BOOK": str(lock(write_book(tmp_path / "now.xlsx", (*CLEAN, OVERDUE)), "Blue Lamp 7")), "LAST": str(last)}


def named(arguments: Sequence[str], books: dict[str, str]) -> list[str]:
    return [books.get(argument, argument) for argument in arguments]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_every_command_that_reads_takes_the_variable(
    run: Run, locked: dict[str, str], monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "Blue Lamp 7")
    done = run(*named(arguments, locked))
    assert (done.code, "Error" in done.err) == (0, False), done.err


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_without_a_terminal_or_variable_the_remedy_is_told(
    run: Run, locked: dict[str, str], arguments: Sequence[str]
) -> None:
    done = run(*named(arguments, locked))
    first = done.err.splitlines()[0]
    assert done.code == 2
    assert "the workbook is protected with a password, and nobody can be asked for it here" in first
    assert first.endswith(f"Run this in a terminal, or set {VARIABLE} to the password.")


def test_a_wrong_variable_is_told_and_stops_no_other_book(
    run: Run, locked: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "Blue Lamp 7")
    other = lock(write_book(Path("other.xlsx"), CLEAN), "another")
    done = run("check", locked["BOOK"], other, "--as-at", "2019-01-31", "--select", "RAG106")
    assert done.code == 2
    assert "RAG106" in done.out
    assert done.err == (
        f"Error: other.xlsx: the password in {VARIABLE} does not open it. Correct it, or run this in a terminal.\n"
    )


@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_no_command_writes_to_a_workbook_with_a_password(
    run: Run, locked: dict[str, str], arguments: Sequence[str]
) -> None:
    before = Path(locked["BOOK"]).read_bytes()
    done = run(*named(arguments, locked))
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "is protected with a password, and such a workbook is only read. Take the password off" in done.err
    assert Path(locked["BOOK"]).read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["last.xlsx", "now.xlsx"]


@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_no_command_writes_to_an_old_workbook(run: Run, locked: dict[str, str], arguments: Sequence[str]) -> None:
    old = Path("old.xls")
    old.write_bytes(xls({"Log": [("No.", "Recommendation", "Status"), ("1", "The force should act.", "AMBER")]}))
    done = run(*named(arguments, locked | {"BOOK": str(old)}))
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "old.xls: this is a workbook in the old .xls format, which is only read. Open it in Excel" in done.err


def test_a_folder_stands_for_its_old_workbooks_too(run: Run, tmp_path: Path) -> None:
    rows = [("No.", "Recommendation", "Status", "Comment"), ("1", "The force should act.", "AMBER", "It acts.")]
    (tmp_path / "old.xls").write_bytes(xls({"Log": rows}))
    assert "old.xls" in run("check", tmp_path, "--fail-on", "error").out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(
    ("typed", "code", "asked"),
    [
        (["wrong", "Blue Lamp 7"], 0, ["last.xlsx", "last.xlsx"]),
        (["Blue Lamp 7"], 0, ["last.xlsx"]),
        (["a", "b", "c"], 2, ["last.xlsx"] * 3),
    ],
    ids=["wrong once", "one password for both", "wrong three times"],
)
def test_a_person_is_asked_and_nothing_that_is_typed_shows(
    locked: dict[str, str], typed: list[str], code: int, asked: list[str]
) -> None:
    done, shown = on_a_terminal(["compare", locked["LAST"], locked["BOOK"]], typed)
    assert done == code
    assert [line.split()[-1].rstrip(":") for line in shown.splitlines() if "Password of" in line] == asked
    assert not any(password in shown for password in typed if len(password) > 1)
    assert ("none of the passwords opens it" in shown) is (code == 2)


def on_a_terminal(arguments: Sequence[str], typed: Sequence[str]) -> tuple[int, str]:
    """Run the program on a terminal of its own and type one answer to each question; its code, and what showed."""
    import pty

    parent, child = pty.openpty()
    command = [sys.executable, "-P", "-m", "rag_reports", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "200"}
    process = subprocess.Popen(
        command, stdin=child, stdout=child, stderr=child, env=environment, start_new_session=True, close_fds=True
    )
    os.close(child)
    shown, seen, answers = "", 0, list(typed)
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            piece = os.read(parent, 4096)
        except OSError:  # Linux says so that the other end is closed
            break
        if not piece:
            break
        shown += piece.decode()
        if answers and shown.count("Password of", seen) and shown.endswith(": "):
            seen = len(shown)
            time.sleep(0.2)  # until the terminal shows no more what is typed
            os.write(parent, f"{answers.pop(0)}\n".encode())
    os.close(parent)
    return process.wait(10), shown

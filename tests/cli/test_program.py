"""The program as a whole: its help, its way out, and what a crash looks like."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

import rag_reports
from rag_reports.cli.exits import Outcome, explain
from rag_reports.cli.program import COMMANDS
from rag_reports.errors import FinalRefusedError, OutputError

from .conftest import Done

Run = Callable[..., Done]
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    command = import_module(f"rag_reports.cli.{name.replace('-', '_')}").command
    assert command.name == name
    assert command.help


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    assert all(f"  {name} " in done.out for name in COMMANDS)


def test_no_command_is_help(run: Run) -> None:
    assert run() == run("--help")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom rag_reports.cli import main\ntry:\n main(['--help'])\nfinally:\n"
        " print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"lxml", "openpyxl", "pandas", "numpy", "docx", "xlsxwriter", "dataclasses"}
    assert heavy & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["shwo"], "No such command 'shwo'"),
        (["show"], "Missing argument 'BOOK'"),
        (["show", "a.xlsx", "--format", "pdf"], "'pdf' is not one of"),
        (["check", "a.xlsx", "--nonsense"], "No such option"),
        (["check", "a.xlsx", "--option", "RAG106"], "'RAG106' is not CODE.NAME=VALUE"),
    ],
)
def test_a_usage_error_is_one_sentence_and_never_looks_like_findings(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith("Error: ") and done.err.count("\n") == 1


@pytest.mark.parametrize("date", ["2019-02-30", "31/13/2019", "tomorrow", "", "0019-01-31"])
def test_a_date_that_is_none_is_one_sentence(run: Run, clean: Path, date: str) -> None:
    done = run("check", clean, "--as-at", date)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"Error: --as-at: {date!r} is no date. Write it as 2019-01-31, 31 January 2019 or 31/01/2019.\n"


def test_our_own_fault_says_so_and_is_not_a_finding(capfd: pytest.CaptureFixture[str]) -> None:
    assert explain(KeyError("x")) is Outcome.FAILED
    said = capfd.readouterr().err
    assert said.startswith("Error: rag-reports itself is at fault, not your workbook (KeyError)")
    assert "Traceback" not in said


def test_a_file_of_the_program_that_is_missing_is_our_own_fault(capfd: pytest.CaptureFixture[str]) -> None:
    missing = str(Path(rag_reports.__file__).parent / "language" / "gone.toml")
    assert explain(FileNotFoundError(errno.ENOENT, "No such file or directory", missing)) is Outcome.FAILED
    assert capfd.readouterr().err.startswith("Error: rag-reports itself is at fault")


def test_the_details_of_our_own_fault_are_there_to_send(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAG_REPORTS_DEBUG", "1")
    explain(KeyError("x"))
    assert "KeyError: 'x'" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (FinalRefusedError("a.xlsx", "2 errors stand", "Correct them"), 1, "a.xlsx: 2 errors stand. Correct them."),
        (OutputError("a.docx", "cannot be written", "Close it."), 2, "a.docx: cannot be written. Close it."),
        (click.Abort(), 2, "stopped before the end"),
        (KeyboardInterrupt(), 2, "stopped before the end"),
        (PermissionError(errno.EACCES, "Permission denied", "b.txt"), 2, "b.txt: Permission denied."),
        (MemoryError(), 2, "not enough memory"),
    ],
)
def test_each_error_has_its_code_and_sentence(
    error: BaseException, code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert explain(error) == code
    assert said in capfd.readouterr().err


def start(*arguments: str, stdout: int, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "rag_reports", *arguments]
    return subprocess.run(
        command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, env=os.environ | environment, timeout=60
    )


def test_a_reader_that_goes_away_is_met_in_silence() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = start("rules", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = start("rules", stdout=full.fileno())
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1 and b"No space left" in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_an_old_console_gets_plain_characters(encoding: str) -> None:
    done = start("rules", "RAG107", stdout=subprocess.PIPE, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"RAG107" in done.stdout

"""Exit codes, and the one place where an error becomes a sentence and a code."""

import errno
import os
import sys
import traceback
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag_reports.errors import FinalRefusedError, RagReportsError
from rag_reports.text import squash, without_active

if TYPE_CHECKING:  # the model is imported by the commands that need it, not for --help
    from rag_reports.model import Findings


class Outcome(IntEnum):
    """What a command returns; the number is the exit code.

    DONE: it did what was asked. FINDINGS: a check found what ``--fail-on`` names, or errors in a Word
    file, or ``--final`` was refused. FAILED: it could not do it, be that the workbook, the options or
    our own fault.
    """

    DONE = 0
    FINDINGS = 1
    FAILED = 2


def judge(checked: Iterable["Findings"], fail_on: str | None) -> Outcome:
    """The outcome of checks that ran: ``fail_on`` is the least severity that counts, ``None`` lets all pass.

    Accepted findings do not count. A rule that crashed is our own fault, and is FAILED whatever else was found.
    """
    from rag_reports.model import Severity

    done = list(checked)
    if any(findings.crashed for findings in done):
        click.echo("Error: a rule failed by rag-reports' own fault (RAG000); please report it.", err=True)
        return Outcome.FAILED
    grave = list(Severity)[: list(Severity).index(Severity(fail_on)) + 1] if fail_on else []
    found = (finding for findings in done for finding in findings.findings if not finding.accepted)
    return Outcome.FINDINGS if any(finding.severity in grave for finding in found) else Outcome.DONE


def explain(error: BaseException) -> Outcome:
    """Say on stderr what stopped the program, in one sentence, and return the exit code for it."""
    if isinstance(error, OSError) and error.filename is None:
        # stdout is gone or full: Python would try it once more at exit, complain, and leave with 120.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, (BrokenPipeError, SystemExit)):  # click's exit when the reader of a pipe has gone
        sentence = without_active(squash(_sentence(error)))
        click.echo(f"Error: {sentence}{'' if sentence.endswith(('.', '?', '!')) else '.'}", err=True)
    return Outcome.FINDINGS if isinstance(error, FinalRefusedError) else Outcome.FAILED


def _sentence(error: BaseException) -> str:
    if isinstance(error, RagReportsError):
        return str(error)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{error.format_message()} See '{error.ctx.command_path} --help'."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return "stopped before the end; nothing more is written."
    if isinstance(error, OSError) and (error.filename or error.errno == errno.ENOSPC) and not _is_own_file(error):
        return f"{error.filename or 'output'}: {error.strerror}. Check the disk's free space and your rights there."
    if isinstance(error, MemoryError):
        return "there is not enough memory for this workbook. Close other programs, or split the workbook."
    return _crash(error)


def _is_own_file(error: OSError) -> bool:
    """Whether a file of the program itself cannot be read, which is its own fault."""
    package = Path(__file__).parents[1]
    return isinstance(error.filename, str) and Path(error.filename).is_relative_to(package)


def _crash(error: BaseException) -> str:
    if os.environ.get("RAG_REPORTS_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"rag-reports itself is at fault, not your workbook ({type(error).__name__}{place}). "
        "Please report this line; with RAG_REPORTS_DEBUG=1 set it shows the details to send."
    )

"""Workbooks opened for a command; the password of one that has it is in a variable, or asked for, never an argument."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from rag_reports.cli.printing import note
from rag_reports.cli.progress import without_bar
from rag_reports.errors import PasswordError

if TYPE_CHECKING:
    from rag_reports.model import Details, Tracker

VARIABLE = "RAG_REPORTS_PASSWORD"
_TRIES = 3
_TYPED = "rag_reports.cli.opening.typed"

Read = TypeVar("Read")


def read_tracker(book: Path, *, layout: str | None = None) -> "Tracker":
    """The tracker of a workbook, its password asked for where it has one."""
    from rag_reports import reading

    return with_password(book, lambda password: reading.read_tracker(book, layout=layout, password=password))


def read_details(book: Path) -> "Details":
    """The details of a workbook, its password asked for where it has one."""
    from rag_reports.reading import details

    return with_password(book, lambda password: details.read_details(book, password))


def with_password(book: Path, read: Callable[[str | None], Read]) -> Read:
    """What ``read`` makes of a workbook with its password, or with None where it has none.

    The variable's is tried first, then those typed for the other workbooks of the command, and then a person is asked
    up to three times. Raises PasswordError where none opens it, or where nobody can be asked.
    """
    given = os.environ.get(VARIABLE) or None
    try:
        return read(given)
    except PasswordError:
        pass
    typed = _typed()
    for password in _to_try(book, given, typed):
        try:
            result = read(password)
        except PasswordError:
            continue
        typed.append(password)
        return result
    raise _refusal(book, given)


def _to_try(book: Path, given: str | None, typed: list[str]) -> Iterator[str]:
    yield from tuple(typed)
    if not _is_terminal():
        return
    for attempt in range(_TRIES):
        if attempt or given:
            note("That password does not open it." if attempt else f"The password in {VARIABLE} does not open it.")
        with without_bar():
            password = click.prompt(f"Password of {book.name}", hide_input=True, err=True)
        yield password


def _typed() -> list[str]:
    """The passwords that were typed in this run and opened something; a process of a pool has none."""
    context = click.get_current_context(silent=True)
    return [] if context is None else context.find_root().meta.setdefault(_TYPED, [])


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _refusal(book: Path, given: str | None) -> PasswordError:
    if _is_terminal():
        seen, remedy = "none of the passwords opens it", "Ask whoever set it; capital and small letters count."
    elif given:
        seen, remedy = f"the password in {VARIABLE} does not open it", "Correct it, or run this in a terminal."
    else:
        seen = "the workbook is protected with a password, and nobody can be asked for it here"
        remedy = f"Run this in a terminal, or set {VARIABLE} to the password."
    return PasswordError(book, seen, remedy)

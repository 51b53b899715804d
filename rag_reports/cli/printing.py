"""Results to stdout or a file, all else to stderr; colour only where a person looks at it."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from rag_reports.output.console import Screen, fit_encoding, without_stray
from rag_reports.saving import whole_file
from rag_reports.text import without_active

_PIPE_WIDTH = 100


def screen(output: Path | None = None) -> Screen:
    """The screen to lay text out for: the terminal's size, or 100 columns without colour in a pipe or a file."""
    if output is not None or not sys.stdout.isatty():
        return Screen(_PIPE_WIDTH, None, colour=False)
    size = shutil.get_terminal_size((_PIPE_WIDTH, 40))
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(max(60, size.columns), max(20, size.lines), colour)


def print_text(text: str) -> None:
    """Print a result that a person reads; a character that the console lacks becomes its nearest plain one."""
    shown = without_stray(text, colour=screen().colour)
    click.echo(fit_encoding(shown, sys.stdout.encoding or "utf-8"))


def deliver(result: str | bytes, output: Path | None, sources: Iterable[Path]) -> None:
    """A result to stdout, or whole to the file and a word on stderr; never over one of its sources.

    Bytes, which a program reads, are UTF-8 whatever the console's encoding is.
    """
    if output is not None:
        with whole_file(output, sources) as path:
            path.write_bytes(result if isinstance(result, bytes) else f"{result}\n".encode("utf-8", "replace"))
        note(f"Written to {output}")
    elif isinstance(result, bytes):
        click.echo(result, nl=False)
    else:
        print_text(result)


def files_read(books: Iterable[Path | None], layout: str | None) -> list[Path]:
    """The files that a command reads and must never write over; a layout may be a name, which is then no file.

    A book is None where an option names none.
    """
    return [*(book for book in books if book), *([Path(layout)] if layout else [])]


def note(text: str) -> None:
    """Tell something that is not the result, on stderr."""
    click.echo(fit_encoding(without_active(text), sys.stderr.encoding or "utf-8"), err=True)

"""Results to stdout, all else to stderr; colour only where a person looks at it."""

import os
import shutil
import sys

import click

from rag_reports.output.console import Screen, fit_encoding

_PIPE_WIDTH = 100


def screen() -> Screen:
    """The screen to lay text out for: the terminal's size, or 100 columns without colour in a pipe."""
    if not sys.stdout.isatty():
        return Screen(_PIPE_WIDTH, None, colour=False)
    size = shutil.get_terminal_size((_PIPE_WIDTH, 40))
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(max(60, size.columns), max(20, size.lines), colour)


def print_text(text: str) -> None:
    """Print a result that a person reads; a character that the console lacks becomes its nearest plain one."""
    click.echo(fit_encoding(text, sys.stdout.encoding or "utf-8"), color=None)


def print_data(data: bytes) -> None:
    """Print a result that a program reads, in UTF-8 whatever the console's encoding is."""
    sys.stdout.flush()
    click.echo(data, nl=False)


def note(text: str) -> None:
    """Tell something that is not the result, on stderr."""
    click.echo(fit_encoding(text, sys.stderr.encoding or "utf-8"), err=True)

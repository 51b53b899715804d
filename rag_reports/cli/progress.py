"""A progress bar on stderr, for work that takes longer than a second on a terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import TracebackType
from typing import Self

import click

from rag_reports.text import without_active

_PATIENCE = 1.0  # seconds without a bar
_WIDTH = 20
_BLANK = "\r" + " " * 78 + "\r"
_asking = Event()


@contextmanager
def without_bar() -> Iterator[None]:
    """While somebody is asked for something, no bar is drawn over the question."""
    _asking.set()
    click.echo(_BLANK, err=True, nl=False)
    try:
        yield
    finally:
        _asking.clear()


class Progress:
    """A bar of steps; ``total`` is how many there will be. In a pipe or a file it shows nothing."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = -1
        self.doing = ""
        self._ended = Event()
        self._thread = Thread(target=self._show, daemon=True)

    def step(self, doing: str) -> None:
        """The step before is done, and this one begins."""
        self.done += 1
        self.doing = doing

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _show(self) -> None:
        started = time.monotonic()
        if self._ended.wait(_PATIENCE):
            return
        while not self._ended.wait(0.2):
            if _asking.is_set():
                continue
            filled = _WIDTH * self.done // self.total
            seconds = int(time.monotonic() - started)
            line = f"[{'#' * filled}{'-' * (_WIDTH - filled)}] {self.doing}, {seconds} s"
            click.echo("\r" + without_active(line)[:78].ljust(78), err=True, nl=False)
        click.echo(_BLANK, err=True, nl=False)

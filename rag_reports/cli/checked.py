"""The books of a check: found, and checked side by side."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from rag_reports.cli.mending import Checked, mend
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.progress import Progress
from rag_reports.errors import PasswordError, RagReportsError, UsageError
from rag_reports.model import Findings

_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods")
_WORTH_PROCESSES = 1_000_000  # bytes in all; below that, starting a process takes longer than the check


@dataclass(frozen=True)
class Check:
    """How each book is checked; it can be sent to another process."""

    as_at: dt.date
    layout: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    options: Mapping[str, Mapping[str, object]]
    previous: Path | None = None
    audience: str | None = None
    fix: bool = False
    write: bool = False

    def run(self, book: Path) -> Checked:
        """Check one book; with ``fix`` try to mend it, or mend it with ``write``."""
        if self.fix:
            from rag_reports.editing.read_only import refuse_read_only

            refuse_read_only(book)
        findings = self.read(book)
        return mend(findings, self.read, write=self.write) if self.fix else Checked(findings)

    def read(self, book: Path) -> Findings:
        """What is wrong in one book as it stands."""
        from rag_reports.rules import check_tracker

        tracker = read_tracker(book, layout=self.layout)
        last = read_tracker(self.previous, layout=self.layout) if self.previous else None
        return check_tracker(
            tracker,
            as_at=self.as_at,
            previous=last,
            select=self.select,
            ignore=self.ignore,
            options=self.options,
            audience=self.audience,
        )


def find_books(given: Iterable[Path]) -> list[Path]:
    """The books in the order given, each once; a folder stands for the workbooks in it, by name, folders in it apart.

    Excel's own lock files (``~$tracker.xlsx``) are none. Raises UsageError for a folder without a workbook.
    """
    books: list[Path] = []
    for path in given:
        if not path.is_dir():
            books.append(path)
            continue
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in _SUFFIXES and one.name[:2] != "~$")
        if not inside:
            raise UsageError(path, "the folder holds no Excel workbook", "Name the workbook, or the folder it is in.")
        books += inside
    # realpath, unlike Path.resolve, takes links that lead in a circle; reading them is then refused in a sentence
    return list({os.path.realpath(book): book for book in reversed(books)}.values())[::-1]


def check_each(books: Sequence[Path], check: Check) -> tuple[list[Checked], list[RagReportsError]]:
    """What was checked, and why the others could not be; a book that cannot be read does not stop the next.

    Several large books are checked side by side, unless they are to be written to.
    """
    work = partial(_try, check)
    done: list[Checked] = []
    failed: dict[str, RagReportsError] = {}
    large = sum(book.stat().st_size for book in books if book.is_file()) > _WORTH_PROCESSES
    workers = min(len(books), os.cpu_count() or 1) if large and not check.write else 1
    with Progress(len(books)) as progress, _pool(workers) as pool:
        progress.step(f"checking {books[0].name}")
        for book, result in zip(books, pool.map(work, books) if pool else map(work, books), strict=True):
            progress.step(f"checked {book.name}")
            if isinstance(result, PasswordError) and pool:  # only this process can ask for a password
                result = work(book)
            if isinstance(result, UsageError):
                raise result
            if isinstance(result, RagReportsError):
                failed[str(result)] = result
            else:
                done.append(result)
    return done, list(failed.values())


def _try(check: Check, book: Path) -> Checked | RagReportsError:
    try:
        return check.run(book)
    except RagReportsError as error:
        return error


def _pool(workers: int) -> AbstractContextManager[ProcessPoolExecutor | None]:
    if workers == 1:
        return nullcontext()
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))

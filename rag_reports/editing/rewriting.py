"""A workbook rewritten: opened under its lock, and the new one verified and put in its place, or nothing done."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from rag_reports.editing.lock import only_run
from rag_reports.editing.parts import NewParts
from rag_reports.editing.verify import verify
from rag_reports.errors import EditError, WorkbookError
from rag_reports.ooxml.rewrite import rewrite_zip
from rag_reports.ooxml.workbook import Workbook, open_workbook
from rag_reports.saving import keep_copy, refuse_open, remove_leftovers, whole_file


@dataclass(frozen=True)
class Rewriting:
    """A workbook that was opened to be rewritten at ``target``; ``seen`` is the file as it was then."""

    book: Workbook
    target: Path
    seen: os.stat_result

    @property
    def is_copy(self) -> bool:
        """Whether the result goes under another name."""
        return self.target != self.book.path

    def write(
        self,
        new: NewParts,
        *,
        backup: bool,
        sources: Iterable[Path] = (),
        holds: Callable[[Workbook], bool] = lambda _: True,
    ) -> Path | None:
        """Write the new workbook beside the target, verify it, and put it in place; the backup's path, if one is made.

        ``holds`` says of the new workbook whether what was added reads back. ``sources`` are never written over.
        """
        book, target = self.book, self.target
        data = rewrite_zip(book.path, book.package.data, new.parts) if new.parts else book.package.data
        keep = backup and target.exists()
        _refuse_full_disk(target, len(data) + (target.stat().st_size if keep else 0))
        with whole_file(target, sources) as path:
            path.write_bytes(data)
            verify(target, book, open_workbook(path), new, holds)
            kept = keep_copy(target) if keep else None
            if _state(self.seen) != _state(_stat(book.path)):
                raise EditError(
                    book.path,
                    "another program saved the workbook meanwhile",
                    "Look at it, and make the change anew.",
                )
        return kept


@contextmanager
def open_to_rewrite(
    workbook: Path | str, out: Path | str | None, *, break_signature: bool, dry_run: bool
) -> Iterator[Rewriting]:
    """Open the workbook, and hold its lock or that of ``out`` until the block ends; ``dry_run`` asks for no lock.

    Raises RagReportsError where it cannot be read, or where it may not be written.
    """
    source = Path(os.path.realpath(workbook))  # unlike Path.resolve, it takes links that lead in a circle
    target = source if out is None else Path(os.path.realpath(out))
    _stat(source)
    with nullcontext() if dry_run else only_run(target):
        if not dry_run:
            _refuse_target(source, target)
            remove_leftovers(target)
        seen = _stat(source)
        book = open_workbook(source)
        if not break_signature:
            _refuse_signed(book)
        yield Rewriting(book, target, seen)


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise WorkbookError(
            path, f"it cannot be opened ({error.strerror})", "Check the name and the folder."
        ) from error


def _state(stat: os.stat_result) -> tuple[int, int, int]:
    """What differs once another program has saved the file."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _refuse_target(source: Path, target: Path) -> None:
    if target != source and target.suffix.casefold() != source.suffix.casefold():
        raise EditError(
            target, f"the workbook is of another kind ({source.suffix})", f"Give a name that ends in {source.suffix}."
        )
    if not target.exists():
        return
    refuse_open(target)
    # An administrator may write to a read-only file all the same, so that its mark is what counts.
    if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
        raise EditError(
            target, "the file is read-only", "Take the mark off in its properties, or write to another file."
        )


def is_signed(book: Workbook) -> bool:
    """Whether the workbook bears a digital signature."""
    return any("digital-signature" in book.package.content_type(part) for part in book.package.names)


def _refuse_signed(book: Workbook) -> None:
    if is_signed(book):
        raise EditError(
            book.path,
            "the workbook is signed, and a change makes the signature invalid",
            "Ask the signer, or say that the signature may be broken.",
        )


def _refuse_full_disk(target: Path, size: int) -> None:
    free = shutil.disk_usage(target.parent).free
    if free < size:
        raise EditError(
            target,
            f"the disk has {free // 1024:,} KB free, and the change needs {size // 1024 + 1:,} KB",
            "Make room, or write to another disk.",
        )

"""Edits written into a workbook, all of them or none, so that at every instant one whole file stands under its name."""

import os
import shutil
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from rag_reports.editing.lock import only_run
from rag_reports.editing.parts import NewParts, make_parts
from rag_reports.editing.planner import EditPlanner
from rag_reports.editing.verify import verify
from rag_reports.errors import EditError, WorkbookError
from rag_reports.model import CellEdit, EditOutcome, EditReport
from rag_reports.ooxml.rewrite import rewrite_zip
from rag_reports.ooxml.workbook import Workbook, open_workbook
from rag_reports.saving import keep_copy, refuse_open, remove_leftovers, whole_file


def apply_edits(
    workbook: Path | str,
    edits: Iterable[CellEdit],
    *,
    out: Path | str | None = None,
    backup: bool = True,
    break_signature: bool = False,
    dry_run: bool = False,
) -> EditReport:
    """Write the edits into the workbook, or into a copy of it at ``out``, and say what became of each.

    Where one edit is refused, nothing is written. A cell that holds what is to be written already is left alone,
    so that a second run changes nothing. ``backup`` keeps a dated copy of a file that is replaced. A workbook that
    is signed is changed only with ``break_signature``, and its signature is then no longer valid. ``dry_run`` works
    everything out and writes nothing, even where the workbook is open in Excel. Raises RagReportsError where the
    workbook cannot be read or changed at all.
    """
    source = Path(workbook).resolve()
    target = source if out is None else Path(out).resolve()
    _stat(source)
    with nullcontext() if dry_run else only_run(target):
        if not dry_run:
            _refuse_target(source, target)
            remove_leftovers(target)
        seen = _stat(source)
        book = open_workbook(source)
        if not break_signature:
            _refuse_signed(book)
        planner = EditPlanner(book)
        results = planner.plan(list(edits))
        report = EditReport(Path(workbook), None, None, results, planner.has_formulas)
        writes = any(result.outcome is EditOutcome.WRITTEN for result in results)
        if report.refused or dry_run or not (writes or target != source):
            return report
        kept = _write(book, target, make_parts(planner), backup, seen)
    return EditReport(Path(workbook), Path(workbook if out is None else out), kept, results, planner.has_formulas)


def _write(book: Workbook, target: Path, new: NewParts, backup: bool, seen: os.stat_result) -> Path | None:
    """Write the new workbook beside the target, verify it, and put it in place; the backup's path, if one is made."""
    data = rewrite_zip(book.path, book.package.data, new.parts) if new.parts else book.package.data
    keep = backup and target.exists()
    _refuse_full_disk(target, len(data) + (target.stat().st_size if keep else 0))
    with whole_file(target) as path:
        path.write_bytes(data)
        verify(target, book, open_workbook(path), new)
        kept = keep_copy(target) if keep else None
        now = _stat(book.path)
        if (seen.st_mtime_ns, seen.st_size, seen.st_ino) != (now.st_mtime_ns, now.st_size, now.st_ino):
            raise EditError(
                book.path,
                "another program saved the workbook meanwhile",
                "Look at it, and make the change anew.",
            )
    return kept


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise WorkbookError(
            path, f"it cannot be opened ({error.strerror})", "Check the name and the folder."
        ) from error


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


def _refuse_signed(book: Workbook) -> None:
    if any("digital-signature" in book.package.content_type(part) for part in book.package.names):
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

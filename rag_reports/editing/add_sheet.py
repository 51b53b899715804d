"""A sheet added to a workbook, or to a copy of it, with every other part left byte for byte."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rag_reports.editing.parts import NewParts
from rag_reports.editing.rewriting import Rewriting, open_to_rewrite
from rag_reports.errors import EditError
from rag_reports.model import EditReport
from rag_reports.ooxml.add_sheet import free_name, why_closed, with_sheet
from rag_reports.ooxml.new_sheet import NewSheet
from rag_reports.ooxml.workbook import Workbook


def add_sheet(
    workbook: Path,
    sheet: NewSheet,
    *,
    out: Path | None = None,
    sources: Iterable[Path] = (),
    backup: bool = True,
    break_signature: bool = False,
    dry_run: bool = False,
) -> EditReport:
    """Add the sheet behind all others, under its name with "(2)" and so on where another has it.

    Options and errors are those of ``apply_edits``; ``sources`` are files that are never written over. Raises EditError
    where the workbook takes no new sheet.
    """
    with open_to_rewrite(workbook, out, break_signature=break_signature, dry_run=dry_run) as rewriting:
        closed = why_closed(rewriting.book)
        if closed:
            raise EditError(workbook, *closed)
        sheet = replace(sheet, name=free_name(rewriting.book, sheet.name))
        parts = with_sheet(rewriting.book, sheet)
        if dry_run:
            return EditReport(workbook, None, None, ())
        kept = _write(rewriting, sheet, parts, backup, sources)
    return EditReport(workbook, out or workbook, kept, ())


def _write(
    rewriting: Rewriting, sheet: NewSheet, parts: dict[str, bytes], backup: bool, sources: Iterable[Path]
) -> Path | None:
    def holds(after: Workbook) -> bool:
        return _holds(rewriting.book, after, sheet)

    return rewriting.write(NewParts({**parts}, {}), backup=backup, sources=sources, holds=holds)


def _holds(before: Workbook, after: Workbook, sheet: NewSheet) -> bool:
    """Whether the new workbook has the old sheets and names, and behind them the new sheet with its texts and links."""
    *old, new = after.sheets
    if tuple(old) != before.sheets or after.defined_names != before.defined_names or new.name != sheet.name:
        return False
    read = after.read_sheet(new)
    texts = {(row, column): cell.value for row, cells in read.rows.items() for column, cell in cells.items()}
    return texts == sheet.texts and read.links == {place: f"#{cell}" for place, cell in sheet.links.items()}

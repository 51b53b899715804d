"""Edits written into a workbook, all of them or none, so that at every instant one whole file stands under its name."""

from collections.abc import Iterable
from pathlib import Path

from rag_reports.editing.parts import make_parts
from rag_reports.editing.planner import EditPlanner
from rag_reports.editing.rewriting import open_to_rewrite
from rag_reports.model import CellEdit, EditOutcome, EditReport


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
    with open_to_rewrite(workbook, out, break_signature=break_signature, dry_run=dry_run) as rewriting:
        planner = EditPlanner(rewriting.book)
        results = planner.plan(list(edits))
        report = EditReport(Path(workbook), None, None, results, planner.has_formulas)
        writes = any(result.outcome is EditOutcome.WRITTEN for result in results)
        if report.refused or dry_run or not (writes or rewriting.is_copy):
            return report
        kept = rewriting.write(make_parts(planner), backup=backup)
    return EditReport(Path(workbook), Path(workbook if out is None else out), kept, results, planner.has_formulas)

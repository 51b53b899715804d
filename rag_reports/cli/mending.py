"""The fixes of a check, shown or written, and the check once more when they were written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rag_reports.cli.edit_summary import summarise
from rag_reports.model import CellEdit, EditOutcome, EditReport, Findings
from rag_reports.output.edits_text import EditSummary


class Checked(NamedTuple):
    """Findings that stand, and what was mended; None where mending was not asked for."""

    findings: Findings
    edits: EditSummary | None = None


def mend(findings: Findings, check: Callable[[Path], Findings], *, write: bool) -> Checked:
    """Mend what can be mended safely and check again; without ``write`` only try.

    Unlike changes that were asked for, fixes do not hang together: one that is refused leaves its finding standing,
    and the others are written.
    """
    from rag_reports.editing.plan import plan_edits

    tracker = findings.tracker
    plan = plan_edits(findings, tracker)
    report = _apply(tracker.workbook, plan.edits, write=write) if plan.edits else None
    summary = summarise(plan, report, tracker.workbook, asked=write, together=False)
    return Checked(check(tracker.workbook) if summary.written_to else findings, summary)


def _apply(workbook: Path, edits: tuple[CellEdit, ...], *, write: bool) -> EditReport:
    from rag_reports.editing import apply_edits

    trial = apply_edits(workbook, edits, dry_run=True)
    if not write or not trial.written:
        return trial
    report = apply_edits(workbook, [one.edit for one in trial.results if one.outcome is not EditOutcome.REFUSED])
    return replace(report, results=report.results + trial.refused)

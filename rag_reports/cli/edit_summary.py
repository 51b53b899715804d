"""Plans made into what the commands print: each edit with what became of it, and every refusal."""

from pathlib import Path
from typing import TYPE_CHECKING

from rag_reports.output.edits_text import EditRow, EditSummary

if TYPE_CHECKING:
    from rag_reports.editing.proposal import PlannedEdits
    from rag_reports.model import EditReport


def summarise(
    plan: "PlannedEdits", report: "EditReport | None", workbook: Path, *, asked: bool, together: bool
) -> EditSummary:
    """What was planned with what became of it; ``report`` None where nothing could be tried, as nothing was planned."""
    outcomes = {result.edit.cell: result for result in report.results} if report else {}
    refused = [str(refusal) for refusal in plan.refused]
    rows = []
    for one in plan.planned:
        result = outcomes[one.edit.cell]
        status, colour = one.edit.status, one.colour
        rows.append(EditRow(one.edit.cell, one.item, one.before, one.after, result.outcome, colour, status, one.note))
        if result.reason:
            refused.append(f"{', '.join(filter(None, (one.edit.cell, one.item)))}: {result.reason}")
    return EditSummary(
        workbook=workbook,
        rows=rows,
        refused=refused,
        asked=asked,
        together=together,
        written_to=report.written_to if report else None,
        backup=report.backup if report else None,
        recalculate=report.recalculate if report else False,
    )

"""What must be known of a public edition, and which findings are about it."""

from dataclasses import replace

from rag_reports.meeting.exemption import public_tracker
from rag_reports.model import Field, Finding, Findings, Tracker


def caution_for_public(tracker: Tracker) -> str:
    """What must be known before the public edition goes out."""
    if not any(column.field is Field.RESTRICTED for column in tracker.layout.columns):
        return "No column of the tracker marks exempt rows: the public edition holds every row."
    return "Exempt rows are left out of the appendix alone; findings and checks name them."


def public_findings(findings: Findings) -> Findings:
    """The findings without those on exempt items and on reports that hold nothing else."""
    tracker = findings.tracker
    shown = public_tracker(tracker)
    kept = {cell for _, item in shown.items for cell in item.cells.values()}
    kept |= {cell for report in shown.reports for cell in report.cells.values()}
    left_out = {cell for _, item in tracker.items for cell in item.cells.values()}
    left_out |= {cell for report in tracker.reports for cell in report.cells.values()}
    left_out -= kept

    def is_public(finding: Finding) -> bool:
        return finding.cell not in left_out

    return replace(findings, tracker=shown, findings=tuple(filter(is_public, findings.findings)))

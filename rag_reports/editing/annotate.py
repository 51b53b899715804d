"""A copy of a tracker with its findings on a sheet of their own, each with a link to its cell."""

from collections.abc import Iterable
from pathlib import Path

from rag_reports.editing.add_sheet import add_sheet
from rag_reports.editing.rewriting import is_signed
from rag_reports.errors import EditError
from rag_reports.model import EditReport, Finding, Findings, Severity
from rag_reports.ooxml.new_sheet import NewCell, NewSheet, fitting
from rag_reports.ooxml.workbook import open_workbook

_COLUMNS = (
    ("Severity", 10),
    ("Rule", 9),
    ("Cell", 24),
    ("Report", 34),
    ("Number", 9),
    ("What is wrong", 60),
    ("What to do", 36),
    ("Accepted", 24),
)


def annotate(findings: Findings, out: Path, sources: Iterable[Path] = ()) -> EditReport:
    """Write a copy of the tracker to ``out`` that has a sheet *Findings* besides, and is the same in all else.

    The gravest findings come first and accepted ones last. ``sources`` are files that are never written over, the
    tracker among them. Raises RagReportsError where the workbook takes no new sheet, or the copy cannot be written.
    """
    gravity = list(Severity)
    found = sorted(findings.findings, key=lambda one: (one.accepted, gravity.index(one.severity)))
    workbook = findings.tracker.workbook
    if is_signed(open_workbook(workbook)):
        seen = "the workbook is signed, and a copy with another sheet is not"
        raise EditError(workbook, seen, "Write the findings alone, with check --format xlsx.")
    sheet = NewSheet("Findings", _COLUMNS, tuple(map(_row, found)))
    return add_sheet(workbook, sheet, out=out, sources=[workbook, *sources])


def _row(finding: Finding) -> tuple[NewCell, ...]:
    told = finding.acceptance.in_words if finding.acceptance else ""
    return (
        NewCell(finding.severity.value),
        NewCell(finding.code),
        NewCell(fitting(str(finding.cell)) if finding.cell else "the workbook", finding.cell),
        NewCell(fitting(finding.report)),
        NewCell(fitting(finding.number)),
        NewCell(fitting(finding.fault)),
        NewCell(fitting(finding.remedy)),
        NewCell(fitting(told)),
    )

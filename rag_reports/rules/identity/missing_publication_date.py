"""A report has no publication date.

Why:
Deadlines such as "within six months" and "immediately" run from publication, and so do the 56 days in which the local
policing body must publish its comments (Police Act 1996, section 55). Without the date neither can be worked out.

Flagged:

Report | Published | Number | Status | Due | Comment
Custody | | 1 | AMBER | March 2019 | The new policy is in force.

Report | Published | Number | Status | Due | Comment
Custody | | 1 | AMBER | Within six months | The new policy is in force.

Accepted:

Report | Published | Number | Status | Due | Comment
Custody | 2018-07-18 | 1 | AMBER | Within six months | The new policy is in force.

Options:
None.

How to fix:
Write when the report was published, as the month at least and better as the day, where the tracker keeps it: in its
column, or under the report's title as "Published 18 July 2018".
"""

from collections.abc import Iterator

from rag_reports.deadline import State
from rag_reports.model import InspectionReport, Severity
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import listed, quoted

CODE = "RAG703"
NAME = "missing-publication-date"
SEVERITY = Severity.ERROR


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """Once for each report, at the cell for the date where there is one, else at its title."""
    if report.published is not None or not report.items:
        return
    waiting = [item.number or "?" for item in report.items if item.due and item.due.state is State.RELATIVE]
    seen = f" in {quoted(report.published_text)}" if report.published_text.strip() else ""
    needed = ""
    if waiting:
        plural = "s" if len(waiting) > 1 else ""
        needed = f" The deadline{plural} of item{plural} {listed(waiting)} cannot be worked out without it."
    of = f" of {quoted(report.title)}" if report.title.strip() else ""
    cell = place_of(report, "published")
    yield Problem(cell, f"No publication date{of} was found{seen}.{needed} Write when it was published.")

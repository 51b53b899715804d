"""A body's name is miswritten: HMRCFRS, HMCPSi, "College of police".

Why:
The paper goes to people who work with these bodies every day. A wrong name makes them doubt the rest, and a search
for the right one does not find the row.

The comment, the rationale, the owners, and the title, source line and sentence of a report are read; the
inspectorate's own text is not. The force's own names are never wrong.

Flagged:

Number | Status | Comment
1 | AMBER | The draft has been sent to the College of police for their view.
2 | AMBER | HMRCFRS saw the new process in October and gave positive feedback.
3 | AMBER | The joint review with HMCPSi is read by the file quality board.

Accepted:

Number | Status | Comment
1 | AMBER | The draft has been sent to the College of Policing for their view.
2 | AMBER | HMICFRS and HMCPSI saw the new process in October.
3 | AMBER | The National Police Chiefs Council has published its guidance.

Options:
None.

How to fix:
Write the body's right name.
"""

from collections.abc import Iterator

from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.language.bodies import BodyNames
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG408"
NAME = "body-misnamed"
SEVERITY = Severity.INFO
NEEDS = ((Field.TEXT, Field.COMMENT),)

Place = tuple[CellRef, str]


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each cell that has such a name."""
    places: list[tuple[Place, str, str]] = []
    for report in tracker.reports:
        places += [(place, report.title, "") for place in _report_texts(report)]
        for item in report.items:
            places += [(place, report.title, item.number) for place in _item_texts(item)]
    names = BodyNames((text for (_, text), _, _ in places), tracker.force)
    for (cell, text), report_title, number in places:
        for found in names.find(text):
            message = f"{quoted(found.written)} is miswritten. Write {quoted(found.right)}."
            yield Problem(cell, message, report=report_title, number=number)


def _report_texts(report: InspectionReport) -> Iterator[Place]:
    texts = (("title", report.title), ("source", report.source), ("intro", report.intro))
    return ((report.cells[name], text) for name, text in texts if text and name in report.cells)


def _item_texts(item: Recommendation) -> Iterator[Place]:
    texts = (
        (Field.COMMENT, item.comment),
        (Field.RATIONALE, item.rationale),
        (Field.OWNER, item.owner),
        (Field.EXTERNAL_OWNER, item.external_owner),
    )
    return ((item.cells[name], text) for name, text in texts if text and name in item.cells)

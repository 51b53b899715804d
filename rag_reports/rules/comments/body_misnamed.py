"""A body's name is miswritten: HMRCFRS, HMCPSi, "College of police".

Why:
The paper goes to people who work with these bodies every day. A wrong name makes them doubt the rest, and a search
for the right one does not find the row.

The comment, the rationale, the external owner, and the title, source line and sentence of a report are read; the
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

from collections.abc import Iterable, Iterator

from rag_reports.language.bodies import Misnaming, find_misnamings
from rag_reports.model import CellRef, Field, Severity, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG408"
NAME = "body-misnamed"
SEVERITY = Severity.INFO
NEEDS = ((Field.TEXT, Field.COMMENT),)
_FIELDS = (Field.COMMENT, Field.RATIONALE, Field.EXTERNAL_OWNER)


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each cell that has such a name."""
    own = frozenset(name.lower() for name in tracker.force)
    for report in tracker.reports:
        for name, text in (("title", report.title), ("source", report.source), ("intro", report.intro)):
            if name in report.cells:
                yield from _problems(find_misnamings(text, own), report.cells[name], report.title)
    for report, item in tracker.items:
        texts = (item.comment, item.rationale, item.external_owner)
        for field, text in zip(_FIELDS, texts, strict=True):
            if text and (found := find_misnamings(text, own)) and field in item.cells:
                yield from _problems(found, item.cells[field], report.title, item.number)


def _problems(found: Iterable[Misnaming], cell: CellRef, report: str, number: str = "") -> Iterator[Problem]:
    for one in found:
        message = f"{quoted(one.written)} is miswritten. Write {quoted(one.right)}."
        yield Problem(cell, message, report=report, number=number)

"""The same text stands under two reports.

Why:
An item that was copied to a second report counts twice, and its two rows drift apart. An accelerated cause of concern
may rightly stand in both; then say so in the comment of one.

Flagged:

Report | Number | Recommendation | Status | Comment
Custody | 1 | The force should record the reason for each strip search of a child. | GREEN | The form is in use.
PEEL 2018 | 7 | The force should record the reason for each strip search of a child. | GREEN | The record is kept.

Accepted:

Report | Number | Recommendation | Status | Comment
Custody | 1 | The force should record each strip search. | GREEN | The form is in use.
PEEL 2018 | 7 | The force should record each use of force. | GREEN | The record is kept.

Options:
None.

How to fix:
Keep it under one report, and close the other with a word on where it went.
"""

from collections.abc import Iterator

from rag_reports.model import Field, InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import fold

CODE = "RAG708"
NAME = "same-item-twice"
SEVERITY = Severity.WARNING
NEEDS = ((Field.TEXT,),)
_TELLING = 8  # words; a shorter text may well be said twice


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the text of the second, the first that is not closed being the one to keep."""
    first: dict[str, tuple[InspectionReport, Recommendation]] = {}
    for report, item in tracker.items:
        if (not item.is_open and item.status is None) or item.text.count(" ") < _TELLING - 1:
            continue
        seen, twin = first.setdefault(fold(item.text), (report, item))
        if seen is report or fold(seen.title) == fold(report.title) or item.hidden or twin.hidden:
            continue
        if Field.TEXT not in item.cells or item.cells[Field.TEXT] == twin.cells.get(Field.TEXT):
            continue
        message = (
            f"The same text stands under {quoted(seen.title)}, in {twin.cells[Field.TEXT]}. "
            "Keep it under one report, or say in the comment why it is in both."
        )
        yield Problem(item.cells[Field.TEXT], message, report=report.title, number=item.number)

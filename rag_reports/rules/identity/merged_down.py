"""A value is merged over several items.

Why:
Excel keeps one value for all the rows that a merged cell covers, and nobody can see from one row whether it was meant
for it. rag_reports gives the value to every item, and says to which.

Flagged:

Number | Status | Due | Comment
1 | GREEN | March 2019 | The form is in use.
2 | GREEN | ^ | The record is kept.

Accepted:

Number | Status | Due | Comment
1 | GREEN | March 2019 | The form is in use.
2 | GREEN | March 2019 | The record is kept.

Options:
None.

How to fix:
Where it was not meant for all of them, unmerge the cells and write each its own.
"""

from collections.abc import Iterator

from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import listed

CODE = "RAG711"
NAME = "merged-down"
SEVERITY = Severity.INFO
_NAMES = {
    Field.STATUS: "status",
    Field.DUE: "due date",
    Field.OWNER: "lead",
    Field.EXTERNAL_OWNER: "external owner",
    Field.RATIONALE: "rationale",
    Field.COMMENT: "comment",
    Field.SIGN_OFF: "verdict",
}


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the first cell of each range that covers two items or more and holds something."""
    ranges: dict[tuple[CellRef, Field], list[tuple[InspectionReport, Recommendation]]] = {}
    for report, item in tracker.items:
        for name in item.merged:
            if name in _NAMES:
                ranges.setdefault((item.cells[name], name), []).append((report, item))
    for (cell, name), found in ranges.items():
        report, first = found[0]
        if len(found) < 2 or not _holds(first, name):
            continue
        numbers = listed([item.number or "one without a number" for _, item in found])
        message = (
            f"One {_NAMES[name]}, merged over {first.merged[name]}, is given to items {numbers}. "
            "Unmerge the cells where it is not meant for all of them."
        )
        yield Problem(cell, message, report=report.title)


def _holds(item: Recommendation, name: Field) -> bool:
    if name is Field.STATUS:
        return bool(item.status_printed.strip() or item.colour)
    return bool(item.text_of(name).strip())

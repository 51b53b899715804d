"""GREEN with nothing in the evidence column.

Why:
The inspectorate closes an item on evidence, and auditors ask for it. Where the tracker has a column for it and no GREEN
item has any, the column itself is unused, which is one finding.

Flagged:

Number | Status | Evidence | Comment
1 | GREEN | Policy 12, version 3 | The new policy is in force.
2 | GREEN | | The board has agreed to it.

Accepted:

Number | Status | Evidence | Comment
1 | GREEN | Policy 12, version 3 | The new policy is in force.
2 | AMBER | | The board has agreed to it.

Options:
None.

How to fix:
Say where the evidence is kept: a document, its version, a folder.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import says_nothing
from rag_reports.model import Field, Severity, Status, Tracker
from rag_reports.rules.problem import Check, Problem

CODE = "RAG113"
NAME = "green-without-evidence"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.EVIDENCE,))


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each evidence cell, or at the first where none of several GREEN items has any."""
    green = [
        (report, item) for report, item in tracker.items if item.status is Status.GREEN and Field.EVIDENCE in item.cells
    ]
    bare = [(report, item) for report, item in green if says_nothing(item.other.get(Field.EVIDENCE, ""))]
    if len(bare) == len(green) > 1:
        report, first = bare[0]
        message = f"None of the {len(green)} GREEN items has evidence. Say for each where it is kept."
        yield Problem(first.cells[Field.EVIDENCE], message, report=report.title)
        return
    for report, item in bare:
        message = "GREEN with no evidence. Say where it is kept."
        yield Problem(item.cells[Field.EVIDENCE], message, report=report.title, number=item.number)

"""An open item's comment is word for word that of the last meeting.

Why:
Members see the same sentences twice and conclude that nothing was done, or that nobody looked.

Flagged:

Number | Status | Comment | Last comment
1 | AMBER | The team meets each month. | The team meets each month.
2 | WHITE | Waiting for the College of Policing. | Waiting for the College of Policing.

Accepted:

Number | Status | Comment | Last comment
1 | AMBER | The team met in January 2019. | The team meets each month.
2 | GREEN | The policy was published. | The policy was published.

Options:
None.

How to fix:
Say what happened since the last meeting, or that nothing did, and why.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import says_nothing
from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG605"
NAME = "unchanged-comment"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the comment."""
    for pair in changes.unchanged_comment:
        item = pair.new.item
        if says_nothing(item.comment):
            continue
        message = (
            f"The comment is word for word the last tracker's ({quoted(item.comment)}). Say what has happened since."
        )
        cell = item.cells.get(Field.COMMENT, item.cell)
        yield Problem(cell, message, report=pair.new.report.title, number=item.number)

"""An item that was GREEN, closed or signed off is open again.

Why:
Members were told that it was done. That it is not needs a sentence of its own.

Flagged:

Number | Status | Last status | Comment
1 | AMBER | GREEN | The team meets each month.

Number | Status | Due | Last status | Comment
2 | AMBER | March 2019 | CLOSED | The team meets each month.

Accepted:

Number | Status | Last status | Comment
1 | AMBER | RED | The team meets each month.
2 | NEW GREEN | AMBER | The team met each month in 2018.

Options:
None.

How to fix:
Say in the comment why it was reopened.
"""

from collections.abc import Iterator

from rag_reports.meeting.change_rows import status_shown
from rag_reports.meeting.changes import FINISHED, Changes
from rag_reports.model import Field, Severity
from rag_reports.rules.problem import Check, Problem

CODE = "RAG603"
NAME = "reopened"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    for pair in changes.reopened:
        old, new = pair.old.item, pair.new.item
        was = status_shown(old) if old.status in FINISHED else "signed off"
        message = f"{status_shown(new)}, but {was} on the last tracker. Say in the comment why it was reopened."
        yield Problem(new.cells.get(Field.STATUS, new.cell), message, report=pair.new.report.title, number=new.number)

"""The owner and the due date of an open item changed at once.

Why:
A new owner who starts with a new date may have been given it to hide that the old one was missed. Auditors look for
it.

Flagged:

Number | Status | Due | Last due | Owner | Last owner | Comment
1 | AMBER | October 2018 Now March 2019 | October 2018 | Head of Crime | Head of Custody | The post was vacant.

Accepted:

Number | Status | Due | Last due | Owner | Last owner | Comment
1 | AMBER | March 2019 | March 2019 | Head of Crime | Head of Custody | The team meets each month.
2 | AMBER | October 2018 Now March 2019 | October 2018 | Head of Crime | Head of Crime | The post was vacant.

Options:
None.

How to fix:
Say in the comment who agreed to both.
"""

from collections.abc import Iterator

from rag_reports.meeting.change_rows import due_shown
from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG606"
NAME = "owner-changed-with-date"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the owner."""
    owners = {id(pair) for pair in changes.owner}
    for move in changes.due:
        old, new = move.pair.old.item, move.pair.new.item
        if id(move.pair) not in owners or not new.is_open or move.months is None:
            continue
        if not old.owner.strip() or not new.owner.strip():
            continue
        message = (
            f"The owner changed from {quoted(old.owner)} to {quoted(new.owner)}, and the due date from "
            f"{due_shown(old.due)} to {due_shown(new.due)}. Say in the comment who agreed to both."
        )
        cell = new.cells.get(Field.OWNER, new.cell)
        yield Problem(cell, message, report=move.pair.new.report.title, number=new.number)

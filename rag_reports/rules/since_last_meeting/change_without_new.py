"""A status became GREEN or RED and is not marked NEW.

Why:
Members look for NEW to see what moved. Where a house marks its changes, one that is not marked passes unseen. A
tracker that marks none, and whose key does not speak of NEW, is left alone.

Flagged:

Number | Status | Last status | Comment
1 | GREEN | AMBER | The policy was published in August 2018.
2 | RED | AMBER | The work stopped because the supplier withdrew.
3 | NEW GREEN | AMBER | The policy was published in August 2018.

Accepted:

Number | Status | Last status | Comment
1 | NEW GREEN | AMBER | The policy was published in August 2018.
2 | GREEN | GREEN | The policy was published in August 2018.
3 | NEW RED | AMBER | The work stopped because the supplier withdrew.

Options:
None.

How to fix:
Write NEW before the status, which is offered as a fix where the cell is the item's own.
"""

from collections.abc import Iterator

from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.since_last_meeting.new_mark import fix_new
from rag_reports.text import words

CODE = "RAG602"
NAME = "change-without-new"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    if not _marks_changes(changes):
        return
    for pair in changes.status:
        old, new = pair.old.item, pair.new.item
        if new.new or new.status not in (Status.GREEN, Status.RED) or old.status is None:
            continue
        remedy = "Mark it in the column for NEW." if changes.new.layout.has(Field.NEW) else "Write NEW before it."
        message = f"{new.status}, and {old.status} on the last tracker, but not marked NEW. {remedy}"
        fix = fix_new(new, check.status_words, new=True)
        cell = new.cells.get(Field.STATUS, new.cell)
        yield Problem(cell, message, fix, pair.new.report.title, new.number)


def _marks_changes(changes: Changes) -> bool:
    """Whether the house marks what changed: one of the two trackers does, or the key or a column speaks of it."""
    for tracker in (changes.new, changes.old):
        if tracker.layout.has(Field.NEW) or any(item.new for _, item in tracker.items):
            return True
        if any("new" in words(entry.word) for entry in tracker.key):
            return True
    return False

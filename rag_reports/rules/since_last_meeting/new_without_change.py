"""A status is marked NEW and was the same last time.

Why:
NEW tells members that the status changed since they last met. Where it did not, the mark was left over from the last
meeting, and members ask about a change that is none.

Flagged:

Number | Status | Last status | Comment
1 | NEW GREEN | GREEN | The policy was published in August 2018.
2 | NEW GREEN | NEW GREEN | The policy was published in August 2018.

Accepted:

Number | Status | Last status | Comment
1 | NEW GREEN | AMBER | The policy was published in August 2018.
2 | GREEN | NEW GREEN | The policy was published in August 2018.
3 | NEW GREEN | (not there) | The policy was published in August 2018.

Options:
None.

How to fix:
Take NEW away, which is offered as a fix where the cell is the item's own.
"""

from collections.abc import Iterator

from rag_reports.meeting.change_rows import status_shown
from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.since_last_meeting.new_mark import fix_new

CODE = "RAG601"
NAME = "new-without-change"
SEVERITY = Severity.ERROR


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    for pair in changes.new_without_change:
        old, new = pair.old.item, pair.new.item
        message = f"{status_shown(new)}, but the last tracker had {status_shown(old)} too. Take NEW away."
        fix = fix_new(new, check.status_words, new=False)
        cell = new.cells.get(Field.STATUS, new.cell)
        yield Problem(cell, message, fix, pair.new.report.title, new.number)

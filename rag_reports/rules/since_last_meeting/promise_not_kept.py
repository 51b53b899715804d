"""What was promised for a date that has passed is still AMBER.

Why:
The last meeting was told a date. It has passed, and the status is what it was. Where the tracker itself shows that the
date is past (RAG106) or moved with no reason (RAG206), those rules say so.

Flagged:

Number | Status | Due | Last due | Comment
1 | AMBER | October 2018 Now March 2019 | October 2018 | Moved because the supplier withdrew.

Accepted:

Number | Status | Due | Last due | Comment
1 | AMBER | March 2019 | March 2019 | The team meets each month.
2 | GREEN | October 2018 | October 2018 | The policy was published in August 2018.

Options:
None.

How to fix:
Say in the comment what of it was done by then, and what keeps the rest.
"""

from collections.abc import Iterator

from rag_reports.deadline import due_in_words
from rag_reports.meeting.changes import Changes
from rag_reports.model import Severity, Status
from rag_reports.rules.due_dates.due_cell import due_cell
from rag_reports.rules.problem import Check, Problem

CODE = "RAG607"
NAME = "promise-not-kept"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    for pair in changes.pairing.pairs:
        old, new = pair.old.item, pair.new.item
        promised = old.due.in_force if old.due else None
        if new.status is not Status.AMBER or old.status is not Status.AMBER or promised is None or new.due is None:
            continue
        if promised.date >= check.as_at:
            continue
        message = (
            f"The last tracker promised it by {due_in_words(promised)}; that has passed, and it is still AMBER. "
            "Say in the comment what was done by then."
        )
        yield Problem(due_cell(new), message, report=pair.new.report.title, number=new.number)

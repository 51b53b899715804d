"""WHITE although its date, or a milestone, has passed, and nothing says that it was met.

Why:
WHITE is not the force's to deliver, yet members ask what became of a date that has gone by. A date that has passed
needs a word on what the other body did.

Flagged:

Number | Status | Due | Comment
1 | WHITE | October 2018 | This is for the College of Policing.
2 | WHITE | September 2018 And March 2019 | The approach has not been released by the College of Policing.

Accepted:

Number | Status | Due | Comment
1 | WHITE | March 2019 | This is for the College of Policing.
2 | WHITE | September 2018 And March 2019 | The College of Policing published its approach in August.
3 | WHITE | | This is for the College of Policing.

Options:
None.

How to fix:
Say what the other body has done by now, or when it means to.
"""

import re
from collections.abc import Iterator

from rag_reports.deadline import Role, State, due_in_words
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.problem import Check, Problem
from rag_reports.text import fold

CODE = "RAG112"
NAME = "white-overdue"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = frozenset({Status.WHITE})
_MET = re.compile(
    r"(?<!not )(?<!not been )(?<!not yet )(?<!not yet been )(?<!never been )"
    r"\b(?:met|achieved|published|released|issued|launched|delivered|completed?|in place|began|begun|started|took place"
    r"|held|agreed)\b"
)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    due = item.due
    if due is None or due.state is not State.DATED or due.in_force is None or due.in_force.immediate:
        return
    if due.in_force.date < check.as_at:
        message = (
            f"WHITE, and its date, {due_in_words(due.in_force)}, has passed. "
            "Say what the other body has done, or when it means to."
        )
        yield Problem(due_cell(item), message)
        return
    passed = [date for date in due.dates if date.role is Role.MILESTONE and date.date < check.as_at]
    if passed and not _MET.search(fold(item.comment)):
        message = (
            f"WHITE, and the milestone {due_in_words(passed[-1])} has passed with no word of it. "
            "Say whether it was met."
        )
        yield Problem(due_cell(item), message)

"""RED although every date is still to come, and nothing says that it cannot or will not be done.

Why:
The usual key says of RED "beyond its deadline, or cannot or will not be implemented". Members ask why an item whose
date has not come is given up.

Flagged:

Number | Status | Due | Comment
1 | RED | June 2019 | The work is behind because the supplier withdrew.

Accepted:

Number | Status | Due | Comment
1 | RED | June 2019 | It cannot be done by then because the supplier withdrew.
2 | RED | October 2018 Now June 2019 | It was moved because the supplier withdrew.
3 | RED | June 2019 | The force will not implement this because the law has changed.
4 | AMBER | June 2019 | The work is behind because the supplier withdrew.

Options:
None.

How to fix:
Mark it AMBER, or say in the comment that it cannot be done by its date.
"""

import re
from collections.abc import Iterator

from rag_reports.deadline import State, due_in_words
from rag_reports.language.reasons import will_not_be_done
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import status_in_words
from rag_reports.text import fold

CODE = "RAG108"
NAME = "red-before-deadline"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = frozenset({Status.RED})
_GIVEN_UP = re.compile(
    r"\b(?:cannot|can not|can't|could not|will not|won't|unable|not able|impossible|no longer|unlikely|missed|overdue"
    r"|not (?:be )?(?:possible|achiev\w+|feasible|met|meet|accept\w*|agree\w*|implement\w*|deliver\w*|complet\w*)"
    r"|reject\w*|declin\w*|stopped|ceased|abandon\w*|withdrawn|unachievable|at risk of|beyond)\b"
)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    due = item.due
    if due is None or due.state is not State.DATED or due.in_force is None:
        return
    if any(date.date <= check.as_at for date in due.dates):
        return
    told = f"{item.status_text} {item.comment} {item.rationale}"
    if _GIVEN_UP.search(fold(told)) or will_not_be_done(item.comment) or will_not_be_done(item.rationale):
        return
    message = (
        f"{status_in_words(item)}, but it is not due before {due_in_words(due.in_force)}. "
        "Mark it AMBER, or say that it cannot be done by then."
    )
    yield Problem(item.cells[Field.STATUS], message)

"""An open item's due date was moved, and nothing says why.

Why:
Members and auditors complain of dates that slip without explanation. A reason may stand in a column for it, in the
comment, in the rationale or beside the date. A comment that mostly tells of something else than activity, figures and
dates may give one in words that no list foresees, and nothing is said. A date that was brought forward needs none.

Flagged:

Number | Status | Due | Comment
1 | AMBER | October 2018 Now February 2019 | The Head of Crime meets the regional lead each month.
2 | AMBER | July 2018 Now due April 2019 | 40 of the 60 officers have been trained.

Number | Status | Due | Reason for move | Comment
3 | AMBER | October 2018 Now February 2019 | TBC | The new policy is in force.

Accepted:

Number | Status | Due | Comment
1 | AMBER | October 2018 Now February 2019 | The date was moved because the supplier withdrew.
2 | AMBER | October 2018 Now February 2019 to align with the PEEL inspection | The new policy is in force.
3 | GREEN | October 2018 Now February 2019 | The new policy is in force.
4 | AMBER | February 2019 | The new policy is in force.
5 | AMBER | September 2018 And January 2019 | The new policy is in force.
6 | AMBER | October 2018 Now February 2019 | The summer's disorder took up the team's time.
7 | AMBER | June 2019 brought forward to February 2019 | The new policy is in force.

Number | Status | Due | Reason for move | Comment
6 | AMBER | October 2018 Now February 2019 | Supplier | The new policy is in force.

Options:
None.

How to fix:
Say in one sentence why the date moved, where the tracker keeps reasons or in the comment.
"""

from collections.abc import Iterator

from rag_reports.deadline import Deadline, State
from rag_reports.language.placeholders import says_nothing
from rag_reports.language.reasons import gives_purpose, gives_reason, gives_reason_for_move
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.moves import deadlines_of, move_in_words
from rag_reports.rules.problem import Check, Problem

CODE = "RAG206"
NAME = "moved-without-reason"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = OPEN_STATUSES
INSTEAD_OF = ("RAG607",)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    due = item.due
    if due is None or due.state is not State.DATED or not due.moves or _is_forward(due) or _is_explained(item):
        return
    yield Problem(due_cell(item), f"{move_in_words(due)}, and nothing says why. Give the reason for the move.")


def _is_forward(due: Deadline) -> bool:
    """Whether the last move was to an earlier date."""
    dates = [date.date for date in deadlines_of(due)]
    return len(dates) > 1 and dates[-1] < dates[-2]


def _is_explained(item: Recommendation) -> bool:
    if not says_nothing(item.other.get(Field.MOVE_REASON, "")):
        return True
    beside_date = item.due.text if item.due else ""
    if gives_purpose(beside_date) or gives_reason(beside_date):
        return True
    return gives_reason_for_move(item.comment) or gives_reason_for_move(item.rationale)

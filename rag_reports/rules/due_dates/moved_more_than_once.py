"""An open item's due date has moved more than once.

Why:
Audit committees allow a target date to be changed once; a date that moves again and again is no target. Each change
that the due cell or the history columns show is a move.

How far it moved in all is told with it, in place of RAG212. A move with no reason is a fault of its own (RAG206):
the reason answers why it moved, and leaves open who agreed to move it again.

Flagged:

Number | Status | Due | Comment
1 | AMBER | October 2018 Now December 2018 Now March 2019 | Moved because the supplier withdrew.

Number | Status | Original date | Revised date | Due | Comment
2 | AMBER | October 2018 | December 2018 | April 2019 | Moved because the supplier withdrew.

Accepted:

Number | Status | Due | Comment
1 | AMBER | October 2018 Now March 2019 | Moved because the supplier withdrew.
2 | AMBER | September 2018 And January 2019 | The new policy is in force.
3 | GREEN | October 2018 Now December 2018 Now March 2019 | The new policy is in force.
4 | AMBER | HMICFRS deadline October 2018 Force target March 2019 | The new policy is in force.

Options:
moves: how many moves are allowed; 1 by default.

How to fix:
Say in the comment which meeting agreed to the last move.
"""

from collections.abc import Iterator

from rag_reports.deadline import State, months_between
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.moves import deadlines_of, move_in_words
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.text import plural

CODE = "RAG207"
NAME = "moved-more-than-once"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = OPEN_STATUSES
INSTEAD_OF = ("RAG212",)
OPTIONS = (Option("moves", 1, "how many moves are allowed"),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    due = item.due
    if due is None or due.state is not State.DATED or due.moves <= check.number("moves"):
        return
    deadlines = deadlines_of(due)
    far = plural(months_between(deadlines[0].date, deadlines[-1].date), "month")
    agreed = "Say in the comment which meeting agreed to the last move."
    yield Problem(due_cell(item), f"{move_in_words(due)}, by {far} in all. {agreed}")

"""AMBER although the deadline has passed.

Why:
The usual key keeps AMBER for work that will be done in time, and RED for what is beyond its deadline. An AMBER item
whose date has passed is either RED or has a new date that the tracker does not show.

A month or a quarter passes with its last day. "Immediately" is meant from the day of publication and is held overdue
only after a time of grace.

Flagged:

As at 31 January 2019:

Number | Status | Due | Comment
1 | AMBER | December 2018 | The new policy is in force.
2 | AMBER | 30/01/2019 | The new policy is in force.
3 | AMBER | Immediately | The new policy is in force.

Accepted:

As at 31 January 2019:

Number | Status | Due | Comment
1 | AMBER | January 2019 | The new policy is in force.
2 | AMBER | March 2019 | The new policy is in force.
3 | RED | December 2018 | Awaiting the supplier.
4 | NEW GREEN | December 2018 | The new policy is in force.
5 | AMBER | TBC | The new policy is in force.
6 | AMBER | October 2018 Now March 2019 | Moved because the supplier withdrew.

Options:
deadline: "latest" (the default) judges by the deadline in force, "original" by the first one set.
immediately_grace_days: how many days after publication "immediately" is overdue; 90 by default.

How to fix:
Mark the item RED and say why the deadline was missed, or show the new date beside the old one with the reason.
"""

import datetime as dt
from collections.abc import Iterator

from rag_reports.deadline import Deadline, DueDate, Role, State, date_in_words, due_in_words
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.wording import status_in_words, worded_status

CODE = "RAG106"
NAME = "overdue-but-amber"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), (Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE))
STATUSES = frozenset({Status.AMBER})
INSTEAD_OF = ("RAG607",)
OPTIONS = (
    Option("deadline", "latest", "which deadline counts", choices=("latest", "original")),
    Option("immediately_grace_days", 90, 'days after publication at which "immediately" is overdue'),
)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    if item.due is None:
        return
    due = _deadline(item.due, check.word("deadline"))
    if due is None:
        return
    grace = dt.timedelta(days=check.number("immediately_grace_days") if due.immediate else 0)
    if check.as_at > due.date + grace:
        said = (
            f'"Immediately", from {date_in_words(due.date)},'
            if due.immediate
            else f"the deadline, {due_in_words(due)},"
        )
        passed = f"{status_in_words(item)}, but {said} had passed on {date_in_words(check.as_at)}."
        red = worded_status(check.status_words.word_for(Status.RED), Status.RED)
        message = f"{passed} Mark it {red} and say why, or show the new date."
        yield Problem(item.cells[Field.STATUS], message)


def _deadline(due: Deadline, which: str) -> DueDate | None:
    if due.state is not State.DATED:
        return None
    deadlines = [date for date in due.dates if date.role is Role.DEADLINE]
    return deadlines[-1 if which == "latest" else 0] if deadlines else None

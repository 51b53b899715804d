"""An open item's due date has slipped by more than a year in all.

Why:
A year is four meetings. Single moves look small beside each other; a member asks how far the date is from the first
one that was promised. Where the date moved more than once, RAG207 tells it with that.

Flagged:

Number | Status | Due | Comment
1 | AMBER | November 2017 Now March 2019 | Moved because the supplier withdrew.
2 | RED | 31 January 2018 Now 28 February 2019 | Moved because the supplier withdrew.

Accepted:

Number | Status | Due | Comment
1 | AMBER | March 2018 Now March 2019 | Moved because the supplier withdrew.
2 | GREEN | November 2017 Now March 2019 | The new policy is in force.
3 | AMBER | November 2018 And March 2020 | The new policy is in force.

Options:
months: by how many months a date may slip in all; 12 by default.

How to fix:
Say in the comment what has to happen for the new date to be kept.
"""

from collections.abc import Iterator

from rag_reports.deadline import State, due_in_words, months_between
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.moves import deadlines_of
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.text import plural

CODE = "RAG212"
NAME = "moved-far"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = OPEN_STATUSES
OPTIONS = (Option("months", 12, "by how many months a date may slip in all"),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    due = item.due
    if due is None or not due.moves or due.state is not State.DATED:
        return
    deadlines = deadlines_of(due)
    first, last = deadlines[0], deadlines[-1]
    months = months_between(first.date, last.date)
    if months <= check.number("months"):
        return
    yield Problem(
        due_cell(item),
        f"The due date has slipped by {plural(months, 'month')} in all, from {due_in_words(first)} to "
        f"{due_in_words(last)}. Say in the comment what has to happen for the new date to be kept.",
    )

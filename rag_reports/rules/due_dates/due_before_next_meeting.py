"""An AMBER item falls due before the next meeting.

Why:
By the next meeting the item is either done or overdue, and a member who was told nothing asks why. The list of these
rows is what the lead of each is asked about before the papers go out.

Flagged:

As at 31 January 2019:

Number | Status | Due | Comment
1 | AMBER | March 2019 | The policy is in draft.
2 | AMBER | 31/01/2019 | The policy is in draft.
3 | AMBER | October 2018 Now February 2019 | Moved because the supplier withdrew.

Accepted:

As at 31 January 2019:

Number | Status | Due | Comment
1 | AMBER | May 2019 | The policy is in draft.
2 | AMBER | December 2018 | The policy is in draft.
3 | GREEN | March 2019 | The policy is in force.
4 | WHITE | March 2019 | This is for the College of Policing.

Options:
days: how many days after the as-at date count as before the next meeting; 90 by default.

How to fix:
Ask the lead whether the item will be done by then; if not, have the new date agreed at this meeting.
"""

import datetime as dt
from collections.abc import Iterator

from rag_reports.deadline import date_in_words, due_in_words
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.moves import deadlines_of
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.wording import status_in_words
from rag_reports.text import plural

CODE = "RAG210"
NAME = "due-before-next-meeting"
SEVERITY = Severity.INFO
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = frozenset({Status.AMBER})
OPTIONS = (Option("days", 90, "how many days after the as-at date count as before the next meeting"),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    date = item.due.date if item.due else None
    if item.due is None or date is None:
        return
    days = check.number("days")
    if not check.as_at <= date <= check.as_at + dt.timedelta(days=days):
        return
    due = due_in_words(deadlines_of(item.due)[-1])
    yield Problem(
        due_cell(item),
        f"{status_in_words(item)} and due by {due}, within {plural(days, 'day')} of {date_in_words(check.as_at)}. "
        "Ask the lead whether it will be done by then.",
    )

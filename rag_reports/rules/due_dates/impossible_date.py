"""A due date that cannot be right: before publication, a revision to an earlier day, or a year far off.

Why:
A year mistyped is the commonest slip in a date column, and nobody sees it until the item is called overdue, or never
is. A report's recommendations cannot be due before it was published, and a date is not put off to an earlier one.

A date that is said to be brought forward, or that the force sets itself beside the inspectorate's, may be earlier.
Where only the month of publication is known, its first day counts. A closed item's dates are let be, and a GREEN
item's that the force set itself, which may have acted on what the inspectors told it before they published.

Flagged:

The report was published on 18 July 2018.

Number | Status | Due | Comment
1 | RED | 31 March 2018 | It will be late because the supplier withdrew.
2 | GREEN | March 2109 | The new policy is in force.

Number | Status | Original date | Due | Comment
3 | RED | March 2019 | January 2019 | Moved because the supplier withdrew.

Accepted:

Number | Status | Due | Comment
1 | AMBER | July 2018 Now March 2019 | Moved because the supplier withdrew.
2 | AMBER | HMICFRS deadline June 2019 Force target March 2019 | The new policy is in force.
3 | AMBER | June 2019 brought forward to March 2019 | The new policy is in force.
4 | AMBER | September 2018 And May 2019 | The new policy is in force.
5 | CLOSED | March 2018 | Merged with 4.
6 | GREEN | Force set deadline of March 2018 | The new policy is in force.

Options:
None.

How to fix:
Write the date that is meant.
"""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from rag_reports.deadline import DueDate, Precision, SetBy, State, date_in_words, due_in_words
from rag_reports.model import Field, InspectionReport, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.moves import deadlines_of
from rag_reports.rules.problem import Check, Problem

CODE = "RAG208"
NAME = "impossible-date"
SEVERITY = Severity.ERROR
NEEDS = (DUE_COLUMNS,)
INSTEAD_OF = ("RAG106",)

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FORWARD = re.compile(r"\b(?:forward|earlier|sooner|ahead|accelerated|advanced)\b", re.I)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the due cell, the first thing that cannot be."""
    published = report.published
    if published is not None and report.published_precision == "month":
        published = published.replace(day=1)
    for item in report.items:
        if item.due is None or item.due.state is not State.DATED or item.status is Status.CLOSED:
            continue
        message = _far_off(item) or _before(item, published) or _backwards(item)
        if message:
            yield Problem(due_cell(item), message, number=item.number)


def _far_off(item: Recommendation) -> str:
    for due in item.due.dates if item.due else ():
        if not _FIRST_YEAR <= due.date.year <= _LAST_YEAR:
            return f"The due date {due_in_words(due)} cannot be right. Write the year that is meant."
    return ""


def _before(item: Recommendation, published: dt.date | None) -> str:
    if item.due is None or item.due.date is None or published is None or item.due.date >= published:
        return ""
    last = deadlines_of(item.due)[-1]
    if last.by is SetBy.FORCE and not item.is_open:
        return ""
    due = due_in_words(last)
    when = date_in_words(published)
    return f"Due by {due}, before the report was published ({when}). Write the date that is meant."


def _backwards(item: Recommendation) -> str:
    if item.due is None or not item.due.moves or _is_forward(item):
        return ""
    for before, after in pairwise(deadlines_of(item.due)):
        beside = before.by is SetBy.INSPECTORATE and after.by is SetBy.FORCE
        if after.date < before.date and not beside and not _is_within(after, before):
            replaced = f"{due_in_words(after)} is earlier than the date it replaces, {due_in_words(before)}"
            return f"The revised date {replaced}. Write the date that is meant."
    return ""


def _is_forward(item: Recommendation) -> bool:
    told = (item.due.text if item.due else "", item.comment, item.other.get(Field.MOVE_REASON, ""))
    return any(_FORWARD.search(text) for text in told)


def _is_within(after: DueDate, before: DueDate) -> bool:
    """Whether a day lies in the month that it makes more exact."""
    months = (after.date.year, after.date.month) == (before.date.year, before.date.month)
    return before.precision is not Precision.DAY and months

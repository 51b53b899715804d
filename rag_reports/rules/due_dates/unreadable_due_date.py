"""A due cell holds text in which no date can be read.

Why:
What cannot be read cannot be watched: the item is never overdue and is in no list of what falls due. Nothing is
guessed, as a wrong date is worse than none. A text that only says that no deadline was set is RAG201, a placeholder
such as TBC is RAG211, and a term from an unknown publication date is RAG703.

Flagged:

Number | Status | Due | Comment
1 | AMBER | 31 February 2019 | The new policy is in force.
2 | AMBER | When the supplier is ready | The new policy is in force.
3 | GREEN | 45/13/2018 | The new policy is in force.
5 | AMBER | 31/06/2027 | The new policy is in force.

Accepted:

Number | Status | Due | Comment
1 | AMBER | October 2018 Now December 2018, because the supplier withdrew | The new policy is in force.
2 | AMBER | Q4 2018/19 | The new policy is in force.
3 | AMBER | TBC | The new policy is in force.
4 | GREEN | Done | The new policy is in force.
5 | AMBER | No deadline set by HMICFRS | The new policy is in force.

Options:
None.

How to fix:
Write a date that exists as a day or a month, such as "31 March 2019" or "March 2019", and put what else there is to
say into the comment.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from rag_reports.deadline import State
from rag_reports.language.placeholders import is_excel_error
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, shows_error
from rag_reports.text import squash

CODE = "RAG202"
NAME = "unreadable-due-date"
SEVERITY = Severity.ERROR
NEEDS = (DUE_COLUMNS,)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_LONE_DATES = tuple(
    map(
        re.compile,
        (
            rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}",
            r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_NAME}[ -]{_YEAR}",
            rf"{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        ),
    )
)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell; for an item that is done, only where the text means to be a date."""
    if item.due is None:
        return
    if is_excel_error(item.due.text):
        yield Problem(due_cell(item), f"No due date: {shows_error(item.due.text)} write the date.")
    if is_excel_error(item.due.text) or item.due.state is not State.UNREADABLE:
        return
    done = item.status in (Status.GREEN, Status.CLOSED) and Field.STATUS in item.cells
    if done and not any(character.isdigit() for character in item.due.text):
        return
    yield Problem(due_cell(item), _message(item.due.text, check.as_at))


def _message(text: str, as_at: dt.date) -> str:
    """With an example that lies ahead, or what is wrong with a day that its month does not have."""
    month = _month_without(text)
    if month:
        days = calendar.monthrange(month.year, month.month)[1]
        return f"{quoted(text)} does not exist: {month:%B %Y} has {days} days. Write the date that is meant."
    year = as_at.year if (as_at.month, as_at.day) < (3, 31) else as_at.year + 1
    return f'No date can be read in {quoted(text)}. Write it as "31 March {year}" or "March {year}".'


def _month_without(text: str) -> dt.date | None:
    """The first of the month in which a lone date's day is missing: June of "31/06/2027"; None for other texts."""
    for pattern in _LONE_DATES:
        match = pattern.fullmatch(squash(text).lower())
        if match is None:
            continue
        named = match.groupdict()
        month = _MONTHS.index(named["name"]) + 1 if named.get("name") else int(match["month"])
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        day = int(match["day"])
        if 1 <= month <= 12 and year >= 1990 and calendar.monthrange(year, month)[1] < day <= 31:
            return dt.date(year, month, 1)
    return None

"""A date in digits such as 03/04/2019, in a column where others put the month first.

Why:
Dates are read with the day first, as they are written here. "12/31/2018" in the same column shows that somebody, or a
system that exports American dates, writes the month first; then "03/04/2019" may be 3 April or 4 March, and a wrong
date is worse than none. Only dates typed as text are looked at: a date cell has its day for certain.

Flagged:

Number | Status | Original date | Due | Comment
1 | GREEN | 12/31/2018 | January 2019 | The policy is in force.
2 | AMBER | 03/04/2019 | 3 April 2019 | The policy is in draft.

Accepted:

Number | Status | Due | Comment
1 | AMBER | 31/12/2019 | The policy is in draft.
2 | AMBER | 03/04/2019 | The policy is in draft.

Number | Status | Original date | Due | Comment
3 | GREEN | 12/31/2018 | January 2019 | The policy is in force.
4 | AMBER | 04/04/2019 | 4 April 2019 | The policy is in draft.
5 | AMBER | 3 April 2019 | 03/04/2019 | The policy is in draft.

Options:
None.

How to fix:
Write the month as a word: "3 April 2019".
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from rag_reports.deadline import date_in_words
from rag_reports.model import CellRef, Field, Severity, Tracker
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import has_digit

CODE = "RAG203"
NAME = "ambiguous-date"
SEVERITY = Severity.WARNING
NEEDS = (DUE_COLUMNS,)

_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)")


class _Typed(NamedTuple):
    """A date typed in digits, and where."""

    cell: CellRef
    report: str
    number: str
    text: str
    first: int
    second: int
    year: int

    @property
    def month_first(self) -> bool:
        """Whether only the American order makes a date of it."""
        return self.first <= 12 < self.second <= calendar.monthrange(self.year, self.first or 1)[1]

    @property
    def either(self) -> bool:
        """Whether both orders make a date, and not the same one."""
        return 1 <= self.first <= 12 and 1 <= self.second <= 12 and self.first != self.second


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each such date."""
    columns: dict[tuple[str, int], list[_Typed]] = {}
    for typed in _typed_dates(tracker):
        columns.setdefault((typed.cell.sheet, typed.cell.column), []).append(typed)
    for dates in columns.values():
        other = next((typed for typed in dates if typed.month_first), None)
        if other is None:
            continue
        for typed in dates:
            if typed.either:
                day = date_in_words(dt.date(typed.year, typed.second, typed.first))
                yield Problem(
                    typed.cell,
                    f"{quoted(typed.text)} is read as {day}, but {quoted(other.text)} in {other.cell.address} has the "
                    "month first. Write the month as a word.",
                    report=typed.report,
                    number=typed.number,
                )


def _typed_dates(tracker: Tracker) -> Iterator[_Typed]:
    seen: set[CellRef] = set()
    for report, item in tracker.items:
        for name in DUE_COLUMNS:
            text = item.due.text if name is Field.DUE and item.due else item.other.get(name, "")
            if not has_digit(text):
                continue
            cell = item.cells.get(name)
            if cell is None or cell in seen:
                continue
            for match in _DIGITS.finditer(text):
                seen.add(cell)
                year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
                if year:
                    yield _Typed(cell, report.title, item.number, match[0], int(match[1]), int(match[3]), year)

"""Stretches of days that due dates name, and the arithmetic of years, quarters and seasons."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from rag_reports.deadline.dates import Precision
from rag_reports.deadline.tokens import Token
from rag_reports.deadline.vocabulary import Kind

Read = tuple[int, list[Token]]
"""What a reader of dates hands back: the index after what it read, and the tokens that stand for it."""

DIGITS = re.compile("[0-9]+")


class Period(NamedTuple):
    """A stretch of days that a text names; ``last`` is what counts as the date."""

    first: dt.date
    last: dt.date
    precision: Precision
    relative: bool = False
    immediate: bool = False


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day_period(day: dt.date) -> Period:
    """The period of one day."""
    return Period(day, day, Precision.DAY)


def make_period(day: int | None, month: int, year: int) -> Period | None:
    """A day, or a month where ``day`` is None; None where the calendar has no such day."""
    try:
        if day is None:
            return Period(dt.date(year, month, 1), last_day(year, month), Precision.MONTH)
        return day_period(dt.date(year, month, day))
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """A year from its digits; two digits are of this century."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def financial_year(digits: Sequence[str]) -> int | None:
    """The calendar year in which a financial year such as 2018/19 begins; None for any other pair."""
    if len(digits) != 2 or len(digits[0]) not in (2, 4) or len(digits[1]) not in (2, 4):
        return None
    begins = full_year(digits[0])
    follows = int(digits[1]) == begins + 1 if len(digits[1]) == 4 else int(digits[1]) == (begins + 1) % 100
    return begins if follows else None


def season_period(year: int, month: int) -> Period | None:
    """The season that ends with a month."""
    if year < 1000:
        return None
    first = dt.date(year - 1, 12, 1) if month == 2 else dt.date(year, month - 2, 1)
    return Period(first, last_day(year, month), Precision.SEASON)


def quarter_period(begins: int, quarter: int) -> Period | None:
    """A quarter, 1 to 4, of the financial year that begins in April of a year."""
    year, month = (begins + 1, 3) if quarter == 4 else (begins, 3 + 3 * quarter)
    if not 1000 <= year <= 9998:
        return None
    return Period(dt.date(year, month - 2, 1), last_day(year, month), Precision.QUARTER)


def make_token(kind: Kind, tokens: Sequence[Token], start: int, stop: int, found: Period | None = None) -> Token:
    """One token in place of those from ``start`` up to ``stop``."""
    return Token(kind, "", tokens[start].start, tokens[stop - 1].end, found)


def one_token(tokens: Sequence[Token], start: int, stop: int, found: Period | None) -> Read:
    """A DATE, or BAD where nothing was found, in place of the tokens from ``start`` up to ``stop``."""
    return stop, [make_token(Kind.DATE if found else Kind.BAD, tokens, start, stop, found)]

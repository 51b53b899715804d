"""The dates that stand in a running text, by the grammar of due cells: days, months, quarters, seasons and years."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rag_reports.deadline.period import DIGITS, Period, financial_year, last_day
from rag_reports.deadline.periods import read_periods
from rag_reports.deadline.tokens import read_tokens
from rag_reports.deadline.vocabulary import MONTHS, Kind
from rag_reports.text import has_digit

_VAGUE = re.compile(r"\b(?:early|mid|late|midway|start|beginning|middle|commences?|the\s+week\s+of)\b", re.I)
"""Words that a due cell may not say of its date; in a text they say no more than within which period."""
_VAGUE_CUE = re.compile("early|mid|late|start|beginning|commence|the\\s+week")
_WEEK = re.compile(r"\b(?:w/c|wc|week\s+commencing|week\s+beginning)\s+(?=\d|mon)", re.I)
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = re.compile(_NAMES)
_NO_YEAR = re.compile(
    rf"(?<![\d/.-])\b(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_NAMES})\b"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d|\s?[ap]m))?(?!\s*'?\d)(?!\s*/)",
    re.I,
)
_YEAR_OR_NUMBERS = re.compile(r"\d{4}|\d\s?[-/.\u2010-\u2015\u2212]\s?\d|[qQ]\s?\d|'\s?\d\d")
_NAMED = (
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("spring", "summer", "autumn", "winter", "quarter", "fy"),
)
"""A date holds a year, numbers with a mark between them, or one of these."""
_DAY = dt.timedelta(days=1)


class WrittenDate(NamedTuple):
    """A date in a text: where it stands, end exclusive, and the days that it may mean.

    Without a year ``first`` and ``last`` are of the year 4, which has every day; ``near`` gives it one.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    has_year: bool = True

    @property
    def is_day(self) -> bool:
        """Whether one day is named."""
        return self.first == self.last

    def near(self, before: dt.date) -> dt.date:
        """The last day that this means; without a year, the latest one before a day."""
        if self.has_year:
            return self.last
        for year in range(before.year, before.year - 9, -1):
            found = _in_year(self, year)
            if found is not None and found < before:
                return found
        return before

    def next_from(self, day: dt.date) -> dt.date:
        """The last day that this means; without a year, the first one from a day on."""
        if self.has_year:
            return self.last
        for year in range(day.year, day.year + 9):
            found = _in_year(self, year)
            if found is not None and found >= day:
                return found
        return day


def find_dates(text: str) -> list[WrittenDate]:
    """The dates in the order of the text; what cannot be read for sure is left out."""
    return list(_find_dates(text)) if may_hold_date(text) else []


def may_hold_date(text: str) -> bool:
    """Whether a date may stand in a text; cheap, and never wrong where it says no."""
    small = text.lower()
    for name in _NAMED:  # any() with a generator takes twice as long
        if name in small:
            return True
    return has_digit(text) and _YEAR_OR_NUMBERS.search(text) is not None


@lru_cache(maxsize=256)
def _find_dates(text: str) -> tuple[WrittenDate, ...]:
    small = text.lower()
    dated = list(_dated(text, small))
    if len(small) == len(text) and all(_is_within(month, dated) for month in _MONTH.finditer(small)):
        return tuple(dated)
    bare = [
        date for date in _without_year(text) if all(date.end <= one.start or one.end <= date.start for one in dated)
    ]
    return tuple(sorted([*dated, *bare], key=lambda date: date.start))


def _is_within(month: re.Match[str], dated: Iterable[WrittenDate]) -> bool:
    return any(date.start <= month.start() and month.end() <= date.end for date in dated)


def _dated(text: str, small: str) -> Iterator[WrittenDate]:
    """The dates with a year; ``small`` is the text in lower case."""
    weeks: set[int] = set()
    cleared = text
    if "wc" in small or "w/c" in small or "week" in small:
        weeks = {match.end() for match in _WEEK.finditer(text)}
        cleared = _WEEK.sub(_blank, text)
    if _VAGUE_CUE.search(small):
        cleared = _VAGUE.sub(_blank, cleared)
    for token in read_periods(read_tokens(cleared)):
        if token.kind is Kind.YEAR:
            days = _year(cleared[token.start : token.end])
        else:
            days = token.found[:2] if token.kind is Kind.DATE and isinstance(token.found, Period) else None
        if days:
            rest_of_week = 6 * _DAY if any(token.start <= end <= token.end for end in weeks) else 0 * _DAY
            yield WrittenDate(token.start, token.end, days[0], days[1] + rest_of_week)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _year(written: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a calendar or financial year."""
    digits = DIGITS.findall(written)
    begins = financial_year(digits)
    if begins is not None:
        return dt.date(begins, 4, 1), dt.date(begins + 1, 3, 31)
    year = int(digits[0]) if len(digits) == 1 else 0
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None


def _without_year(text: str) -> Iterator[WrittenDate]:
    for match in _NO_YEAR.finditer(text):
        month, day = MONTHS[match["month"].lower()], match["day"] or match["after"]
        if not day and match["month"][0].islower():
            continue  # "may", "march"
        try:
            first = dt.date(4, month, int(day or 1))
        except ValueError:
            continue
        yield WrittenDate(match.start(), match.end(), first, first if day else last_day(4, month), has_year=False)


def _in_year(date: WrittenDate, year: int) -> dt.date | None:
    if not date.is_day:
        return last_day(year, date.last.month)
    try:
        return date.last.replace(year=year)
    except ValueError:  # 29 February
        return None

"""Dates as a workbook counts them, and as a column of texts writes them."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from rag_reports.reading.values import show_date

Moment = dt.date | dt.datetime

_EPOCH_1900 = dt.datetime(1899, 12, 30)
_EPOCH_1904 = dt.datetime(1904, 1, 1)
_DAY = dt.timedelta(days=1)
# Excel counts a 29 February 1900 that never was (ECMA-376 18.17.4.1), so that days before it are one less.
_AFTER_LEAP_FAULT = dt.datetime(1900, 3, 1)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"


def to_serial(moment: Moment, *, date1904: bool) -> int | float | None:
    """The day number that Excel keeps; a fraction where there is a time; None for a day before its calendar."""
    exact = at_midnight(moment)
    if exact < (_EPOCH_1904 if date1904 else dt.datetime(1900, 1, 1)):
        return None
    days = (exact - (_EPOCH_1904 if date1904 else _EPOCH_1900)) / _DAY
    if not date1904 and exact < _AFTER_LEAP_FAULT:
        days -= 1
    return int(days) if days.is_integer() else days


def from_serial(number: int | float, *, date1904: bool) -> dt.datetime | None:
    """The moment of a day number, to the millisecond; None where Excel would show no date."""
    if not 0 <= number < 2_958_466:
        return None
    if not date1904 and number < 60:
        number += 1
    milliseconds = round(number * 86_400_000)
    try:
        return (_EPOCH_1904 if date1904 else _EPOCH_1900) + dt.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


def at_midnight(moment: Moment) -> dt.datetime:
    """A moment; of a date its first."""
    return moment if isinstance(moment, dt.datetime) else dt.datetime(moment.year, moment.month, moment.day)


def write_as(texts: Iterable[str], moment: Moment) -> str:
    """The date in the manner of most of ``texts`` that are dates, ``31 March 2019`` where none is.

    A manner that shows the month alone is followed only for the last day of a month, which is what a month means.
    """
    manners = Counter(manner for text in texts if (manner := _manner(text)) is not None)
    by_use = [manner for manner, _ in manners.most_common()]
    last_of_month = (moment + _DAY).month != moment.month
    for manner in by_use:
        if last_of_month or manner not in _MONTH_ONLY:
            return _with_time(_MANNERS[manner][1](moment), moment)
    return _with_time(show_date(moment), moment)


def is_date_text(text: str) -> bool:
    """Whether a text is one date in a manner that ``write_as`` follows, and nothing more."""
    return _manner(text) is not None


@lru_cache(maxsize=4096)
def _manner(text: str) -> int | None:
    line = text.strip()
    return next((place for place, (pattern, _) in enumerate(_MANNERS) if pattern.fullmatch(line)), None)


def _with_time(text: str, moment: Moment) -> str:
    if isinstance(moment, dt.datetime) and moment.time() != dt.time():
        seconds = f":{moment:%S}" if moment.second else ""
        return f"{text} {moment:%H:%M}{seconds}"
    return text


def _ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _numbers(sign: str) -> list[tuple[str, Callable[[Moment], str]]]:
    """The day first, with noughts and without, with the century and without."""
    return [
        (rf"\d\d[{sign}]\d\d[{sign}]\d{{4}}", lambda day: f"{day:%d}{sign}{day:%m}{sign}{day.year}"),
        (rf"\d\d[{sign}]\d\d[{sign}]\d\d", lambda day: f"{day:%d}{sign}{day:%m}{sign}{day:%y}"),
        (rf"\d\d?[{sign}]\d\d?[{sign}]\d{{4}}", lambda day: f"{day.day}{sign}{day.month}{sign}{day.year}"),
        (rf"\d\d?[{sign}]\d\d?[{sign}]\d\d", lambda day: f"{day.day}{sign}{day.month}{sign}{day:%y}"),
    ]


_WRITTEN: list[tuple[str, Callable[[Moment], str]]] = [
    (r"\d{4}-\d\d-\d\d", lambda day: f"{day.year}-{day:%m}-{day:%d}"),
    *(manner for sign in "/.-" for manner in _numbers(sign)),
    (rf"\d\d? {_MONTHS} \d{{4}}", show_date),
    (rf"\d\d?(?:st|nd|rd|th) {_MONTHS} \d{{4}}", lambda day: f"{_ordinal(day.day)} {day:%B} {day.year}"),
    (rf"\d\d? {_SHORT_MONTHS} \d{{4}}", lambda day: f"{day.day} {day:%b} {day.year}"),
    (rf"\d\d? {_SHORT_MONTHS} \d\d", lambda day: f"{day.day} {day:%b} {day:%y}"),
    (rf"\d\d?-{_SHORT_MONTHS}-\d{{4}}", lambda day: f"{day:%d}-{day:%b}-{day.year}"),
    (rf"\d\d?-{_SHORT_MONTHS}-\d\d", lambda day: f"{day:%d}-{day:%b}-{day:%y}"),
    (rf"{_MONTHS} \d{{4}}", lambda day: show_date(day, with_day=False)),
    (rf"{_SHORT_MONTHS} \d{{4}}", lambda day: f"{day:%b} {day.year}"),
    (rf"{_SHORT_MONTHS}[- ]\d\d", lambda day: f"{day:%b}-{day:%y}"),
]
_MANNERS = [(re.compile(pattern, re.I), write) for pattern, write in _WRITTEN]
_MONTH_ONLY = frozenset(range(len(_MANNERS) - 3, len(_MANNERS)))

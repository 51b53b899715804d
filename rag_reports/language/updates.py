"""Comments kept as a diary ("Jan: ...", "12/02/24 - ..."): which entry tells the position now."""

import datetime as dt
import re
from itertools import pairwise
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|sept|october|november|december|[a-z]{3})"
_LABEL = re.compile(
    r"(?:^|\n|(?<=[.;])[ \t]+)[ \t]*(?:[•*-][ \t]*)?(?:updated?[ \t]+|as at[ \t]+|position[ \t]+)?\(?(?:"
    r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{2,4}))?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?[ \t]+)?(?P<name>{_MONTH})\.?(?:[ \t]*'?(?P<named_year>\d{{4}}|\d{{2}}))?"
    r")(?:[ \t]+update)?\)?[ \t]*(?::|[-–—][ \t])",
    re.I,
)
_LABEL_ENDS = (":", "- ", "-\t", "– ", "–\t", "— ", "—\t")


class Entry(NamedTuple):
    """An entry of a comment; ``date`` is its day or the first of its month, None where no date with a year heads it."""

    text: str
    date: dt.date | None


def newest_update(text: str) -> str:
    """The latest entry of a comment that has at least two dated ones; the whole text of any other.

    Entries without years are taken to run forwards or backwards in steps of under half a year.
    """
    return newest_entry(text).text


def newest_entry(text: str) -> Entry:
    """The same with the date that heads it; a comment with one date at its head is one entry."""
    if not any(sign in text for sign in _LABEL_ENDS):
        return Entry(text, None)
    found = [(label, when) for label in _LABEL.finditer(text) if (when := _when(label))]
    if len(found) < 2:
        heads = bool(found) and found[0][0].start() == 0 and found[0][1].year > 1
        return Entry(text, found[0][1] if heads else None)
    ends = [label.start() for label, _ in found[1:]] + [len(text)]
    entries = [text[label.end() : end].strip() for (label, _), end in zip(found, ends, strict=True)]
    dates = [when for _, when in found]
    if all(date.year > 1 for date in dates):
        newest = max(range(len(dates)), key=lambda place: (dates[place], place))
        return Entry(entries[newest], dates[newest])
    steps = [(after.month - before.month) % 12 for before, after in pairwise(dates)]
    backwards = sum(step > 6 for step in steps) * 2 > len(steps)
    return Entry(entries[0 if backwards else -1], None)


def _when(label: re.Match[str]) -> dt.date | None:
    """The date of an entry, in the year 1 where it names none; None where the label is no date."""
    name = (label["name"] or "").lower()[:3]
    if name and name not in _MONTHS:
        return None
    month = _MONTHS.index(name) + 1 if name else int(label["month"])
    year = int(label["named_year"] or label["year"] or 1)
    try:
        return dt.date(year + 2000 if 1 < year < 100 else year, month, int(label["day"] or 1))
    except ValueError:
        return None

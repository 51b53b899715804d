"""A wanted value made into what the cell takes: a date in a date cell, a number in a number cell, a known status."""

import datetime as dt
import re

from rag_reports.editing.changes import Wanted
from rag_reports.editing.proposal import RefusedError
from rag_reports.editing.seen import SeenCell
from rag_reports.layouts.scheme import Scheme
from rag_reports.model import Field, Status, Tracker
from rag_reports.reading.values import is_date, show_date, show_number
from rag_reports.rules.status_words import StatusWords
from rag_reports.text import closest, squash

DATE_FIELDS = frozenset(
    {Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE, Field.UPDATED, Field.CLOSED_DATE, Field.RESPONSE_PUBLISHED}
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]00:00(?::00)?)?\Z")
_DATE_FORMS = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%y", "%d-%b-%Y")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?\Z")
_PER_CENT = re.compile(r"(-?\d{1,3}(?:\.\d{1,4})?) ?%\Z")


def fit_value(value: Wanted, name: Field, seen: SeenCell) -> Wanted:
    """The value in the kind that the cell holds, where that says the same; else as it was given."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, str):
        return _fit_text(value.replace("\r\n", "\n").replace("\r", "\n"), name, seen)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and isinstance(seen.value, str) and seen.value:
        return f"{value:.15g}"
    return value


def _fit_text(text: str, name: Field, seen: SeenCell) -> Wanted:
    line = squash(text)
    if not line:
        return None
    if text == seen.printed and not seen.struck:
        return seen.value
    holds_number = isinstance(seen.value, (int, float)) and not isinstance(seen.value, bool)
    takes_date = is_date(seen.number_format) and (holds_number or seen.value is None)
    if name in DATE_FIELDS:
        date = _read_date(line, any_form=takes_date)
        if date is not None:
            return date
    if takes_date or not (holds_number or (seen.value is None and "%" in seen.number_format)):
        return text
    number = _read_number(line)
    return number if number is not None and show_number(number, seen.number_format) == line else text


def _read_date(line: str, *, any_form: bool) -> dt.date | None:
    if _ISO.match(line):
        try:
            return dt.date.fromisoformat(line[:10])
        except ValueError:
            return None
    for form in _DATE_FORMS if any_form else ():
        try:
            return dt.datetime.strptime(line, form).date()
        except ValueError:
            continue
    return None


def _read_number(line: str) -> int | float | None:
    per_cent = _PER_CENT.match(line)
    if per_cent:
        return round(float(per_cent[1]) / 100, 12)
    if not _NUMBER.match(line):
        return None
    return float(line) if "." in line else int(line)


class StatusFitter:
    """Reads wanted statuses in the tracker's own scheme and spells them as the tracker does."""

    def __init__(self, tracker: Tracker) -> None:
        self._scheme = Scheme(statuses=tracker.layout.statuses)
        self._words = StatusWords(tracker)
        self._known = tracker.layout.statuses

    def fit(self, value: Wanted, where: str) -> tuple[str | None, Status | None]:
        """The text to write and the status that it means; raises RefusedError for a word the scheme does not have."""
        if value is None:
            return None, None
        text = squash(str(value))
        reading = self._scheme.read(text)
        if reading.status is None or reading.misspelt:
            raise RefusedError(where, f'"{text}" is not a status word of this tracker', self._remedy(reading.word))
        usual = self._words.usual(reading.word)
        if usual.casefold() != reading.word.casefold():
            return text, reading.status
        text = text.replace(reading.word, usual)
        if usual.isupper():
            text = re.sub(r"\bnew\b", "NEW", text, flags=re.I)
        return text, reading.status

    def _remedy(self, word: str) -> str:
        near = closest(word, self._known)
        if near:
            return f"Did you mean {self._words.usual(near)}?"
        return f"Its words are: {', '.join(self._words.allowed())}."


def show_value(value: object) -> str:
    """A value in a line of text: dates in the British form, booleans as Excel shows them, "" for none."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return f"{show_date(value.date())} {value:%H:%M}"
    if isinstance(value, dt.date):
        return show_date(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)

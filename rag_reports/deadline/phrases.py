"""The deadlines that a running text sets: "By July 2018, forces should ...", "within six months", "in place by"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag_reports.deadline.dates import Precision
from rag_reports.deadline.order_words import NO_DEADLINE_AFTER
from rag_reports.deadline.orders import Order, follows_a_label, order_at, term_order_at
from rag_reports.deadline.period import Period
from rag_reports.deadline.periods import read_periods
from rag_reports.deadline.terms import Publication, read_terms
from rag_reports.deadline.tokens import read_tokens
from rag_reports.deadline.vocabulary import Kind
from rag_reports.text import squash

_REACH = 60  # characters in which a lead such as "by" stands before the year that it leads to
_YEAR = re.compile(  # it begins with fixed letters, by which it is found fast
    r"20\d\d(?<![\d\u00a3$#]20\d\d)(?:-\d\d-\d\d|[/-]\d\d(?:\d\d)?)?(?![\d%])"
)
_LEAD = re.compile(
    r"(?:.*[\s(]|^)(?P<phrase>(?:(?:by(?: no later than| not later than| or before| at the latest)?|on or before|"
    r"(?<!\bby )not? later than)|before(?=\s+(?:the\s+)?end\b)|"
    r"(?P<label>(?:deadline|time ?scale|time ?frame|target(?: date)?|due(?: date| by)?|completion date)\s*[:\u2013-]))"
    r"\s+(?P<date>[^;()]{3,50}))",
    re.I | re.S,
)
_NEXT = re.compile(r"\s*,?\s*(?:and|&)\s+(?P<date>[^;()]{3,40})", re.I | re.S)
_TERM = re.compile(
    r"\b[Ww]ithin\s+(?:the\s+next\s+)?[\w-]+(?:\s\(\d+\))?[\s-]+(?:calendar\s+)?(?:months?|years?|weeks?|days?)\b"
    r"(?P<base>(?:'|\u2019)?\s+(?:of|from|after|following)\s+[^.,;()]{3,60})?"
)
_NO_DEADLINE = re.compile(
    rf"\s+(?i:{'|'.join(NO_DEADLINE_AFTER)})\b|\s*(?:[-/\u2013\u2014]|\bor\b|\bto\b)\s*(?:\d|[A-Z][a-z]+ \d)"
)
_PASSED = frozenset({Kind.GLUE, Kind.END, Kind.LINE, Kind.NOUN, Kind.COMMA})


@dataclass(frozen=True, slots=True)
class DeadlinePhrase:
    """A deadline that a text sets: "By July 2018".

    ``first`` and ``last`` are the days that it may mean, ``last`` is what counts. ``relative`` is true where it was
    derived from the publication date. ``subject`` are the words that say who is to act, "" where none do.
    """

    text: str
    first: dt.date
    last: dt.date
    precision: Precision
    relative: bool
    subject: str

    def allows(self, date: dt.date, precision: Precision) -> bool:
        """Whether a date says the same at the coarser of the two precisions; months make a term exact to the month."""
        first, last = span_of(date, precision)
        if self.relative:
            return first.replace(day=1) <= self.last and self.first.replace(day=1) <= last
        return first <= self.last and self.first <= last


def span_of(date: dt.date, precision: Precision) -> tuple[dt.date, dt.date]:
    """The first and last day of the period that ends with a date."""
    if precision is Precision.DAY:
        return date, date
    if precision is Precision.MONTH:
        return date.replace(day=1), date
    year, month = divmod(date.year * 12 + date.month - 3, 12)
    return dt.date(year, month + 1, 1), date


def read_deadline_phrases(
    text: str, *, published: dt.date | None = None, published_precision: str = "day"
) -> tuple[DeadlinePhrase, ...]:
    """The deadlines in the order of the text; those that cannot be told for sure are left out.

    A date that is no deadline ("in the report of March 2015", "since January 2017") is none, nor is a standard for
    each case ("within six months of the crime"). Terms are left out where the publication date is not known.
    """
    if "20" not in text and "ithin " not in text:
        return ()
    return _read(text, published, published_precision == "month")


@lru_cache(maxsize=65536)
def _read(text: str, published: dt.date | None, by_month: bool) -> tuple[DeadlinePhrase, ...]:
    found = [*_dates(text)]
    if published is not None and "ithin " in text:
        found += _terms(text, Publication(published, by_month))
    return tuple(phrase for _, phrase in sorted(found, key=lambda placed: placed[0]))


def _dates(text: str) -> Iterator[tuple[int, DeadlinePhrase]]:
    """The absolute deadlines, each with its place."""
    end, order = 0, None
    for year in _YEAR.finditer(text):
        stop = year.end()
        start = max(end, year.start() - _REACH)
        joined = _NEXT.fullmatch(text, end, stop) if order else None
        lead = joined or _LEAD.fullmatch(text, start, stop)
        period = _period(squash(lead["date"])) if lead else None
        if lead is None or period is None or _NO_DEADLINE.match(text, stop):
            end, order = stop, None
            continue
        place = lead.start("date") if joined else lead.start("phrase")
        if not joined:
            order = Order("") if lead["label"] and follows_a_label(text, place) else order_at(text, place, stop)
        end = stop
        if order:
            yield place, _phrase(text[place:stop], period, order)


def _terms(text: str, published: Publication) -> Iterator[tuple[int, DeadlinePhrase]]:
    """The terms that run from publication, each with its place."""
    for match in _TERM.finditer(text):
        written = squash(match.group())
        period = _term(written, published)
        if period is None:
            continue
        order = term_order_at(text, match.start(), match.end(), from_publication=match["base"] is not None)
        if order and (match["base"] or "month" in written or "year" in written):
            yield match.start(), _phrase(written, period, order)


def _phrase(written: str, period: Period, order: Order) -> DeadlinePhrase:
    return DeadlinePhrase(squash(written), period.first, period.last, period.precision, period.relative, order.subject)


@lru_cache(maxsize=4096)
def _period(stretch: str) -> Period | None:
    """The one date that a stretch holds besides words that carry nothing, else None."""
    tokens = [token for token in read_periods(read_tokens(stretch)) if token.kind not in _PASSED]
    found = tokens[0].found if len(tokens) == 1 else None
    return found if isinstance(found, Period) else None


@lru_cache(maxsize=4096)
def _term(stretch: str, published: Publication) -> Period | None:
    """The date of a term from publication, None where it runs from something else."""
    tokens = read_terms(read_periods(read_tokens(stretch)), published)
    rest = (token for token in tokens if token.kind not in _PASSED | {Kind.WITHIN} and token.value != "next")
    found = next((token.found for token in rest), None)
    return found if isinstance(found, Period) and found.relative else None

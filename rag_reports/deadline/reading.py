"""The text of a due cell to a Deadline."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from rag_reports.deadline.chain import count_moves, due_dates, read_chain
from rag_reports.deadline.cues import Surroundings, UnreadableError, read_surroundings
from rag_reports.deadline.dates import Deadline, DueDate, Precision, Role, SetBy, State
from rag_reports.deadline.periods import read_periods
from rag_reports.deadline.terms import Publication, read_statements, read_terms
from rag_reports.deadline.tokens import Token, read_tokens
from rag_reports.deadline.vocabulary import MONTHS, Kind

_MONTH_NAMES = {number: name.capitalize() for name, number in reversed(MONTHS.items())}
_LONGEST = 1000  # characters; a longer text in a due cell is an account, and no due date
_EMPTY = frozenset(
    {Kind.GLUE, Kind.STOP, Kind.LINE, Kind.COMMA, Kind.COLON, Kind.DASH, Kind.SLASH, Kind.APOSTROPHE, Kind.OPEN,
     Kind.CLOSE, Kind.BULLET, Kind.AND}
)  # fmt: skip


def read_deadline(
    text: str | dt.date, *, published: dt.date | None = None, published_precision: str = "day"
) -> Deadline:
    """What a due cell says; never raises, and what it cannot read it calls UNREADABLE.

    A date or datetime is a date cell: its day, with the text as "31 March 2019". ``published`` is what terms such
    as "within six months" run from; ``published_precision`` is "month" where only its month is known.
    """
    if isinstance(text, dt.date):
        day = dt.date(text.year, text.month, text.day)
        written = f"{day.day} {_MONTH_NAMES[day.month]} {day.year}"
        return Deadline(written, State.DATED, (DueDate(day, Precision.DAY, None, Role.DEADLINE, written),))
    if len(text) > _LONGEST:
        return Deadline(text, State.UNREADABLE)
    if published is None or not _has_term(text):  # one result for all reports, since trackers repeat their dates
        return _read(text, None, False)
    return _read(text, published, published_precision == "month")


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(read_periods(read_tokens(text)))


@lru_cache(maxsize=8192)
def _has_term(text: str) -> bool:
    """Whether a text holds a term that runs from publication."""
    return any(token.kind is Kind.TERM for token in read_terms(_tokens(text), Publication(None, False)))


@lru_cache(maxsize=8192)
def _read(text: str, published: dt.date | None, by_month: bool) -> Deadline:
    tokens = read_statements(read_terms(_tokens(text), Publication(published, by_month)))
    try:
        found = read_surroundings(tokens)
        if not found.dated:
            return Deadline(text, _undated_state(tokens, found))
        settings = read_chain(found)
    except UnreadableError:
        return Deadline(text, State.UNREADABLE)
    dates = due_dates(settings, text, _default_setter(tokens))
    if not dates:
        return Deadline(text, State.RELATIVE)
    if settings[-1].last is None:
        return Deadline(text, State.RELATIVE, dates, count_moves(settings))
    if _is_replaced_by_placeholder(found, settings[-1].rank):
        return Deadline(text, State.PLACEHOLDER, dates, count_moves(settings))
    return Deadline(text, State.DATED, dates, count_moves(settings))


def _undated_state(tokens: Sequence[Token], found: Surroundings) -> State:
    """The state of a text without a deadline date."""
    kinds = {token.kind for token in tokens}
    if Kind.PLACE in kinds:
        return State.PLACEHOLDER
    if Kind.STATEMENT in kinds or not tokens:
        return State.UNDATED
    known = all(token.kind in _EMPTY or token.kind is Kind.DONE for token in tokens)
    if known and all(token.kind is not Kind.GLUE for token in tokens if len(tokens) == 1):
        return State.PLACEHOLDER
    return State.PLACEHOLDER if found.done else State.UNREADABLE


def _default_setter(tokens: Sequence[Token]) -> SetBy | None:
    """The force, where the text says that the inspectorate set no date: then it set its own."""
    stated = [token.value for token in tokens if token.kind is Kind.STATEMENT]
    return SetBy.FORCE if stated and all(value != "force" for value in stated) else None


def _is_replaced_by_placeholder(found: Surroundings, rank: int) -> bool:
    """Whether the date in force is "TBC": "October 2018 now TBC", "TBC (was October 2018)"."""
    marked = False
    for token in found.gaps[-1]:
        marked = marked or token.kind is Kind.NOW
        if marked and token.kind is Kind.PLACE:
            return True
    return rank < 2 and any(token.kind is Kind.PLACE for gap in found.gaps for token in gap)

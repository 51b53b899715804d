"""Terms that run from publication ("within six months", "immediately") and statements that no date was set."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from rag_reports.deadline.dates import Precision
from rag_reports.deadline.period import Period, day_period, last_day
from rag_reports.deadline.tokens import Token, kind_at
from rag_reports.deadline.vocabulary import UNITS, Kind
from rag_reports.text import number_in_words

_BASE_WORDS = frozenset(
    {"the", "this", "date", "of", "its", "being", "was", "is", "report", "reports", "report's", "inspection", "full",
     "final"}
)  # fmt: skip
_PUBLICATION = ("publi", "report", "release", "issue", "the report", "inspection report", "date of publication")
_COUNTS = {number_in_words(number): number for number in range(1, 100)} | {"a": 1, "an": 1}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "ninety")
_LENGTHENS = ("extension", "delay", "slippage")


class Publication(NamedTuple):
    """When the report was published, None where unknown; ``by_month`` where only the month is known."""

    day: dt.date | None
    by_month: bool


def read_terms(tokens: Sequence[Token], published: Publication) -> list[Token]:
    """The tokens with each term as a DATE, as a TERM where publication is unknown, or as BAD."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind is Kind.IMMEDIATE:
            out.append(_derive(token.start, token.end, published, 0, "immediate"))
            index += 1
            continue
        length = _length(tokens, index)
        if length is None:
            out.append(token)
            index += 1
            continue
        index = _read_term(tokens, index, length, out, published)
    return out


def _count(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A count in digits or words and the index after it: "6", "six", "six (6)", "twenty-eight"."""
    token = tokens[index]
    if token.kind is Kind.NUMBER:
        number: int | None = int(token.value) if len(token.value) < 5 else None
    else:
        number = _COUNTS.get(token.value)
    if number is None:
        return None
    after = index + 1
    if token.value in _TENS and after < len(tokens):
        unit_at = after + (tokens[after].kind is Kind.DASH)
        unit = _COUNTS.get(tokens[unit_at].value) if kind_at(tokens, unit_at) is Kind.WORD else None
        if unit and unit < 10:
            number, after = number + unit, unit_at + 1
    if kind_at(tokens, after) is Kind.OPEN and kind_at(tokens, after + 2) is Kind.CLOSE:
        again = tokens[after + 1].value
        return (number, after + 3) if again == str(number) or _COUNTS.get(again) == number else None
    return number, after


def _length(tokens: Sequence[Token], index: int) -> tuple[int, str, int] | None:
    """The number, the unit ("" for one that has no rule) and the index after "six months"."""
    count = _count(tokens, index)
    if count is None:
        return None
    number, after = count
    if tokens[index].value in ("a", "an") and not (index and tokens[index - 1].kind is Kind.WITHIN):
        return None
    after += kind_at(tokens, after) is Kind.DASH
    ruled = True
    while after < len(tokens) and tokens[after].value in ("working", "calendar", "business", "full", "clear"):
        ruled = ruled and tokens[after].value in ("calendar", "full")
        after += 1
    if kind_at(tokens, after) is not Kind.UNIT:
        return None
    return number, UNITS[tokens[after].value] if ruled else "", after + 1


def _read_term(
    tokens: Sequence[Token], index: int, length: tuple[int, str, int], out: list[Token], published: Publication
) -> int:
    """Reads one term into ``out`` and gives the index after it."""
    number, unit, stop = length
    before = len(out) - 1
    while before >= 0 and (out[before].kind is Kind.GLUE or out[before].value == "next"):
        before -= 1
    lead = out[before] if before >= 0 else None
    start = lead.start if lead and lead.kind is Kind.WITHIN else tokens[index].start
    end = tokens[stop - 1].end
    if lead and lead.kind is Kind.RECURRING:
        out.append(Token(Kind.WORD, "", start, end))
        return stop
    following = kind_at(tokens, stop)
    late = following is Kind.EXTENSION or (stop < len(tokens) and tokens[stop].value == "late")
    lengthens = following is Kind.NOW and tokens[stop].value in _LENGTHENS
    extension = following is Kind.EXTENSION or lengthens or (lead is not None and lead.value in ("by", *_LENGTHENS))
    if extension and (lead is None or lead.kind is not Kind.WITHIN):
        # "extended by 3 months to June 2019" gives the new date; without it the sum is not ours to do
        reached = following is Kind.TO and kind_at(tokens, stop + 1) is Kind.DATE
        harmless = late or (lengthens and tokens[stop].value != "extension")
        out.append(Token(Kind.WORD if reached or harmless else Kind.BAD, "", start, end))
        return stop
    if not unit or (lead and lead.kind in (Kind.TO, Kind.AND, Kind.OR, Kind.DASH, Kind.START, Kind.FROM, Kind.VAGUE)):
        out.append(Token(Kind.BAD, "", start, end))
        return stop
    base, after = _base(tokens, stop, published)
    if base is None:
        out.append(Token(Kind.BAD, "", start, end))
    else:
        out.append(_derive(start, tokens[after - 1].end if after > stop else end, base, number, unit))
    return after


def _base(tokens: Sequence[Token], index: int, published: Publication) -> tuple[Publication | None, int]:
    """What a term runs from, None where that is neither publication nor a date; and the index after it."""
    while index < len(tokens) and tokens[index].value in ("period", "time", "timeframe"):
        index += 1
    if index >= len(tokens) or not (
        tokens[index].value in ("of", "after", "following", "post") or tokens[index].kind is Kind.FROM
    ):
        return published, index
    at = index + 1
    named = False
    while at < len(tokens):
        token = tokens[at]
        if token.kind is Kind.DATE and (not named or tokens[at - 1].value in ("in", "on", "of")):
            found = token.found
            if isinstance(found, Period):
                return Publication(found.last, found.precision is not Precision.DAY), at + 1
        if token.value.startswith(_PUBLICATION) or token.value.endswith(" report"):
            named = True
        elif token.value not in _BASE_WORDS and token.kind not in (Kind.GLUE, Kind.INSPECTORATE):
            break
        at += 1
    return (published if named else None), at


def _derive(start: int, end: int, published: Publication, number: int, unit: str) -> Token:
    """The date that a term reaches from publication."""
    if published.day is None:
        return Token(Kind.TERM, unit, start, end)
    try:
        reached = _add(published.day, number, unit)
        if published.by_month:
            reached = last_day(reached.year, reached.month)
            period = Period(reached.replace(day=1), reached, Precision.MONTH)
        else:
            period = day_period(reached)
    except (ValueError, OverflowError):
        return Token(Kind.BAD, "", start, end)
    return Token(Kind.DATE, "", start, end, period._replace(relative=True, immediate=unit == "immediate"))


def _add(day: dt.date, number: int, unit: str) -> dt.date:
    """A date some units later; a month that is too short gives its last day."""
    if unit in ("day", "week", "fortnight"):
        return day + dt.timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = {"month": number, "year": 12 * number}.get(unit, 0)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, last_day(year, month + 1).day))


_STATED = frozenset({Kind.NOUN, Kind.SET})
_PASSED = _STATED | {
    Kind.GLUE, Kind.BY, Kind.TO, Kind.FOR, Kind.WITHIN, Kind.INSPECTORATE, Kind.FORCE, Kind.PUBLICATION, Kind.EVENT,
    Kind.OCCASION,
}  # fmt: skip


def read_statements(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each "no deadline set by HMICFRS" as one STATEMENT; its value is who set none, "" if unsaid."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        stop = _statement_stop(tokens, index) if token.kind is Kind.NEGATION else None
        if stop is None:
            out.append(token)
            index += 1
            continue
        start = token.start
        who = [seen.kind for seen in tokens[index:stop]]
        while out and out[-1].kind in _PASSED and out[-1].kind is not Kind.BY:
            start = out[-1].start
            who.append(out.pop().kind)
        value = "inspectorate" if Kind.INSPECTORATE in who else "force" if Kind.FORCE in who else ""
        out.append(Token(Kind.STATEMENT, value, start, tokens[stop - 1].end))
        index = stop
    return out


def _statement_stop(tokens: Sequence[Token], index: int) -> int | None:
    """The index after a statement that starts at a negation, None where it says something else."""
    stop = index + 1
    setters = 0
    while stop < len(tokens) and tokens[stop].kind in _PASSED:
        setters += tokens[stop].kind in (Kind.INSPECTORATE, Kind.FORCE)
        if tokens[stop].kind is Kind.FORCE and setters > 1:
            break
        stop += 1
    if any(token.kind in _STATED for token in tokens[index:stop]):
        return stop
    alone = tokens[index].value in ("none", "nil", "unspecified")
    return stop if alone else None

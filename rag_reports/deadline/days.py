"""Days and months with their year, alone or in lists that share it: "6th and 7th February 2019"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rag_reports.deadline.period import Period, Read, last_day, make_period, make_token, one_token
from rag_reports.deadline.tokens import Token, kind_at, skip
from rag_reports.deadline.vocabulary import LONG_MONTHS, MONTHS, ORDINALS, Kind
from rag_reports.text import closest

_JOINERS = frozenset({Kind.AND, Kind.TO, Kind.DASH, Kind.SLASH, Kind.COMMA})
_DAYS = frozenset({Kind.NUMBER, Kind.ORDINAL})
_TENS = {"twenty": 20, "thirty": 30}


class _Part(NamedTuple):
    """A day, a month or both, that wait for their year."""

    day: int | None
    month: int | None
    start: int
    stop: int


def number_of(token: Token) -> int:
    """The number of a NUMBER or ORDINAL token."""
    return ORDINALS.get(token.value) or int(token.value.rstrip(" stndrh"))


def _month(tokens: Sequence[Token], index: int) -> int | None:
    """The month that a token names, one slip of the pen allowed where a year follows."""
    token = tokens[index] if index < len(tokens) else None
    if token is None or token.kind is Kind.MONTH:
        return MONTHS[token.value] if token else None
    if token.kind is not Kind.WORD or len(token.value) < 4:
        return None
    after = skip(tokens, index + 1, "-", ",", ".", "'", "/")
    if kind_at(tokens, after) is not Kind.NUMBER or len(tokens[after].value) not in (2, 4):
        return None
    if len(tokens[after].value) == 2 and after == index + 1:
        return None
    name = closest(token.value, LONG_MONTHS)
    return MONTHS[name] if name else None


def _part(tokens: Sequence[Token], index: int) -> _Part | None:
    start = index
    month = _month(tokens, index)
    if month:
        day = _day_after_month(tokens, index + 1)
        return _Part(day[0], month, start, day[1]) if day else _Part(None, month, start, index + 1)
    tens = _TENS.get(tokens[index].value, 0) if index < len(tokens) else 0
    if tens:
        index = skip(tokens, index + 1, "-")
        if index == len(tokens) or tokens[index].value not in ORDINALS:
            return None
    if kind_at(tokens, index) not in _DAYS:
        return None
    number = tens + number_of(tokens[index])
    if not 1 <= number <= 99 or len(tokens[index].value) > 12:
        return None
    stop = skip(tokens, index + 1, "th", "st", "nd", "rd", "day", "of")
    if kind_at(tokens, stop) in (Kind.DASH, Kind.SLASH) and tokens[stop].start == tokens[stop - 1].end:
        stop += 1  # "31-Mar"; in "1 - March 2019" the number is a label
    month = _month(tokens, stop)
    return _Part(number, month, start, stop + 1) if month else _Part(number, None, start, index + 1)


def _day_after_month(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The day of "March 31st" or "March 31, 2019"; a number that may be the year is left alone."""
    index = skip(tokens, index, "the", ".")
    if kind_at(tokens, index) is Kind.ORDINAL and tokens[index].value not in ORDINALS:
        return number_of(tokens[index]), index + 1
    if kind_at(tokens, index) is Kind.NUMBER and len(tokens[index].value) <= 2:
        after = skip(tokens, index + 1, ",")
        if kind_at(tokens, after) is Kind.NUMBER and len(tokens[after].value) == 4:
            return number_of(tokens[index]), index + 1
    return None


def _year(tokens: Sequence[Token], part: _Part) -> tuple[int, int] | None:
    """The year that follows a part and the index after it; None where there is none or it cannot be told."""
    last = tokens[part.stop - 1]
    index = skip(tokens, part.stop, ".") if last.kind is Kind.MONTH and len(last.value) < 5 else part.stop
    index = skip(tokens, index, ",", "of", "-", "/", "'")
    if kind_at(tokens, index) is Kind.LINE:
        index += 1
        if kind_at(tokens, index) is not Kind.NUMBER or len(tokens[index].value) != 4:
            return None
    if kind_at(tokens, index) is not Kind.NUMBER:
        return None
    digits = tokens[index].value
    if len(digits) == 4:
        return int(digits), index + 1
    skipped = [token.value for token in tokens[part.stop : index]]
    marked = skipped in (["-"], ["'"]) and tokens[index - 1].end == tokens[index].start  # "Dec-18", "Dec '18"
    following = kind_at(tokens, index + 1)
    if len(digits) != 2 or following is Kind.UNIT or (following is Kind.MONTH and not marked):
        return None
    if "," in skipped or "of" in skipped:
        return None
    year = 2000 + int(digits)
    if part.day is None and not skipped and part.month and int(digits) == last_day(year, part.month).day:
        return None  # "March 31" is more likely a day without its year
    return year, index + 1


def read_days(tokens: Sequence[Token], index: int) -> Read | None:
    """A date of day, month and year, or several that share what is written once: "6th and 7th February 2019"."""
    parts: list[_Part] = []
    joiners: list[Kind] = []
    part = _part(tokens, index)
    while part is not None:
        parts.append(part)
        year = _year(tokens, part) if part.month else None
        if year:
            return _fill(tokens, parts, joiners, year)
        at = part.stop
        joined = [kind for kind in (kind_at(tokens, at), kind_at(tokens, at + 1)) if kind in _JOINERS]
        if not joined or (len(joined) == 2 and joined != [Kind.COMMA, Kind.AND]):
            break
        joiners.append(joined[-1] or Kind.AND)
        part = _part(tokens, at + len(joined))
    if parts and parts[0].month:
        return _lone_month(tokens, parts[0])
    return None


def _fill(tokens: Sequence[Token], parts: list[_Part], joiners: list[Kind], year: tuple[int, int]) -> Read | None:
    """The periods of parts that share one year; a span gives only its end."""
    month = parts[-1].month
    periods: list[Period | None] = []
    for place, part in reversed(list(enumerate(parts))):
        if part.month is None and (parts[place + 1].day is None or place + 1 == len(parts)):
            return None
        month = part.month or month
        periods.insert(0, make_period(part.day, month or 0, year[0]))
    start, stop = parts[0].start, year[1]
    if start and len(parts) == 1 and parts[0].day and tokens[start - 1].kind is Kind.LABEL:
        return one_token(tokens, start, stop, None)
    if len(parts) == 1:
        return one_token(tokens, start, stop, periods[0])
    moved = joiners == [Kind.TO] and kind_at(tokens, start - 1) is Kind.FROM and _is_moved(tokens[:start])
    if not (Kind.AND in joiners or Kind.COMMA in joiners or moved):
        return one_token(tokens, start, stop, periods[-1] if all(periods) else None)
    known = [period for period in periods if period]
    if len(known) < len(periods) or any(one.last >= two.last for one, two in pairwise(known)):
        return one_token(tokens, start, stop, None)
    made: list[Token] = []
    for place, (part, period) in enumerate(zip(parts, known, strict=True)):
        end = stop if place == len(parts) - 1 else part.stop
        if made:
            made.append(make_token(Kind.TO if moved else Kind.AND, tokens, part.start - 1, part.start))
        made.append(make_token(Kind.DATE, tokens, part.start, end, period))
    return stop, made


def _is_moved(before: Sequence[Token]) -> bool:
    """Whether a word such as "extended" leads to "from June to September 2019"."""
    return any(token.kind is Kind.NOW for token in before)


def _lone_month(tokens: Sequence[Token], part: _Part) -> Read:
    token = tokens[part.start]
    following = kind_at(tokens, part.stop)
    if token.value == "may" and part.day is None and following in (Kind.GLUE, Kind.WORD, Kind.NOW):
        return part.stop, [token._replace(kind=Kind.WORD)]
    stop = part.stop + 1 if following in (Kind.PAIR, Kind.NUMBER) else part.stop
    return one_token(tokens, part.start, stop, None)


def read_mistyped(tokens: Sequence[Token], index: int) -> Read | None:
    """A month that is one slip away from its name, with its year; or a day such as "twenty-first"."""
    named = _month(tokens, index) or tokens[index].value in _TENS
    return read_days(tokens, index) if named else None


def read_day_range(tokens: Sequence[Token], index: int, digits: Sequence[str]) -> Read:
    """ "30-31 March 2019": the pair taken apart, then read as a list."""
    token = tokens[index]
    number = Token(Kind.NUMBER, digits[0], token.start, token.start + len(digits[0]))
    dash = Token(Kind.DASH, "-", number.end, token.end - len(digits[1]))
    last = Token(Kind.NUMBER, digits[1], dash.end, token.end)
    stop, made = read_days(tokens=[number, dash, last, *tokens[index + 1 :]], index=0) or (3, [])
    if not made:
        return one_token(tokens, index, index + 2, None)
    return index + stop - 2, made

"""Tokens to periods: every wording of a day, month, quarter or season, and what only looks like one."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rag_reports.deadline.dates import Precision
from rag_reports.deadline.tokens import Token
from rag_reports.deadline.vocabulary import LONG_MONTHS, MONTHS, ORDINALS, SEASONS, Kind
from rag_reports.text import closest

Read = tuple[int, list[Token]]
_DIGITS = re.compile(r"[0-9]+")
_JOINERS = frozenset({Kind.AND, Kind.TO, Kind.DASH, Kind.SLASH, Kind.COMMA})
_DAYS = frozenset({Kind.NUMBER, Kind.ORDINAL})


class Period(NamedTuple):
    """A stretch of days that a text names; ``last`` is what counts as the date."""

    first: dt.date
    last: dt.date
    precision: Precision
    relative: bool = False
    immediate: bool = False


class _Part(NamedTuple):
    """A day, a month or both, that wait for their year."""

    day: int | None
    month: int | None
    start: int
    stop: int


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day_period(day: dt.date) -> Period:
    """The period of one day."""
    return Period(day, day, Precision.DAY)


def read_periods(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each date read as one DATE, and what cannot be read as one as YEAR or BAD."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        reader = _READERS.get(tokens[index].kind)
        read = reader(tokens, index) if reader else None
        if read is None:
            out.append(tokens[index])
            index += 1
            continue
        index, made = read
        if made[0].kind is Kind.DATE and _is_vague(out):
            made = [Token(Kind.BAD, token.value, token.start, token.end) for token in made]
        out += made
    return out


def _is_vague(before: Sequence[Token]) -> bool:
    """Whether "mid", "early" and kin stand before a date: no rule says which day is meant."""
    for token in reversed(before):
        if token.kind is Kind.VAGUE:
            return True
        if token.kind not in (Kind.GLUE, Kind.DASH, Kind.END):
            return False
    return False


def _token(kind: Kind, tokens: Sequence[Token], start: int, stop: int, found: Period | None = None) -> Token:
    return Token(kind, "", tokens[start].start, tokens[stop - 1].end, found)


def _one(tokens: Sequence[Token], start: int, stop: int, found: Period | None) -> Read:
    return stop, [_token(Kind.DATE if found else Kind.BAD, tokens, start, stop, found)]


def _kind(tokens: Sequence[Token], index: int) -> Kind | None:
    return tokens[index].kind if index < len(tokens) else None


def _skip(tokens: Sequence[Token], index: int, *values: str) -> int:
    while index < len(tokens) and tokens[index].value in values:
        index += 1
    return index


def _make(day: int | None, month: int, year: int) -> Period | None:
    try:
        if day is None:
            return Period(dt.date(year, month, 1), last_day(year, month), Precision.MONTH)
        return day_period(dt.date(year, month, day))
    except ValueError:
        return None


def _numeric(tokens: Sequence[Token], index: int) -> Read:
    first, second, third = _DIGITS.findall(tokens[index].value)[:3]
    if len(first) == 4:
        return _one(tokens, index, index + 1, _make(int(third), int(second), int(first)))
    return _one(tokens, index, index + 1, _make(int(first), int(second), _full_year(third)))


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _financial_year(digits: Sequence[str]) -> int | None:
    """The calendar year in which a financial year such as 2018/19 begins; None for any other pair."""
    if len(digits) != 2 or len(digits[0]) not in (2, 4) or len(digits[1]) not in (2, 4):
        return None
    begins = _full_year(digits[0])
    follows = int(digits[1]) == begins + 1 if len(digits[1]) == 4 else int(digits[1]) == (begins + 1) % 100
    return begins if follows else None


def _pair(tokens: Sequence[Token], index: int) -> Read | None:
    token = tokens[index]
    digits = _DIGITS.findall(token.value)
    after = _skip(tokens, index + 1, "th", "st", "of")
    if _kind(tokens, after) is Kind.MONTH:
        return _day_range(tokens, index, digits)
    if _kind(tokens, index + 1) is Kind.UNIT:
        return _one(tokens, index, index + 2, None)
    begins = _financial_year(digits)
    if begins is not None:
        quarter = _quarter_number(tokens, _skip(tokens, index + 1, ",", "-", ":", "/"))
        if quarter:
            return _one(tokens, index, quarter[1], _quarter_period(begins, quarter[0]))
    if len(digits[1]) == 4 and len(digits[0]) <= 2:
        return _one(tokens, index, index + 1, _make(None, int(digits[0]), int(digits[1])))
    if begins is not None:
        return index + 1, [_token(Kind.YEAR, tokens, index, index + 1)]
    if "-" in token.value and len(digits[0]) == 4 and len(digits[1]) == 2:
        return _one(tokens, index, index + 1, _make(None, int(digits[1]), int(digits[0])))
    plain = token.value.replace(" ", "") == "24/7" or ("." in token.value and len(digits[0]) < 3)
    return (index + 1, [token._replace(kind=Kind.WORD)]) if plain else _one(tokens, index, index + 1, None)


def _day_range(tokens: Sequence[Token], index: int, digits: Sequence[str]) -> Read:
    """ "30-31 March 2019": the pair taken apart, then read as a list."""
    token = tokens[index]
    number = Token(Kind.NUMBER, digits[0], token.start, token.start + len(digits[0]))
    dash = Token(Kind.DASH, "-", number.end, token.end - len(digits[1]))
    last = Token(Kind.NUMBER, digits[1], dash.end, token.end)
    stop, made = _list(tokens=[number, dash, last, *tokens[index + 1 :]], index=0) or (3, [])
    if not made:
        return _one(tokens, index, index + 2, None)
    return index + stop - 2, made


def _number(token: Token) -> int:
    return ORDINALS.get(token.value) or int(_DIGITS.match(token.value).group())  # type: ignore[union-attr]


def _month(tokens: Sequence[Token], index: int) -> int | None:
    """The month that a token names, one slip of the pen allowed where a year follows."""
    token = tokens[index] if index < len(tokens) else None
    if token is None or token.kind is Kind.MONTH:
        return MONTHS[token.value] if token else None
    if token.kind is not Kind.WORD or len(token.value) < 4:
        return None
    after = _skip(tokens, index + 1, "-", ",", ".", "'", "/")
    if _kind(tokens, after) is not Kind.NUMBER or len(tokens[after].value) not in (2, 4):
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
    if _kind(tokens, index) not in _DAYS:
        return None
    number = _number(tokens[index])
    if not 1 <= number <= 99 or len(tokens[index].value) > 12:
        return None
    stop = _skip(tokens, index + 1, "th", "st", "nd", "rd", "-", "/", ".", "day", "of")
    month = _month(tokens, stop)
    return _Part(number, month, start, stop + 1) if month else _Part(number, None, start, index + 1)


def _day_after_month(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The day of "March 31st" or "March 31, 2019"; a number that may be the year is left alone."""
    index = _skip(tokens, index, "the", ".")
    if _kind(tokens, index) is Kind.ORDINAL and tokens[index].value not in ORDINALS:
        return _number(tokens[index]), index + 1
    if _kind(tokens, index) is Kind.NUMBER and len(tokens[index].value) <= 2:
        after = _skip(tokens, index + 1, ",")
        if _kind(tokens, after) is Kind.NUMBER and len(tokens[after].value) == 4:
            return _number(tokens[index]), index + 1
    return None


def _year(tokens: Sequence[Token], part: _Part) -> tuple[int, int] | None:
    """The year that follows a part and the index after it; None where there is none or it cannot be told."""
    index = _skip(tokens, part.stop, ".", ",", "of", "-", "/", "'")
    if _kind(tokens, index) is Kind.LINE:
        index += 1
        if _kind(tokens, index) is not Kind.NUMBER or len(tokens[index].value) != 4:
            return None
    if _kind(tokens, index) is not Kind.NUMBER:
        return None
    digits = tokens[index].value
    if len(digits) == 4:
        return int(digits), index + 1
    if len(digits) != 2 or _kind(tokens, index + 1) in (Kind.MONTH, Kind.UNIT):
        return None
    skipped = [token.value for token in tokens[part.stop : index]]
    if "," in skipped or "of" in skipped:
        return None
    year = 2000 + int(digits)
    if part.day is None and not skipped and part.month and int(digits) == last_day(year, part.month).day:
        return None  # "March 31" is more likely a day without its year
    return year, index + 1


def _list(tokens: Sequence[Token], index: int) -> Read | None:
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
        joined = [kind for kind in (_kind(tokens, at), _kind(tokens, at + 1)) if kind in _JOINERS]
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
        periods.insert(0, _make(part.day, month or 0, year[0]))
    start, stop = parts[0].start, year[1]
    if start and len(parts) == 1 and parts[0].day and tokens[start - 1].kind is Kind.LABEL:
        return _one(tokens, start, stop, None)
    if len(parts) == 1:
        return _one(tokens, start, stop, periods[0])
    if not (Kind.AND in joiners or Kind.COMMA in joiners):
        return _one(tokens, start, stop, periods[-1] if all(periods) else None)
    known = [period for period in periods if period]
    if len(known) < len(periods) or any(one.last >= two.last for one, two in zip(known, known[1:], strict=False)):
        return _one(tokens, start, stop, None)
    made: list[Token] = []
    for place, (part, period) in enumerate(zip(parts, known, strict=True)):
        end = stop if place == len(parts) - 1 else part.stop
        if made:
            made.append(_token(Kind.AND, tokens, part.start - 1, part.start))
        made.append(_token(Kind.DATE, tokens, part.start, end, period))
    return stop, made


def _lone_month(tokens: Sequence[Token], part: _Part) -> Read:
    token = tokens[part.start]
    following = _kind(tokens, part.stop)
    if token.value == "may" and part.day is None and following in (Kind.GLUE, Kind.WORD, Kind.NOW):
        return part.stop, [token._replace(kind=Kind.WORD)]
    stop = part.stop + 1 if following in (Kind.PAIR, Kind.NUMBER) else part.stop
    return _one(tokens, part.start, stop, None)


def _day_or_number(tokens: Sequence[Token], index: int) -> Read | None:
    token = tokens[index]
    after = index + 1
    if _kind(tokens, after) is Kind.QUARTER:
        return _quarter(tokens, index)
    read = _list(tokens, index)
    if read:
        return read
    if token.kind is Kind.NUMBER:
        if len(token.value) == 4 and 1900 <= int(token.value) < 2200:
            return after, [_token(Kind.YEAR, tokens, index, after)]
        if len(token.value) == 8:
            return _one(tokens, index, after, None)
    return None


def _word(tokens: Sequence[Token], index: int) -> Read | None:
    return _list(tokens, index) if _month(tokens, index) else None


def _season(tokens: Sequence[Token], index: int) -> Read:
    month = SEASONS[tokens[index].value]
    after = _skip(tokens, index + 1, "-", "'", "of", ",")
    if _kind(tokens, after) is Kind.PAIR:
        begins = _financial_year(_DIGITS.findall(tokens[after].value))
        found = _season_period(begins + 1, month) if begins is not None and month == 2 else None
        return _one(tokens, index, after + 1, found)
    if _kind(tokens, after) is Kind.NUMBER and len(tokens[after].value) in (2, 4):
        year = _full_year(tokens[after].value)
        # "Winter 2019" may end in February 2019 or 2020
        return _one(tokens, index, after + 1, _season_period(year, month) if month != 2 else None)
    return _one(tokens, index, index + 1, None)


def _season_period(year: int, month: int) -> Period | None:
    if year < 1000:
        return None
    first = dt.date(year - 1, 12, 1) if month == 2 else dt.date(year, month - 2, 1)
    return Period(first, last_day(year, month), Precision.SEASON)


def _quarter_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The quarter of "Q4", "quarter 4", "4th quarter" and the index after it."""
    pair = (_kind(tokens, index), _kind(tokens, index + 1))
    if pair[0] is Kind.QUARTER:
        at = _skip(tokens, index + 1, ".", "-")
        number = _number(tokens[at]) if _kind(tokens, at) is Kind.NUMBER else 0
        return (number, at + 1) if 1 <= number <= 4 else None
    if pair == (Kind.ORDINAL, Kind.QUARTER) or pair == (Kind.NUMBER, Kind.QUARTER):
        number = _number(tokens[index])
        return (number, index + 2) if 1 <= number <= 4 else None
    return None


def _quarter_period(begins: int, quarter: int) -> Period | None:
    year, month = (begins + 1, 3) if quarter == 4 else (begins, 3 + 3 * quarter)
    if not 1000 <= year <= 9998:
        return None
    return Period(dt.date(year, month - 2, 1), last_day(year, month), Precision.QUARTER)


def _quarter(tokens: Sequence[Token], index: int) -> Read | None:
    quarter = _quarter_number(tokens, index)
    if quarter is None:
        return None
    number, at = quarter
    joiner = _kind(tokens, at)
    if joiner in (Kind.AND, Kind.TO, Kind.DASH, Kind.SLASH) and _quarter_number(tokens, at + 1):
        return _quarters(tokens, index, quarter)
    after = _skip(tokens, at, ",", "-", ":", "/", "of", "the", "(", "[", "fy", "financial year")
    following = _kind(tokens, after)
    if following is Kind.PAIR:
        begins = _financial_year(_DIGITS.findall(tokens[after].value))
        stop = after + 1
        if tokens[after - 1].kind is Kind.OPEN and _kind(tokens, stop) is Kind.CLOSE:
            stop += 1
        return _one(tokens, index, stop, _quarter_period(begins, number) if begins is not None else None)
    return _one(tokens, index, after + 1 if following is Kind.NUMBER else at, None)


def _quarters(tokens: Sequence[Token], index: int, quarter: tuple[int, int]) -> Read:
    number, at = quarter
    rest = _quarter(tokens, at + 1)
    if rest is None or not isinstance(rest[1][0].found, Period):
        return _one(tokens, index, rest[0] if rest else at, None)
    second = rest[1][0].found
    begins = second.last.year - (second.last.month == 3)
    first = _quarter_period(begins, number)
    if first is None or first.last >= second.last:
        return _one(tokens, index, rest[0], None)
    if tokens[at].kind is not Kind.AND:
        return _one(tokens, index, rest[0], second)
    return rest[0], [_token(Kind.DATE, tokens, index, at, first), tokens[at], *rest[1]]


def _financial(tokens: Sequence[Token], index: int) -> Read | None:
    after = _skip(tokens, index + 1, "-", ":", "'")
    if _kind(tokens, after) is Kind.PAIR:
        read = _pair(tokens, after)
        return (read[0], [token._replace(start=tokens[index].start) for token in read[1]]) if read else None
    if _kind(tokens, after) is Kind.NUMBER:
        return _one(tokens, index, after + 1, None)
    return None


def _end(tokens: Sequence[Token], index: int) -> Read | None:
    """ "End of 2018/19" and "end of 2019"; before any other period "end" changes nothing."""
    after = _skip(tokens, index + 1, "of", "the", "-", "fy", "financial year")
    financial = any(token.kind is Kind.FINANCIAL for token in tokens[index:after])
    if _kind(tokens, after) is Kind.PAIR:
        begins = _financial_year(_DIGITS.findall(tokens[after].value))
        return _one(tokens, index, after + 1, _make(None, 3, begins + 1)) if begins is not None else None
    value = tokens[index].value
    calendar_year = not financial and ("calendar" in value or "year" not in value)
    if calendar_year and _kind(tokens, after) is Kind.NUMBER and len(tokens[after].value) == 4:
        if _kind(tokens, after + 1) is Kind.QUARTER:
            return None
        return _one(tokens, index, after + 1, _make(None, 12, int(tokens[after].value)))
    return None


_READERS: dict[Kind, Callable[[Sequence[Token], int], Read | None]] = {
    Kind.NUMERIC: _numeric,
    Kind.PAIR: _pair,
    Kind.MONTH: _list,
    Kind.NUMBER: _day_or_number,
    Kind.ORDINAL: _day_or_number,
    Kind.WORD: _word,
    Kind.SEASON: _season,
    Kind.QUARTER: _quarter,
    Kind.FINANCIAL: _financial,
    Kind.END: _end,
}

"""Tokens to periods: every wording of a day, month, quarter or season, and what only looks like one."""

from collections.abc import Callable, Sequence

from rag_reports.deadline.days import read_day_range, read_days, read_mistyped
from rag_reports.deadline.period import (
    DIGITS,
    Read,
    financial_year,
    full_year,
    make_period,
    make_token,
    one_token,
    quarter_period,
)
from rag_reports.deadline.quarters import quarter_number, read_end, read_quarter, read_season
from rag_reports.deadline.tokens import Token, kind_at, skip
from rag_reports.deadline.vocabulary import Kind


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
    """Whether "mid", "first week of" and kin stand before a date: no rule says which day is meant."""
    for place in range(len(before) - 1, -1, -1):
        kind = before[place].kind
        if kind is Kind.VAGUE or (kind is Kind.UNIT and kind_at(before, place - 1) in (Kind.ORDINAL, Kind.VAGUE)):
            return True
        if kind not in (Kind.GLUE, Kind.DASH, Kind.END):
            return False
    return False


def _numeric(tokens: Sequence[Token], index: int) -> Read:
    first, second, third = DIGITS.findall(tokens[index].value)[:3]
    if len(first) == 4:
        return one_token(tokens, index, index + 1, make_period(int(third), int(second), int(first)))
    return one_token(tokens, index, index + 1, make_period(int(first), int(second), full_year(third)))


def _pair(tokens: Sequence[Token], index: int) -> Read | None:
    token = tokens[index]
    digits = DIGITS.findall(token.value)
    after = skip(tokens, index + 1, "th", "st", "of")
    if kind_at(tokens, after) is Kind.MONTH and "." not in token.value:
        if kind_at(tokens, index - 1) is Kind.LABEL:
            return one_token(tokens, index, after + 1, None)  # "Recs 1-3 March 2019"
        return read_day_range(tokens, index, digits)
    if kind_at(tokens, index + 1) is Kind.UNIT:
        return one_token(tokens, index, index + 2, None)
    begins = financial_year(digits)
    if begins is not None:
        quarter = quarter_number(tokens, skip(tokens, index + 1, ",", "-", ":", "/"))
        if quarter:
            return one_token(tokens, index, quarter[1], quarter_period(begins, quarter[0]))
    if len(digits[1]) == 4 and len(digits[0]) <= 2:
        return one_token(tokens, index, index + 1, make_period(None, int(digits[0]), int(digits[1])))
    if begins is not None:
        return index + 1, [make_token(Kind.YEAR, tokens, index, index + 1)]
    if "-" in token.value and len(digits[0]) == 4 and len(digits[1]) == 2:
        return one_token(tokens, index, index + 1, make_period(None, int(digits[1]), int(digits[0])))
    plain = token.value == "24/7" or ("." in token.value and len(digits[0]) < 3)
    return (index + 1, [token._replace(kind=Kind.WORD)]) if plain else one_token(tokens, index, index + 1, None)


def _day_or_number(tokens: Sequence[Token], index: int) -> Read | None:
    token = tokens[index]
    after = index + 1
    if kind_at(tokens, after) is Kind.QUARTER:
        return read_quarter(tokens, index)
    read = read_days(tokens, index)
    if read:
        return read
    if token.kind is Kind.NUMBER:
        if len(token.value) == 4 and 1900 <= int(token.value) < 2200:
            return after, [make_token(Kind.YEAR, tokens, index, after)]
        if len(token.value) == 8:
            return one_token(tokens, index, after, None)
    return None


def _financial(tokens: Sequence[Token], index: int) -> Read | None:
    after = skip(tokens, index + 1, "-", ":", "'")
    if kind_at(tokens, after) is Kind.PAIR:
        read = _pair(tokens, after)
        begins = financial_year(DIGITS.findall(tokens[after].value))
        if begins is not None and read and read[0] == after + 1:
            return one_token(tokens, index, after + 1, quarter_period(begins, 4))  # the year ends with its last quarter
        return (read[0], [token._replace(start=tokens[index].start) for token in read[1]]) if read else None
    if kind_at(tokens, after) is Kind.NUMBER:
        return one_token(tokens, index, after + 1, None)
    return None


_READERS: dict[Kind, Callable[[Sequence[Token], int], Read | None]] = {
    Kind.NUMERIC: _numeric,
    Kind.PAIR: _pair,
    Kind.MONTH: read_days,
    Kind.NUMBER: _day_or_number,
    Kind.ORDINAL: _day_or_number,
    Kind.WORD: read_mistyped,
    Kind.SEASON: read_season,
    Kind.QUARTER: read_quarter,
    Kind.FINANCIAL: _financial,
    Kind.END: read_end,
}

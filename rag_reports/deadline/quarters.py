"""Quarters, seasons and the ends of years."""

from collections.abc import Sequence

from rag_reports.deadline.days import number_of
from rag_reports.deadline.period import (
    DIGITS,
    Period,
    Read,
    financial_year,
    full_year,
    make_period,
    make_token,
    one_token,
    quarter_period,
    season_period,
)
from rag_reports.deadline.tokens import Token, kind_at, skip
from rag_reports.deadline.vocabulary import SEASONS, Kind


def read_season(tokens: Sequence[Token], index: int) -> Read:
    """A season with its year; a season alone cannot be read."""
    month = SEASONS[tokens[index].value]
    after = skip(tokens, index + 1, "-", "'", "of", ",")
    if kind_at(tokens, after) is Kind.PAIR:
        begins = financial_year(DIGITS.findall(tokens[after].value))
        found = season_period(begins + 1, month) if begins is not None and month == 2 else None
        return one_token(tokens, index, after + 1, found)
    if kind_at(tokens, after) is Kind.NUMBER and len(tokens[after].value) in (2, 4):
        year = full_year(tokens[after].value)
        # "Winter 2019" may end in February 2019 or 2020
        return one_token(tokens, index, after + 1, season_period(year, month) if month != 2 else None)
    return one_token(tokens, index, index + 1, None)


def quarter_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The quarter of "Q4", "quarter 4", "4th quarter" and the index after it."""
    pair = (kind_at(tokens, index), kind_at(tokens, index + 1))
    if pair[0] is Kind.QUARTER:
        at = skip(tokens, index + 1, ".", "-")
        number = number_of(tokens[at]) if kind_at(tokens, at) is Kind.NUMBER else 0
        return (number, at + 1) if 1 <= number <= 4 else None
    if pair[0] in (Kind.ORDINAL, Kind.NUMBER) and pair[1] is Kind.QUARTER:
        number = number_of(tokens[index])
        return (number, index + 2) if 1 <= number <= 4 else None
    return None


def read_quarter(tokens: Sequence[Token], index: int) -> Read | None:
    """A quarter of a financial year; "Q4 2019" may be either year's and cannot be read."""
    quarter = quarter_number(tokens, index)
    if quarter is None:
        return None
    number, at = quarter
    joiner = kind_at(tokens, at)
    if joiner in (Kind.AND, Kind.TO, Kind.DASH, Kind.SLASH) and quarter_number(tokens, at + 1):
        return _quarters(tokens, index, quarter)
    after = skip(tokens, at, ",", "-", ":", "/", "of", "the", "(", "[", "fy", "financial year")
    following = kind_at(tokens, after)
    if following is Kind.PAIR:
        begins = financial_year(DIGITS.findall(tokens[after].value))
        stop = after + 1
        if tokens[after - 1].kind is Kind.OPEN and kind_at(tokens, stop) is Kind.CLOSE:
            stop += 1
        return one_token(tokens, index, stop, quarter_period(begins, number) if begins is not None else None)
    return one_token(tokens, index, after + 1 if following is Kind.NUMBER else at, None)


def _quarters(tokens: Sequence[Token], index: int, quarter: tuple[int, int]) -> Read:
    number, at = quarter
    rest = read_quarter(tokens, at + 1)
    if rest is None or not isinstance(rest[1][0].found, Period):
        return one_token(tokens, index, rest[0] if rest else at, None)
    second = rest[1][0].found
    begins = second.last.year - (second.last.month == 3)
    first = quarter_period(begins, number)
    if first is None or first.last >= second.last:
        return one_token(tokens, index, rest[0], None)
    if tokens[at].kind is not Kind.AND:
        return one_token(tokens, index, rest[0], second)
    return rest[0], [make_token(Kind.DATE, tokens, index, at, first), tokens[at], *rest[1]]


def read_end(tokens: Sequence[Token], index: int) -> Read | None:
    """ "End of 2018/19" and "end of 2019"; before any other period "end" changes nothing."""
    after = skip(tokens, index + 1, "of", "the", "-", "fy", "financial year")
    financial = any(token.kind is Kind.FINANCIAL for token in tokens[index:after])
    if kind_at(tokens, after) is Kind.PAIR:
        begins = financial_year(DIGITS.findall(tokens[after].value))
        return one_token(tokens, index, after + 1, make_period(None, 3, begins + 1)) if begins is not None else None
    value = tokens[index].value
    calendar_year = not financial and ("calendar" in value or "year" not in value)
    if calendar_year and kind_at(tokens, after) is Kind.NUMBER and len(tokens[after].value) == 4:
        if kind_at(tokens, after + 1) is Kind.QUARTER:
            return None
        return one_token(tokens, index, after + 1, make_period(None, 12, int(tokens[after].value)))
    return None

"""Due-date text to tokens: words with their kind, numbers, numeric dates, punctuation."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rag_reports.deadline.vocabulary import ABBREVIATIONS, PHRASES, WORDS, Kind


class Token(NamedTuple):
    """One token: its kind, its folded text (or what was read), and where it stands, end exclusive."""

    kind: Kind
    value: str
    start: int
    end: int
    found: object = None


_SHAPES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'")
    | {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\t": " ", "\u2028": "\n", "\r": "\n", "\x0b": "\n"}
)
_DAY_FIRST = "|".join(
    rf"[0-9]{{1,2}}{mark}[0-9]{{1,2}}{mark}(?:[0-9]{{4}}|[0-9]{{2}})" for mark in ("[-/]", " [-/] ", "[.]", " [.] ")
)
_YEAR_FIRST = "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
_LEXER = re.compile(
    r"(?P<WORD>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<SPACE>[ \x00-\x09\x0c-\x1f\u200b-\u200d\ufeff]+)"
    r"|(?P<LINE>(?:_x000d_)?\n\s*|_x000d_)"
    r"|(?P<TIME>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:am|pm|hrs|hours|z))?(?![0-9:])"
    r"|[0-9]{1,2}(?:\.[0-9]{2})? ?(?:am|pm)\b|[0-9]{4} ?hrs\b)"
    # a further "/5" makes it no date, unless it begins the next date
    rf"|(?P<NUMERIC>(?:{_YEAR_FIRST}|{_DAY_FIRST})(?:t(?=[0-9]{{2}}:))?(?![-/][0-9]+(?![-/0-9]|\.[0-9])|\.?[0-9]))"
    r"|(?P<BAD>[0-9]+(?:[-/][0-9]+){2,}|[0-9]*[0-9]{2}(?:[-/.][0-9]+){2,}|[0-9]+(?:[-/.][0-9]+)+[-/.][0-9]{2,})"
    r"|(?P<PAIR>[0-9]+[-/.][0-9]+(?![-/]?[0-9]|\.[0-9]))"
    r"|(?P<ORDINAL>[0-9]+ ?(?:st|nd|rd|th)(?![^\W\d_]))"
    r"|(?P<NUMBER>[0-9]+)"
    r"|(?P<ARROW>[-=]+>|[\u2192\u21d2\u279c\u2794\uf0e0]|>+|\u00bb)"
    r"|(?P<BACK><[-=]+|[\u2190\u21d0])"
    r"|(?P<BULLET>[\u2022\u25cf\u25e6\u25aa\u25a0\u2023\u27a4\u00b7*])"
    r"|(?P<MARK>.)",
    re.I | re.S,
)
_MARKS = {
    ",": Kind.COMMA, ";": Kind.STOP, ".": Kind.STOP, "!": Kind.STOP, "?": Kind.STOP, ":": Kind.COLON, "-": Kind.DASH,
    "/": Kind.SLASH, "\\": Kind.SLASH, "|": Kind.SLASH, "'": Kind.APOSTROPHE, "(": Kind.OPEN, "[": Kind.OPEN,
    "{": Kind.OPEN, ")": Kind.CLOSE, "]": Kind.CLOSE, "}": Kind.CLOSE, "&": Kind.AND, "+": Kind.AND,
}  # fmt: skip
_KINDS = {name: Kind[name] for name in ("TIME", "NUMERIC", "BAD", "PAIR", "ORDINAL", "NUMBER", "LINE", "BULLET")}
_KINDS |= {"ARROW": Kind.NOW, "BACK": Kind.OLD}


def read_tokens(text: str) -> list[Token]:
    """The tokens of a text in order, phrases such as "no later than" joined into one."""
    tokens: list[Token] = []
    for match in _LEXER.finditer(text.translate(_SHAPES)):
        group = match.lastgroup
        if group == "SPACE":
            continue
        value = match.group().lower()
        start, end = match.span()
        if group == "WORD":
            kind = WORDS.get(value, Kind.WORD)
        elif group == "MARK":
            if value == "." and tokens and tokens[-1].value in ABBREVIATIONS and tokens[-1].end == start:
                continue
            kind = _MARKS.get(value, Kind.GLUE)
        else:
            kind = _KINDS[group or ""]
        tokens.append(Token(kind, value, start, end))
    return tokens if PHRASES.keys().isdisjoint([token.value for token in tokens]) else _join_phrases(tokens)


def kind_at(tokens: Sequence[Token], index: int) -> Kind | None:
    """The kind of a token, None past either end."""
    return tokens[index].kind if 0 <= index < len(tokens) else None


def skip(tokens: Sequence[Token], index: int, *values: str) -> int:
    """The first index from ``index`` on whose token is none of the values."""
    while index < len(tokens) and tokens[index].value in values:
        index += 1
    return index


def _join_phrases(tokens: list[Token]) -> list[Token]:
    values = tuple(token.value for token in tokens)
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        for rest, kind in PHRASES.get(token.value, ()):
            stop = index + len(rest)
            if values[index:stop] == rest:
                token = Token(kind, " ".join((token.value, *rest)), token.start, tokens[stop - 1].end)
                index = stop
                break
        joined.append(token)
    return joined

"""Due-date text to tokens: words with their kind, numbers, numeric dates, punctuation."""

import re
from typing import NamedTuple

from rag_reports.deadline.vocabulary import PHRASES, WORDS, Kind


class Token(NamedTuple):
    """One token: its kind, its folded text (or what was read), and where it stands, end exclusive."""

    kind: Kind
    value: str
    start: int
    end: int
    found: object = None


_SHAPES = str.maketrans(
    {dash: "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"}
    | {quote: "'" for quote in "\u2018\u2019\u02bc`\u00b4"}
    | {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\t": " ", "\u2028": "\n", "\r": "\n", "\x0b": "\n"}
)
_LEXER = re.compile(
    r"(?P<SPACE>[ \x00-\x09\x0c-\x1f\u200b-\u200d\ufeff]+)"
    r"|(?P<TIME>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:am|pm|hrs|hours|z))?(?![0-9:])"
    r"|[0-9]{1,2}(?:\.[0-9]{2})? ?(?:am|pm)\b|[0-9]{4} ?hrs\b)"
    r"|(?P<NUMERIC>(?:[0-9]{4} ?[-/.] ?[0-9]{1,2} ?[-/.] ?[0-9]{1,2}|[0-9]{1,2} ?[-/.] ?[0-9]{1,2} ?[-/.] ?(?:[0-9]{4}|[0-9]{2}))"
    r"(?:t(?=[0-9]{2}:))?(?! ?[-/] ?[0-9]|\.?[0-9]))"
    r"|(?P<PAIR>[0-9]+ ?[-/.] ?[0-9]+(?! ?[-/] ?[0-9]|\.?[0-9]))"
    r"|(?P<ORDINAL>[0-9]+ ?(?:st|nd|rd|th)(?![^\W\d_]))"
    r"|(?P<NUMBER>[0-9]+)"
    r"|(?P<WORD>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<ARROW>[-=]+>|[\u2192\u21d2\u279c\u2794\uf0e0]|>+|\u00bb)"
    r"|(?P<LINE>\n\s*)"
    r"|(?P<BULLET>[\u2022\u25cf\u25e6\u25aa\u25a0\u2023\u27a4\u00b7*])"
    r"|(?P<MARK>.)",
    re.I | re.S,
)
_MARKS = {
    ",": Kind.COMMA, ";": Kind.STOP, ".": Kind.STOP, "!": Kind.STOP, "?": Kind.STOP, ":": Kind.COLON, "-": Kind.DASH,
    "/": Kind.SLASH, "\\": Kind.SLASH, "|": Kind.SLASH, "'": Kind.APOSTROPHE, "(": Kind.OPEN, "[": Kind.OPEN, "{": Kind.OPEN,
    ")": Kind.CLOSE, "]": Kind.CLOSE, "}": Kind.CLOSE, "&": Kind.AND, "+": Kind.AND,
}  # fmt: skip
_KINDS = {name: Kind[name] for name in ("TIME", "NUMERIC", "PAIR", "ORDINAL", "NUMBER", "LINE", "BULLET")}


def read_tokens(text: str) -> list[Token]:
    """The tokens of a text in order, phrases such as "no later than" joined into one."""
    tokens: list[Token] = []
    for match in _LEXER.finditer(text.translate(_SHAPES)):
        group = match.lastgroup
        if group == "SPACE":
            continue
        value = match.group().lower()
        if group == "WORD":
            kind = WORDS.get(value, Kind.WORD)
        elif group == "MARK":
            kind = _MARKS.get(value, Kind.GLUE)
        elif group == "ARROW":
            kind = Kind.NOW
        else:
            kind = _KINDS[group or ""]
        tokens.append(Token(kind, value, match.start(), match.end()))
    return _join_phrases(tokens) if any(token.value in PHRASES for token in tokens) else tokens


def _join_phrases(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        for rest, kind in PHRASES.get(token.value, ()):
            stop = index + 1 + len(rest)
            if stop <= len(tokens) and all(
                seen.value == word for seen, word in zip(tokens[index + 1 : stop], rest, strict=True)
            ):
                value = " ".join((token.value, *rest))
                token = Token(kind, value, token.start, tokens[stop - 1].end)
                index = stop - 1
                break
        joined.append(token)
        index += 1
    return joined

"""Markings by which a writer keeps a text from the public: "OFFICIAL-SENSITIVE", "Not for publication"."""

import re
from collections.abc import Sequence
from functools import cache

from rag_reports.language.phrases import any_form, any_of, load_phrases

_CUES = (
    *("sensitive", "confiden", "publi", "internal", "restricted", "exempt", "secret"),
    *("withh", "disclos", "circulat", "police use", "police only", "police eyes", "session", "outside"),
)
_STARTS = (
    r"(?:^[\s*•\[(-]*|(?<=[.!?;]\s)[*\[(]*"
    r"|^(?i:protective marking|security classification|marking|handling|gsc)\s*[:=-]\s*)"
)


def find_marking(text: str) -> str | None:
    """The first marking that a text bears, None where it bears none.

    A text that only speaks of markings ("files marked OFFICIAL-SENSITIVE are kept apart") bears none: a marking is a
    line or a sentence of its own, stands before a colon or dash, or in capitals and brackets at the end of a line.
    """
    small = text.lower()
    for cue in _CUES:
        if cue in small:
            return _first(_in_text(), text)
    return None


def find_marking_in_name(name: str) -> str | None:
    """The marking in the name of a sheet, a column or a report, where ordinary words count alone and in brackets."""
    return _first(_in_name(), " ".join(name.split()))


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> str | None:
    found = (match for pattern in patterns for match in pattern.finditer(text))
    first = min(found, key=lambda match: match.start("marking"), default=None)
    return " ".join(first["marking"].split()) if first else None


@cache
def _in_text() -> tuple[re.Pattern[str], ...]:
    lists = load_phrases("markings")
    plain = f"(?i:{any_form(lists['plain'])})"
    denied = any_of(lists["denials"])
    ends = (
        r"\s*(?:[)\]*]*\s*(?:$|[.;!](?=\s|$)|[)\]*](?=\s)|:|\s[-–—]\s)"
        r"|\s(?i:until|before|because|under|as it|while|pending)\b)"
        rf"(?!\W*(?i:{denied})\b(?!\s+\w))"
    )
    capitals = any_of([*(word.upper() for word in lists["ordinary"]), *lists["capitals"]])
    titled = any_of(word.capitalize() for word in lists["ordinary"])
    return (
        re.compile(rf"{_STARTS}(?P<marking>{plain}){ends}", re.M),
        re.compile(rf"{_STARTS}(?P<marking>{capitals})(?:{ends}|[ \t]+(?=[A-Z][a-z]))", re.M),
        re.compile(rf"[(\[](?P<marking>{capitals})[)\]][\s.]*$", re.M),
        re.compile(rf"^[\s*\[(]*(?P<marking>{titled})[)\]]*\s*(?::|\s[-–—]\s)(?!\s*(?i:{denied})\b)", re.M),
        re.compile(rf"\A[\s*\[(]*(?P<marking>{titled})[\s*\])]*\Z"),
    )


@cache
def _in_name() -> tuple[re.Pattern[str], ...]:
    lists = load_phrases("markings")
    ordinary = f"(?i:{any_of(lists['ordinary'])})"
    things = r"(?:\s+(?i:items?|rows?|recommendations?|recs|reports?|only|information))?"
    return (
        re.compile(rf"(?<!\w)(?P<marking>(?i:{any_form(lists['plain'])}))(?!\w)"),
        re.compile(rf"(?:\A|[(\[]|\s[-–—]\s)(?P<marking>{ordinary}{things})(?:\Z|[)\]]|\s[-–—]\s|:)"),
    )

"""Whether a text points at a place in the table ("see 4 above", "as per previous row"), which moves when rows do."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from rag_reports.language.phrases import any_form, any_of, load_phrases
from rag_reports.language.placeholders import is_placeholder

_CUES = ("bove", "elow", "revious", "row ")
_SENDS = re.compile(r"\b(?:see|refer)\b")
_LIST_MARK = re.compile(r"(?:^|[\s(])(\d{1,2}[a-z]?)[.):](?=\s)")
_LONGEST_FIRST = 200
"""Characters from the start of a text in which "above" can hardly mean the text itself."""

_MOST_LOOKED_AT = 50
"""Of the places that one form of words points at in one text; each is held against the whole text."""


def points_at_place(text: str) -> str | None:
    """The words by which a text points at another row of the table, None where it does not.

    "As above" alone is a placeholder. What points at another part of the text itself ("the sessions below:" with a
    list after it) is no such thing, nor is a measure ("5 above the average").
    """
    for cue in _CUES:
        if cue in text:
            break
    else:
        return None
    if is_placeholder(text) and not _SENDS.search(text.lower()):
        return None
    flat = " ".join(text.split())
    found = [match for match in _matches(flat) if not _is_inside(match, flat)]
    first = min(found, key=lambda match: match.start(), default=None)
    return first.group().strip(" ,.;:" if first and "(" in first.group() else " ,.;:)") if first else None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns():
        yield from islice(pattern.finditer(text), _MOST_LOOKED_AT)


def _is_inside(match: re.Match[str], text: str) -> bool:
    """Whether the place may be in the text itself: after what "above" would mean, or before what "below" would."""
    groups = match.groupdict()
    if groups.get("sheet"):
        return False
    before, after = text[: match.start()], text[match.end() :]
    number = groups.get("number")
    if number:
        return any(mark[1] == number.lower() for mark in _LIST_MARK.finditer(f"{before} {after}".lower()))
    if (groups.get("way") or "").lower() == "below":
        return bool(after.strip(" .)"))
    told = re.split(r"[.;:!?]\s", before)
    return len(told) > 1 or len(before) > _LONGEST_FIRST


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lists = load_phrases("positions")
    leads, things = any_form(lists["leads"]), any_of(lists["things"])
    near = r"(?:immediately |directly |just )?"
    way = rf"{near}\(?(?P<way>above|below)\)?"
    no_measure = rf"(?!\s+(?:{any_of(lists['measures'])}\b|\d|£))(?![-/\w])"
    no_scale = r"(?<!\band )(?<!\bor )(?<!\bover )"
    numbered = r"(?<![\d£.,/%-])(?P<number>\d{1,2}[a-z]?)\)?"
    forms = (
        rf"(?:{leads} (?:the )?(?:{things} )?|(?:the )?{things} ){numbered} {way}{no_measure}",
        rf"(?:\A|[.,;:(]\s?|\b(?:on|of|per|see|for|under|by)\s){numbered} {way}"
        rf"(?=\s*(?:[.,;:)]|$)|\s+{any_of(lists['goes_on'])}\b)",
        rf"{leads} (?:[\w'&/-]+ ){{0,7}}?{no_scale}{way}{no_measure}",
        rf"(?:{leads} )(?:the )?{near}(?P<way>above|below) {things}\b(?! \d)",
        rf"(?:the )?(?:row|line|entry|item|recommendation|rec|afi) {way}{no_measure}",
        rf"(?:{leads} )?(?:the )?(?P<sheet>previous|next|following) row\b",
        rf"{leads} (?:the )?(?P<sheet>previous) (?:item|recommendation|rec|afi|action|line|entry|one)"
        r"\b(?! (?:from|in|of|made|by|report|plans?|about|on)\b)",
        rf"{leads} (?P<sheet>row) \d{{1,4}}\b",
    )
    return tuple(re.compile(rf"(?<!\w)(?:{form})", re.I) for form in forms)


def numbered_place(place: str) -> str:
    """The number that stands in the words of :func:`points_at_place`, "" where none does."""
    found = re.search(r"\b\d{1,2}[a-z]?\b", place, re.I)
    return found.group() if found else ""

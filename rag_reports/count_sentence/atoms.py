"""A count sentence cut into numbers, item types, audiences and statuses."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rag_reports.text import fold, number_in_words

STATUSES = ("complete", "in_progress", "amber", "white", "red", "overdue", "closed", "not_due", "open")
TYPES = frozenset({"recommendation", "area for improvement", "cause of concern", "area for enhancement", "action"})

_SMALL = "|".join(sorted((number_in_words(number) for number in range(1, 20)), key=len, reverse=True))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_ITEMS = r"recommendations?|recs?|actions?|afis?|areas? (?:for|of) improvements?|causes? of concern"
_DONE = r"(?:complete|completed|implemented|closed|delivered|discharged)"
_POLICE = (
    r"police forces?\b|forces?\b|constabular(?:y|ies)\b|police service\b|chief constables?\b|us\b"
    r"|police\b(?! (?:and crime|authority|complaints))"
)
_OTHERS = (
    "college of policing|home office|home secretary|npcc|national|crown prosecution|cps|government|ministry|department"
    "|apcc|police and crime|police authority|local authorit|partner|other|another"
    "|external|outside|nhs|youth offending|hm prison|probation"
)
_THE_ONE = (
    r"\bthe(?= (?:one |single |sole )?(?:recommendation|rec|action|afi|area (?:for|of) (?:improvement|enhancement)"
    r"|cause of concern) (?:is|was|remains|has been)\b(?: [\w-]+){0,2}?"
    r" (?:complete[d]?|implemented|delivered|green|amber|red|white|closed|outstanding|overdue|in progress|ongoing"
    r"|on-going|under ?way|being)\b)"
)
_NUMBER_WORDS = rf"\b(?:{_TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b|\b(?:{_SMALL})\b"
_LABEL = (
    rf"\b(?:{_ITEMS}|(?:recs?|nos?|paras?|afis?)\.|nos?|numbers?|page|paragraph|appendix|section|phase|part) "
    r"\d+[a-z]?\b(?![/.:-]\d)"
)
_NEXT_LABEL = (
    rf", ?\d+[a-z]?\b(?! (?:{_ITEMS}|is|are|of|for)\b)|(?:,? and | & | to |-)\d+[a-z]?\b(?! (?:{_ITEMS}|of)\b)"
)

# The first pattern that fits at a place wins.
_PATTERNS: tuple[tuple[str, str], ...] = (
    # numbers that count nothing: dates, years, money, shares, "recommendation 4"
    ("skip", rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}})?|\b{_MONTH} \d{{2,4}}\b"),
    ("skip", r"\b\d+(?:st|nd|rd|th)\b|\b\d{1,3}(?:,\d{3})+\b|[£$]\d[\d,.]*|\d+(?:[/.:-]\d+)+"),
    ("skip", r"\b\d+(?:\.\d+)? ?(?:%|per ?cent\b)"),
    ("skip", r"\b(?:19|20|21)\d\d\b|\b\d+[a-z]\b"),
    ("label", rf"{_LABEL}(?:{_NEXT_LABEL})*"),
    ("number", rf"\b\d{{1,3}}\b|{_NUMBER_WORDS}|\b(?:none|neither|nil|zero|single|sole)\b"),
    ("number", _THE_ONE),  # "The recommendation is at RED" tells of 1
    ("number", rf"\bno\b(?= (?:further |new )?(?:{_ITEMS})\b)"),
    ("house", "WORDS"),
    ("all", r"\b(?:all|both|these|they)\b|\bit(?= (?:is|has been|remains)\b)"),
    ("rest", r"\b(?:others?|rest|remainder)\b|\bthe (?:second|third|fourth|fifth|last|final)(?= (?:is|has|remains)\b)"),
    ("out", r"\bof (?:the|these|those|its|our|them)\b|\bout of(?: the| a total of)?\b|\bof(?= \d)"),
    ("part", r"\b(?:including|comprising|consisting of|made up of)\b"),
    ("not_due", r"\bnot (?:yet )?due\b"),
    ("overdue", r"\bnot (?:been )?(?:delivered|achieved|met)\b|\bmissed\b"),
    ("negative", rf"\b(?:not|yet to|to) (?:yet )?(?:be(?:en)? )?(?:fully )?{_DONE}\b|\bnew(?:ly)? (?:green|red)\b"),
    ("negative", rf"\b(?:partially|partly|nearly|almost|substantially|largely) {_DONE}\b|\bincomplete\b|\bnot\b"),
    # what is yet to come is no claim of how things stand
    ("negative", r"\b(?:will|should|would|could|may|might|expected|planned|scheduled|likely|intended)\b"),
    ("complete", r"\b(?:complete|completed|implemented|delivered|finished|achieved|green)\b"),
    ("in_progress", r"\bin progress\b|\bprogress(?:ed|ing)\b|\bon-?going\b|\bunder ?way\b|\bin hand\b"),
    ("in_progress", r"\bon (?:track|target|course)\b"),
    ("in_progress", r"\bbeing (?:worked (?:on|through)|implemented|completed)\b"),
    ("amber", r"\bamber\b"),
    ("white", r"\bwhite\b"),
    ("red", r"\bred\b"),
    ("overdue", r"\boverdue\b|\b(?:past|beyond) (?:its |their |the )?(?:designated )?(?:deadlines?|due dates?)\b"),
    ("closed", r"\b(?:closed|superseded)\b"),
    ("open", r"\b(?:outstanding|open|live)\b"),
    ("recommendation", r"\b(?:recommendations?|recs?)\b"),
    ("area for improvement", r"\b(?:areas? (?:for|of) improvements?|afis?)\b"),
    ("cause of concern", r"\b(?:accelerated )?causes? (?:of|for) concern\b"),
    ("area for enhancement", r"\bareas? (?:for|of) enhancements?\b"),
    ("action", r"\bactions?\b"),
    ("other", rf"\b(?:for|to|by) (?:the )?(?:{_OTHERS})"),
    ("force", rf"\b(?:for|to|affects?|affecting) (?:(?:the|this|our|all|each|every) )?(?:NAMES{_POLICE})"),
    ("force", rf"\bforce[- ](?:specific|level)\b|(?<=\d )force(?=\)| (?:{_ITEMS})\b)"),
    ("and", r"\b(?:and|plus|as well as)\b|[,&]"),
    ("or", r"\bor\b|/"),
    ("stop", r"[.;!?](?=\s|$)"),
    ("word", r"[^\W\d_][\w'’-]*|\d+"),
)

_PLURAL = re.compile(r"\w+s\b", re.I)
_KINDS = tuple(kind for kind, _ in _PATTERNS)


class Atom(NamedTuple):
    """A piece of a sentence: what it is, its text, and where it stands, end exclusive.

    ``word`` is the house's own status word that it is, folded, else "".
    """

    kind: str
    text: str
    start: int
    end: int
    word: str = ""


def read_atoms(text: str, force: Sequence[str] = (), words: Mapping[str, str] | None = None) -> list[Atom]:
    """The pieces of a one-line text in order; ``force`` holds the force's own names.

    ``words`` are the house's own status words, folded, each with the status of STATUSES that it claims.
    """
    house = words or {}
    pattern = _compiled(tuple(force), True, tuple(house))
    atoms: list[Atom] = []
    match = pattern.search(text)
    while match is not None:
        kind = _KINDS[(match.lastindex or 1) - 1]
        if kind == "label" and atoms and atoms[-1].kind == "number" and _PLURAL.match(match.group()):
            # "15 recommendations 8 are": the number before says that the one after is no label
            match = _compiled(tuple(force), False, tuple(house)).match(text, match.start()) or match
            kind = _KINDS[(match.lastindex or 1) - 1]
        word = fold(match.group()) if kind == "house" else ""
        atoms.append(Atom(house.get(word, kind), match.group(), match.start(), match.end(), word))
        match = pattern.search(text, match.end())
    return atoms


@lru_cache(maxsize=16)
def _compiled(force: tuple[str, ...], labels: bool, words: tuple[str, ...]) -> re.Pattern[str]:
    names = "".join(rf"{re.escape(name)}\b|" for name in force if name.strip())
    patterns = (pattern if labels or kind != "label" else "(?!)" for kind, pattern in _PATTERNS)
    house = _any_word(words)
    filled = (pattern.replace("NAMES", names).replace("WORDS", house) for pattern in patterns)
    return re.compile("|".join(f"({pattern})" for pattern in filled), re.I)


def _any_word(words: Iterable[str]) -> str:
    """A pattern for any of the house's words, the longest first; none fits where there are none."""
    escaped = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    return "|".join(rf"(?<!\w){word}(?!\w)" for word in escaped) or "(?!)"

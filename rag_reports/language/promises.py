"""What a text says is still to come on a date that has passed: "interviews are scheduled for 6 February 2019"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rag_reports.deadline import WrittenDate, find_dates, may_hold_date
from rag_reports.language.finder import PhraseFinder, words_of
from rag_reports.language.phrases import any_form, any_of, form_pattern, load_phrases
from rag_reports.language.updates import newest_entry
from rag_reports.text import sentences

_ADV = r"(?:\s+(?:now|currently|still|also|then|all|both|provisionally|already|formally|therefore|fully|hopefully))*"
_CLAUSE_ENDS = re.compile(
    r"[;•]|\s[-–—]\s|(?<!\d)\.\s|,?\s(?:but|however|although|though|whereas|and (?:was|were|has|have|had))\b", re.I
)
_JOINED = re.compile(r"\s*(?:,|and|&|to|-|–|,\s*and)\s*(?:the\s+)?", re.I)
_LEADS_SENTENCE = re.compile(
    r"[\W_]*(?:by|in|on|during|before|at|w/c)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+)?(?:the\s+)?(?:\w+day,?\s+)?", re.I
)
_BETWEEN_LEAD = re.compile(r",?(?:\s*\([^)]*\))?,?(?:\s+[\w'&/-]+){0,8}?\s*", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did|has|have|[a-z]+ed|held|met|took|began|made|went|that)\b", re.I)
_VERB = re.compile(r"(?:\s+(?:be|been|being|have|also|then|now|all|both|again|next|\w+ly))*\s+([\w-]+)", re.I)
_AGAIN = re.compile(r"(?:and|or|then|,)\s+(?:then\s+|also\s+)?$", re.I)
_LONG_WORD = re.compile(r"[a-z]{5,}")
_PRONOUN = re.compile(r"\W*(?:this|these|they|it|both|all|now|update|complete|done)\b", re.I)
_WAS_TO_COME = re.compile(
    r"\b(?:was|were|had|been|not|no longer)(?:\s+(?:due|expected|planned|scheduled|supposed|meant|hoped|\w+ly))*\s*$",
    re.I,
)
_GOES_ON = re.compile(r"[\s,]+(?:and\s+)?(?:beyond|onwards?|thereafter|forwards?)\b", re.I)
_KINDS = ("ahead", "headlines", "timetable", "arranged")
_DENIED = ("not", "no", "never")
_QUOTE_FROM = re.compile(r"(?:,\s+(?:and\s+)?|\sand\s+)(?!(?:who|which|that|will|shall|is|are)\b)", re.I)
_LONGEST_QUOTE = 85
_LONGEST_REACH = 16
"""Words between the statement and its date."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a text says is to come: the sentence from there on, and the date that has passed, as written."""

    passage: str
    date: dt.date
    written: str


def broken_promise(text: str, as_at: dt.date, updated: dt.date | None, recent: int) -> Promise | None:
    """The first statement about the future whose date is before ``as_at``; None where there is none.

    A date without a year is the first one from the day on which the text was written, where that is known
    (``updated``, or the day at its head). Else it is past where it lies at most ``recent`` days back. A statement of
    which the text tells later what came of it is none. Of a comment kept as a diary only the newest entry counts.
    """
    if _cue_words().isdisjoint(words_of(text)) or not _may_promise(text):
        return None
    entry = newest_entry(text)
    written = entry.date or updated
    told = sentences(entry.text)
    for place, sentence in enumerate(told):
        found = _in_sentence(sentence, as_at, written, recent)
        if found and not _is_answered(sentence, told[place + 1 :]):
            return found
    return None


def _in_sentence(sentence: str, as_at: dt.date, written: dt.date | None, recent: int) -> Promise | None:
    """The last such statement of a sentence; None where a date that has not passed follows one."""
    if not _may_promise(sentence):
        return None
    found: Promise | None = None
    dates = find_dates(sentence)
    for place, date in enumerate(dates):
        last = _last_joined(sentence, dates, place)
        day = _passed(last, as_at, written, recent)
        if day is None:
            if found:
                return None
            continue
        start = _promised_at(sentence, date, last)
        if start is not None:
            found = Promise(sentence[start:], day, sentence[last.start : last.end])
    return found


def _last_joined(sentence: str, dates: Sequence[WrittenDate], place: int) -> WrittenDate:
    """The last of the dates that are told together: "6 and 7 February 2019"."""
    while place + 1 < len(dates) and _JOINED.fullmatch(sentence, dates[place].end, dates[place + 1].start):
        place += 1
    return dates[place]


def _passed(date: WrittenDate, as_at: dt.date, written: dt.date | None, recent: int) -> dt.date | None:
    """The last day of a date where that is before ``as_at``, else None."""
    if date.has_year:
        day = date.last
    elif written is not None and written <= as_at:
        day = date.next_from(written)
    else:
        day = date.near(as_at)
        if (as_at - day).days > recent:
            return None
    return day if day < as_at else None


def _promised_at(sentence: str, first: WrittenDate, last: WrittenDate) -> int | None:
    """Where the statement begins that says of the date that it is to come; None where none does."""
    led = _led(sentence, first, last)
    if led is not None:
        return led
    rest = sentence[last.end :]
    following = re.match(r"\s+([\w'-]+)", rest)
    belongs = following is None or following[1].lower() in load_phrases("promises")["follow"]
    if _GOES_ON.match(rest) or _answers().search(rest) or not (belongs or _meeting().match(rest)):
        return None
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(sentence, 0, first.start)]
    begin = ends[-1] if ends else 0
    clause = sentence[begin : first.start]
    for kind in _KINDS:
        for cue in _cues(kind).finditer(clause):
            if _governs(kind, clause[: cue.start()], clause[cue.end() :], first):
                return _quote_from(sentence, begin, begin + cue.start(), last.end)
    return None


def _quote_from(sentence: str, begin: int, cue: int, end: int) -> int:
    """Where the words to quote begin: at the clause, or, where that is long, behind the last comma or "and"."""
    if end - begin > _LONGEST_QUOTE:
        cuts = (match.end() for match in _QUOTE_FROM.finditer(sentence, begin))
        begin = max((cut for cut in cuts if cut < cue), default=begin)
    return begin + len(sentence[begin:]) - len(sentence[begin:].lstrip())


def _governs(kind: str, before: str, between: str, date: WrittenDate) -> bool:
    """Whether a statement reaches its date: nothing between them takes the date for itself."""
    lists = load_phrases("promises")
    if re.search(r"\b(?:if|unless|should)\b", before, re.I) or len(between.split()) > _LONGEST_REACH:
        return False
    if _WAS_TO_COME.search(before):
        return False
    lead = _lead().search(between)
    if kind == "headlines" and _PAST.search(before + between):
        return False
    if kind in ("headlines", "timetable") and re.search(
        r"\b(?:was|were|been|the|a|as|than|not|originally|previously|to|will)\s*$", before, re.I
    ):
        return False
    if lead is None:
        return not between.strip() and kind != "arranged"
    told = between[: lead.start()]
    if kind == "timetable":
        return len(told.split()) <= 1
    if kind == "arranged" and not (date.is_day and lead["by"].lower() == "on"):
        return False
    if lead["by"].lower() == "from" and len(told.split()) > 3:
        return False
    verb = _VERB.match(told) if kind == "ahead" else None
    if verb and verb[1].lower() in (*lists["about"], *_DENIED):
        return False
    return not _belongs_elsewhere(told[verb.end() :] if verb else told)


def _belongs_elsewhere(told: str) -> bool:
    """Whether a word between the statement and the date makes the date another's."""
    return any(not _AGAIN.search(told[: word.start()]) for word in _apart().finditer(told))


def _led(sentence: str, first: WrittenDate, last: WrittenDate) -> int | None:
    """Where a statement begins that its date leads: "By March 2018, all officers will be trained"."""
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(sentence, 0, first.start)]
    begin = ends[-1] if ends else 0
    if not _LEADS_SENTENCE.fullmatch(sentence, begin, first.start):
        return None
    for cue in _cues("ahead").finditer(sentence, last.end):
        between = sentence[last.end : cue.start()]
        if _BETWEEN_LEAD.fullmatch(between) and not _PAST.search(re.sub(r"\([^)]*\)", "", between)):
            verb = _VERB.match(sentence, cue.end())
            if verb is None or verb[1].lower() in _DENIED or _answers().search(sentence, verb.end()):
                return None
            return begin
    return None


def _is_answered(sentence: str, later: Sequence[str]) -> bool:
    """Whether a later sentence tells what came of it: one of the same matter, in the past."""
    matter = _matter(sentence)
    same = (other for other in later if matter & _matter(other) or _PRONOUN.match(other))
    return any(_answers().search(other) for other in same)


def _matter(sentence: str) -> set[str]:
    return {word.removesuffix("s") for word in _LONG_WORD.findall(sentence.lower())}


def _may_promise(text: str) -> bool:
    """Whether a text has a date and the form of a promise; cheap, and never wrong where it says no."""
    return may_hold_date(text) and _any_cue().search(text.lower()) is not None


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(load_phrases("promises")["cue_words"])


@cache
def _cues(kind: str) -> re.Pattern[str]:
    forms = any_form(load_phrases("promises")[kind]).replace("{adv}", _ADV)
    return re.compile(rf"(?<![\w-]){forms}(?!\w)", re.I)


@cache
def _any_cue() -> PhraseFinder:
    """Finds the forms of all kinds; apostrophes are left out, as a finder looks at words."""
    forms = (form_pattern(form) for kind in _KINDS for form in load_phrases("promises")[kind])
    return PhraseFinder(form.replace("'", "").replace("{adv}", _ADV) for form in forms)


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('promises')['apart'])}\b", re.I)


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('promises')['answers'])}\b", re.I)


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[A-Z][\w&'-]*\s+){{0,4}}(?i:{any_of(load_phrases('promises')['meetings'])})\b")


@cache
def _lead() -> re.Pattern[str]:
    prepositions = any_form(load_phrases("promises")["prepositions"])
    return re.compile(
        rf"(?:^|(?<=\s)|(?=[:(–-]))(?P<by>{prepositions})\s*(?:the\s+)?(?:(?:end|start|week|beginning|middle)\s+of\s+|early[\s-]+|mid[\s-]*|late[\s-]+)?"
        r"(?:the\s+)?(?:week\s+commencing\s+|w/c\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$",
        re.I,
    )

"""Whether a sentence tells only what was done, is planned, or where an item stands: no reason for anything."""

import re
from functools import cache

from rag_reports.language.finder import PhraseFinder, listed_phrases, words_of
from rag_reports.language.inflection import participle, past, present_participle, third_person
from rag_reports.language.phrases import any_of, as_pattern, form_pattern, load_phrases

_DATE = re.compile(
    r"\b(?:(?:as )?at |by |on |in |w/?c )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: (?:20)?\d\d)?\b|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b|\b20\d\d(?:[/-]\d\d)?\b"
)
_FIGURE = re.compile(r"(?<![£a-z\d.,-])\d+(?![\d.,]*(?:m|k|bn)\b)")
_WORD = re.compile(r"[a-z]{3,}")


def tells_activity_only(sentence: str) -> bool:
    """Whether a plain sentence is known to tell of activity, figures, dates or the item's state.

    Words without a verb do so where they name a piece of work ("Draft with the lead").
    """
    if any(map(str.isdigit, sentence)):
        sentence = _DATE.sub(" ", sentence)
        if _FIGURE.search(sentence):
            return True
    if not _WORD.search(sentence) or _activity().search(sentence):
        return True
    return not is_finite(sentence) and listed_phrases("activity", "nouns").search(sentence) is not None


def is_finite(sentence: str) -> bool:
    """Whether a sentence has a verb that is no infinitive or participle; words in "-ed" are taken for one."""
    finite = _finite_verbs()
    return any(word in finite or word.endswith("ed") for word in words_of(sentence))


@cache
def _finite_verbs() -> frozenset[str]:
    return frozenset(load_phrases("activity")["finite"])


@cache
def _activity() -> PhraseFinder:
    lists = load_phrases("activity")
    verbs = lists["verbs"]
    done = {form for verb in verbs for form in (past(verb), participle(verb))}
    doing = any_of(present_participle(verb) for verb in verbs)
    does = {third_person(verb) for verb in verbs if verb not in lists["nouns"]}
    be = r"(?:is|are|am|been|being|was|were|now|currently|still)"
    return PhraseFinder(
        (
            *map(as_pattern, sorted(done, key=len, reverse=True)),
            *(rf"(?<!\bfor\s)(?<!\bthe\s){as_pattern(form)}" for form in does),
            rf"{be}\s+(?:\w+ly\s+|now\s+|still\s+)*{doing}",
            rf"(?:will|shall|to|and)\s+(?:also\s+|then\s+)?{any_of(verbs)}",
            rf"^(?!training\b|recruiting\b){doing}",
            rf"{doing}(?=\W*$)",
            *map(form_pattern, lists["states"]),
        )
    )

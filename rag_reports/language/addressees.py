"""Whom an item's text asks to act: the force, other bodies, or both."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag_reports.language.organisations import find_organisation
from rag_reports.text import sentences

_ASKS = re.compile(r"\b(?:should|must|needs? to|(?:are|is) (?:asked|required|recommended|invited) to)\b", re.I)
_FORCE = re.compile(
    r"\b(?:chief (?:constables?|officers?|fire officers?)|forces?|constabular\w+"
    r"|(?:(?<=^the )|(?<=, the )|(?<=rescue )|(?<=police ))services?)\b"
    r"(?! (?:lead|leads|council|authority|national))",
    re.I,
)
_LONGEST = 220  # characters of a subject; what is longer is no subject


@lru_cache(maxsize=4096)
def addresses_force(text: str) -> bool:
    """Whether a sentence asks the force, or forces and chief constables in general, to do something."""
    return any(_FORCE.search(subject) for subject in _subjects(text))


@lru_cache(maxsize=4096)
def addresses_others_only(text: str, own: tuple[str, ...], extra: tuple[str, ...]) -> bool:
    """Whether every sentence that asks somebody asks a named body other than the force, and at least one does."""
    subjects = list(_subjects(text))
    return bool(subjects) and all(
        not _FORCE.search(subject) and not _is_vague(subject) and find_organisation(subject, own, extra)
        for subject in subjects
    )


def _subjects(text: str) -> Iterator[str]:
    """What stands before the first "should" of each sentence."""
    for sentence in sentences(text):
        match = _ASKS.search(sentence)
        if match:
            subject = sentence[: match.start()]
            yield subject[-_LONGEST:]


def _is_vague(subject: str) -> bool:
    """Whether the subject is a pronoun or a thing, which says nothing of who is to act: "This", "The review"."""
    words = re.findall(r"[a-z]+", subject.lower())
    return not words or words[-1] in ("this", "these", "they", "it", "that", "which", "who", "and")

"""What a header cell's label says about its column: fields and how sure, from the words in labels.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from pathlib import Path

from rag_reports.deadline.period import full_year
from rag_reports.model import Field
from rag_reports.text import fold

LONGEST_LABEL = 90
"""Characters; a longer text in a header row is a note, not a label."""

_IGNORE = "ignore"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{2,})|(?<=[A-Z])(?=[A-Z][a-z]{2,})")
_FULL_DATE = re.compile(r"\b\d{1,2}[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b")
_PERIOD = re.compile(
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ '-]*(?P<year>\d{4}|\d{2})\b"
    r"|q(?:uarter )?(?P<quarter>[1-4])[ -]*(?:fy)?[ -]*(?P<first>\d{4}|\d{2})?",
    re.I,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_FILLERS = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "for",
        "in",
        "to",
        "is",
        "at",
        "on",
        "s",
        "if",
        "any",
        "please",
        "use",
        "it",
        "has",
        "have",
        "been",
        "this",
        "that",
        "which",
        "what",
    ]
)
_SPLIT = re.compile(r"[^a-z0-9%#]+")


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    field: Field | None
    weight: float


def label_words(label: str) -> tuple[str, ...]:
    """The words of a label that tell, lower case; "Rec. No" and "REC NO:" give the same."""
    plain = fold(_CAMEL.sub(" ", label)).replace("%", " % ").replace("#", " # ")
    found = [word for word in _SPLIT.split(plain) if word]
    return tuple(word for word in found if word not in _FILLERS) or tuple(found)


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """Every phrase, by its first word."""
    table = tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
    index: dict[str, list[_Phrase]] = {}
    due = table[Field.DUE]["strong"]
    for name, strengths in table.items():
        prefixes = strengths.pop("before_due", [])
        strengths["strong"] += [f"{prefix} {phrase}" for prefix in prefixes for phrase in due]
        field = None if name == _IGNORE else Field(name)
        for strength, phrases in strengths.items():
            for phrase in phrases:
                words = label_words(phrase)
                index.setdefault(words[0], []).append(_Phrase(words, field, 1.0 if strength == "strong" else 0.5))
    return {first: tuple(phrases) for first, phrases in index.items()}


@lru_cache(maxsize=4096)
def score_label(label: str, group: str = "") -> Mapping[Field | None, float]:
    """How well a label names each field, 0 to 1; the key None is a column that nothing here needs.

    A phrase that is the whole label counts in full, one inside it by its share of the label's words, and one that
    lies within a longer phrase not at all. ``group`` is the heading over several labels; a phrase may begin there but
    must reach the label itself, or be the label and its heading in this order ("HMICFRS" under "Timescale").
    """
    before = tuple(_corrected(word) for word in label_words(group)) if group else ()
    own = tuple(_corrected(word) for word in label_words(label))
    if not own or len(label) > LONGEST_LABEL:
        return {}
    words = before + own
    found = [
        (start, start + len(phrase.words), phrase)
        for start, word in enumerate(words)
        for phrase in _phrases().get(word, ())
        if words[start : start + len(phrase.words)] == phrase.words and start + len(phrase.words) > len(before)
    ]
    scores: dict[Field | None, float] = {}
    for start, end, phrase in found:
        if any(left <= start and end <= right and right - left > end - start for left, right, _ in found):
            continue
        share = len(phrase.words) / (len(words) - min(start, len(before)))
        ends = 0.1 * (start <= len(before)) + 0.1 * (end == len(words))
        score = phrase.weight * (1.0 if share == 1 else 0.4 + 0.4 * share + ends)
        if start < len(before):
            score *= 1.05
        if score > scores.get(phrase.field, 0.0):
            scores[phrase.field] = score
    for phrase in _phrases().get(own[0], ()) if before else ():
        if phrase.words == own + before:
            scores[phrase.field] = max(phrase.weight, scores.get(phrase.field, 0.0))
    return scores


def best_field(label: str) -> tuple[Field | None, float]:
    """The field that a label names best and its score; (None, 0.0) where no phrase fits."""
    scores = score_label(label)
    if not scores:
        return None, 0.0
    field = max(scores, key=lambda name: scores[name])
    return field, scores[field]


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for phrases in _phrases().values() for phrase in phrases for word in phrase.words)


@lru_cache(maxsize=4096)
def _corrected(word: str) -> str:
    """The word itself, or the one known word of some length that it is plainly a misspelling of."""
    if len(word) < 5 or word in _vocabulary() or not word.isalpha():
        return word
    near = get_close_matches(word, [known for known in _vocabulary() if len(known) >= 5], n=2, cutoff=0.79)
    if not near or (len(near) == 2 and near[0].rstrip("s") != near[1].rstrip("s") and _gap(word, near) < 0.05):
        return word
    return near[0]


def _gap(word: str, near: list[str]) -> float:
    first, second = (SequenceMatcher(None, word, known, autojunk=False).ratio() for known in near)
    return first - second


def label_period(label: str) -> tuple[int, int] | None:
    """The (year, month) that a label carries, as the columns of monthly updates do ("Jan 20 RAG"); None for none."""
    full = _FULL_DATE.search(label)
    if full:
        return full_year(full["year"]), int(full["month"])
    match = _PERIOD.search(label)
    if match is None:
        return None
    if match["month"]:
        return full_year(match["year"]), _MONTHS.index(match["month"].casefold()) + 1
    return full_year(match["first"] or "0"), 3 * int(match["quarter"])

"""What a header cell's label says about its column: fields and how sure, from the words in labels.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rag_reports.model import Field
from rag_reports.text import fold

LONGEST_LABEL = 90
"""Characters; a longer text in a header row is a note, not a label."""

_IGNORE = "ignore"
_FILLERS = frozenset(
    ["the", "a", "an", "and", "or", "of", "for", "in", "by", "to", "is", "at", "on", "s", "if", "any", "please", "use"]
)
_SPLIT = re.compile(r"[^a-z0-9%#]+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?")


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    field: Field | None
    weight: float


def label_words(label: str) -> tuple[str, ...]:
    """The words of a label that tell, lower case; "Rec. No" and "REC NO:" give the same."""
    found = [word for word in _SPLIT.split(fold(label).replace("%", " % ").replace("#", " # ")) if word]
    return tuple(word for word in found if word not in _FILLERS) or tuple(found)


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """Every phrase, by its first word."""
    table = tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
    index: dict[str, list[_Phrase]] = {}
    for name, strengths in table.items():
        field = None if name == _IGNORE else Field(name)
        for strength, phrases in strengths.items():
            for phrase in phrases:
                words = label_words(phrase)
                index.setdefault(words[0], []).append(_Phrase(words, field, 1.0 if strength == "strong" else 0.5))
    return {first: tuple(phrases) for first, phrases in index.items()}


@lru_cache(maxsize=4096)
def score_label(label: str) -> Mapping[Field | None, float]:
    """How well a label names each field, 0 to 1; the key None is a column that nothing here needs.

    A phrase that is the whole label counts in full, one inside it by its share of the label's words.
    """
    words = label_words(label)
    if not words or len(label) > LONGEST_LABEL:
        return {}
    scores: dict[Field | None, float] = {}
    for start, word in enumerate(words):
        for phrase in _phrases().get(word, ()):
            end = start + len(phrase.words)
            if words[start:end] != phrase.words:
                continue
            share = len(phrase.words) / len(words)
            score = phrase.weight * (1.0 if share == 1 else 0.45 + 0.4 * share + (0.1 if start == 0 else 0.0))
            if score > scores.get(phrase.field, 0.0):
                scores[phrase.field] = score
    return scores


def best_field(label: str) -> tuple[Field | None, float]:
    """The field that a label names best and its score; (None, 0.0) where no phrase fits."""
    scores = score_label(label)
    if not scores:
        return None, 0.0
    field = max(scores, key=lambda name: scores[name])
    return field, scores[field]


def label_date(label: str) -> bool:
    """Whether a label carries a year, as quarterly update columns do ("Update July 2020")."""
    return bool(_YEAR.search(label))

"""How alike two texts are, and from which score on they are the same.

The scores are rapidfuzz's ``ratio`` of the folded texts, or of their sorted words where that is higher, 0 to 100.
Different recommendations of one report have been seen 80 alike, and short ones 92; reworded copies of the same one are
95. tests/matching_pairs.toml holds such pairs.
"""

import re

from rapidfuzz import fuzz

from rag_reports.text import fold, has_digit, words

SAME_TEXT = 93.0
"""From here up two texts are the same recommendation, whatever their numbers."""
SAME_NUMBER_TEXT = 60.0
"""From here up two texts with the same report, number and type are one recommendation, reworded."""
SAME_TITLE = 88.0
"""From here up two titles with the same years and figures are one report, respelt."""
_JOINED = re.compile(r"[/-]")
_SHORT = 4  # words; a shorter text tells too little to speak against a number


def likeness(one: str, two: str) -> float:
    """How alike two texts are, 0 to 100; case, spacing and the shape of dashes and quotes do not count."""
    return score_folded(fold(one), fold(two))


def score_folded(one: str, two: str, least: float = 0.0) -> float:
    """The likeness of folded texts; 0 below ``least``."""
    score = fuzz.ratio(one, two, score_cutoff=least)
    return score if score and least else max(score, fuzz.token_sort_ratio(one, two, score_cutoff=least))


def score_of_one_number(one: str, two: str) -> float:
    """The likeness of folded texts of items with one number, at least SAME_NUMBER_TEXT where they may be one item.

    That is so where one of them is too short to tell, or is the other in short.
    """
    if one == two:
        return 100.0
    score = score_folded(one, two, SAME_TEXT) or fuzz.ratio(one, two)
    if score >= SAME_NUMBER_TEXT:
        return score
    short = min(len(one.split()), len(two.split())) < _SHORT
    return SAME_NUMBER_TEXT if short or fuzz.token_set_ratio(one, two) >= SAME_TEXT else score


def figures_of(text: str) -> tuple[str, ...]:
    """The words of a text that hold a digit, in alphabetical order; "2018/19" and "2018-19" are the same two."""
    return tuple(sorted(part for word in words(text) if has_digit(word) for part in _JOINED.split(word)))


def figures_differ(one: str, two: str) -> bool:
    """Whether each of two texts has a figure that the other lacks: "paragraph 4.5" and "paragraph 4.6"."""
    first, second = set(figures_of(one)), set(figures_of(two))
    return bool(first - second and second - first)

"""What the short forms of a text stand for: "Multi-Agency Public Protection Arrangements (MAPPA)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rag_reports.text import fold, squash

_BEHIND = re.compile(r"\(\s*[\"'“]?(?P<short>[A-Z][A-Za-z&]{1,8}?[A-Z&]?)(?:'?s)?[\"'”]?\s*\)")
_INSIDE = re.compile(
    r"(?<![\w&-])(?P<short>[A-Z][A-Za-z&]{0,7}[A-Z])s?\s+\(\s*(?P<long>[A-Za-z][A-Za-z&,'’/ -]{5,90}?)\s*\)"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|&")
_SMALL = frozenset({"of", "and", "the", "for", "to", "in", "on", "a", "an", "&", "with", "by", "at", "or", "s"})
_KING_OR_QUEEN = {"his": "her"}
_SAME_WORD = 0.7
_REACH = 1_000
"""Characters before a short form in which its words stand: at most three for each of nine letters."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A short form and the words that it is said to stand for."""

    short: str
    words: str

    def means_the_same(self, other: "Expansion") -> bool:
        """Whether the words differ in spelling alone: case, plurals, hyphens, "and" or "&", a slip of the pen."""
        one, two = _core(self.words), _core(other.words)
        if one == two:
            return True
        return len(one) == len(two) and all(map(_alike, one, two))


def find_expansions(text: str) -> Iterator[Expansion]:
    """The short forms whose letters begin the words beside them, in the order of the text by kind."""
    if "(" not in text:
        return
    for match in _BEHIND.finditer(text):
        words = _before(text[max(0, match.start() - _REACH) : match.start()], match["short"])
        if words:
            yield Expansion(match["short"].upper(), words)
    for match in _INSIDE.finditer(text):
        if _spells(_WORD.findall(match["long"].replace("-", " ")), match["short"]):
            yield Expansion(match["short"].upper(), squash(match["long"]))


def _before(text: str, short: str) -> str:
    """The last words of a text whose first letters are the short form; "" where there are none."""
    clause = re.split(r"[.;:!?()\n]", text)[-1]
    words = list(_WORD.finditer(clause))
    for start in range(len(words) - 2, max(-1, len(words) - 3 * len(short) - 1), -1):
        if words[start].group().lower() not in _SMALL and _spells([word.group() for word in words[start:]], short):
            return squash(clause[words[start].start() :])
    return ""


def _spells(words: Sequence[str], short: str) -> bool:
    """Whether first letters of words, in order and small words left out or not, are the short form."""
    letters = short.upper().replace("&", "")
    reached = {0}
    for word in words:
        step = {place + 1 for place in reached if place < len(letters) and word[0].upper() == letters[place]}
        reached = step | (reached if word.lower() in _SMALL else set())
    return len(letters) in reached and len(letters) > 1


def _core(words: str) -> list[str]:
    told = (re.sub(r"[^a-z]", "", word) for word in fold(words).replace("-", " ").replace("&", " and ").split())
    return [_stem(_KING_OR_QUEEN.get(word, word)) for word in told if word and word not in _SMALL]


def _stem(word: str) -> str:
    return re.sub(r"(?:'s|ies|es|s|y)$", "", word).replace("z", "s") if len(word) > 3 else word


def _alike(one: str, two: str) -> bool:
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _SAME_WORD

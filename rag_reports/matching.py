"""Which item is which in two lists: by report, number and type, then by text where those changed.

The scores are rapidfuzz's ``ratio`` of the folded texts, or of their sorted words where that is higher, 0 to 100.
Different recommendations of one report have been seen 80 alike, and short ones 92; reworded copies of the same one are
95. tests/matching_pairs.toml holds such pairs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from rag_reports.text import fold, number_key, words

SAME_TEXT = 93.0
"""From here up two texts are the same recommendation, whatever their numbers."""
SAME_NUMBER_TEXT = 60.0
"""From here up two texts with the same report, number and type are one recommendation, reworded."""
SAME_TITLE = 88.0
"""From here up two titles with the same years and figures are one report, respelt."""
_SHARED_ITEMS = 0.5  # of the smaller report's texts: then it is the same report, whatever it is called
_SHORT = 4  # words; a shorter text tells too little to speak against a number
_RUN = 3  # words that two alike texts are sure to share in a row somewhere
_COMMON_RUN = 40  # texts; a run of words in more of them tells nothing
_CANDIDATES = 6
_FULL = 3  # of ``_Run._agreement``


class Key(NamedTuple):
    """What an item is known by: title of its report, type, number and text, as they stand."""

    report: str
    item_type: str
    number: str
    text: str


class Match(NamedTuple):
    """Places in the old and the new list; ``likeness`` is None where report, number and type agree, else the score."""

    old: int
    new: int
    likeness: float | None


def match_items(old: Sequence[Key], new: Sequence[Key]) -> list[Match]:
    """Which item of the one list is which of the other, in the order of the new list; each stands in one match at most.

    First within each report, a respelt title included; what is left is sought by its text in all the others.
    """
    run = _Run(old, new)
    for old_places, new_places in _same_reports(run):
        run.match_report(old_places, new_places)
    run.match_texts(run.left_old(range(len(old))), run.left_new(range(len(new))))
    return sorted(run.found, key=lambda match: match.new)


def bare_number(number: str) -> str:
    """A number as it is compared: "Rec. 4", "4." and "(4)" are 4, "1(a)" is 1a."""
    bare = _NOT_NUMBER.sub("", _NAME_BEFORE.sub("", number_key(number)))
    return bare.lstrip("0") or bare


def likeness(one: str, two: str) -> float:
    """How alike two texts are, 0 to 100; case, spacing and the shape of dashes and quotes do not count."""
    return _score(fold(one), fold(two))


def _score(one: str, two: str, least: float = 0.0) -> float:
    """The likeness of folded texts; 0 below ``least``."""
    score = fuzz.ratio(one, two, score_cutoff=least)
    return score if score and least else max(score, fuzz.token_sort_ratio(one, two, score_cutoff=least))


_NAME_BEFORE = re.compile(
    r"^(?:recommendations?|recs?|areas? for improvement|afis?|items?|actions?|number|nos?|nr|ref)\b[.:]?"
)
_NOT_NUMBER = re.compile(r"[^a-z0-9./-]")


@dataclass(frozen=True)
class _Side:
    """One of the two lists, with what is compared made once."""

    keys: Sequence[Key]

    @cached_property
    def texts(self) -> list[str]:
        return [fold(key.text) for key in self.keys]

    @cached_property
    def numbers(self) -> list[str]:
        known = {number: bare_number(number) for number in {key.number for key in self.keys}}
        return [known[key.number] for key in self.keys]

    @cached_property
    def reports(self) -> dict[str, list[int]]:
        """The places of each report's items, by its folded title."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        known: dict[str, str] = {}
        for place, key in enumerate(self.keys):
            title = known.get(key.report)
            if title is None:
                title = known[key.report] = fold(key.report)
            places[title].append(place)
        return dict(places)


@dataclass
class _Run:
    """Two lists and what has been matched of them so far."""

    old_keys: Sequence[Key]
    new_keys: Sequence[Key]
    found: list[Match] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.old, self.new = _Side(self.old_keys), _Side(self.new_keys)
        self._old_done: set[int] = set()
        self._new_done: set[int] = set()

    def left_old(self, places: Iterable[int]) -> list[int]:
        """Those of the old places that have no match yet."""
        return [place for place in places if place not in self._old_done]

    def left_new(self, places: Iterable[int]) -> list[int]:
        """Those of the new places that have no match yet."""
        return [place for place in places if place not in self._new_done]

    def match_report(self, old_places: Sequence[int], new_places: Sequence[int]) -> None:
        """Match the items of one report: equal texts, like texts of one number, like texts, then the same number."""
        self._match_equal_texts(old_places, new_places)
        self._match_numbers(self.left_old(old_places), self.left_new(new_places), SAME_TEXT, with_type=True)
        self.match_texts(self.left_old(old_places), self.left_new(new_places))
        self._match_numbers(self.left_old(old_places), self.left_new(new_places), SAME_NUMBER_TEXT, with_type=True)
        self._match_numbers(self.left_old(old_places), self.left_new(new_places), SAME_NUMBER_TEXT, with_type=False)

    def match_texts(self, old_places: Sequence[int], new_places: Sequence[int]) -> None:
        """Match items whose texts are alike, the most alike first; of equals, those with the same number or type."""
        self._match_equal_texts(old_places, new_places)
        old_places, new_places = self.left_old(old_places), self.left_new(new_places)
        if not old_places or not new_places:
            return
        scored = [
            (score, self._agreement(old, new), old, new)
            for old, new in _candidates(self.old.texts, old_places, self.new.texts, new_places)
            if (score := _score(self.old.texts[old], self.new.texts[new], SAME_TEXT))
        ]
        for score, _agreement, old, new in sorted(scored, key=lambda one: (-one[0], -one[1], one[2], one[3])):
            if old not in self._old_done and new not in self._new_done:
                self._add(old, new, score)

    def _match_equal_texts(self, old_places: Sequence[int], new_places: Sequence[int]) -> None:
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for place in old_places:
            if self.old.texts[place]:
                waiting[self.old.texts[place]].append(place)
        for new in new_places:
            same = waiting.get(self.new.texts[new])
            if same:
                best = max(same, key=lambda old: (self._agreement(old, new), -old))
                same.remove(best)
                self._add(best, new, 100.0)

    def _match_numbers(
        self, old_places: Sequence[int], new_places: Sequence[int], least: float, *, with_type: bool
    ) -> None:
        """Match items of the same number whose texts do not speak against it; of duplicates the most alike."""
        waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place in old_places:
            if self.old.numbers[place]:
                waiting[self._number_key(self.old, place, with_type)].append(place)
        for new in new_places:
            same = waiting.get(self._number_key(self.new, new, with_type), [])
            best, score = self._most_alike(same, new)
            if best is not None and score >= least:
                same.remove(best)
                self._add(best, new, score)

    def _number_key(self, side: _Side, place: int, with_type: bool) -> tuple[str, str]:
        return side.numbers[place], side.keys[place].item_type if with_type else ""

    def _most_alike(self, old_places: Sequence[int], new: int) -> tuple[int | None, float]:
        """The place whose text is most like the new one, with the score; a text too short to tell is as good as any."""
        text = self.new.texts[new]
        best, best_score = None, -1.0
        for old in old_places:
            other = self.old.texts[old]
            if other == text:
                return old, 100.0
            score = _score(other, text, SAME_TEXT) or fuzz.ratio(other, text)
            if score < SAME_NUMBER_TEXT and (_says_little(other) or _says_little(text)):
                score = SAME_NUMBER_TEXT
            elif score < SAME_NUMBER_TEXT and fuzz.token_set_ratio(other, text) >= SAME_TEXT:
                score = SAME_NUMBER_TEXT  # the one is the other in short
            if score > best_score:
                best, best_score = old, score
        return best, best_score

    def _agreement(self, old: int, new: int) -> int:
        one, two = self.old.keys[old], self.new.keys[new]
        same_number = self.old.numbers[old] == self.new.numbers[new]
        return 2 * same_number + (one.item_type == two.item_type)

    def _add(self, old: int, new: int, score: float) -> None:
        """Note a match; where report, number and type agree it rests on these, however alike the texts are."""
        one, two = self.old_keys[old].report, self.new_keys[new].report
        agree = self._agreement(old, new) == _FULL and bool(self.new.numbers[new])
        exact = agree and (one == two or fold(one) == fold(two))
        self._old_done.add(old)
        self._new_done.add(new)
        self.found.append(Match(old, new, None if exact else score))


def _says_little(text: str) -> bool:
    return len(text.split()) < _SHORT


def _same_reports(run: _Run) -> Iterator[tuple[list[int], list[int]]]:
    """The places of each report in both lists: the same title, else one respelt or with the same items under it."""
    old, new = dict(run.old.reports), dict(run.new.reports)
    for title in [title for title in new if title in old]:
        yield old.pop(title), new.pop(title)
    for one, two in [*_same_contents(run, old, new), *_same_titles(old, new)]:
        if one in old and two in new:
            yield old.pop(one), new.pop(two)


def _same_contents(run: _Run, old: dict[str, list[int]], new: dict[str, list[int]]) -> list[tuple[str, str]]:
    """Titles whose reports share most of their texts word for word, those that share most first."""
    by_text: defaultdict[str, set[str]] = defaultdict(set)
    for title, places in old.items():
        for place in places:
            by_text[run.old.texts[place]].add(title)
    by_text.pop("", None)
    shared: Counter[tuple[str, str]] = Counter()
    for title, places in new.items():
        for text in {run.new.texts[place] for place in places}:
            for other in by_text.get(text, ()):
                shared[other, title] += 1
    smaller = {pair: min(len(old[pair[0]]), len(new[pair[1]])) for pair in shared}
    return [pair for pair, number in shared.most_common() if number >= _SHARED_ITEMS * smaller[pair]]


def _same_titles(old: Iterable[str], new: Iterable[str]) -> list[tuple[str, str]]:
    """Titles that differ in spelling alone, the most alike first; years and other figures must agree."""
    by_figures: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for title in old:
        by_figures[_figures(title)].append(title)
    scored = [
        (score, one, two)
        for two in new
        for one in by_figures[_figures(two)]
        if (score := max(fuzz.ratio(one, two), fuzz.token_sort_ratio(one, two))) >= SAME_TITLE
    ]
    return [(one, two) for _score, one, two in sorted(scored, key=lambda each: -each[0])]


def _figures(title: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in words(title) if any(character.isdigit() for character in word)))


def _candidates(
    old_texts: Sequence[str], old_places: Sequence[int], new_texts: Sequence[str], new_places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs that may be alike: each new text with the few old ones that share most runs of words with it.

    Texts that are 90 alike share runs of three words; a run that stands in many texts is passed over, so that the
    time grows with the number of texts and not with its square.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    for old in old_places:
        for run in _runs(old_texts[old]):
            index[run].append(old)
    for new in new_places:
        shared: Counter[int] = Counter()
        for run in _runs(new_texts[new]):
            holders = index.get(run, ())
            if len(holders) <= _COMMON_RUN:
                shared.update(holders)
        for old, _number in shared.most_common(_CANDIDATES):
            yield old, new


def _runs(text: str) -> dict[str, None]:
    """The runs of words of a text, each once and in order; a text of fewer words is one run."""
    each = text.split()
    if len(each) <= _RUN:
        return {text: None} if text else {}
    return dict.fromkeys(" ".join(each[i : i + _RUN]) for i in range(len(each) - _RUN + 1))

"""Which item of one list is which of another."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rag_reports.matching.candidates import find_candidates
from rag_reports.matching.keys import Key, Match
from rag_reports.matching.reports import match_reports
from rag_reports.matching.scores import SAME_NUMBER_TEXT, SAME_TEXT, figures_differ, score_folded, score_of_one_number
from rag_reports.matching.side import Side

_MOST_DUPLICATES = 20  # of one number in one report that are looked at for one item


def match_items(old: Sequence[Key], new: Sequence[Key]) -> list[Match]:
    """Which item of the one list is which of the other, in the order of the new list; each stands in one match at most.

    First within each report, a respelt title included; what is left is sought by its text in all the others, but not
    in those of other years: what next year's report repeats is an item of its own.
    """
    matching = _Matching(Side(old), Side(new))
    for old_places, new_places in match_reports(matching.old, matching.new):
        matching.match_report(old_places, new_places)
    within = len(matching.found)
    matching.match_texts(matching.left_old(range(len(old))), matching.left_new(range(len(new))))
    matching.found[within:] = [match for match in matching.found[within:] if not matching.of_other_years(match)]
    return sorted(matching.found, key=lambda match: match.new)


@dataclass
class _Matching:
    """Two lists and what has been matched of them so far."""

    old: Side
    new: Side
    found: list[Match] = field(default_factory=list)
    old_done: set[int] = field(default_factory=set)
    new_done: set[int] = field(default_factory=set)

    def left_old(self, places: Iterable[int]) -> list[int]:
        """Those of the old places that have no match yet."""
        return [place for place in places if place not in self.old_done]

    def left_new(self, places: Iterable[int]) -> list[int]:
        """Those of the new places that have no match yet."""
        return [place for place in places if place not in self.new_done]

    def of_other_years(self, match: Match) -> bool:
        """Whether the titles of the two reports each have a year, or another figure, that the other lacks."""
        return figures_differ(self.old.titles[match.old], self.new.titles[match.new])

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
            for old, new in find_candidates(self.old.texts, old_places, self.new.texts, new_places)
            if (score := score_folded(self.old.texts[old], self.new.texts[new], SAME_TEXT))
            and not figures_differ(self.old.texts[old], self.new.texts[new])
        ]
        for score, _agreement, old, new in sorted(
            scored, key=lambda one: (-one[0], *(not agrees for agrees in one[1]), one[2], one[3])
        ):
            if old not in self.old_done and new not in self.new_done:
                self._add(old, new, score)

    def _match_equal_texts(self, old_places: Sequence[int], new_places: Sequence[int]) -> None:
        """Match items whose texts are equal: those that agree in most first, then in their order."""
        for key in (_number_as_it_stands_and_type, _number_and_type, _number, _type, _nothing):
            waiting: defaultdict[object, deque[int]] = defaultdict(deque)
            for old in self.left_old(old_places):
                if self.old.texts[old]:
                    waiting[self.old.texts[old], key(self.old, old)].append(old)
            for new in self.left_new(new_places):
                same = waiting.get((self.new.texts[new], key(self.new, new)))
                if same:
                    self._add(same.popleft(), new, 100.0)

    def _match_numbers(
        self, old_places: Sequence[int], new_places: Sequence[int], least: float, *, with_type: bool
    ) -> None:
        """Match items of the same number whose texts do not speak against it; of duplicates the most alike."""
        key = _number_and_type if with_type else _number
        waiting: defaultdict[object, list[int]] = defaultdict(list)
        for place in old_places:
            if self.old.numbers[place]:
                waiting[key(self.old, place)].append(place)
        for new in new_places:
            same = waiting.get(key(self.new, new))
            if not same:
                continue
            text = self.new.texts[new]
            nearest = same[:_MOST_DUPLICATES]
            score, place = max((score_of_one_number(self.old.texts[old], text), -old) for old in nearest)
            if score >= least:
                same.remove(-place)
                self._add(-place, new, score)

    def _agreement(self, old: int, new: int) -> tuple[bool, bool]:
        """Whether the numbers agree as they are compared, and whether the types do."""
        return _number(self.old, old) == _number(self.new, new), _type(self.old, old) == _type(self.new, new)

    def _add(self, old: int, new: int, score: float) -> None:
        """Note a match; where report, number and type agree it rests on these, however alike the texts are."""
        told = bool(self.new.numbers[new]) or self.old.texts[old] == self.new.texts[new]
        agree = told and all(self._agreement(old, new)) and self.old.titles[old] == self.new.titles[new]
        self.old_done.add(old)
        self.new_done.add(new)
        self.found.append(Match(old, new, None if agree else score))


def _number_as_it_stands_and_type(side: Side, place: int) -> object:
    return side.keys[place].number, side.keys[place].item_type


def _number_and_type(side: Side, place: int) -> object:
    return side.numbers[place], side.keys[place].item_type


def _number(side: Side, place: int) -> object:
    return side.numbers[place]


def _type(side: Side, place: int) -> object:
    return side.keys[place].item_type


def _nothing(_side: Side, _place: int) -> object:
    return None

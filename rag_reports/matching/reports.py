"""Which report of one list is which of the other: by title, by the items under it, by a title respelt."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from rag_reports.matching.scores import SAME_TITLE, figures_of
from rag_reports.matching.side import Side

_SHARED_ITEMS = 0.5  # of the smaller report's texts: then it is the same report, whatever it is called


def match_reports(old_side: Side, new_side: Side) -> Iterator[tuple[list[int], list[int]]]:
    """The places of each report's items in both lists, those with the same title first."""
    old, new = dict(old_side.reports), dict(new_side.reports)
    for title in [title for title in new if title in old]:
        yield old.pop(title), new.pop(title)
    alike = [*_same_contents((old_side, old), (new_side, new)), *_same_titles(old, new)]
    for one, two in alike:
        if one in old and two in new:
            yield old.pop(one), new.pop(two)


def _same_contents(
    old_reports: tuple[Side, dict[str, list[int]]], new_reports: tuple[Side, dict[str, list[int]]]
) -> list[tuple[str, str]]:
    """Titles whose reports share most of their texts word for word, those that share most first."""
    (old_side, old), (new_side, new) = old_reports, new_reports
    by_text: defaultdict[str, set[str]] = defaultdict(set)
    for title, places in old.items():
        for place in places:
            by_text[old_side.texts[place]].add(title)
    by_text.pop("", None)
    shared: Counter[tuple[str, str]] = Counter()
    for title, places in new.items():
        for text in {new_side.texts[place] for place in places}:
            for other in by_text.get(text, ()):
                shared[other, title] += 1
    smaller = {pair: min(len(old[pair[0]]), len(new[pair[1]])) for pair in shared}
    return [pair for pair, number in shared.most_common() if number >= _SHARED_ITEMS * smaller[pair]]


def _same_titles(old: Iterable[str], new: Iterable[str]) -> list[tuple[str, str]]:
    """Titles that differ in spelling alone, the most alike first; years and other figures must agree."""
    by_figures: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for title in old:
        by_figures[figures_of(title)].append(title)
    scored = [
        (score, one, two)
        for two in new
        for one in by_figures[figures_of(two)]
        if (score := max(fuzz.ratio(one, two), fuzz.token_sort_ratio(one, two))) >= SAME_TITLE
    ]
    return [(one, two) for _score, one, two in sorted(scored, key=lambda each: -each[0])]

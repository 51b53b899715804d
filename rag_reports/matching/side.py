"""One of two lists of items, with what is compared made once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rag_reports.matching.keys import Key, bare_number
from rag_reports.text import fold


@dataclass(frozen=True)
class Side:
    """The items of one list; a place is an index into ``keys``."""

    keys: Sequence[Key]

    @cached_property
    def texts(self) -> list[str]:
        """The folded text of each item."""
        return [fold(key.text) for key in self.keys]

    @cached_property
    def numbers(self) -> list[str]:
        """The bare number of each item."""
        known = {number: bare_number(number) for number in {key.number for key in self.keys}}
        return [known[key.number] for key in self.keys]

    @cached_property
    def titles(self) -> list[str]:
        """The folded title of each item's report."""
        known = {title: fold(title) for title in {key.report for key in self.keys}}
        return [known[key.report] for key in self.keys]

    @cached_property
    def reports(self) -> dict[str, list[int]]:
        """The places of each report's items, by its folded title."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, title in enumerate(self.titles):
            places[title].append(place)
        return dict(places)

"""The items of two trackers paired, of any two layouts: moving a row, a sheet or a report is no change."""

from dataclasses import dataclass

from rag_reports.matching import Key, match_items
from rag_reports.model import InspectionReport, Recommendation, Tracker


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its report."""

    report: InspectionReport
    item: Recommendation


@dataclass(frozen=True, slots=True)
class ItemPair:
    """One item as it stood in the old tracker and as it stands in the new one.

    ``likeness`` is None where report, number and type agree; else how alike the texts are, 0 to 100, by which the
    two were matched.
    """

    old: Entry
    new: Entry
    likeness: float | None = None

    @property
    def by_text(self) -> bool:
        """Whether the two were matched by their text, since number, type or title differ."""
        return self.likeness is not None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which item of one tracker is which of another; every item of both stands in exactly one of the three.

    ``pairs`` and ``added`` are in the order of the new tracker, ``dropped`` in that of the old.
    """

    pairs: tuple[ItemPair, ...]
    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]


def pair_items(old: Tracker, new: Tracker) -> Pairing:
    """Pair by report, number and type, then by text where those changed; ``matching`` states the scores."""
    before = [Entry(report, item) for report, item in old.items]
    after = [Entry(report, item) for report, item in new.items]
    matches = match_items([_key(entry) for entry in before], [_key(entry) for entry in after])
    old_places = {match.old for match in matches}
    new_places = {match.new for match in matches}
    return Pairing(
        pairs=tuple(ItemPair(before[match.old], after[match.new], match.likeness) for match in matches),
        added=tuple(entry for place, entry in enumerate(after) if place not in new_places),
        dropped=tuple(entry for place, entry in enumerate(before) if place not in old_places),
    )


def _key(entry: Entry) -> Key:
    item = entry.item
    return Key(entry.report.title, item.item_type.counted_as.value, item.number, item.text)

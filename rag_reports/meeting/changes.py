"""What changed between two meetings: the items of two trackers paired, and what became of each pair."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class DueMove:
    """A deadline in force that moved: by how many months, which move of this item it is, and the reason given.

    ``months`` is whole calendar months, negative where it moved back, None where one of the two has no date.
    ``moves`` counts the changes that the new tracker tells, this one included. ``reason`` is "" where none is given.
    """

    pair: ItemPair
    months: int | None
    moves: int
    reason: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Open items: opening + new - closed = closing.

    ``new`` became open or came in open, ``reopened`` of them were on the old tracker; ``closed`` are no longer open,
    ``dropped`` of them are not on the new tracker. In the balance of one status, an item that moved into it is new and
    one that left it is closed.
    """

    opening: int
    new: int
    closed: int
    closing: int
    reopened: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class Changes:
    """What changed between two trackers; every list is in the order of the new tracker, ``dropped`` in the old one's.

    ``closed`` were open and are GREEN or CLOSED now; ``reopened`` the other way round. ``status`` are all pairs whose
    status differs, ``due`` those whose deadline in force differs, ``owner`` those whose owner does, ``reworded`` those
    whose text does, ``unchanged_comment`` the open ones whose comment is word for word the last one.
    """

    old: Tracker
    new: Tracker
    pairing: Pairing
    status: tuple[ItemPair, ...]
    closed: tuple[ItemPair, ...]
    reopened: tuple[ItemPair, ...]
    due: tuple[DueMove, ...]
    owner: tuple[ItemPair, ...]
    unchanged_comment: tuple[ItemPair, ...]
    reworded: tuple[ItemPair, ...]
    balance: Balance

"""Deadlines that moved between two meetings: how far, which move it is, and the reason given."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rag_reports.language.placeholders import says_nothing
from rag_reports.language.reasons import gives_purpose, gives_reason, reasons_for_move
from rag_reports.meeting.pairs import ItemPair
from rag_reports.model import Field, Recommendation
from rag_reports.text import fold, squash


@dataclass(frozen=True, slots=True)
class DueMove:
    """A deadline in force that moved: by how many months, which move of this item it is, and the reason given.

    ``months`` counts from month to month, whatever the days: March 2020 to January 2021 is 10. It is negative where the
    deadline moved back, None where one of the two has no date.
    ``moves`` counts the changes that the new tracker tells, at least one more than the old one's where both have a
    date. ``reason`` is what stands in the column for reasons, else the due cell where it gives one, else the sentences
    of the comment or the rationale that do; "" where nothing does. A first date needs none.
    """

    pair: ItemPair
    months: int | None
    moves: int
    reason: str


def find_due_moves(pairs: Iterable[ItemPair]) -> tuple[DueMove, ...]:
    """A move for each pair whose deadline in force differs, or whose texts do where neither can be read as a date."""
    return tuple(_due_move(pair) for pair in pairs if _in_force(pair.old.item) != _in_force(pair.new.item))


def _in_force(item: Recommendation) -> object:
    if item.due is None:
        return None
    return item.due.date or fold(item.due.text)


def _due_move(pair: ItemPair) -> DueMove:
    before, after = pair.old.item.due, pair.new.item.due
    first, last = before.date if before else None, after.date if after else None
    months = None if first is None or last is None else _months(first, last)
    moves = max(after.moves if after else 0, (before.moves if before else 0) + (months is not None))
    return DueMove(pair, months, moves, squash(_reason(pair.new.item, is_move=months is not None)))


def _reason(item: Recommendation, *, is_move: bool) -> str:
    in_column = item.other.get(Field.MOVE_REASON, "")
    if not says_nothing(in_column):
        return in_column
    if not is_move:
        return ""
    beside_date = item.due.text if item.due else ""
    if gives_purpose(beside_date) or gives_reason(beside_date):
        return beside_date
    return reasons_for_move(item.comment) or reasons_for_move(item.rationale)


def _months(first: dt.date, last: dt.date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month

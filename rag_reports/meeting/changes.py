"""What changed between two meetings: new and dropped items, statuses, due dates, owners, texts, and the balance."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rag_reports.meeting.balance import Balance, Passage, balance_all, balance_by_report, balance_by_status
from rag_reports.meeting.pairs import Entry, ItemPair, Pairing, pair_items
from rag_reports.meeting.positions import Position, read_position
from rag_reports.model import Field, Recommendation, Status, Tracker
from rag_reports.text import fold, squash

FINISHED = frozenset({Status.GREEN, Status.CLOSED})


@dataclass(frozen=True, slots=True)
class DueMove:
    """A deadline in force that moved: by how many months, which move of this item it is, and the reason given.

    ``months`` counts from month to month, whatever the days: March 2020 to January 2021 is 10. It is negative where the
    deadline moved back, None where one of the two has no date.
    ``moves`` counts the changes that the new tracker tells, at least one more than the old one's where both have a
    date. ``reason`` is what stands in the column for reasons, "" where nothing does.
    """

    pair: ItemPair
    months: int | None
    moves: int
    reason: str


@dataclass(frozen=True)
class Changes:
    """What changed between two trackers, in the order of the new tracker; dropped items in that of the old.

    ``closed`` were open and are GREEN or CLOSED now; ``reopened`` were that, or signed off, and are open now.
    ``status`` are all pairs whose status differs, ``due`` those whose deadline in force differs, ``owner`` those whose
    owner does, ``reworded`` those whose text does, ``unchanged_comment`` the open ones whose comment is word for word
    the last one. ``by_report`` has the title of each report in the new tracker, then of those that only the old has.
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
    by_status: Mapping[Status, Balance]
    by_report: Mapping[str, Balance]

    @property
    def added(self) -> tuple[Entry, ...]:
        """The items that only the new tracker holds."""
        return self.pairing.added

    @property
    def dropped(self) -> tuple[Entry, ...]:
        """The items that only the old tracker holds."""
        return self.pairing.dropped

    @property
    def matched_by_text(self) -> tuple[ItemPair, ...]:
        """The pairs whose number, type or report's title differs."""
        return tuple(pair for pair in self.pairing.pairs if pair.by_text)


def compare_trackers(old: Tracker, new: Tracker) -> Changes:
    """What changed from the one tracker to the other, whatever the two layouts."""
    pairing = pair_items(old, new)
    pairs = pairing.pairs
    passages = _passages(pairing)
    return Changes(
        old=old,
        new=new,
        pairing=pairing,
        status=_where(pairs, lambda old, new: old.status is not new.status),
        closed=_where(pairs, lambda old, new: old.is_open and new.status in FINISHED),
        reopened=_where(pairs, _is_reopened),
        due=tuple(_due_move(pair) for pair in pairs if _due(pair.old.item) != _due(pair.new.item)),
        owner=_where(pairs, lambda old, new: fold(old.owner) != fold(new.owner)),
        unchanged_comment=_where(pairs, _repeats_comment),
        reworded=_where(pairs, lambda old, new: old.text != new.text and fold(old.text) != fold(new.text)),
        balance=balance_all(passages),
        by_status=balance_by_status(passages),
        by_report=balance_by_report(passages),
    )


def is_signed_off(item: Recommendation) -> bool:
    """Whether the inspectorate's verdict, where the tracker keeps it, is that the item is done."""
    return read_position(item.sign_off) is Position.DONE


def _where(
    pairs: Sequence[ItemPair], differs: Callable[[Recommendation, Recommendation], bool]
) -> tuple[ItemPair, ...]:
    return tuple(pair for pair in pairs if differs(pair.old.item, pair.new.item))


def _is_reopened(old: Recommendation, new: Recommendation) -> bool:
    was_done = old.status in FINISHED or (is_signed_off(old) and not is_signed_off(new))
    return new.is_open and was_done


def _repeats_comment(old: Recommendation, new: Recommendation) -> bool:
    return new.is_open and bool(new.comment.strip()) and squash(old.comment) == squash(new.comment)


def _due(item: Recommendation) -> object:
    """What a change of the deadline is judged by: the date in force, or the text where none can be read."""
    if item.due is None:
        return None
    return item.due.date or fold(item.due.text)


def _due_move(pair: ItemPair) -> DueMove:
    before, after = pair.old.item.due, pair.new.item.due
    first, last = before.date if before else None, after.date if after else None
    months = None if first is None or last is None else _months(first, last)
    moves = max(after.moves if after else 0, (before.moves if before else 0) + (months is not None))
    return DueMove(pair, months, moves, squash(pair.new.item.other.get(Field.MOVE_REASON, "")))


def _months(first: dt.date, last: dt.date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def _passages(pairing: Pairing) -> list[Passage]:
    """Each item once, with its status before and after, under the report of the new tracker where it has one."""
    titles = {pair.old.report.title: pair.new.report.title for pair in reversed(pairing.pairs)}
    return [
        *(Passage(pair.new.report.title, pair.old.item.status, pair.new.item.status) for pair in pairing.pairs),
        *(Passage(entry.report.title, None, entry.item.status, held=False) for entry in pairing.added),
        *(
            Passage(titles.get(entry.report.title, entry.report.title), entry.item.status, None, holds=False)
            for entry in pairing.dropped
        ),
    ]

"""What changed between two meetings: new and dropped items, statuses, due dates, owners, texts, and the balance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rag_reports.meeting.balance import Balance, Passage, balance_all, balance_by_report, balance_by_status
from rag_reports.meeting.due_moves import DueMove, find_due_moves
from rag_reports.meeting.pairs import Entry, ItemPair, Pairing, pair_items
from rag_reports.meeting.positions import Position, read_position
from rag_reports.model import Field, Recommendation, Status, Tracker
from rag_reports.text import fold, has_digit, squash, words

FINISHED = frozenset({Status.GREEN, Status.CLOSED})


@dataclass(frozen=True)
class Changes:
    """What changed between two trackers, in the order of the new tracker; dropped items in that of the old.

    ``closed`` were open and are GREEN or CLOSED now; ``reopened`` were that, or signed off, and are open now.
    ``status`` are all pairs whose status differs, ``status_word`` those that keep it under another word of the
    house's own scheme (On track, then At risk); ``due`` those whose deadline in force differs, ``owner`` those whose
    owner does, ``reworded`` those whose words do, ``unchanged_comment`` the open ones whose comment is word for word
    the last one. ``by_report`` has the title of each report in the new tracker, then of those that only the old has.
    ``not_compared`` are the fields that one of the two trackers does not have at all: of these nothing is told.
    """

    old: Tracker
    new: Tracker
    pairing: Pairing
    status: tuple[ItemPair, ...]
    status_word: tuple[ItemPair, ...]
    closed: tuple[ItemPair, ...]
    reopened: tuple[ItemPair, ...]
    due: tuple[DueMove, ...]
    owner: tuple[ItemPair, ...]
    unchanged_comment: tuple[ItemPair, ...]
    reworded: tuple[ItemPair, ...]
    not_compared: tuple[Field, ...]
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

    @property
    def new_without_change(self) -> tuple[ItemPair, ...]:
        """The pairs that the new tracker marks NEW, and whose status is what it was."""
        return _where(
            self.pairing.pairs, lambda old, new: new.new and new.status is not None and new.status is old.status
        )


def compare_trackers(old: Tracker, new: Tracker) -> Changes:
    """What changed from the one tracker to the other, whatever the two layouts."""
    pairing = pair_items(old, new)
    passages = _passages(pairing)
    kept = {name: pairing.pairs if _keeps(old, name) and _keeps(new, name) else () for name in _COMPARED}
    return Changes(
        old=old,
        new=new,
        pairing=pairing,
        status=_where(kept[Field.STATUS], lambda old, new: old.status is not new.status),
        status_word=_moved_in_words(kept[Field.STATUS]),
        closed=_where(kept[Field.STATUS], lambda old, new: old.is_open and new.status in FINISHED),
        reopened=_where(kept[Field.STATUS], _is_reopened),
        due=find_due_moves(kept[Field.DUE]),
        owner=_where(kept[Field.OWNER], lambda old, new: fold(old.owner) != fold(new.owner)),
        unchanged_comment=_where(kept[Field.COMMENT], _repeats_comment),
        reworded=_where(kept[Field.TEXT], _is_reworded),
        not_compared=tuple(name for name in _COMPARED if not (_keeps(old, name) and _keeps(new, name))),
        balance=balance_all(passages),
        by_status=balance_by_status(passages),
        by_report=balance_by_report(passages),
    )


_COMPARED: Mapping[Field, Callable[[Recommendation], object]] = {
    Field.STATUS: lambda item: item.status,
    Field.DUE: lambda item: item.due,
    Field.OWNER: lambda item: item.owner,
    Field.COMMENT: lambda item: item.comment,
    Field.TEXT: lambda item: item.text,
}


def _keeps(tracker: Tracker, name: Field) -> bool:
    """Whether a tracker has the field at all, in a column or as colours and texts elsewhere."""
    return tracker.layout.has(name) or any(_COMPARED[name](item) for _, item in tracker.items)


def is_signed_off(item: Recommendation) -> bool:
    """Whether the inspectorate's verdict, where the tracker keeps it, is that the item is done."""
    return read_position(item.sign_off) is Position.DONE


def _where(
    pairs: Sequence[ItemPair], differs: Callable[[Recommendation, Recommendation], bool]
) -> tuple[ItemPair, ...]:
    return tuple(pair for pair in pairs if differs(pair.old.item, pair.new.item))


def _moved_in_words(pairs: Sequence[ItemPair]) -> tuple[ItemPair, ...]:
    """The pairs of one status whose words differ, where both trackers use one of the two: else the scheme changed.

    A word with a figure in it, such as "60% complete" or "Amber, due June 2019", tells more than a status.
    """
    shared = {fold(pair.old.item.status_text) for pair in pairs} & {fold(pair.new.item.status_text) for pair in pairs}

    def differs(old: Recommendation, new: Recommendation) -> bool:
        was, now = fold(old.status_text), fold(new.status_text)
        known = old.status is new.status is not None and was and now and (was in shared or now in shared)
        return bool(known) and was != now and not has_digit(was + now)

    return _where(pairs, differs)


def _is_reopened(old: Recommendation, new: Recommendation) -> bool:
    was_done = old.status in FINISHED or (is_signed_off(old) and not is_signed_off(new))
    return new.is_open and was_done


def _is_reworded(old: Recommendation, new: Recommendation) -> bool:
    return old.text != new.text and words(old.text) != words(new.text)


def _repeats_comment(old: Recommendation, new: Recommendation) -> bool:
    return new.is_open and bool(new.comment.strip()) and squash(old.comment) == squash(new.comment)


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

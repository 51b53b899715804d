"""The tracker against the inspectorate's own list: same, missing on either side, status or text differs, duplicates."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag_reports.matching import bare_number
from rag_reports.meeting.changes import FINISHED
from rag_reports.meeting.pairs import Entry, ItemPair, pair_items
from rag_reports.meeting.positions import Position, position_of, position_words, read_position
from rag_reports.model import Tracker
from rag_reports.text import fold, words

_TELLING = 4  # words; a shorter text says nothing of a duplicate


class Disagreement(StrEnum):
    """How the force and the inspectorate differ over an item."""

    FORCE_SAYS_DONE = "the force says done, the inspectorate does not"
    NOT_REVIEWED = "the force says done, the inspectorate has yet to review it"
    STILL_REPORTED = "the inspectorate is done with it, the force still reports it"
    VERDICT = "the tracker has another verdict of the inspectorate's"


@dataclass(frozen=True, slots=True)
class StatusDifference:
    """An item over whose status the two differ; ``pair.old`` is the tracker's, ``pair.new`` the list's."""

    pair: ItemPair
    how: Disagreement


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Items of one workbook that may be one and the same; ``why`` says what they share."""

    workbook: str
    entries: tuple[Entry, ...]
    why: str
    in_list: bool = False


@dataclass(frozen=True)
class Reconciliation:
    """What the tracker and the list hold of each item; in a pair ``old`` is the tracker's item, ``new`` the list's.

    Every item of both stands in exactly one of ``pairs``, ``missing_here`` (on the list alone) and ``missing_there``
    (on the tracker alone), except that what repeats a matched item is told under ``duplicates`` alone. ``same`` are
    the pairs that differ in neither status nor text; ``unknown`` those whose position is in words that are not known,
    and which are judged by their text alone.
    """

    tracker: Tracker
    listed: Tracker
    pairs: tuple[ItemPair, ...]
    missing_here: tuple[Entry, ...]
    missing_there: tuple[Entry, ...]
    status_differs: tuple[StatusDifference, ...]
    text_differs: tuple[ItemPair, ...]
    duplicates: tuple[Duplicates, ...]

    @property
    def same(self) -> tuple[ItemPair, ...]:
        """The pairs that differ in neither status nor text."""
        differing = {id(each.pair) for each in self.status_differs} | {id(pair) for pair in self.text_differs}
        return tuple(pair for pair in self.pairs if id(pair) not in differing)

    @property
    def matched_by_text(self) -> tuple[ItemPair, ...]:
        """The pairs whose number, type or report's title differs."""
        return tuple(pair for pair in self.pairs if pair.by_text)

    @property
    def unknown(self) -> tuple[ItemPair, ...]:
        """The pairs whose position on the list is blank or in words that are not known."""
        return tuple(pair for pair in self.pairs if position_of(pair.new.item) is Position.UNKNOWN)


def reconcile_list(tracker: Tracker, listed: Tracker) -> Reconciliation:
    """Hold a tracker against the inspectorate's list, which may be laid out in any way that reading understands."""
    pairing = pair_items(tracker, listed)
    pairs = pairing.pairs
    here, there = find_duplicates(tracker), find_duplicates(listed, in_list=True)
    differences = [StatusDifference(pair, how) for pair in pairs if (how := _disagreement(pair))]
    return Reconciliation(
        tracker=tracker,
        listed=listed,
        pairs=pairs,
        missing_here=_without_repeats(pairing.added, there, [pair.new for pair in pairs]),
        missing_there=_without_repeats(pairing.dropped, here, [pair.old for pair in pairs]),
        status_differs=tuple(differences),
        text_differs=tuple(pair for pair in pairs if _texts_differ(pair)),
        duplicates=(*here, *there),
    )


def find_duplicates(tracker: Tracker, *, in_list: bool = False) -> tuple[Duplicates, ...]:
    """Items of one tracker with the same report, type and number, or with the same text."""
    entries = [Entry(report, item) for report, item in tracker.items]
    name = tracker.workbook.name
    numbered = _groups(
        entries,
        lambda entry: (fold(entry.report.title), entry.item.item_type, bare_number(entry.item.number)),
        lambda entry: bool(entry.item.number.strip()),
    )
    worded = _groups(
        entries, lambda entry: fold(entry.item.text), lambda entry: len(entry.item.text.split()) >= _TELLING
    )
    found = [Duplicates(name, group, "the same report, type and number", in_list) for group in numbered]
    told = {frozenset(map(id, group)) for group in numbered}
    found += [
        Duplicates(name, group, "the same text", in_list) for group in worded if frozenset(map(id, group)) not in told
    ]
    return tuple(found)


def _without_repeats(
    entries: Sequence[Entry], duplicates: Sequence[Duplicates], matched: Sequence[Entry]
) -> tuple[Entry, ...]:
    """The entries that do not repeat a matched one."""
    found = {id(entry.item) for entry in matched}
    repeats = {
        id(entry.item)
        for group in duplicates
        if any(id(entry.item) in found for entry in group.entries)
        for entry in group.entries
    }
    return tuple(entry for entry in entries if id(entry.item) not in repeats)


def _groups(
    entries: Iterable[Entry], key: Callable[[Entry], Hashable], counts: Callable[[Entry], bool]
) -> list[tuple[Entry, ...]]:
    by_key: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        if counts(entry):
            by_key.setdefault(key(entry), []).append(entry)
    return [tuple(group) for group in by_key.values() if len(group) > 1 and not _is_one_cell(group)]


def _is_one_cell(group: Sequence[Entry]) -> bool:
    """Whether the entries share their number's cell, merged over them: parts of one item, and no duplicates."""
    return len({entry.item.cell for entry in group}) == 1


def _disagreement(pair: ItemPair) -> Disagreement | None:
    force, position = pair.old.item, position_of(pair.new.item)
    if position is Position.UNKNOWN or force.status is None:
        return None
    if force.status in FINISHED and position is Position.OPEN:
        return Disagreement.FORCE_SAYS_DONE
    if force.status in FINISHED and position is Position.REVIEW:
        return Disagreement.NOT_REVIEWED
    if force.is_open and position is Position.DONE:
        return Disagreement.STILL_REPORTED
    verdict = read_position(force.sign_off)
    if verdict is not Position.UNKNOWN and verdict is not position and position_words(pair.new.item):
        return Disagreement.VERDICT
    return None


def _texts_differ(pair: ItemPair) -> bool:
    one, two = pair.old.item.text, pair.new.item.text
    return bool(one.strip()) and bool(two.strip()) and one != two and words(one) != words(two)

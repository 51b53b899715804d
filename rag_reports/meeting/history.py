"""What committee was told at each meeting, item by item: renumbered and reworded items are followed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rag_reports.errors import UsageError
from rag_reports.matching import Key, bare_number, match_items
from rag_reports.meeting.snapshot_folder import FOLDER, Kept, find_snapshots
from rag_reports.meeting.snapshots import Told
from rag_reports.text import fold


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """One item through the meetings; ``told`` has an entry for each meeting, None where it was not on the tracker."""

    told: tuple[Told | None, ...]

    @property
    def last(self) -> Told:
        """What was told of it last."""
        return next(told for told in reversed(self.told) if told is not None)


@dataclass(frozen=True)
class History:
    """The meetings in order of date, the items in the order in which they first came up, and what is wrong there."""

    folder: Path
    meetings: tuple[Kept, ...]
    items: tuple[ItemHistory, ...]
    warnings: tuple[str, ...]


def read_history(folder: Path) -> History:
    """The history that a folder of snapshots holds; raises UsageError where it holds none that can be read."""
    if not folder.is_dir():
        raise UsageError(folder, "there is no such folder", f'Name the folder of the snapshots, such as "{FOLDER}".')
    found = find_snapshots(folder)
    if not found.kept:
        seen = (
            " ".join(["no snapshot in it can be read.", *found.warnings[:1]])
            if found.warnings
            else "it holds no snapshot"
        )
        raise UsageError(folder, seen.rstrip("."), "'rag-reports snapshot' makes one.")
    return History(folder, found.kept, follow_items([one.snapshot.told for one in found.kept]), found.warnings)


def follow_items(meetings: Sequence[Sequence[Told]]) -> tuple[ItemHistory, ...]:
    """Each item through the meetings, by report, number and type, else by its text.

    An item is compared with what was told of it last, however long ago, so that one that dropped off and came back is
    the same item.
    """
    threads: list[list[Told | None]] = []
    for number, told in enumerate(meetings):
        last = [ItemHistory(tuple(thread)).last for thread in threads]
        matches = {
            match.new: match.old for match in match_items([_key(one) for one in last], [_key(one) for one in told])
        }
        for thread in threads:
            thread.append(None)
        for place, one in enumerate(told):
            if place in matches:
                threads[matches[place]][-1] = one
            else:
                threads.append([*[None] * number, one])
    return tuple(ItemHistory(tuple(thread)) for thread in threads)


def select_items(history: History, report: str, number: str) -> History:
    """The history of some items: ``report`` is a part of the title, ``number`` as printed; "" selects all.

    An item is found by a title or number that it had at any meeting. Raises UsageError where there is none.
    """
    items = tuple(item for item in history.items if any(told and _is_meant(told, report, number) for told in item.told))
    if not items:
        titles = dict.fromkeys(item.last.report for item in history.items)
        wanted = " ".join(part for part in (number and f"number {number}", report and f"of {report!r}") if part)
        raise UsageError(history.folder, f"holds no item {wanted}", f"The reports are: {'; '.join(titles)}.")
    return replace(history, items=items)


def _is_meant(told: Told, report: str, number: str) -> bool:
    of_report = not report or fold(report) in fold(told.report)
    return of_report and (not number or bare_number(number) == bare_number(told.number))


def _key(told: Told) -> Key:
    return Key(told.report, told.item_type.counted_as.value, told.number, told.text)

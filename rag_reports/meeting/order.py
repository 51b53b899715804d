"""Whether two trackers seem to have been named in the wrong order."""

from rag_reports.deadline import Deadline, Role
from rag_reports.meeting.changes import Changes

_ENOUGH = 3
_TIMES = 3


def seems_swapped(changes: Changes) -> bool:
    """Whether the old tracker looks like the later one: what was done is open, and dates lost their last revision.

    At least three such items, and three times as many as those that went the other way.
    """
    deadlines = [(_deadlines(pair.old.item.due), _deadlines(pair.new.item.due)) for pair in changes.pairing.pairs]
    back = len(changes.reopened) + sum(_goes_on(after, before) for before, after in deadlines)
    on = len(changes.closed) + sum(_goes_on(before, after) for before, after in deadlines)
    return back >= max(_ENOUGH, _TIMES * on)


def _deadlines(due: Deadline | None) -> list[object]:
    return [each.date for each in due.dates if each.role is Role.DEADLINE] if due else []


def _goes_on(first: list[object], then: list[object]) -> bool:
    """Whether the second chain of dates is the first with more behind it."""
    return bool(first) and len(then) > len(first) and then[: len(first)] == first

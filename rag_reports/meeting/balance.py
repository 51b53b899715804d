"""The balance of open items between two meetings: opening + new - closed = closing, in all, by status and by report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rag_reports.model import OPEN_STATUSES, Status


@dataclass(frozen=True, slots=True)
class Passage:
    """One item from meeting to meeting; ``held`` is whether the old tracker held it, ``holds`` whether the new does."""

    report: str
    before: Status | None
    after: Status | None
    held: bool = True
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts of open items: opening + new - closed = closing.

    ``new`` came in open or became open, ``reopened`` of them were on the old tracker; ``closed`` are open no longer,
    ``dropped`` of them are not on the new tracker. In the balance of one status, an item that moved into it is new and
    one that left it is closed.
    """

    opening: int
    new: int
    closed: int
    closing: int
    reopened: int
    dropped: int

    def __post_init__(self) -> None:
        """The four are counted apart from each other; where they do not agree, the fault is ours."""
        if self.opening + self.new - self.closed != self.closing:
            raise AssertionError(f"the balance does not sum: {self}")


def balance_all(passages: Sequence[Passage]) -> Balance:
    """The balance of all open items."""
    return _balance(passages, OPEN_STATUSES)


def balance_by_status(passages: Sequence[Passage]) -> Mapping[Status, Balance]:
    """The balance of each of the five statuses."""
    return MappingProxyType({status: _balance(passages, frozenset({status})) for status in Status})


def balance_by_report(passages: Sequence[Passage]) -> Mapping[str, Balance]:
    """The balance of open items of each report, in the order in which the reports come up."""
    by_report: dict[str, list[Passage]] = {}
    for passage in passages:
        by_report.setdefault(passage.report, []).append(passage)
    return MappingProxyType({title: balance_all(members) for title, members in by_report.items()})


def _balance(passages: Iterable[Passage], counted: frozenset[Status]) -> Balance:
    opening = new = closed = closing = reopened = dropped = 0
    for passage in passages:
        before = passage.held and passage.before in counted
        after = passage.holds and passage.after in counted
        opening += before
        closing += after
        new += after and not before
        closed += before and not after
        reopened += after and not before and passage.held
        dropped += before and not passage.holds
    return Balance(opening, new, closed, closing, reopened, dropped)

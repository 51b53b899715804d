"""The counts that a count sentence is made from: items of each report by status and type, and new ones."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rag_reports.count_sentence import CountSentence, read_count_sentence
from rag_reports.model import OPEN_STATUSES, InspectionReport, ItemType, Recommendation, Status
from rag_reports.text import fold, read_number, squash, words

_NOBODY = frozenset({"", "-", "tbc", "tba", "tbd", "n/a", "na", "none", "nil", "not applicable", "unknown", "?"})
_PENDING = re.compile(r"\bWHITE\b[^.;:]*?\b(?:pending|awaiting) (?P<what>[^.;:]+)", re.I)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items have each of the five statuses, zeros included, and how many have none that is known."""

    statuses: Mapping[Status, int]
    unstated: int

    @property
    def total(self) -> int:
        """All items."""
        return sum(self.statuses.values()) + self.unstated

    @property
    def open(self) -> int:
        """The items that are AMBER, RED or WHITE."""
        return sum(self.statuses[status] for status in OPEN_STATUSES)

    @property
    def complete(self) -> int:
        """The items that are GREEN."""
        return self.statuses[Status.GREEN]

    @property
    def closed(self) -> int:
        """The items that are no longer tracked."""
        return self.statuses[Status.CLOSED]


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """The items of one type; a cause of concern counts as a recommendation.

    ``awaited`` names the organisations that its WHITE items wait for, as typed and each once, or what the typed
    sentence says of them; ``white_pending`` is how many WHITE items that covers.
    """

    item_type: ItemType
    counts: Counts
    white_pending: int
    awaited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """The counts of one inspection report.

    ``made`` is how many items the report is said to make, None where nothing says so, and ``made_types`` how many of
    each type, empty where the typed sentence does not tell all of them apart. ``counts`` are those of the items that
    the tracker holds, ``types`` the same by type, in the order of the tracker.
    """

    title: str
    made: int | None
    made_types: tuple[tuple[ItemType, int], ...]
    counts: Counts
    types: tuple[TypeFigures, ...]


def count_statuses(items: Iterable[Recommendation]) -> Mapping[Status, int]:
    """How many items have each of the five statuses, zeros included; an item without a status is in none."""
    counts = Counter(item.status for item in items)
    return MappingProxyType({status: counts[status] for status in Status})


def count_items(items: Iterable[Recommendation]) -> Counts:
    """The items by status; one without a known status is counted apart."""
    found = list(items)
    return Counts(count_statuses(found), sum(item.status is None for item in found))


def build_figures(report: InspectionReport, claims: CountSentence | None = None) -> ReportFigures:
    """The counts of one report.

    ``claims`` are those of its typed sentence; without them it is read by the words that every house may use.
    """
    told = claims if claims is not None else read_count_sentence(report.intro)
    tells_types = told.made == report.made is not None and sum(told.types.values()) == report.made
    by_type: dict[ItemType, list[Recommendation]] = {}
    for item in report.items:
        by_type.setdefault(item.item_type.counted_as, []).append(item)
    types = [_type_figures(item_type, members) for item_type, members in by_type.items()]
    return ReportFigures(
        title=report.title,
        made=report.made,
        made_types=tuple((ItemType(name), number) for name, number in told.types.items()) if tells_types else (),
        counts=count_items(report.items),
        types=tuple(_as_typed(types, told)),
    )


def _type_figures(item_type: ItemType, items: Sequence[Recommendation]) -> TypeFigures:
    found = [external_owner(item) for item in items if item.status is Status.WHITE]
    names = [squash(name) for names in found for name in names.split(";")]
    named = {fold(name): name for name in reversed(names) if name}
    return TypeFigures(
        item_type=item_type,
        counts=count_items(items),
        white_pending=sum(bool(names) for names in found),
        awaited=tuple(reversed(named.values())),
    )


def _as_typed(types: Sequence[TypeFigures], told: CountSentence) -> Sequence[TypeFigures]:
    """What the typed sentence says that the WHITE items wait for, where no item names it and their number agrees."""
    pending = _PENDING.search(squash(told.text))
    if pending is None or len(types) != 1 or types[0].white_pending:
        return types
    what = pending["what"].strip(" ,")
    counted = any(read_number(word) is not None for word in words(what))  # then another part follows
    if counted or told.white != types[0].counts.statuses[Status.WHITE]:
        return types
    return [replace(types[0], white_pending=told.white, awaited=(what,))]


def external_owner(item: Recommendation) -> str:
    """The organisation that an item waits for, "" where the cell is blank or names nobody."""
    name = squash(item.external_owner).rstrip(". ")
    return "" if fold(name) in _NOBODY else name

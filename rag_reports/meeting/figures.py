"""The counts that a meeting is told: items of each report by status and type, new ones, and those not shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rag_reports.count_sentence import read_count_sentence
from rag_reports.model import InspectionReport, ItemType, Recommendation, Status, Tracker
from rag_reports.text import fold, squash

_NOBODY = frozenset({"", "-", "tbc", "tba", "tbd", "n/a", "na", "none", "nil", "not applicable", "unknown", "?"})


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """The items of one type: how many, by status (all five), and how many without a status that is known.

    ``awaited`` names the organisations that its WHITE items wait for, as typed and each once; ``white_pending`` is how
    many WHITE items name one.
    """

    item_type: ItemType
    total: int
    statuses: Mapping[Status, int]
    unstated: int
    white_pending: int
    awaited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """The counts of one inspection report, or of all of them.

    ``made`` is how many items the report is said to make, None where nothing says so, and ``made_types`` how many of
    each type, empty where the typed sentence does not tell all of them apart. ``for_force`` is how many the tracker
    holds. ``statuses`` and ``new`` (those marked NEW) have all five statuses; ``unstated`` counts the items without a
    known one. ``types`` is in the order of the tracker; a cause of concern counts as a recommendation. ``not_shown``
    counts by status the items that the paper leaves out, ``shown`` those that it lists.
    """

    title: str
    made: int | None
    made_types: tuple[tuple[ItemType, int], ...]
    for_force: int
    statuses: Mapping[Status, int]
    new: Mapping[Status, int]
    unstated: int
    types: tuple[TypeFigures, ...]
    shown: int
    not_shown: Mapping[Status, int]


def count_statuses(items: Iterable[Recommendation]) -> Mapping[Status, int]:
    """How many items have each of the five statuses, zeros included; an item without a status is in none."""
    counts = Counter(item.status for item in items)
    return MappingProxyType({status: counts[status] for status in Status})


def is_open_or_new(item: Recommendation) -> bool:
    """Whether a paper lists an item: it is open, newly changed, or has no status."""
    return item.status is None or item.is_open or item.new


def build_figures(
    report: InspectionReport, is_shown: Callable[[Recommendation], bool] = is_open_or_new
) -> ReportFigures:
    """The counts of one report; ``is_shown`` says which items the paper lists."""
    claims = read_count_sentence(report.intro)
    told = claims.made == report.made is not None and sum(claims.types.values()) == report.made
    made_types = tuple((ItemType(name), number) for name, number in claims.types.items()) if told else ()
    return _figures(report.title, report.made, made_types, report.items, is_shown)


def build_tracker_figures(
    tracker: Tracker, is_shown: Callable[[Recommendation], bool] = is_open_or_new
) -> ReportFigures:
    """The counts over every report of a tracker, under the workbook's name; ``made`` only where all reports tell."""
    known = [report.made for report in tracker.reports if report.made is not None]
    made = sum(known) if len(known) == len(tracker.reports) else None
    return _figures(tracker.workbook.name, made, (), [item for _, item in tracker.items], is_shown)


def _figures(
    title: str,
    made: int | None,
    made_types: tuple[tuple[ItemType, int], ...],
    items: Sequence[Recommendation],
    is_shown: Callable[[Recommendation], bool],
) -> ReportFigures:
    by_type: dict[ItemType, list[Recommendation]] = {}
    for item in items:
        by_type.setdefault(item.item_type.counted_as, []).append(item)
    left_out = [item for item in items if not is_shown(item)]
    return ReportFigures(
        title=title,
        made=made,
        made_types=made_types,
        for_force=len(items),
        statuses=count_statuses(items),
        new=count_statuses(item for item in items if item.new),
        unstated=sum(item.status is None for item in items),
        types=tuple(_type_figures(item_type, members) for item_type, members in by_type.items()),
        shown=len(items) - len(left_out),
        not_shown=count_statuses(left_out),
    )


def _type_figures(item_type: ItemType, items: Sequence[Recommendation]) -> TypeFigures:
    names = [external_owner(item) for item in items if item.status is Status.WHITE]
    named = {fold(name): name for name in reversed(names) if name}
    return TypeFigures(
        item_type=item_type,
        total=len(items),
        statuses=count_statuses(items),
        unstated=sum(item.status is None for item in items),
        white_pending=sum(bool(name) for name in names),
        awaited=tuple(reversed(named.values())),
    )


def external_owner(item: Recommendation) -> str:
    """The organisation that an item waits for, "" where the cell is blank or names nobody."""
    name = squash(item.external_owner).rstrip(". ")
    return "" if fold(name) in _NOBODY else name

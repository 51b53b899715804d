"""Every count of a tracker that a meeting asks for; each table holds every item that it is about exactly once."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag_reports.deadline import date_in_words, months_between
from rag_reports.meeting.due import is_overdue
from rag_reports.meeting.exemption import read_exemption
from rag_reports.meeting.figures import Counts, count_items
from rag_reports.model import InspectionReport, ItemType, Recommendation, Tracker
from rag_reports.text import fold, plural, squash

AGES = ("under 6 months", "6 months to under 1 year", "1 year to under 2 years", "2 years or more", "not known")
LATENESS = (
    "overdue by under 1 month",
    "overdue by 1 month to under 3 months",
    "overdue by 3 months to under 6 months",
    "overdue by 6 months to under 1 year",
    "overdue by 1 year or more",
    "not overdue",
    "no date",
)
_AGE_ENDS = (6, 12, 24)
_LATENESS_ENDS = (1, 3, 6, 12)

Entry = tuple[InspectionReport, Recommendation]


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """The items that share a name: an owner, a report, a band ...; "" is the name of those without one.

    ``new`` are those of them that are marked NEW, ``overdue`` how many are neither complete nor closed and past the
    deadline in force.
    """

    name: str
    counts: Counts
    new: Counts
    overdue: int


@dataclass(frozen=True)
class TrackerFigures:
    """The counts of a tracker at ``as_at``, hidden items included.

    ``types``, ``reports``, ``owners`` and ``words`` hold every item once: by what it is counted as; by report, in the
    tracker's order; by owner, by name, nobody last; and by its status as the tracker prints it, the commonest first.
    ``ages`` (since publication) and ``lateness`` hold the items that are neither complete nor closed: the open ones
    and those without a status. Both have every band of AGES and LATENESS, empty ones too. ``whole`` counts every item
    and ``unfinished`` those of the last two tables. ``hidden`` is how many items Excel does not show. ``notes`` say
    what a reader should know of the numbers.
    """

    tracker: Tracker
    as_at: dt.date
    whole: FiguresRow
    unfinished: FiguresRow
    types: tuple[FiguresRow, ...]
    reports: tuple[FiguresRow, ...]
    owners: tuple[FiguresRow, ...]
    words: tuple[FiguresRow, ...]
    ages: tuple[FiguresRow, ...]
    lateness: tuple[FiguresRow, ...]
    hidden: int
    notes: tuple[str, ...]


def build_tracker_figures(tracker: Tracker, *, as_at: dt.date) -> TrackerFigures:
    """The counts of a whole tracker; an item is overdue as ``build_due_list`` has it."""
    entries = tracker.items
    unfinished = [entry for entry in entries if is_unfinished(entry[1])]
    hidden = sum(bool(item.hidden) for _, item in entries)

    def table(found: Iterable[Entry], name: Callable[[Entry], str], names: Sequence[str] = ()) -> list[FiguresRow]:
        return _table(found, name, names, as_at)

    owners = table(entries, lambda entry: squash(entry[1].owner))
    words = table(entries, lambda entry: squash(entry[1].status_text))
    return TrackerFigures(
        tracker=tracker,
        as_at=as_at,
        whole=_row("all items", entries, as_at),
        unfinished=_row("all open items", unfinished, as_at),
        types=tuple(table(entries, lambda entry: entry[1].item_type.counted_as.value)),
        reports=tuple(
            _row(report.title, [(report, item) for item in report.items], as_at) for report in tracker.reports
        ),
        owners=tuple(sorted(owners, key=lambda row: (not row.name, fold(row.name)))),
        words=tuple(sorted(words, key=lambda row: (not row.name, -row.counts.total, fold(row.name)))),
        ages=tuple(table(unfinished, lambda entry: _age(entry[0], as_at), AGES)),
        lateness=tuple(table(unfinished, lambda entry: _lateness(entry[1], as_at), LATENESS)),
        hidden=hidden,
        notes=tuple(_notes(tracker, as_at, hidden)),
    )


def is_unfinished(item: Recommendation) -> bool:
    """Whether an item is neither complete nor closed: open, or without a status that is known."""
    return item.is_open or item.status is None


def most_open_first(rows: Iterable[FiguresRow]) -> list[FiguresRow]:
    """The rows with the most unfinished items first; equal ones stay in their order."""
    return sorted(rows, key=lambda row: -(row.counts.open + row.counts.unstated))


def _table(
    entries: Iterable[Entry], name: Callable[[Entry], str], names: Sequence[str], as_at: dt.date
) -> list[FiguresRow]:
    """A row for each of ``names`` and each name met, as it is first spelt; case, accents and spacing do not count."""
    spelt: dict[str, str] = {fold(each): each for each in names}
    members: dict[str, list[Entry]] = {key: [] for key in spelt}
    for entry in entries:
        said = name(entry)
        key = fold(said)
        spelt.setdefault(key, said)
        members.setdefault(key, []).append(entry)
    return [_row(spelt[key], found, as_at) for key, found in members.items()]


def _row(name: str, entries: Sequence[Entry], as_at: dt.date) -> FiguresRow:
    items = [item for _, item in entries]
    overdue = sum(is_past_due(item, as_at) for item in items)
    return FiguresRow(name, count_items(items), count_items(item for item in items if item.new), overdue)


def is_past_due(item: Recommendation, as_at: dt.date) -> bool:
    """Whether an unfinished item's deadline in force has passed."""
    due = item.due.in_force if item.due else None
    return due is not None and is_unfinished(item) and is_overdue(due, as_at)


def _age(report: InspectionReport, as_at: dt.date) -> str:
    """The band of the months since publication; a month of publication runs from its first day where it is not over."""
    published = report.published
    if published is not None and published > as_at and report.published_precision == "month":
        published = published.replace(day=1)
    if published is None or published > as_at:
        return AGES[-1]
    return _band(months_between(published, as_at), _AGE_ENDS, AGES)


def _lateness(item: Recommendation, as_at: dt.date) -> str:
    due = item.due.in_force if item.due else None
    if due is None:
        return "no date"
    if not is_overdue(due, as_at):
        return "not overdue"
    return _band(months_between(due.date, as_at), _LATENESS_ENDS, LATENESS)


def _band(months: int, ends: Sequence[int], names: Sequence[str]) -> str:
    return names[sum(months >= end for end in ends)]


def _notes(tracker: Tracker, as_at: dt.date, hidden: int) -> Iterator[str]:
    items = [item for _, item in tracker.items]
    if hidden:
        why = ", ".join(dict.fromkeys(item.hidden for item in items if item.hidden))
        yield f"{plural(hidden, 'item')} of {len(items)} not shown in Excel ({why}), counted all the same."
    exempt = sum(map(read_exemption(tracker).covers, items))
    if exempt:
        yield f"{plural(exempt, 'item')} of {len(items)} kept from the public, counted all the same."
    with_cause = sum(item.item_type is ItemType.CAUSE_OF_CONCERN for item in items)
    if with_cause:
        noun = "cause of concern" if with_cause == 1 else "causes of concern"
        yield f"{with_cause} {noun}, counted with the recommendations."
    unstated = sum(item.status is None for item in items)
    if unstated:
        apart = "counted apart, and with the open items by age and by how long overdue"
        yield f"{plural(unstated, 'item')} without a status that can be read, {apart}."
    later = sum(report.published is not None and _age(report, as_at) == AGES[-1] for report in tracker.reports)
    if later:
        yield f"{plural(later, 'report')} published after {date_in_words(as_at)}: the age of their items is not known."

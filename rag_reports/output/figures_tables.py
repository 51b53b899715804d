"""The tables of figures as a person reads them on a screen or in a workbook: which rows, which columns, which total."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag_reports.deadline import date_in_words
from rag_reports.meeting.figures import Counts
from rag_reports.meeting.tracker_figures import FiguresRow, TrackerFigures
from rag_reports.model import OPEN_STATUSES, Status
from rag_reports.text import closest, plural

NO_STATUS = "No status"


@dataclass(frozen=True, slots=True)
class FiguresColumn:
    """A column of numbers: its label, the number of a row, and the status that it counts, None for other columns."""

    label: str
    number: Callable[[FiguresRow], int]
    status: Status | None = None

    @property
    def is_part(self) -> bool:
        """Whether it holds some of the items, as the other such columns hold the rest."""
        return self.status is not None or self.label == NO_STATUS


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """A table: what its rows are, the rows, their total, its columns, and what stands for a row without a name."""

    heading: str
    rows: tuple[FiguresRow, ...]
    total: FiguresRow
    columns: tuple[FiguresColumn, ...]
    nameless: str = "none"

    def name(self, row: FiguresRow) -> str:
        """What the row is called."""
        return row.name or self.nameless


def build_figures_tables(figures: TrackerFigures) -> tuple[FiguresTable, ...]:
    """The tables by item type, report, owner, age and overdue, and by the tracker's own words.

    There is none by owner where no item has one, nor by own words where the tracker has none.
    """
    every = _columns(figures, list(Status))
    still = _columns(figures, [status for status in Status if status in OPEN_STATUSES])
    tables = [
        FiguresTable("By item type", figures.types, figures.whole, every),
        FiguresTable("By report", figures.reports, figures.whole, every, "no title"),
    ]
    if any(row.name for row in figures.owners):
        tables.append(FiguresTable("By owner", figures.owners, figures.whole, every, "no owner"))
    tables += [
        FiguresTable("Open items by age since publication", figures.ages, figures.unfinished, still),
        FiguresTable("Open items by how long overdue", figures.lateness, figures.unfinished, still[:-1]),
    ]
    if _has_own_words(figures):
        tables.append(FiguresTable("By status as the tracker words it", figures.words, figures.whole, every, "no word"))
    return tuple(tables)


def figures_title(figures: TrackerFigures) -> str:
    """What the figures are of."""
    return f"{figures.tracker.workbook.name} as at {date_in_words(figures.as_at)}"


def figures_in_words(figures: TrackerFigures) -> str:
    """The numbers of the whole tracker in two sentences; every part is named, zeros included."""
    whole = figures.whole
    counts = whole.counts
    parts = [f"{counts.open} open", f"{counts.complete} complete", f"{counts.closed} closed"]
    parts += [f"{counts.unstated} without a status"] if counts.unstated else []
    of_reports = f"{plural(counts.total, 'item')} in {plural(len(figures.reports), 'report')}"
    new = f"{whole.new.total}{_of_which(whole.new)}"
    return f"{of_reports}: {', '.join(parts)}. Overdue: {whole.overdue}. NEW: {new}."


def _has_own_words(figures: TrackerFigures) -> bool:
    """Whether some status is told in another word than its name or a misspelling of it."""
    names = [status.value for status in Status]
    known = [row for row in figures.words if row.name and row.counts.total > row.counts.unstated]
    return any(closest(row.name, names) is None for row in known)


def _of_which(new: Counts) -> str:
    parts = [f"{number} {status.value}" for status, number in new.statuses.items() if number]
    parts += [f"{new.unstated} without a status"] if new.unstated else []
    return f" ({', '.join(parts)})" if parts else ""


def _columns(figures: TrackerFigures, statuses: Sequence[Status]) -> tuple[FiguresColumn, ...]:
    """Items, each status, those without one where there are any, open, new and overdue."""

    def of(status: Status) -> FiguresColumn:
        return FiguresColumn(status.value, lambda row: row.counts.statuses[status], status)

    unstated = [FiguresColumn(NO_STATUS, lambda row: row.counts.unstated)] if figures.whole.counts.unstated else []
    everything = len(statuses) == len(Status)
    return (
        FiguresColumn("Items", lambda row: row.counts.total),
        *map(of, statuses),
        *unstated,
        *([FiguresColumn("Open", lambda row: row.counts.open)] if everything else []),
        FiguresColumn("NEW", lambda row: row.new.total),
        FiguresColumn("Overdue", lambda row: row.overdue),
    )

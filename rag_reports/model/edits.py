"""Changes to single cells, and what became of them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rag_reports.model.words import Status


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A change to one cell: ``Sheet!C12``, the value seen (None for an empty cell) and the value to write.

    ``status`` asks that the cell's fill follow that status.
    """

    cell: str
    before: str | int | float | bool | dt.date | dt.datetime | None
    after: str | int | float | bool | dt.date | dt.datetime | None
    status: Status | None = None


class EditOutcome(StrEnum):
    """What became of an edit; UNCHANGED is a cell that already holds what was to be written."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class EditResult:
    """An edit and what became of it; ``reason`` says why it was refused and what to do, "" where it was not."""

    edit: CellEdit
    outcome: EditOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EditReport:
    """What became of some edits, in their order.

    ``written_to`` is None where nothing was written: an edit was refused, all were there already, or it was a trial
    (then ``written`` are those that would be). ``backup`` is the copy of what stood there before. ``recalculate``
    says that the workbook has formulas, which show the old results until Excel calculates them anew.
    """

    workbook: Path
    written_to: Path | None
    backup: Path | None
    results: tuple[EditResult, ...]
    recalculate: bool = False

    @property
    def written(self) -> tuple[EditResult, ...]:
        """The edits that were written."""
        return tuple(result for result in self.results if result.outcome is EditOutcome.WRITTEN)

    @property
    def refused(self) -> tuple[EditResult, ...]:
        """The edits that were refused."""
        return tuple(result for result in self.results if result.outcome is EditOutcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Fix:
    """The safe cell edits that mend a finding, and what they do in a few words."""

    summary: str
    edits: tuple[CellEdit, ...]

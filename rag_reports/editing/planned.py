"""What is to be changed and what is refused, before anything is written."""

from dataclasses import dataclass

from rag_reports.editing.refusal import Refusal
from rag_reports.model import CellEdit, Status


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """An edit, the item that it is about, and the cell before and after as Excel shows it.

    ``colour`` is the status that the fill says now, None for none. ``note`` is what the edit takes away with it.
    """

    edit: CellEdit
    item: str
    before: str
    after: str
    colour: Status | None = None
    note: str = ""


@dataclass(frozen=True)
class PlannedEdits:
    """The edits, in the order in which they were asked for, one for each cell; and what is refused."""

    planned: tuple[PlannedEdit, ...]
    refused: tuple[Refusal, ...] = ()

    @property
    def edits(self) -> tuple[CellEdit, ...]:
        """What ``apply_edits`` takes."""
        return tuple(one.edit for one in self.planned)

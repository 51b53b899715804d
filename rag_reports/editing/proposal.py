"""What is to be changed and what is refused, by name, before anything is written."""

from dataclasses import dataclass

from rag_reports.model import CellEdit, Status


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change or fix that is refused before anything is written."""

    where: str
    seen: str
    remedy: str

    def __str__(self) -> str:
        """One line, as an error says it."""
        return f"{self.where}: {self.seen}. {self.remedy}"


class RefusedError(Exception):
    """Carries a refusal from where it is found to where refusals are gathered."""

    def __init__(self, where: str, seen: str, remedy: str) -> None:
        self.refusal = Refusal(where, seen, remedy)
        super().__init__(str(self.refusal))


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

"""An item's deadline from its due cell and the columns of its history."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag_reports.deadline import Deadline, SetBy, State, join_deadlines, read_deadline
from rag_reports.layouts.columns import Choice
from rag_reports.layouts.grid import Grid
from rag_reports.layouts.tables import Table
from rag_reports.model import CellRef, Column, Field

_CURRENT = re.compile(r"\b(?:current|latest|in force|now)\b", re.I)
_INSPECTORATES = re.compile(r"\b(?:HMIC(?:FRS|S)?|HMI|inspectorate(?:'s)?|published)\b", re.I)
_FORCES = re.compile(r"\b(?:force(?:'s)?|internal|constabulary|our own|local)\b", re.I)
_EARLIER = re.compile(r"\bearlier\b", re.I)
_REVISED = re.compile(r"\b(?:revis|new|exten|amend|updat|resched|moved|forecast)|\bin force\b", re.I)


def due_chain(columns: Sequence[Choice] | Sequence[Column]) -> list[int]:
    """The columns of due dates in the order in which the dates are set.

    That order is the original date, the revisions from left to right, and the due column where it stands among them,
    or last where its label says that it is the current one. A column of earlier dates stands before it wherever it is.
    """
    original = [each.column for each in columns if each.field is Field.ORIGINAL_DUE][:1]
    revised = [each for each in columns if each.field is Field.REVISED_DUE]
    earlier = [each.column for each in revised if _EARLIER.search(each.label)]
    chain = [each.column for each in revised if each.column not in earlier]
    due = next((each for each in columns if each.field is Field.DUE), None)
    if due is not None and (not chain or original) and (_CURRENT.search(due.label) or not chain):
        chain = [*chain, due.column]
    elif due is not None:
        chain = sorted([*chain, due.column])
    return original + earlier + chain


class DueReader:
    """Reads the deadline of each row of one table."""

    def __init__(self, table: Table) -> None:
        self._grid: Grid = table.grid
        self._chain = due_chain([choice for choice in table.choices if not choice.earlier])
        self._due = next((choice.column for choice in table.choices if choice.field is Field.DUE), None)
        self._setters = {choice.column: setter_named(choice.label) for choice in table.choices}

    def read(
        self, row: int, published: dt.date | None, precision: str
    ) -> tuple[Deadline | None, Mapping[Field, CellRef] | None]:
        """The deadline, None where every cell is blank; and the due field's cell where that is another column's."""
        if not self._chain:
            return None, None
        grid = self._grid
        if len(self._chain) == 1 and self._due is not None:
            cell = grid.at(row, self._due)
            if not cell.struck:
                return (self._told(cell.text, self._due, published, precision) if cell.text else None), None
        told: list[Deadline] = []
        shown: tuple[int, int] | None = None
        for column in self._chain:
            place = grid.anchor(row, column)
            cell = grid.own(*place)
            told += [self._told(text, column, published, precision) for text in (cell.struck, cell.text) if text]
            shown = place if cell.text else shown
        place = shown or grid.anchor(row, self._due or self._chain[0])
        moved = {Field.DUE: CellRef(grid.name, *place)}
        if shown is None:
            return None, moved
        *history, current = _without_placeholders(told)
        return join_deadlines(current, history), moved

    def _told(self, text: str, column: int, published: dt.date | None, precision: str) -> Deadline:
        """What a cell says; dates that name nobody are set by whom the column's label names."""
        deadline = read_deadline(text, published=published, published_precision=precision or "day")
        setter = self._setters.get(column)
        if setter is None or not deadline.dates:
            return deadline
        return replace(deadline, dates=tuple(replace(due, by=due.by or setter) for due in deadline.dates))


def setter_named(label: str) -> SetBy | None:
    """Who set the dates below a label such as "HMICFRS deadline" or "Force target"; revisions are set by nobody new."""
    if _REVISED.search(label):
        return None
    if _INSPECTORATES.search(label):
        return None if _FORCES.search(label) else SetBy.INSPECTORATE
    return SetBy.FORCE if _FORCES.search(label) else None


def _without_placeholders(told: list[Deadline]) -> list[Deadline]:
    """Drop "N/A" and the like from a chain that holds dates; a later TBC of the due column itself stays."""
    dated = [deadline for deadline in told if deadline.state is not State.PLACEHOLDER]
    return dated or told[-1:]

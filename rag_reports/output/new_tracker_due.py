"""An item's due dates as a new tracker keeps them: the inspectorate's deadline, the earlier dates, the one in force."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag_reports.deadline import SetBy, State, read_deadline
from rag_reports.layouts.grid import Grid
from rag_reports.model import Column, Field, Recommendation, Tracker
from rag_reports.reading.due import due_chain, setter_named
from rag_reports.text import squash

_PLAIN_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? [A-Za-z]{3,9} \d{4}|\d{4}-\d\d-\d\d|(?P<first>\d\d?)/\d\d?/\d{4}"
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DueTexts:
    """What stands in an item's due cells; ``inspectorates`` and ``due`` are "" for nothing, ``earlier`` in order.

    ``gone`` is what is struck through where nothing stands in its place.
    """

    inspectorates: str = ""
    earlier: tuple[str, ...] = ()
    due: str = ""
    gone: str = ""


class DueCells:
    """Finds what stands in the due cells of a tracker's items, of every column that the chain of dates has."""

    def __init__(self, tracker: Tracker, grids: Sequence[Grid]) -> None:
        self._grids = {grid.name: grid for grid in grids}
        self._columns: dict[str, list[Column]] = {}
        for column in sorted(tracker.layout.columns, key=lambda each: each.column):
            self._columns.setdefault(column.sheet, []).append(column)
        due = [column for column in tracker.layout.columns if column.field is Field.DUE]
        self.set_by_force = bool(due) and all(setter_named(column.label) is SetBy.FORCE for column in due)
        """Whether the column of the date in force is the force's own, beside the inspectorate's."""

    def texts(self, item: Recommendation) -> DueTexts:
        """The texts of the item's due cells, struck-through ones before the one that replaces them."""
        grid = self._grids[item.cell.sheet]
        columns = self._columns.get(grid.name, [])
        fields = {column.field for column in columns}
        row = max(cell.row for name, cell in item.cells.items() if name in fields)
        setters = {column.column: setter_named(column.label) for column in columns}
        cells = [(grid.at(row, column), setters[column]) for column in self._chain(columns, item)]
        if not any(cell.text for cell, _ in cells):
            return DueTexts(
                due=item.due.text if item.due else "", gone="\n".join(c.struck for c, _ in cells if c.struck)
            )
        found = [(text, setter) for cell, setter in cells for text in (cell.struck, cell.text) if text]
        theirs = [text for text, setter in found if setter is SetBy.INSPECTORATE]
        others = [text for text, setter in found if setter is not SetBy.INSPECTORATE]
        return DueTexts(" Now ".join(theirs), tuple(others[:-1]), others[-1] if others else "")

    @staticmethod
    def _chain(columns: Sequence[Column], item: Recommendation) -> list[int]:
        """The due columns in order; of a sheet whose tables have them in different places the one that was read."""
        if any(sum(column.field is name for column in columns) > 1 for name in (Field.DUE, Field.ORIGINAL_DUE)):
            return [item.cells[Field.DUE].column] if Field.DUE in item.cells else []
        return due_chain(columns)


def plain_date(text: str) -> dt.date | None:
    """The day that a text gives and nothing else; None for a month, a term, a chain, and for 03/04/2019."""
    line = squash(text)
    match = _PLAIN_DATE.fullmatch(line)
    if match is None or (match["first"] and int(match["first"]) <= _MONTHS):
        return None
    told = read_deadline(line)
    return told.date if told.state is State.DATED and len(told.dates) == 1 and not told.moves else None

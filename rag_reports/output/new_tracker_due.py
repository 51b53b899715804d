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
_DUE_FIELDS = (Field.ORIGINAL_DUE, Field.REVISED_DUE, Field.DUE)


@dataclass(frozen=True, slots=True)
class DueTexts:
    """What stands in an item's due cells; ``inspectorates`` and ``due`` are "" for nothing, ``earlier`` in order."""

    inspectorates: str = ""
    earlier: tuple[str, ...] = ()
    due: str = ""


class DueCells:
    """Finds what stands in the due cells of a tracker's items, of every column that the chain of dates has."""

    def __init__(self, tracker: Tracker, grids: Sequence[Grid]) -> None:
        self._grids = {grid.name: grid for grid in grids}
        by_sheet: dict[str, list[Column]] = {}
        for column in tracker.layout.columns:
            if column.field in _DUE_FIELDS:
                by_sheet.setdefault(column.sheet, []).append(column)
        self._chains = {
            sheet: due_chain(sorted(columns, key=lambda each: each.column)) for sheet, columns in by_sheet.items()
        }
        self._setters = {
            (column.sheet, column.column): setter_named(column.label)
            for columns in by_sheet.values()
            for column in columns
        }
        plain = [column for columns in by_sheet.values() for column in columns if column.field is Field.DUE]
        self.set_by_force = bool(plain) and all(setter_named(column.label) is SetBy.FORCE for column in plain)
        """Whether the column of the date in force is the force's own, beside the inspectorate's."""

    def texts(self, item: Recommendation) -> DueTexts:
        """The texts of the item's due cells, struck-through ones before the one that replaces them."""
        sheet = item.cell.sheet
        grid = self._grids.get(sheet)
        found: list[tuple[str, bool]] = []
        for column in self._chains.get(sheet, ()) if grid else ():
            cell = self._grids[sheet].at(item.row, column)
            theirs = self._setters[sheet, column] is SetBy.INSPECTORATE
            found += [(text, theirs) for text in (cell.struck, cell.text) if text]
        if not found:
            return DueTexts(due=item.due.text if item.due else "")
        set_by_them = [text for text, theirs in found if theirs]
        others = [text for text, theirs in found if not theirs]
        return DueTexts(" Now ".join(set_by_them), tuple(others[:-1]), others[-1] if others else "")


def plain_date(text: str) -> dt.date | None:
    """The day that a text gives and nothing else; None for a month, a term, a chain, and for 03/04/2019."""
    line = squash(text)
    match = _PLAIN_DATE.fullmatch(line)
    if match is None or (match["first"] and int(match["first"]) <= _MONTHS):
        return None
    told = read_deadline(line)
    return told.date if told.state is State.DATED and len(told.dates) == 1 and not told.moves else None

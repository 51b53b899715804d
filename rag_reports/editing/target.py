"""Which cell an edit names, written as Excel writes it."""

import re
from typing import NamedTuple

from rag_reports.model import CellRef
from rag_reports.ooxml.area import LAST_COLUMN, LAST_ROW, column_number
from rag_reports.ooxml.markup import DAMAGED
from rag_reports.ooxml.workbook import SheetInfo, Workbook

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")


class Target(NamedTuple):
    """A cell of a sheet that is there."""

    info: SheetInfo
    row: int
    column: int

    @property
    def ref(self) -> CellRef:
        """The cell by its sheet's own name."""
        return CellRef(self.info.name, self.row, self.column)


def find_target(workbook: Workbook, cell: str) -> Target | str:
    """The cell that ``Sheet!C12`` or ``'HMICFRS Log'!C12`` names, or why there is none and what to do.

    Upper and lower case in a sheet's name do not count, as in Excel. A workbook of one sheet needs no name.
    """
    name, mark, address = cell.strip().rpartition("!")
    match = _CELL.match(address)
    column, row = (column_number(match[1]), int(match[2])) if match else (0, 0)
    if not (1 <= column <= LAST_COLUMN and 1 <= row <= LAST_ROW):
        return f"{cell!r} names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."
    info = _find_sheet(workbook, _unquoted(name), bool(mark))
    if info is None:
        names = ", ".join(f"'{sheet.name}'" for sheet in workbook.sheets)
        return f"the workbook has no sheet named '{_unquoted(name)}'. Its sheets are {names}."
    if info.kind != "worksheet" or not info.part:
        return f"'{info.name}' is not a sheet of cells. Name a cell of a worksheet."
    twin = next((sheet for sheet in workbook.sheets if sheet.part == info.part and sheet is not info), None)
    if twin:
        return f"'{info.name}' and '{twin.name}' are one and the same sheet in the file. {DAMAGED}."
    return Target(info, row, column)


def _unquoted(name: str) -> str:
    if len(name) > 1 and name[0] == name[-1] == "'":
        return name[1:-1].replace("''", "'")
    return name


def _find_sheet(workbook: Workbook, name: str, named: bool) -> SheetInfo | None:
    if not named:
        return workbook.sheets[0] if len(workbook.sheets) == 1 else None
    exact = [info for info in workbook.sheets if info.name == name]
    alike = [info for info in workbook.sheets if info.name.casefold() == name.casefold()]
    return next(iter(exact or alike), None)

"""Which cell an edit names, written as Excel writes it."""

from typing import NamedTuple

from rag_reports.model import CellRef
from rag_reports.ooxml.area import read_place
from rag_reports.ooxml.workbook import SheetInfo, Workbook


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
    place = read_place(cell)
    if place is None:
        return f"{cell!r} names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."
    name, row, column = place
    info = _find_sheet(workbook, name)
    if info is None:
        names = ", ".join(f"'{sheet.name}'" for sheet in workbook.sheets)
        return f"the workbook has no sheet named '{name or ''}'. Its sheets are {names}."
    if info.kind != "worksheet" or not info.part:
        return f"'{info.name}' is not a sheet of cells. Name a cell of a worksheet."
    return Target(info, row, column)


def _find_sheet(workbook: Workbook, name: str | None) -> SheetInfo | None:
    if name is None:
        return workbook.sheets[0] if len(workbook.sheets) == 1 else None
    exact = [info for info in workbook.sheets if info.name == name]
    alike = [info for info in workbook.sheets if info.name.casefold() == name.casefold()]
    return next(iter(exact or alike), None)

"""The cells of a workbook as they stand now: the raw value that an edit must name, and how the cell shows it."""

from pathlib import Path
from typing import NamedTuple

from rag_reports.layouts.grid import Key
from rag_reports.model import CellRef
from rag_reports.ooxml.conditional import shown_fill
from rag_reports.ooxml.sheet import Cell, Sheet
from rag_reports.ooxml.styles import Styles
from rag_reports.ooxml.workbook import open_workbook
from rag_reports.reading.grids import place_merges
from rag_reports.reading.values import CellReader

Value = str | int | float | bool | None


class SeenCell(NamedTuple):
    """One cell.

    ``value`` is what the workbook holds: a date is its serial number, a formula its last result; ``real`` is the
    same with a date as a date. ``text`` is what counts in the cell, tidied and without struck-through stretches,
    which are ``struck``; ``printed`` is the text exactly as it stands. ``font_struck`` is true where the cell's own
    font strikes whatever stands in it. ``fill`` is the cell's own fill and ``rule_fill`` the one that a conditional
    format shows over it, both None for none.
    """

    value: Value
    real: object
    text: str
    printed: str
    struck: str
    formula: bool
    font_struck: bool
    fill: str | None
    rule_fill: str | None
    number_format: str


class SeenWorkbook:
    """A workbook opened to look at single cells; each sheet is read once, when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._workbook = open_workbook(path)
        self._styles: Styles = self._workbook.styles
        self._sheets: dict[str, tuple[Sheet, CellReader] | None] = {}
        self._merged: dict[str, dict[Key, Key]] = {}

    @property
    def sheet_names(self) -> list[str]:
        """The worksheets in tab order."""
        return [info.name for info in self._workbook.sheets if info.kind == "worksheet"]

    def size(self, name: str) -> tuple[list[int], int]:
        """The rows of a worksheet that hold something, in order, and its last column."""
        opened = self._open(name)
        return (list(opened[0].rows), opened[0].max_column) if opened else ([], 0)

    def at(self, place: CellRef) -> SeenCell | None:
        """A cell, blank ones included; None where the sheet is not there."""
        opened = self._open(place.sheet)
        if opened is None:
            return None
        sheet, reader = opened
        row, column = place.row, place.column
        cell = sheet.cell(row, column) or Cell(None, sheet.style_at(row, column))
        shown = reader.read_cell(cell)
        return SeenCell(
            value=cell.value,
            real=shown.value,
            text=shown.text,
            printed=shown.printed or shown.text,
            struck=shown.struck,
            formula=cell.formula,
            font_struck=self._styles.font(cell.style).strike,
            fill=self._styles.fill(cell.style),
            rule_fill=shown_fill(sheet, row, column, self._styles) if sheet.conditional else None,
            number_format=self._styles.number_format(cell.style),
        )

    def showing_at(self, place: CellRef) -> SeenCell:
        """The cell whose value shows at a place of a sheet that is there: the first of a merged range, else itself."""
        if place.sheet not in self._merged:
            opened = self._open(place.sheet)
            self._merged[place.sheet] = place_merges(opened[0].merged, opened[0].max_row)[0] if opened else {}
        row, column = self._merged[place.sheet].get((place.row, place.column), (place.row, place.column))
        seen = self.at(CellRef(place.sheet, row, column))
        assert seen is not None
        return seen

    def _open(self, name: str) -> tuple[Sheet, CellReader] | None:
        if name not in self._sheets:
            info = next((one for one in self._workbook.sheets if one.name == name and one.kind == "worksheet"), None)
            reader = CellReader(self._styles, date1904=self._workbook.date1904)
            self._sheets[name] = (self._workbook.read_sheet(info), reader) if info else None
        return self._sheets[name]

"""The worksheets of a workbook as grids."""

from collections.abc import Sequence
from functools import partial

from rag_reports.layouts.grid import Grid, GridCell, Key
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.conditional import shown_fill
from rag_reports.ooxml.sheet import Sheet
from rag_reports.ooxml.styles import Styles
from rag_reports.ooxml.workbook import SheetInfo, Workbook
from rag_reports.reading.values import CellReader

WIDEST = 300
"""Columns; nothing to the right of this is part of a tracker's table."""
_MOST_COVERED = 500_000
"""Cells under merged ranges, of which each is kept; ranges by the hundred over whole columns would be millions."""


def read_grids(workbook: Workbook) -> list[Grid]:
    """Every worksheet in tab order, hidden ones included; charts and dialogs hold no cells."""
    return [read_grid(workbook, info) for info in workbook.sheets if info.kind == "worksheet"]


def read_grid(workbook: Workbook, info: SheetInfo) -> Grid:
    """One worksheet."""
    sheet, styles = workbook.read_sheet(info), workbook.styles
    reader = CellReader(styles, date1904=workbook.date1904)
    anchors, ranges = place_merges(sheet.merged, sheet.max_row)
    rows: dict[int, dict[int, GridCell]] = {}
    text_rows: list[int] = []
    for number, cells in sheet.rows.items():
        row = reader.read_row(cells, WIDEST)
        if row:
            rows[number] = row
            if any(cell[0] for cell in row.values()):
                text_rows.append(number)
    for place, first in anchors.items():
        if place != first:  # Excel keeps, but never shows, what other programs left in a covered cell.
            rows.get(place[0], {}).pop(place[1], None)
    return Grid(
        name=sheet.name,
        state=sheet.state,
        rows=rows,
        text_rows=text_rows,
        anchors=anchors,
        ranges=ranges,
        hidden_rows=_hidden_rows(sheet),
        hidden_columns=sheet.hidden_columns,
        tables=tuple(table.area for table in sheet.tables),
        unanswered=_unanswered(sheet) if reader.met_unanswered else (),
        conditional_fill=partial(_conditional_fill, sheet, styles) if sheet.conditional else None,
    )


def _conditional_fill(sheet: Sheet, styles: Styles, row: int, column: int) -> str | None:
    return shown_fill(sheet, row, column, styles)


def _unanswered(sheet: Sheet) -> tuple[Key, ...]:
    return tuple(
        (number, column)
        for number, cells in sheet.rows.items()
        for column, cell in cells.items()
        if cell.formula and cell.value is None
    )


def _hidden_rows(sheet: Sheet) -> dict[int, str]:
    filtered = sheet.filtered_rows
    return {row: "filtered out" if row in filtered else "hidden row" for row in sheet.hidden_rows}


def place_merges(areas: Sequence[Area], last_row: int) -> tuple[dict[Key, Key], dict[Key, Key]]:
    """Covered cell to first cell, and first cell to last, within the used rows and the widest column.

    The cells of a range that is larger than any tracker's, or one of too many, are left as they are: blank.
    """
    anchors: dict[Key, Key] = {}
    ranges: dict[Key, Key] = {}
    room = _MOST_COVERED
    for area in areas:
        if area.top > last_row or area.left > WIDEST:
            continue
        first = (area.top, area.left)
        ranges[first] = (area.bottom, area.right)
        room -= (min(area.bottom, last_row) - area.top + 1) * (min(area.right, WIDEST) - area.left + 1)
        if room < 0:
            break
        for row in range(area.top, min(area.bottom, last_row) + 1):
            for column in range(area.left, min(area.right, WIDEST) + 1):
                anchors[row, column] = first
    return anchors, ranges

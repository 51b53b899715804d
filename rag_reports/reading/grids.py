"""The worksheets of a workbook as grids."""

from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.ooxml.conditional import shown_fill
from rag_reports.ooxml.sheet import Area, Sheet
from rag_reports.ooxml.workbook import Workbook
from rag_reports.reading.values import CellReader

_WIDEST = 300
"""Columns; nothing to the right of this is part of a tracker's table."""


def read_grids(workbook: Workbook) -> list[Grid]:
    """Every worksheet in tab order, hidden ones included; charts and dialogs hold no cells."""
    reader = CellReader(workbook.styles, date1904=workbook.date1904)
    return [
        _read_grid(workbook.read_sheet(info), workbook, reader) for info in workbook.sheets if info.kind == "worksheet"
    ]


def _read_grid(sheet: Sheet, workbook: Workbook, reader: CellReader) -> Grid:
    read = reader.read
    rows: dict[int, dict[int, GridCell]] = {}
    conditional = bool(sheet.conditional)
    for number, cells in sheet.rows.items():
        row: dict[int, GridCell] = {}
        for column, cell in cells.items():
            if column > _WIDEST:
                break
            fill = shown_fill(sheet, number, column, workbook.styles) if conditional else None
            grid_cell = read(cell, fill)
            if grid_cell.text or grid_cell.fill is not None or grid_cell.struck:
                row[column] = grid_cell
        if row:
            rows[number] = row
    last = next(reversed(rows), 0)
    anchors, ranges = _merges(sheet.merged, last)
    return Grid(
        name=sheet.name,
        state=sheet.state,
        rows=rows,
        anchors=anchors,
        ranges=ranges,
        hidden_rows={row: _why_hidden(sheet, row) for row in rows if sheet.is_hidden_row(row)},
        hidden_columns=frozenset(column for column in range(1, _WIDEST) if sheet.is_hidden_column(column)),
        table_headers=frozenset(table.area.top for table in sheet.tables if table.header_row),
    )


def _why_hidden(sheet: Sheet, row: int) -> str:
    return "filtered out" if row in sheet.filtered_rows else "hidden row"


def _merges(areas: tuple[Area, ...], last_row: int) -> tuple[dict[tuple[int, int], tuple[int, int]], ...]:
    """Covered cell to first cell, and first cell to last, within the used rows and the widest column."""
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    ranges: dict[tuple[int, int], tuple[int, int]] = {}
    for area in areas:
        bottom, right = min(area.bottom, last_row), min(area.right, _WIDEST)
        if area.top > last_row or area.left > _WIDEST:
            continue
        first = (area.top, area.left)
        ranges[first] = (area.bottom, area.right)
        for row in range(area.top, bottom + 1):
            for column in range(area.left, right + 1):
                anchors[row, column] = first
    return anchors, ranges

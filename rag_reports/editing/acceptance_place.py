"""Where a new line of accepted findings goes: into the sheet that is there, or onto a sheet that is to be added."""

from collections.abc import Mapping
from pathlib import Path

from rag_reports.errors import EditError
from rag_reports.model import Acceptance, CellEdit, CellRef
from rag_reports.ooxml.new_sheet import NewCell, NewSheet
from rag_reports.ooxml.workbook import open_workbook
from rag_reports.reading.acceptances import (
    SHEET_NAME,
    AcceptanceSheet,
    Heading,
    find_acceptances,
    names_acceptances,
)
from rag_reports.reading.grids import read_grid

_WIDTHS = {
    Heading.RULE: 12,
    Heading.REPORT: 40,
    Heading.NUMBER: 10,
    Heading.REASON: 60,
    Heading.ACCEPTED_BY: 28,
    Heading.UNTIL: 14,
}


def place_line(path: Path, line: Acceptance) -> tuple[CellRef, tuple[CellEdit, ...]]:
    """The cell of the line's rule, and the edits that write the line; none where the sheet is to be added.

    Raises EditError where a sheet of that name is there and cannot take the line.
    """
    workbook = open_workbook(path)
    named = [info for info in workbook.sheets if info.kind == "worksheet" and names_acceptances(info.name)]
    grids = [read_grid(workbook, info) for info in named]
    sheet = next((found for grid in grids if (found := find_acceptances(grid)) is not None), None)
    if sheet is not None:
        return _under_headings(path, sheet, line)
    blank = next((grid for grid in grids if not grid.text_rows), None)
    if blank is not None:
        columns = {heading: column for column, heading in enumerate(Heading, start=1)}
        headings = [CellEdit(str(CellRef(blank.name, 1, column)), None, str(name)) for name, column in columns.items()]
        return CellRef(blank.name, 2, 1), (*headings, *_edits(blank.name, 2, columns, line))
    if grids:
        remedy = f"Write {', '.join(Heading)} into its first row in Excel."
        raise EditError(f"{path}, sheet {grids[0].name!r}", "it has no row of headings", remedy)
    return CellRef(SHEET_NAME, 2, 1), ()


def new_sheet(line: Acceptance) -> NewSheet:
    """The sheet with the line on it; the last day is an ISO date as text, which no format of a cell can change."""
    columns = tuple((str(heading), _WIDTHS[heading]) for heading in Heading)
    texts = {**_texts(line), Heading.UNTIL: line.until_text}
    return NewSheet(SHEET_NAME, columns, (tuple(NewCell(texts[heading]) for heading in Heading),))


def _under_headings(path: Path, sheet: AcceptanceSheet, line: Acceptance) -> tuple[CellRef, tuple[CellEdit, ...]]:
    needed = [heading for heading, text in _texts(line).items() if text] + [Heading.UNTIL]
    missing = [heading for heading in needed if heading not in sheet.columns]
    if missing:
        raise EditError(
            f"{path}, sheet {sheet.grid.name!r}",
            f"it has no column {missing[0]}",
            f"Write {missing[0]} into row {sheet.header} in Excel, at the head of a column of its own.",
        )
    row = sheet.free_row()
    cell = CellRef(sheet.grid.name, row, sheet.columns[Heading.RULE])
    return cell, _edits(sheet.grid.name, row, sheet.columns, line)


def _edits(name: str, row: int, columns: Mapping[Heading, int], line: Acceptance) -> tuple[CellEdit, ...]:
    wanted = {**_texts(line), Heading.UNTIL: line.until}
    return tuple(CellEdit(str(CellRef(name, row, columns[heading])), None, v) for heading, v in wanted.items() if v)


def _texts(line: Acceptance) -> dict[Heading, str]:
    return {
        Heading.RULE: line.rule,
        Heading.REPORT: line.report,
        Heading.NUMBER: line.number,
        Heading.REASON: line.reason,
        Heading.ACCEPTED_BY: line.accepted_by,
    }

"""The sheet *Reports* of a tracker that ``rag-reports new`` made: what is known of each report, line by line."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from rag_reports.layouts.grid import Grid
from rag_reports.model import CellRef, Column, Field
from rag_reports.text import fold, squash

SHEET_NAME = "Reports"
_FIRST_ROWS = 20
"""Rows that hold a text, among which the headings stand."""


class ReportHeading(StrEnum):
    """A column of the sheet."""

    REPORT = "Report"
    PUBLISHED = "Published"
    SCOPE = "Scope"
    INSPECTORATES = "Inspectorates"
    MADE = "Number made"
    GRADE = "Grade"
    RESPONSE = "Response published"
    SENTENCE = "Count sentence"
    SOURCE = "Source line"


_FIELDS = {
    ReportHeading.PUBLISHED: Field.PUBLISHED,
    ReportHeading.SCOPE: Field.SCOPE,
    ReportHeading.INSPECTORATES: Field.INSPECTORATES,
    ReportHeading.GRADE: Field.GRADE,
    ReportHeading.RESPONSE: Field.RESPONSE_PUBLISHED,
}


class ReportLine(NamedTuple):
    """A line of the sheet: the report's title, and the text and cell of each further column, blank ones included."""

    title: str
    cell: CellRef
    told: Mapping[ReportHeading, tuple[str, CellRef]]

    def text(self, heading: ReportHeading) -> str:
        """What stands in a column, "" where it is blank or the sheet has no such column."""
        return self.told[heading][0] if heading in self.told else ""


class ReportList(NamedTuple):
    """The lines of the sheet by the folded title, the first of each, and the columns that it has."""

    lines: Mapping[str, ReportLine]
    columns: tuple[Column, ...] = ()


def find_report_list(grids: Iterable[Grid]) -> ReportList:
    """The sheet that has the name and the headings *Report* and *Published*; without it no line and no column."""
    for grid in grids:
        headings = _find_headings(grid) if fold(grid.name) == fold(SHEET_NAME) else None
        if headings is not None:
            return _read(grid, *headings)
    return ReportList({})


def tell_report_list(listed: ReportList) -> list[str]:
    """A sentence on the sheet, none where it lists nothing."""
    cells = [line.cell for line in listed.lines.values()]
    return [f"List of {len(cells)} reports from {cells[0]}."] if cells else []


def _find_headings(grid: Grid) -> tuple[int, Mapping[ReportHeading, int]] | None:
    known = {fold(heading): heading for heading in ReportHeading}
    for row in grid.text_rows[:_FIRST_ROWS]:
        columns = {known[label]: column for column, text in reversed(grid.texts(row)) if (label := fold(text)) in known}
        if ReportHeading.REPORT in columns and ReportHeading.PUBLISHED in columns:
            return row, columns
    return None


def _read(grid: Grid, header: int, columns: Mapping[ReportHeading, int]) -> ReportList:
    lines: dict[str, ReportLine] = {}
    others = {heading: column for heading, column in columns.items() if heading is not ReportHeading.REPORT}
    for row in grid.used_rows(header + 1, grid.last_row):
        title = squash(grid.at(row, columns[ReportHeading.REPORT]).text)
        told: Mapping[ReportHeading, tuple[str, CellRef]] = {
            heading: (grid.at(row, column).text, CellRef(grid.name, row, column)) for heading, column in others.items()
        }
        if title:
            line = ReportLine(title, CellRef(grid.name, row, columns[ReportHeading.REPORT]), told)
            lines.setdefault(fold(title), line)
    taken = [
        Column(_FIELDS[heading], grid.name, column, heading, "its heading on the list of reports")
        for heading, column in others.items()
        if heading in _FIELDS
    ]
    return ReportList(lines, tuple(taken))

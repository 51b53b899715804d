"""What a committee paper needs and no tracker has, from the sheets *Paper details*, *Paper reports* and *Paper items*.

They stand in a details workbook, or in the tracker itself.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rag_reports.errors import WorkbookError
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.model import CellRef, Details
from rag_reports.reading.workbook_file import read_workbook_file
from rag_reports.text import fold, number_key

PAPER = "Paper details"
REPORTS = "Paper reports"
ITEMS = "Paper items"
DETAIL, YOUR_TEXT, REPORT, NUMBER, TEXT = "Detail", "Your text", "Report", "Number", "Recommendation"

_FIRST_ROWS = 20
"""Rows that hold a text, among which the headings stand."""


def read_details(path: Path, password: str | None = None) -> Details:
    """The details of a workbook; WorkbookError where it has none of the three sheets, or does not open."""
    details, _ = take_details(read_workbook_file(path, password).grids, path.name)
    if details is None:
        seen = f'it has no sheet "{PAPER}"'
        raise WorkbookError(path, seen, "Make the form with: rag-reports details F.xlsx --template T")
    return details


def take_details(grids: Sequence[Grid], workbook: str) -> tuple[Details | None, list[Grid]]:
    """The details that the sheets of those names hold, None where there are none, and the other sheets."""
    named = {fold(name): name for name in (PAPER, REPORTS, ITEMS)}
    found = {named[fold(grid.name)]: grid for grid in grids if fold(grid.name) in named}
    if not found:
        return None, list(grids)
    paper, cells = _read_paper(found.get(PAPER))
    details = Details(
        workbook,
        paper,
        cells,
        {fold(keys[0]): texts for keys, texts in _read_rows(found.get(REPORTS), (REPORT,))},
        _read_items(found.get(ITEMS)),
    )
    return details, [grid for grid in grids if fold(grid.name) not in named]


def _read_paper(grid: Grid | None) -> tuple[dict[str, str], dict[str, CellRef]]:
    """Each line's text and its cell by the folded label; without headings the labels are in A and the texts in B."""
    texts: dict[str, str] = {}
    cells: dict[str, CellRef] = {}
    if grid is None:
        return texts, cells
    row, columns = _find_headings(grid, (DETAIL, YOUR_TEXT)) or (0, {fold(DETAIL): 1, fold(YOUR_TEXT): 2})
    for number in grid.used_rows(row + 1, grid.last_row):
        label = fold(grid.at(number, columns[fold(DETAIL)]).text).strip(" :*")
        if label and label not in texts:
            texts[label] = _shown(grid.at(number, columns[fold(YOUR_TEXT)]))
            cells[label] = CellRef(grid.name, number, columns[fold(YOUR_TEXT)])
    return texts, cells


def _read_items(grid: Grid | None) -> Mapping[tuple[str, str], tuple[Mapping[str, str], ...]]:
    rows: dict[tuple[str, str], tuple[Mapping[str, str], ...]] = {}
    for (report, number), texts in _read_rows(grid, (REPORT, NUMBER)):
        key = fold(report), number_key(number)
        rows[key] = (*rows.get(key, ()), texts)
    return rows


def _read_rows(grid: Grid | None, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """Each row's keys, and its other texts by the folded labels of their columns."""
    headings = _find_headings(grid, keys) if grid else None
    if grid is None or headings is None:
        return
    row, columns = headings
    for number in grid.used_rows(row + 1, grid.last_row):
        named = tuple(grid.at(number, columns[fold(key)]).text for key in keys)
        texts = {label: _shown(grid.at(number, column)) for label, column in columns.items()}
        if named[0]:
            yield named, texts


def _find_headings(grid: Grid, wanted: tuple[str, ...]) -> tuple[int, dict[str, int]] | None:
    for row in grid.text_rows[:_FIRST_ROWS]:
        columns = {fold(text).strip(" :*"): column for column, text in reversed(grid.texts(row))}
        if all(fold(label) in columns for label in wanted):
            return row, columns
    return None


def _shown(cell: GridCell) -> str:
    """The cell's text, a date as a paper writes it."""
    if isinstance(cell.value, dt.date):
        return f"{cell.value.day} {cell.value:%B %Y}"
    return cell.text

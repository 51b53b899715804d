"""The grids of a Word file's tables, which no validator checks: spans, vertical merges, and what ends each cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.checking.word_tables import own_parts
from rag_reports.papers.package import W, value


@dataclass(frozen=True, slots=True)
class GridFault:
    """A table that Word may repair or show wrongly; tables and rows count from 1, row 0 is the whole table."""

    part: str
    table: int
    row: int
    message: str


def check_grids(path: Path) -> list[GridFault]:
    """Every fault of every table, nested ones too, in the order of the text; DocumentError if it is no Word file."""
    faults = []
    for story in WordFile(path).stories:
        for place, table in enumerate(story.root.iter(f"{W}tbl"), start=1):
            faults += [GridFault(story.part, place, row, message) for row, message in _check_table(table)]
    return faults


def _check_table(table: etree._Element) -> Iterator[tuple[int, str]]:
    grid = [int(value(column, "w") or 0) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    if not grid:
        yield 0, "has no grid"
    above: dict[int, int] = {}
    rows = list(own_parts(table, "tr"))
    if not rows:
        yield 0, "has no rows"
    for number, row in enumerate(rows, start=1):
        merged: dict[int, int] = {}
        start = _skipped(row, "gridBefore")
        cells = list(own_parts(row, "tc"))
        if not cells:
            yield number, "has no cells"
        for cell in cells:
            span = _span(cell)
            yield from ((number, message) for message in _check_cell(cell, grid[start : start + span], span))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                if value(merge) != "restart" and above.get(start) != span:
                    yield number, f"column {start + 1} continues a vertical merge that the row above does not hold"
                merged[start] = span
            start += span
        start += _skipped(row, "gridAfter")
        if grid and start != len(grid):
            yield number, f"spans {start} columns where the grid has {len(grid)}"
        above = merged


def _check_cell(cell: etree._Element, columns: list[int], span: int) -> Iterator[str]:
    blocks = [child for child in cell if child.tag != f"{W}tcPr"]
    if not blocks or blocks[-1].tag != f"{W}p":
        yield "a cell does not end with a paragraph"
    width = cell.find(f"{W}tcPr/{W}tcW")
    if value(width, "type") == "dxa" and len(columns) == span and abs(int(value(width, "w")) - sum(columns)) > span:
        yield f"a cell is {value(width, 'w')} wide where its columns are {sum(columns)}"


def _span(cell: etree._Element) -> int:
    return int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)


def _skipped(row: etree._Element, name: str) -> int:
    return int(value(row.find(f"{W}trPr/{W}{name}")) or 0)

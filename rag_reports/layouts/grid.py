"""A sheet as a grid of texts, fills and merged ranges: what layout detection looks at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rag_reports.model import CellRef, Run


class GridCell(NamedTuple):
    """A cell as shown: ``text`` tidied and without struck-through stretches, which are kept in ``struck``.

    ``value`` is the cell's value with serial dates made dates; ``printed`` is its text exactly as it stands.
    """

    text: str
    value: object = None
    fill: str | None = None
    runs: tuple[Run, ...] | None = None
    struck: str = ""
    formula: bool = False
    bold: bool = False
    printed: str = ""
    error: bool = False


EMPTY = GridCell("")
Key = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """One worksheet. Rows and columns are 1-based; ``rows`` holds only cells with a text or a fill, in order.

    ``anchors`` maps every covered cell of a merged range, within the used part of the sheet, to its first cell;
    ``ranges`` maps that first cell to the range's last row and column. ``hidden_rows`` maps a row to why it is not shown.
    """

    name: str
    state: str
    rows: Mapping[int, Mapping[int, GridCell]]
    anchors: Mapping[Key, Key] = field(default_factory=dict)
    ranges: Mapping[Key, Key] = field(default_factory=dict)
    hidden_rows: Mapping[int, str] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    table_headers: frozenset[int] = frozenset()

    def own(self, row: int, column: int) -> GridCell:
        """The cell itself; the covered cells of a merged range are empty."""
        return self.rows.get(row, {}).get(column, EMPTY)

    def anchor(self, row: int, column: int) -> Key:
        """The cell whose value shows here: the first of its merged range, else itself."""
        return self.anchors.get((row, column), (row, column))

    def at(self, row: int, column: int) -> GridCell:
        """The cell whose value shows here."""
        return self.own(*self.anchor(row, column))

    def merged_range(self, row: int, column: int) -> str:
        """The range that covers a cell, as ``D24:D26``; "" where none does."""
        first = self.anchor(row, column)
        last = self.ranges.get(first)
        if last is None:
            return ""
        return f"{CellRef('', *first).address}:{CellRef('', *last).address}"

    def spans_rows(self, row: int, column: int) -> bool:
        """Whether a merged range that covers several rows covers this cell."""
        first = self.anchor(row, column)
        return first in self.ranges and self.ranges[first][0] > first[0]

    def texts(self, row: int) -> list[tuple[int, str]]:
        """The non-empty texts of a row with their columns, in order."""
        return [(column, cell.text) for column, cell in self.rows.get(row, {}).items() if cell.text]

    def used_rows(self, first: int, last: int) -> Iterator[int]:
        """The rows from first to last, inclusive, that hold a text."""
        for row in self.rows:
            if first <= row <= last and any(cell.text for cell in self.rows[row].values()):
                yield row

    @property
    def last_row(self) -> int:
        """The last row that holds anything, 0 for an empty sheet."""
        return next(reversed(self.rows), 0) if isinstance(self.rows, dict) else max(self.rows, default=0)

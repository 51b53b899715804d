"""A sheet as a grid of texts, fills and merged ranges: what layout detection looks at."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rag_reports.model import CellRef, Run
from rag_reports.ooxml.area import Area


class GridCell(NamedTuple):
    """A cell as shown: ``text`` tidied and without struck-through stretches, which are kept in ``struck``.

    ``value`` is the cell's value with serial dates made dates, ``printed`` its text exactly as it stands, and
    ``fill`` its own fill ("RRGGBB"); what a conditional format shows is ``Grid.fill_at``.
    """

    text: str
    value: object = None
    fill: str | None = None
    runs: tuple[Run, ...] | None = None
    struck: str = ""
    formula: bool = False
    bold: bool = False
    printed: str = ""


EMPTY = GridCell("")
Key = tuple[int, int]
Row = Mapping[int, GridCell]
_NO_CELLS: Row = {}


@dataclass(frozen=True)
class Grid:
    """One worksheet. Rows and columns are 1-based; ``rows`` holds only cells with a text or a fill, in order.

    ``text_rows`` are the rows that hold a text. ``anchors`` maps every covered cell of a merged range, within the
    used part of the sheet, to its first cell; ``ranges`` maps that first cell to the range's last row and column.
    ``hidden_rows`` maps a row to why it is not shown. ``conditional_fill`` gives the fill that a conditional format
    shows in a cell, None for none; it is None itself where the sheet has no such format. ``unanswered`` are the cells
    of formulas whose results are not stored, and ``tables`` the areas of Excel tables.
    """

    name: str
    state: str
    rows: Mapping[int, Row]
    text_rows: Sequence[int]
    anchors: Mapping[Key, Key] = field(default_factory=dict)
    ranges: Mapping[Key, Key] = field(default_factory=dict)
    hidden_rows: Mapping[int, str] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    conditional_fill: Callable[[int, int], str | None] | None = None
    unanswered: Sequence[Key] = ()
    tables: Sequence[Area] = ()

    def own(self, row: int, column: int) -> GridCell:
        """The cell itself; the covered cells of a merged range are empty."""
        return self.rows.get(row, _NO_CELLS).get(column, EMPTY)

    def anchor(self, row: int, column: int) -> Key:
        """The cell whose value shows here: the first of its merged range, else itself."""
        return self.anchors.get((row, column), (row, column))

    def at(self, row: int, column: int) -> GridCell:
        """The cell whose value shows here."""
        return self.own(*self.anchor(row, column))

    def fill_at(self, row: int, column: int) -> str | None:
        """The fill that shows here, by a conditional format or the cell's own."""
        place = self.anchor(row, column)
        shown = self.conditional_fill(*place) if self.conditional_fill is not None else None
        return shown or self.own(*place).fill

    def right(self, row: int, column: int) -> int:
        """The last column of the merged range that starts at a cell, else the cell's own column."""
        return self.ranges.get((row, column), (row, column))[1]

    def merged_range(self, row: int, column: int) -> str:
        """The range that covers a cell, as ``D24:D26``; "" where none does."""
        first = self.anchor(row, column)
        last = self.ranges.get(first)
        return f"{CellRef('', *first).address}:{CellRef('', *last).address}" if last else ""

    def spans_rows(self, row: int, column: int) -> bool:
        """Whether a merged range that covers several rows covers this cell."""
        first = self.anchor(row, column)
        return first in self.ranges and self.ranges[first][0] > first[0]

    def texts(self, row: int) -> list[tuple[int, str]]:
        """The non-empty texts of a row with their columns, in order."""
        return [(column, cell.text) for column, cell in self.rows.get(row, _NO_CELLS).items() if cell.text]

    def used_rows(self, first: int, last: int) -> Sequence[int]:
        """The rows from first to last, inclusive, that hold a text."""
        return self.text_rows[bisect_left(self.text_rows, first) : bisect_right(self.text_rows, last)]

    @property
    def last_row(self) -> int:
        """The last row that holds a text, 0 for an empty sheet."""
        return self.text_rows[-1] if self.text_rows else 0

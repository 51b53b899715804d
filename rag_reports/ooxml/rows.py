"""The rows of a sheet part: which cells are kept, which rows are hidden or painted."""

from collections import deque
from collections.abc import Mapping

from lxml import etree

from rag_reports.ooxml.area import LAST_COLUMN, LAST_ROW, column_number
from rag_reports.ooxml.cells import CellMaker
from rag_reports.ooxml.markup import main_tags, truth, whole
from rag_reports.ooxml.plain_rows import CELL, NotPlainError
from rag_reports.ooxml.sheet import Cell
from rag_reports.ooxml.strings import read_string

# A blank cell with a fill matters beside text: a status by colour alone, a key, a banner. Whole painted
# rows and columns reach to the end of the sheet, and are kept only this far from a value.
FILL_ROWS = 64
FILL_COLUMNS = 256
# Thousands of painted rows in a wide sheet would otherwise fill the memory with blanks.
PAINTED_CELLS = 1_000_000

_DIGITS = "0123456789"
_ROW_ATTRIBUTES = ("r", "s", "customFormat", "hidden", "ht")
_CELLS = frozenset(main_tags("c"))
_VALUES = frozenset(main_tags("v"))
_FORMULAS = frozenset(main_tags("f"))
_INLINES = frozenset(main_tags("is"))


class RowReader:
    """Takes the rows of one sheet in order, as elements or as plain text; ``finish`` gives the cells."""

    def __init__(self, maker: CellMaker) -> None:
        self._maker = maker
        self._columns: dict[str, int] = {}
        self._blanks: dict[str, Cell] = {}
        self._rows: dict[int, dict[int, Cell]] = {}
        self._waiting: deque[tuple[int, dict[int, Cell], int]] = deque(maxlen=FILL_ROWS)
        self._last_value_row = -FILL_ROWS
        self._last_row = 0
        self._in_order = True
        self.row_styles: dict[int, int] = {}
        self.hidden: list[tuple[int, int]] = []
        self.shown: list[tuple[int, int]] = []

    def read_row(self, row: etree._Element, attributes: Mapping[str, str] | None = None) -> None:
        """Take a ``row`` element; one without a number follows the row before it.

        ``attributes`` stand in place of the element's own.
        """
        own = {name: value for name in _ROW_ATTRIBUTES if (value := row.get(name)) is not None}
        self._take(own if attributes is None else attributes, *self._element_cells(row))

    def read_plain_row(self, attributes: Mapping[str, str], text: str, start: int) -> None:
        """Take a row whose cells stand in ``text`` from ``start``. Raises NotPlainError, having taken nothing."""
        self._take(attributes, *self._plain_cells(text, start))

    def finish(self) -> dict[int, dict[int, Cell]]:
        """The kept rows and cells, each ascending.

        A row painted as a whole has a blank cell wherever nothing is written, as far as the sheet's cells reach.
        """
        if not self._in_order:
            self._rows = {number: dict(sorted(cells.items())) for number, cells in sorted(self._rows.items())}
        if not self.row_styles:
            return self._rows
        last = max((max(cells) for cells in self._rows.values()), default=0)
        last = min(last, FILL_COLUMNS, PAINTED_CELLS // len(self.row_styles))
        for number, style in self.row_styles.items():
            cells = self._rows.get(number)
            if cells is not None:
                blank = Cell(None, style)
                painted = {column: cells.get(column, blank) for column in range(1, last + 1)}
                self._rows[number] = painted | cells
        return self._rows

    def _take(self, attributes: Mapping[str, str], cells: dict[int, Cell], holds_value: bool) -> None:
        number = whole(attributes.get("r"), self._last_row + 1)
        if not 1 <= number <= LAST_ROW:
            return
        if number <= self._last_row:
            self._in_order = False
        self._last_row = number
        hidden = truth(attributes.get("hidden")) or _is_zero(attributes.get("ht"))
        _extend(self.hidden if hidden else self.shown, number)
        style = whole(attributes.get("s"), -1) if truth(attributes.get("customFormat")) else -1
        painted = style if style in self._maker.filled else -1
        if holds_value:
            self._keep_waiting(number)
            self._last_value_row = number
        elif not cells and painted < 0:
            return
        elif number - self._last_value_row > FILL_ROWS:
            self._waiting.append((number, cells, painted))
            return
        self._keep(number, cells, painted)

    def _keep(self, number: int, cells: dict[int, Cell], painted: int) -> None:
        if painted >= 0:
            self.row_styles[number] = painted
        if cells:
            self._maker.keep(len(cells))
            known = self._rows.get(number)
            self._rows[number] = cells if known is None else known | cells

    def _keep_waiting(self, number: int) -> None:
        for above, cells, painted in self._waiting:
            if abs(number - above) <= FILL_ROWS:
                self._keep(above, cells, painted)
        self._waiting.clear()

    def _plain_cells(self, text: str, start: int) -> tuple[dict[int, Cell], bool]:
        cells: dict[int, Cell] = {}
        holds_value = False
        columns, known, filled = self._columns, self._maker.known, self._maker.filled
        column = 0
        for letters, rest, other in CELL.findall(text, start):
            if other:
                raise NotPlainError
            place = columns.get(letters) or self._column(letters, column)
            if place <= column:
                self._in_order = False
            column = place
            cell = known.get(rest) or self._maker.plain(rest)
            if cell[2] or cell[4]:
                holds_value = True
            elif cell[1] not in filled or column > FILL_COLUMNS:
                continue
            if column <= LAST_COLUMN:
                cells[column] = cell
        return cells, holds_value

    def _element_cells(self, row: etree._Element) -> tuple[dict[int, Cell], bool]:
        cells: dict[int, Cell] = {}
        holds_value = False
        maker, columns, blanks = self._maker, self._columns, self._blanks
        column = 0
        for element in row:
            if element.tag not in _CELLS:
                continue
            letters = element.get("r", "").rstrip(_DIGITS)
            place = columns.get(letters) or self._column(letters.replace("$", ""), column)
            if place <= column:
                self._in_order = False
            column = place
            style = element.get("s", "")
            if not len(element):
                blank = blanks.get(style) or blanks.setdefault(style, maker.make(style, "", "", None, False))
                if blank.style in maker.filled and column <= FILL_COLUMNS:
                    cells[column] = blank
                continue
            kind = element.get("t", "")
            value, inline, formula = "", None, False
            for part in element:
                tag = part.tag
                if tag in _VALUES:
                    value = part.text or ""
                elif tag in _INLINES:
                    inline = read_string(part)
                elif tag in _FORMULAS:
                    formula = True
            cell = maker.make(style, kind, value, inline, formula)
            if cell.kind or cell.formula:
                holds_value = True
            elif cell.style not in maker.filled or column > FILL_COLUMNS:
                continue
            if column <= LAST_COLUMN:
                cells[column] = cell
        return cells, holds_value

    def _column(self, letters: str, before: int) -> int:
        number = self._columns.get(letters, 0) or column_number(letters)
        if number:
            self._columns[letters] = number
        return number or before + 1


def _is_zero(height: str | None) -> bool:
    try:
        return height is not None and float(height) == 0
    except ValueError:
        return False


def _extend(spans: list[tuple[int, int]], number: int) -> None:
    if spans and spans[-1][1] == number - 1:
        spans[-1] = (spans[-1][0], number)
    else:
        spans.append((number, number))

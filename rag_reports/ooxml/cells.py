"""The rows of a sheet part as cells: one pass, keeping what holds a value, a formula, or a fill near a value."""

from collections import deque
from functools import partial

from lxml import etree

from rag_reports.model import Run
from rag_reports.ooxml.area import LAST_COLUMN, LAST_ROW, column_number
from rag_reports.ooxml.markup import main_tags, truth, whole
from rag_reports.ooxml.sheet import Cell, ErrorValue
from rag_reports.ooxml.strings import RichText, SharedStrings, decode_escapes, read_string, read_text
from rag_reports.ooxml.styles import Styles

# A blank cell with a fill matters beside text: a status by colour alone, a key, a banner. Whole painted
# rows and columns reach to the end of the sheet, and are kept only this far from a value.
FILL_ROWS = 64
FILL_COLUMNS = 256
# Words such as a status or an owner stand in many cells, which may then share one object.
_SHARED_CELLS = 50_000

_DIGITS = "0123456789"
_VALUE_TAGS = frozenset(main_tags("v"))
_FORMULA_TAGS = frozenset(main_tags("f"))
_INLINE_TAGS = frozenset(main_tags("is"))
_TEXT_TAGS = frozenset(main_tags("t"))
_make = partial(tuple.__new__, Cell)  # a third of the cost of calling Cell, and there may be a million


class RowReader:
    """Takes the ``row`` elements of one sheet in order; ``finish`` gives the cells."""

    def __init__(self, strings: SharedStrings, styles: Styles) -> None:
        self._strings = strings
        self._styles = styles
        self._filled = {str(style) for style in range(len(styles)) if styles.fill(style) is not None}
        self._columns: dict[str, int] = {}
        self._known: dict[tuple[str | None, str | None, str | None], Cell] = {}
        self._rows: dict[int, dict[int, Cell]] = {}
        self._waiting: deque[tuple[int, dict[int, Cell], int]] = deque(maxlen=FILL_ROWS)
        self._last_value_row = -FILL_ROWS
        self._last_row = 0
        self._in_order = True
        self.row_styles: dict[int, int] = {}
        self.hidden: list[tuple[int, int]] = []
        self.shown: list[tuple[int, int]] = []

    def read_row(self, row: etree._Element) -> None:
        """Take one row; one without a number follows the row before it."""
        number = whole(row.get("r"), self._last_row + 1)
        if not 1 <= number <= LAST_ROW:
            return
        if number <= self._last_row:
            self._in_order = False
        self._last_row = number
        hidden = truth(row.get("hidden")) or _is_zero(row.get("ht"))
        _extend(self.hidden if hidden else self.shown, number)
        style = row.get("s") if truth(row.get("customFormat")) else None
        painted = int(style) if style in self._filled and style is not None else -1
        cells, holds_value = self._cells(row)
        if holds_value:
            self._keep_waiting(number)
            self._last_value_row = number
            self._keep(number, cells, painted)
        elif cells or painted >= 0:
            if number - self._last_value_row <= FILL_ROWS:
                self._keep(number, cells, painted)
            else:
                self._waiting.append((number, cells, painted))

    def finish(self) -> dict[int, dict[int, Cell]]:
        """The kept rows and cells, each ascending."""
        if self._in_order:
            return self._rows
        return {number: dict(sorted(cells.items())) for number, cells in sorted(self._rows.items())}

    def _keep(self, number: int, cells: dict[int, Cell], painted: int) -> None:
        if painted >= 0:
            self.row_styles[number] = painted
        if cells:
            known = self._rows.get(number)
            self._rows[number] = cells if known is None else known | cells

    def _keep_waiting(self, number: int) -> None:
        for above, cells, painted in self._waiting:
            if abs(number - above) <= FILL_ROWS:
                self._keep(above, cells, painted)
        self._waiting.clear()

    def _cells(self, row: etree._Element) -> tuple[dict[int, Cell], bool]:
        cells: dict[int, Cell] = {}
        holds_value = False
        columns, known, filled = self._columns, self._known, self._filled
        column = 0
        for element in row:
            get = element.get
            reference = get("r")
            if reference is None:
                column += 1
            else:
                letters = reference.rstrip(_DIGITS)
                place = columns.get(letters)
                if place is None:
                    place = columns[letters] = column_number(letters.replace("$", ""))
                if place < column and place:
                    self._in_order = False
                column = place or column + 1
            style = get("s")
            count = len(element)
            if not count:
                if style in filled and column <= FILL_COLUMNS:
                    cells[column] = self._blank(style)
                continue
            kind = get("t")
            if count == 1 and (kind == "s" or kind is None):
                only = element[0]
                key = (style, kind, only.text if kind or only.tag in _VALUE_TAGS else None)
                cell = known.get(key)
                if cell is None:
                    cell = self._cell(element, style, kind)
                    if len(known) < _SHARED_CELLS:
                        known[key] = cell
            else:
                cell = self._cell(element, style, kind)
            if cell[2] or cell[4]:
                holds_value = True
            elif style not in filled or column > FILL_COLUMNS:
                continue
            if column <= LAST_COLUMN:
                cells[column] = cell
        return cells, holds_value

    def _blank(self, style: str | None) -> Cell:
        key = (style, "", "")
        if key not in self._known:
            self._known[key] = _make((None, whole(style), "", None, False))
        return self._known[key]

    def _cell(self, element: etree._Element, style: str | None, kind: str | None) -> Cell:
        text = inline = None
        formula = False
        for part in element:
            tag = part.tag
            if tag in _VALUE_TAGS:
                text = part.text
            elif tag in _INLINE_TAGS:
                inline = part
            elif tag in _FORMULA_TAGS:
                formula = True
        index = whole(style)
        if kind == "s":
            return self._shared(text, index, formula)
        if kind == "inlineStr":
            return self._inline(inline, index, formula)
        if kind == "str":
            shown = text or ""
            return self._text(decode_escapes(shown) if "_x" in shown else shown, index, formula)
        return _typed(kind, text, index, formula)

    def _shared(self, text: str | None, style: int, formula: bool) -> Cell:
        place = whole(text, -1)
        if not 0 <= place < len(self._strings.texts):
            return _make((None, style, "", None, formula))
        rich = self._strings.rich.get(place)
        if rich is not None:
            return self._rich(rich, style, formula)
        return self._text(self._strings.texts[place], style, formula)

    def _inline(self, inline: etree._Element | None, style: int, formula: bool) -> Cell:
        if inline is None:
            return _make((None, style, "", None, formula))
        if len(inline) == 1 and (only := inline[0]).tag in _TEXT_TAGS:
            return self._text(read_text(only), style, formula)
        return self._rich(read_string(inline), style, formula)

    def _text(self, text: str, style: int, formula: bool) -> Cell:
        if text:
            return _make((text, style, "s", None, formula))
        return _make(("" if formula else None, style, "s" if formula else "", None, formula))

    def _rich(self, string: RichText, style: int, formula: bool) -> Cell:
        runs = string.runs
        if runs is None or not string.text:
            return self._text(string.text, style, formula)
        if string.in_cell_font:
            font = self._styles.font(style)
            runs = tuple(
                Run(run.text, font.bold, font.italic, font.strike, font.underline)
                if place in string.in_cell_font
                else run
                for place, run in enumerate(runs)
            )
        return _make((string.text, style, "s", runs, formula))


def _typed(kind: str | None, text: str | None, style: int, formula: bool) -> Cell:
    text = text.strip() if text else ""
    if not text:
        return _make((None, style, "", None, formula))
    if kind == "b":
        return _make((truth(text), style, "b", None, formula))
    if kind == "e":
        return _make((ErrorValue(text), style, "e", None, formula))
    if kind == "d":
        return _make((text, style, "d", None, formula))
    number = _number(text)
    return _make((text if number is None else number, style, "s" if number is None else "n", None, formula))


def _number(text: str) -> int | float | None:
    if not text.isascii() or "_" in text or text[-1] not in _DIGITS + ".":
        return None
    try:
        return int(text) if text.isdigit() or text[1:].isdigit() else float(text)
    except ValueError:
        return None


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

"""Cells made from what a sheet part says of them: style, type, value or inline text, and whether it is a formula."""

from functools import partial

from rag_reports.errors import WorkbookError
from rag_reports.model import Run
from rag_reports.ooxml.markup import truth, whole
from rag_reports.ooxml.plain_rows import REST, NotPlainError, plain_text
from rag_reports.ooxml.sheet import Cell, ErrorValue
from rag_reports.ooxml.strings import RichText, SharedStrings, check_length, decode_escapes, shown_as_text
from rag_reports.ooxml.styles import Styles

# Words such as a status or an owner stand in many cells, which then share one object.
_SHARED_CELLS = 50_000
# 100,000 items of nine columns; each cell takes some 400 bytes by the time that its item is read.
MOST_CELLS = 1_000_000
_WHERE = "a cell"  # the sheet is named by who reads it
_LONGEST_WHOLE = 18  # digits and a sign; Excel itself keeps 15 digits
_NUMBER_ENDS = frozenset("0123456789.")
_make = partial(tuple.__new__, Cell)  # a third of the cost of calling Cell, and there may be a million


class CellMaker:
    """Makes the cells of one workbook; ``filled`` has the style indexes that show a fill."""

    def __init__(self, strings: SharedStrings, styles: Styles) -> None:
        self._strings = strings
        self._styles = styles
        self.filled = frozenset(style for style in range(len(styles)) if styles.fill(style) is not None)
        self.known: dict[str, Cell] = {}
        self._kept = 0

    def keep(self, number: int) -> None:
        """Count cells of which something is kept. Raises WorkbookError where the workbook has too many."""
        self._kept += number
        if self._kept > MOST_CELLS:
            raise WorkbookError(
                _WHERE,
                f"it holds more than {MOST_CELLS:,} filled cells, far more than a tracker",
                "Copy the rows of the tracker into a new workbook in Excel and save it as .xlsx.",
            )

    def plain(self, rest: str) -> Cell:
        """The cell of ``rest``, as CELL finds it. Raises NotPlainError. ``known`` keeps those already made."""
        match = REST.fullmatch(rest)
        if match is None:
            raise NotPlainError
        style, kind, formula, value, keep, text = match.groups("")
        check_length(text, _WHERE)
        if text and kind == "inlineStr":
            cell = _text(shown_as_text(plain_text(text), bool(keep)), whole(style or None), False)
        else:
            cell = self.make(style, kind, plain_text(value), None, bool(formula))
        if len(self.known) < _SHARED_CELLS:
            self.known[rest] = cell
        return cell

    def make(self, style: str, kind: str, value: str, inline: RichText | None, formula: bool) -> Cell:
        """Any cell; ``inline`` is the string of its ``is`` element."""
        index = whole(style or None)
        check_length(inline.text if inline else value, _WHERE)
        if kind == "s":
            return self._shared(value, index, formula)
        if kind == "inlineStr":
            return self._rich(inline, index, formula) if inline else _text("", index, formula)
        if kind == "str":
            return _text(decode_escapes(value) if "_x" in value else value, index, formula)
        return _typed(kind, value.strip(), index, formula)

    def _shared(self, value: str, style: int, formula: bool) -> Cell:
        place = whole(value, -1)
        if not 0 <= place < len(self._strings.texts):
            return _make((None, style, "", None, formula))
        rich = self._strings.rich.get(place)
        return self._rich(rich, style, formula) if rich else _text(self._strings.texts[place], style, formula)

    def _rich(self, string: RichText, style: int, formula: bool) -> Cell:
        text, runs, in_cell_font = string
        if runs is None or not text:
            return _text(text, style, formula)
        if in_cell_font:
            font, own = self._styles.font(style), frozenset(in_cell_font)
            runs = tuple(
                Run(run.text, font.bold, font.italic, font.strike, font.underline) if place in own else run
                for place, run in enumerate(runs)
            )
        return _make((text, style, "s", runs, formula))


def _text(text: str, style: int, formula: bool) -> Cell:
    if text:
        return _make((text, style, "s", None, formula))
    return _make(("" if formula else None, style, "s" if formula else "", None, formula))


def _typed(kind: str, value: str, style: int, formula: bool) -> Cell:
    if not value:
        return _make((None, style, "", None, formula))
    if kind == "b":
        return _make((truth(value), style, "b", None, formula))
    if kind == "e":
        return _make((ErrorValue(value), style, "e", None, formula))
    if kind == "d":
        return _make((value, style, "d", None, formula))
    number = _number(value)
    return _make((value if number is None else number, style, "s" if number is None else "n", None, formula))


def _number(text: str) -> int | float | None:
    if not text.isascii() or "_" in text or text[-1] not in _NUMBER_ENDS:
        return None
    try:
        is_whole = len(text) <= _LONGEST_WHOLE and (text.isdigit() or text[1:].isdigit())
        return int(text) if is_whole else float(text)
    except ValueError:
        return None

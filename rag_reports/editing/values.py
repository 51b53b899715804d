"""The values of edits beside what stands in the cells: whether they are the same, and how a new one is written."""

import datetime as dt
import math
from typing import NamedTuple

from rag_reports.editing.dates import at_midnight, from_serial
from rag_reports.ooxml.cell_pieces import CellPiece
from rag_reports.ooxml.cell_writer import Content
from rag_reports.ooxml.new_sheet import LONGEST_TEXT
from rag_reports.ooxml.sheet import Cell
from rag_reports.reading.values import is_date, show_date

Value = str | int | float | bool | dt.date | dt.datetime | None

EMPTY = CellPiece(Cell(None), 0, "", None)
_HALF_SECOND = dt.timedelta(milliseconds=500)


class Sight(NamedTuple):
    """A cell as it stands, its number format, and how its workbook counts days."""

    piece: CellPiece
    number_format: str
    date1904: bool

    @property
    def moment(self) -> dt.datetime | None:
        """The date that the cell holds as a date, None where it holds none."""
        cell = self.piece.cell
        if cell.kind == "d":
            return _iso(str(cell.value))
        if cell.kind == "n" and isinstance(cell.value, int | float) and is_date(self.number_format):
            return from_serial(cell.value, date1904=self.date1904)
        return None

    @property
    def is_text(self) -> bool:
        """Whether the cell holds a text that somebody typed."""
        return self.piece.cell.kind == "s" and bool(self.piece.cell.value)

    @property
    def shown(self) -> str:
        """What the cell holds, for a message."""
        cell = self.piece.cell
        if self.moment is not None:
            return show_date(self.moment.date())
        if self.piece.formula is not None:
            return f"={self.piece.formula.text}" if self.piece.formula.text else "a formula"
        if cell.value is None or cell.value == "":
            return "nothing"
        if isinstance(cell.value, bool):
            return "TRUE" if cell.value else "FALSE"
        return f'"{_short(cell.value)}"' if isinstance(cell.value, str) else f"{cell.value:.15g}"

    def holds(self, value: Value) -> bool:
        """Whether the cell holds the value that was seen, or for a formula its text with "=" first."""
        cell, formula = self.piece.cell, self.piece.formula
        if value is None or value == "":
            return cell.value in (None, "") and (formula is None or value == "")
        if isinstance(value, bool):
            return cell.kind == "b" and cell.value is value
        if isinstance(value, dt.date):
            moment = self.moment
            if isinstance(value, dt.datetime) and value.tzinfo is not None:
                return False
            return moment is not None and abs(moment - at_midnight(value)) < _HALF_SECOND
        if isinstance(value, str):
            return (cell.kind in ("s", "e", "d") and cell.value == value) or (
                formula is not None and bool(formula.text) and value == f"={formula.text}"
            )
        return cell.kind == "n" and cell.value == value


def holds_content(piece: CellPiece, content: Content) -> bool:
    """Whether a cell already is what ``content`` would make it; a formula never is."""
    cell = piece.cell
    if piece.formula is not None:
        return False
    if not content.type:
        return cell.value in (None, "")
    if content.type == "inlineStr":
        return cell.kind == "s" and cell.value == content.text
    if content.type == "b":
        return cell.kind == "b" and cell.value is (content.text == "1")
    if content.type == "d":
        return cell.kind == "d" and _iso(str(cell.value)) == _iso(content.text)
    return cell.kind == "n" and cell.value == float(content.text)


def shown_value(value: Value) -> str:
    """A value of an edit, for a message."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.date):
        return show_date(value)
    return f'"{_short(value)}"' if isinstance(value, str) else f"{value:.15g}"


def unwritable(value: object) -> str:
    """Why a value can stand in no cell and what to do, "" where it can."""
    if isinstance(value, str):
        units = len(value) + sum(character > "\uffff" for character in value)
        if units > LONGEST_TEXT:
            return (
                f"the new text has {units:,} characters, and a cell holds at most {LONGEST_TEXT:,}. "
                "Shorten it, or split it over two cells."
            )
        if any("\ud800" <= character <= "\udfff" for character in value):
            return "the new text holds half a character. Type it again, or save the list of changes as UTF-8."
        return ""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _bad_number(value)
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return "the new date has a time zone, which Excel does not keep. Give the local date."
    if isinstance(value, dt.date):
        return ""
    return f"a cell cannot hold a {type(value).__name__}. Give a text, a number, TRUE or FALSE, a date, or nothing."


def plain_content(value: Value) -> Content:
    """A value that is no date, as it is written."""
    if value is None or value == "":
        return Content("")
    if isinstance(value, bool):
        return Content("b", str(int(value)))
    return Content("inlineStr", value) if isinstance(value, str) else Content("n", repr(value))


def _bad_number(value: int | float) -> str:
    remedy = "Give a number that Excel can hold, or the digits as a text."
    try:
        number = float(value)
    except OverflowError:
        return f"the new number is too large. {remedy}"
    if not math.isfinite(number):
        return f"the new value is no number. {remedy}"
    if number != value:
        return f"the new number has more digits than a cell keeps. {remedy}"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _iso(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return None

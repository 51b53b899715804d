"""A cell's value as Excel shows it: dates from serial numbers, numbers in their format, struck-through text apart."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from rag_reports.layouts.grid import GridCell
from rag_reports.model import Run
from rag_reports.ooxml.sheet import Cell
from rag_reports.ooxml.styles import Styles
from rag_reports.text import tidy

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DECIMALS = re.compile(r"^[#,]*(0+)(?:\.(0+))?(%?)$")
_FIRST_YEAR, _LAST_YEAR = 1900, 9999


class CellReader:
    """Makes GridCells; what depends on the style alone is worked out once for each style."""

    def __init__(self, styles: Styles, *, date1904: bool) -> None:
        self._styles = styles
        self._epoch = CALENDAR_MAC_1904 if date1904 else CALENDAR_WINDOWS_1900
        self._known: dict[int, tuple[str | None, bool, bool]] = {}
        self._read_before: dict[int, GridCell] = {}
        self.met_unanswered = False
        """Whether a formula with no stored result was among the cells."""

    def read_row(self, cells: Mapping[int, Cell], widest: int) -> dict[int, GridCell]:
        """The cells of a row that hold a text or a fill, as far as column ``widest``.

        A sheet repeats one Cell for cells that are alike, so what was read of it is kept by its identity, which
        holds as long as the sheet does.
        """
        row: dict[int, GridCell] = {}
        known, read_before = self._known, self._read_before
        for column, cell in cells.items():
            if column > widest:
                break
            grid_cell = read_before.get(id(cell))
            if grid_cell is not None:
                row[column] = grid_cell
                continue
            grid_cell = self._read(cell, *(known.get(cell.style) or self._look(cell.style)))
            if grid_cell.text or grid_cell.struck or grid_cell.fill is not None:
                row[column] = read_before[id(cell)] = grid_cell
        return row

    def read_cell(self, cell: Cell) -> GridCell:
        """One cell by itself, whatever it holds."""
        return self._read(cell, *(self._known.get(cell.style) or self._look(cell.style)))

    def _look(self, style: int) -> tuple[str | None, bool, bool]:
        """Fill, strikethrough and bold of a style."""
        font = self._styles.font(style)
        look = self._known[style] = (self._styles.fill(style), font.strike, font.bold)
        return look

    def _read(self, cell: Cell, fill: str | None, strike: bool, bold: bool) -> GridCell:
        value = cell.value
        if value is None:
            self.met_unanswered = self.met_unanswered or cell.formula
            return GridCell("", None, fill)
        if cell.kind == "s":
            printed = str(value)
            if cell.runs is None and not strike:
                text = tidy(printed) if _is_untidy(printed) else printed
                return GridCell(text, text, fill, None, "", cell.formula, bold, printed)
            runs = cell.runs or (Run(printed, bold=bold, strike=True),)
            text = tidy("".join(run.text for run in runs if not run.strike))
            struck = tidy("".join(run.text if run.strike else "\n" for run in runs))
            return GridCell(text, text, fill, runs, struck, cell.formula, bold, printed)
        shown, real = self._show(cell)
        return GridCell("" if strike else shown, real, fill, None, shown if strike else "", cell.formula, bold, shown)

    def _show(self, cell: Cell) -> tuple[str, object]:
        """The text that the cell shows, and its value."""
        value = cell.value
        if isinstance(value, bool):
            return ("TRUE" if value else "FALSE"), value
        if cell.kind == "d":
            return _show_iso(str(value))
        if isinstance(value, (int, float)):
            return self._show_number(value, self._styles.number_format(cell.style))
        return str(value), str(value)

    def _show_number(self, value: int | float, number_format: str) -> tuple[str, object]:
        if is_date(number_format) and value >= 0:  # Excel shows ##### for a date below zero.
            try:
                moment = from_excel(value, self._epoch)
            except (OverflowError, ValueError):
                return f"{value:.15g}", value
            if isinstance(moment, dt.datetime) and _FIRST_YEAR <= moment.year <= _LAST_YEAR:
                return show_date(moment.date(), has_day(number_format)), moment.date()
            return str(moment), str(moment)
        return show_number(value, number_format), value


def _is_untidy(text: str) -> bool:
    """Whether a text needs tidying; tests for substrings cost far less than a pattern does."""
    if "\n" in text or "  " in text or "\u00a0" in text or "\t" in text or "\r" in text:
        return True
    return text != text.strip()


@lru_cache(maxsize=512)
def is_date(number_format: str) -> bool:
    """Whether a number format shows a date."""
    return bool(is_date_format(number_format))


@lru_cache(maxsize=512)
def has_day(number_format: str) -> bool:
    """Whether a date format shows the day; "mmm-yy" means the whole month."""
    return "d" in _QUOTED.sub("", number_format.split(";")[0]).casefold()


def show_date(date: dt.date, with_day: bool = True) -> str:
    """A date in the British form: "31 March 2019", or "March 2019" where the format shows no day."""
    return f"{date.day} {date:%B %Y}" if with_day else f"{date:%B %Y}"


@lru_cache(maxsize=4096)
def show_number(value: int | float, number_format: str) -> str:
    """A number in its format where that has zeros and decimals only, else in general form: "4.10", "007", "60%"."""
    match = _DECIMALS.match(number_format.split(";")[0])
    if match is None:
        return f"{value:.15g}"
    whole, decimals, per_cent = match[1], match[2] or "", match[3]
    shown = value * 100 if per_cent else value
    return f"{shown:0{len(whole) + (len(decimals) + 1 if decimals else 0)}.{len(decimals)}f}{per_cent}"


def _show_iso(text: str) -> tuple[str, object]:
    try:
        moment = dt.datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text, text
    return show_date(moment.date()), moment.date()

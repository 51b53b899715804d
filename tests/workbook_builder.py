"""Workbooks from text tables, and what was read of them as text again.

A table has a line for each row and ``|`` between cells; a blank line is a blank row, ``^`` stands for a line break,
and a line that starts with ``!`` is a hidden row. ``31`` and ``0.5`` are numbers, ``2019-03-31`` is a date cell,
``TRUE`` a boolean and ``'31`` a text. ``~~old~~`` is struck through and ``**words**`` are bold. Behind a cell's text
may stand marks: ``{3x2}`` merges over 3 rows and 2 columns, ``{fill 00B050}``, ``{fill theme 9 0.4}`` and
``{fill indexed 10}`` fill it, ``{bold}`` and ``{strike}`` are for the whole cell, ``{as mmm-yy}`` is a number format.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from rag_reports import Field, Tracker, read_tracker
from rag_reports.layouts.profile import LayoutProfile

Sheets = str | Mapping[str, str]
Finish = Callable[[Workbook], None]

_MARK = re.compile(r"\{([^{}]*)\}")
_RICH = re.compile(r"(~~.+?~~|\*\*.+?\*\*)", re.S)


def build_book(path: Path, sheets: Sheets, *, finish: Finish | None = None, **states: str) -> Path:
    """Save a workbook; ``states`` hides sheets, ``finish`` adds what the tables cannot say."""
    book = Workbook()
    del book["Sheet"]
    for name, table in ({"Log": sheets} if isinstance(sheets, str) else sheets).items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = states.get(name, "visible")
        for row, line in enumerate(dedent(table).strip("\n").split("\n"), start=1):
            sheet.row_dimensions[row].hidden = line.startswith("!")
            for column, text in enumerate(line.removeprefix("!").split("|"), start=1):
                _fill_in(sheet.cell(row, column), text.strip())
    if finish is not None:
        finish(book)
    book.save(path)
    return path


def read_book(
    folder: Path,
    sheets: Sheets,
    *,
    layout: LayoutProfile | Path | None = None,
    finish: Finish | None = None,
    **states: str,
) -> Tracker:
    """Read what ``build_book`` makes of the tables."""
    return read_tracker(build_book(folder / "tracker.xlsx", sheets, finish=finish, **states), layout=layout)


def shown(tracker: Tracker, fields: str) -> list[str]:
    """The items, a line for each, with ``|`` between the named fields.

    A field is ``report``, an attribute of the item, or a field that is kept among the others; a blank or None is
    ``-``, a line break ``^``, the deadline its date in force, and a new status ``NEW``.
    """
    return [" | ".join(_show(report.title, item, name) for name in fields.split()) for report, item in tracker.items]


def lines(table: str) -> list[str]:
    """The lines of a text, for comparing with ``shown``."""
    return [line.strip() for line in dedent(table).strip().split("\n")]


def _show(title: str, item: object, name: str) -> str:
    if name == "report":
        return title
    value = getattr(item, name, None)
    if value is None and name in list(Field):
        value = getattr(item, "other", {}).get(Field(name))
    if name == "due":
        value = getattr(value, "date", None)
    if isinstance(value, bool):
        value = "NEW" if value else None
    return str(value or "-").replace("\n", "^")


def _fill_in(cell: Cell, text: str) -> None:
    if not text:
        return
    cell.value = _value(_MARK.sub("", text).strip().replace("^", "\n"))
    if text.startswith("'"):
        cell.data_type = "s"
    if isinstance(cell.value, dt.datetime | dt.date):
        cell.number_format = "dd/mm/yyyy"
    for mark in _MARK.findall(text):
        _apply(cell, mark)


def _value(text: str) -> str | int | float | bool | dt.date | CellRichText | None:
    if text.startswith("'"):
        return text[1:]
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return dt.date.fromisoformat(text)
    if _RICH.search(text):
        return CellRichText([_run(piece) for piece in _RICH.split(text) if piece])
    return text or None


def _run(piece: str) -> TextBlock | str:
    if not _RICH.fullmatch(piece):
        return piece
    font = InlineFont(strike=True) if piece.startswith("~~") else InlineFont(b=True)
    return TextBlock(font, piece[2:-2])


def _apply(cell: Cell, mark: str) -> None:
    kind, _, rest = mark.partition(" ")
    size = re.fullmatch(r"(\d+)x(\d+)", mark)
    sheet = cell.parent
    if size and isinstance(sheet, Worksheet):
        last_row, last_column = cell.row + int(size[1]) - 1, cell.column + int(size[2]) - 1
        sheet.merge_cells(None, cell.row, cell.column, last_row, last_column)
    elif kind == "fill":
        cell.fill = PatternFill("solid", fgColor=_colour(rest))
    elif kind == "as":
        cell.number_format = rest
    else:
        cell.font = Font(bold=mark == "bold", strike=mark == "strike")


def _colour(text: str) -> Color:
    kind, *numbers = text.split()
    if kind == "theme":
        return Color(theme=int(numbers[0]), tint=float(numbers[1]))
    return Color(indexed=int(numbers[0])) if kind == "indexed" else Color(rgb=f"FF{text}")

"""What every workbook that we write shares: a safe book, texts that stay texts, fills, tables, page set-up."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.errors import OutputError
from rag_reports.model import CellRef, Severity, Status
from rag_reports.ooxml.new_sheet import LONGEST_TEXT, MOST_LINKS, ROW_LIMIT, fitting
from rag_reports.output.console import one_line
from rag_reports.text import count_lines

STATUS_FILLS = {
    Status.GREEN: "#00B050",
    Status.AMBER: "#FFC000",
    Status.RED: "#FF0000",
    Status.WHITE: "#FFFFFF",
    Status.CLOSED: "#D9D9D9",
}
SEVERITY_FILLS = {Severity.ERROR: "#F8CBAD", Severity.WARNING: "#FFE699", Severity.INFO: "#DDEBF7"}
CELL = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
HEADER = {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "valign": "top", "text_wrap": True}

LINK = {"font_color": "#0563C1", "underline": 1, **CELL}

_TIP_LENGTH = 120  # Excel takes 255 characters, of which some count as two
_LINK_LENGTH = 2_000  # Excel takes 2,079 characters
_LINE_HEIGHT = 15  # points
_NOT_IN_LINK = re.compile('[\x00-\x20%#"<>\\[\\]^`{}\x7f]')


@contextmanager
def new_book(path: Path | BytesIO, title: str, as_at: dt.date) -> Iterator[Workbook]:
    """A workbook that is written when the block ends well; texts never become formulas, links or numbers.

    It is dated at ``as_at``, so that the same facts make the same bytes. OutputError where it cannot be written.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = Workbook(path if isinstance(path, BytesIO) else str(path), options)
    book.set_properties({"title": one_line(title), "author": "", "created": dt.datetime.combine(as_at, dt.time())})
    yield book
    try:
        book.close()
    except FileCreateError as error:
        raise OutputError(path, "cannot be written", "Close it in Excel, or write somewhere else.") from error


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format | None = None) -> None:
    """A text as it is, whatever it begins with; row and column are 0-based, as xlsxwriter counts.

    A text between ``<r>`` and ``</r>``, which xlsxwriter takes for markup of its own, gets a blank behind it.
    """
    whole = fitting(text)
    taken = whole.startswith("<r>") and whole.endswith("</r>")
    sheet.write_string(row, column, f"{whole} " if taken else whole, style)


def write_link(
    sheet: Worksheet, place: tuple[int, int], cell: CellRef, workbook: Path, folder: Path, style: Format
) -> None:
    """A cell's name as a link to it, relative to the folder that the sheet's file will stand in.

    Plain text where Excel takes no more links, or no link so long.
    """
    row, column = place
    link = f"external:{_link_target(workbook, folder)}#{cell}"
    if row <= MOST_LINKS and len(link) <= _LINK_LENGTH:
        tip = f"Go to the cell in {one_line(workbook.name)}"[:_TIP_LENGTH]
        sheet.write_url(row, column, link, style, string=fitting(str(cell)), tip=tip)
    else:
        write_text(sheet, row, column, str(cell), style)


def _link_target(workbook: Path, folder: Path) -> str:
    """The way from the folder to the workbook, escaped as Excel does; the full path on another drive."""
    try:
        way = os.path.relpath(workbook.resolve(), folder.resolve())
    except ValueError:
        way = str(workbook.resolve())
    return _NOT_IN_LINK.sub(lambda match: f"%{ord(match[0]):02x}", way)


def write_date(sheet: Worksheet, row: int, column: int, date: dt.date, style: Format) -> None:
    """A day as a date cell; a year before 1900, which Excel has not, as text."""
    if date.year < 1900:
        write_text(sheet, row, column, date.isoformat(), style)
    else:
        sheet.write_datetime(row, column, dt.datetime.combine(date, dt.time()), style)


def write_header(sheet: Worksheet, row: int, columns: Sequence[tuple[str, float]], style: Format) -> None:
    """A header row of labels; each column gets its width, in characters."""
    for column, (label, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        write_text(sheet, row, column, label, style)


def finish_table(sheet: Worksheet, last_row: int, columns: int) -> None:
    """A filter, a header that stays in view and is printed on each page, A4 across, one page wide."""
    sheet.autofilter(0, 0, last_row, columns - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    set_page(sheet)


def write_list(
    book: Workbook, name: str, columns: Sequence[tuple[str, float]], rows: Iterable[tuple[str, ...]]
) -> None:
    """A sheet with one table of texts: header, rows, filter; ``columns`` are labels with widths in characters."""
    sheet = book.add_worksheet(name)
    text = book.add_format({"text_wrap": True, **CELL})
    write_header(sheet, 0, columns, book.add_format(HEADER))
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            write_text(sheet, last, column, value, text)
        set_height(sheet, last, [(value, width) for value, (_label, width) in zip(row, columns, strict=True)])
    finish_table(sheet, last, len(columns))


def set_page(sheet: Worksheet) -> None:
    """A4, one page wide."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def set_height(sheet: Worksheet, row: int, texts: Sequence[tuple[str, float]]) -> None:
    """A row as high as the longest of its wrapped texts, each given with its column's width.

    LibreOffice, unlike Excel, does not fit the height of a row to wrapped text when it opens a file.
    """
    lines = max(count_lines(text[:LONGEST_TEXT], int(width)) for text, width in texts)
    sheet.set_row(row, min(_LINE_HEIGHT * lines, ROW_LIMIT))

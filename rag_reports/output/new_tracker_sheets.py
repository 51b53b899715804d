"""The sheets of a new tracker beside its two tables: key, accepted findings, paper details that a book has."""

import datetime as dt
from collections.abc import Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.layouts.grid import Grid
from rag_reports.model import Acceptance
from rag_reports.output import spreadsheet
from rag_reports.output.new_tracker_columns import Kind, NewColumn
from rag_reports.output.new_tracker_content import Row
from rag_reports.output.new_tracker_key import KeyLine, fill_of
from rag_reports.output.new_tracker_table import TableWriter
from rag_reports.output.spreadsheet import write_date, write_text
from rag_reports.reading.acceptances import SHEET_NAME, Heading

KEY = "Key"
STATUS = "Status"
_KEY_COLUMNS = (
    NewColumn(STATUS, None, 18, "A word of the column Status. What is added here is offered there."),
    NewColumn("What it means", None, 90, "What the word means; the paper prints it."),
)
_ACCEPTED_COLUMNS = (
    NewColumn(Heading.RULE, None, 12, "The rule's code, such as RAG101."),
    NewColumn(Heading.REPORT, None, 40, "The report's title. Blank stands for every report."),
    NewColumn(Heading.NUMBER, None, 10, "The item's number. Blank stands for every item."),
    NewColumn(Heading.REASON, None, 60, "Why the finding is accepted."),
    NewColumn(Heading.ACCEPTED_BY, None, 28, "Who accepted it, by role."),
    NewColumn(Heading.UNTIL, None, 18, "The last day on which it is accepted.", Kind.DATE),
)
_DETAIL_WIDTHS = (34, 18, 60, 70)


def write_key(book: Workbook, key: Sequence[KeyLine]) -> None:
    """The key as a table, each word on its colour."""
    writer = TableWriter(book, KEY, _KEY_COLUMNS)
    writer.write([{STATUS: line.word, "What it means": line.definition} for line in key])
    for row, line in enumerate(key, start=1):
        fill = fill_of(line.word, line.status)
        if fill is not None:
            look = {**spreadsheet.CELL, "bold": True, "bg_color": fill, "font_color": "#000000", "locked": False}
            write_text(writer.sheet, row, 0, line.word, book.add_format(look))


def write_acceptances(book: Workbook, acceptances: Sequence[Acceptance]) -> Worksheet:
    """The sheet of accepted findings with the book's lines."""
    writer = TableWriter(book, SHEET_NAME, _ACCEPTED_COLUMNS)
    writer.write([_line(acceptance) for acceptance in acceptances])
    return writer.sheet


def _line(accepted: Acceptance) -> Row:
    return {
        Heading.RULE: accepted.rule,
        Heading.REPORT: accepted.report,
        Heading.NUMBER: accepted.number,
        Heading.REASON: accepted.reason,
        Heading.ACCEPTED_BY: accepted.accepted_by,
        Heading.UNTIL: accepted.until if accepted.until else accepted.until_text,
    }


def copy_details(book: Workbook, grid: Grid) -> None:
    """A sheet of paper details as the book has it, cell by cell."""
    sheet = book.add_worksheet(grid.name)
    text = book.add_format({**spreadsheet.CELL, "text_wrap": True, "num_format": "@"})
    date = book.add_format({**spreadsheet.CELL, "num_format": "d mmmm yyyy", "align": "left"})
    header = book.add_format(spreadsheet.HEADER)
    heading = next((row for row in grid.text_rows if len(grid.texts(row)) > 1), 0)
    for place, width in enumerate(_DETAIL_WIDTHS):
        sheet.set_column(place, place, width)
    for row in grid.text_rows:
        for column, shown in grid.texts(row):
            value = grid.own(row, column).value
            if isinstance(value, dt.date):
                write_date(sheet, row - 1, column - 1, value, date)
            else:
                write_text(sheet, row - 1, column - 1, shown, header if row == heading else text)
    sheet.set_landscape()
    spreadsheet.set_page(sheet)

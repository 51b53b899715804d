"""The figures of a tracker as a workbook: each table with its total, and a chart beside it."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.meeting.tracker_figures import FiguresRow, TrackerFigures, most_open_first
from rag_reports.output import spreadsheet
from rag_reports.output.charts import add_stacked_chart, add_status_chart
from rag_reports.output.figures_tables import (
    NO_STATUS,
    FiguresTable,
    build_figures_tables,
    figures_in_words,
    figures_title,
)
from rag_reports.output.spreadsheet import write_text
from rag_reports.text import plural

_NAME_WIDTH = 46
_NUMBER_WIDTH = 9
_CHART_WIDTH = 760
_MOST_BARS = 15
_OWN_SHEETS = {"By report": "reports", "By owner": "owners"}


def figures_workbook(figures: TrackerFigures, sentences: Sequence[str]) -> bytes:
    """A workbook: the whole, by report, by owner, and the count sentence of each report.

    Reports and owners stand with the most open items first; their charts show the first 15.
    """
    written = BytesIO()
    tables = build_figures_tables(figures)
    with spreadsheet.new_book(written, f"Figures of {figures_title(figures)}", figures.as_at) as book:
        formats = _Formats(book)
        _write_summary(book, formats, figures, [table for table in tables if table.heading not in _OWN_SHEETS])
        for table in tables:
            if table.heading in _OWN_SHEETS:
                _write_own_sheet(book, formats, table)
        said = zip(figures.reports, sentences, strict=True)
        spreadsheet.write_list(
            book,
            "Sentences",
            (("Report", _NAME_WIDTH), ("Count sentence", 100)),
            ((row.name or "no title", sentence) for row, sentence in said),
        )
    return written.getvalue()


class _Formats:
    """The formats of the cells."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.header = book.add_format(spreadsheet.HEADER)
        self.number_header = book.add_format({**spreadsheet.HEADER, "align": "right"})
        self.text = book.add_format({"text_wrap": True, **spreadsheet.CELL})
        self.number = book.add_format(spreadsheet.CELL)
        self.total = book.add_format({"bold": True, "text_wrap": True, **spreadsheet.CELL})
        self.fills = {
            status: book.add_format({"bg_color": fill, "bold": True, **spreadsheet.CELL})
            for status, fill in spreadsheet.STATUS_FILLS.items()
        }


def _write_summary(book: Workbook, formats: _Formats, figures: TrackerFigures, tables: Sequence[FiguresTable]) -> None:
    """The whole in words with notes, the statuses with their chart, and the smaller tables."""
    sheet = book.add_worksheet("Figures")
    write_text(sheet, 0, 0, figures_title(figures), formats.title)
    said = (figures_in_words(figures), *figures.notes)
    for row, line in enumerate(said, 1):
        write_text(sheet, row, 0, line)
    top = len(said) + 2
    chart_column = 2 + max(len(table.columns) for table in tables)
    row = _write_statuses(book, sheet, formats, figures.whole, (top, chart_column)) + 3
    for table in tables:
        first = row
        row = _write_table(sheet, formats, table, row) + 2
        if table.total == figures.unfinished and table.total.counts.total:
            height = 90 + 40 * len(table.rows)
            _add_chart(book, sheet, table, table.rows, first, (first, chart_column), height)
            row = max(row, first + 2 + height // 20)
    spreadsheet.set_page(sheet)
    sheet.set_landscape()


def _write_statuses(book: Workbook, sheet: Worksheet, formats: _Formats, whole: FiguresRow, at: tuple[int, int]) -> int:
    """A row for each status and their total, from row ``at[0]`` on, with a chart in column ``at[1]``; the last row."""
    top, _ = at
    counts, new = whole.counts, whole.new
    _write_labels(sheet, formats, top, "Status", ("Items", "NEW"))
    for row, (status, number) in enumerate(counts.statuses.items(), top + 1):
        write_text(sheet, row, 0, status.value, formats.fills[status])
        _write_numbers(sheet, row, (number, new.statuses[status]), formats.number)
    last = top + len(counts.statuses) + 2
    write_text(sheet, last - 1, 0, NO_STATUS, formats.text)
    _write_numbers(sheet, last - 1, (counts.unstated, new.unstated), formats.number)
    write_text(sheet, last, 0, whole.name, formats.total)
    _write_numbers(sheet, last, (counts.total, new.total), formats.total)
    told = ", ".join(f"{status.value} {number}" for status, number in counts.statuses.items())
    description = f"Column chart of the items by status: {told}."
    add_status_chart(book, sheet, (top + 1, 0), len(counts.statuses), description, at)
    return last


def _write_own_sheet(book: Workbook, formats: _Formats, table: FiguresTable) -> None:
    """A table of many rows on a sheet of its own, the most open first, with a chart of the first of them."""
    sheet = book.add_worksheet(table.heading)
    rows = tuple(most_open_first(table.rows))
    last = _write_table(sheet, formats, replace(table, rows=rows), 0)
    spreadsheet.finish_table(sheet, last - 1 if rows else 0, len(table.columns) + 1)
    shown = rows[:_MOST_BARS]
    if shown:
        _add_chart(book, sheet, table, shown, 0, (0, len(table.columns) + 2), 110 + 34 * len(shown))


def _write_table(sheet: Worksheet, formats: _Formats, table: FiguresTable, top: int) -> int:
    """The header at row ``top``, the rows and the total; gives the total's row."""
    _write_labels(sheet, formats, top, table.heading, [column.label for column in table.columns])
    row = top
    for row, figures in enumerate(table.rows, top + 1):
        _write_row(sheet, formats.text, formats.number, table, row, figures)
    _write_row(sheet, formats.total, formats.total, table, row + 1, table.total)
    return row + 1


def _write_row(
    sheet: Worksheet, text: Format, number: Format, table: FiguresTable, row: int, figures: FiguresRow
) -> None:
    name = table.name(figures)
    write_text(sheet, row, 0, name, text)
    _write_numbers(sheet, row, [column.number(figures) for column in table.columns], number)
    spreadsheet.set_height(sheet, row, [(name, _NAME_WIDTH)])


def _write_labels(sheet: Worksheet, formats: _Formats, row: int, name: str, numbers: Sequence[str]) -> None:
    """A header row: what the names are, then the labels of the numbers."""
    labels = [(name, _NAME_WIDTH), *((label, _NUMBER_WIDTH) for label in numbers)]
    spreadsheet.write_header(sheet, row, labels, formats.header)
    for column, label in enumerate(numbers, 1):
        write_text(sheet, row, column, label, formats.number_header)


def _write_numbers(sheet: Worksheet, row: int, numbers: Sequence[int], style: Format) -> None:
    for column, number in enumerate(numbers, 1):
        sheet.write_number(row, column, number, style)


def _add_chart(
    book: Workbook,
    sheet: Worksheet,
    table: FiguresTable,
    rows: Sequence[FiguresRow],
    top: int,
    at: tuple[int, int],
    height: int,
) -> None:
    """A bar for each of the table's first rows, below the header at row ``top``, of a part for each status."""
    parts = {place: column.status for place, column in enumerate(table.columns, 1) if column.is_part}
    title = table.heading
    if len(rows) < len(table.rows):
        title += f": the {len(rows)} with the most open items"
    add_stacked_chart(
        book,
        sheet,
        "bar",
        (top + 1, top + len(rows)),
        parts,
        title=title,
        description=f"Stacked bar chart, {title[0].lower()}{title[1:]}. {_told(table, rows)}",
        size=(_CHART_WIDTH, height),
        at=at,
        longest_name=max(len(table.name(row)) for row in rows),
    )


def _told(table: FiguresTable, rows: Sequence[FiguresRow]) -> str:
    """What the chart shows, in words: each bar with its parts; of many bars, the table tells it."""
    parts = [column for column in table.columns if column.is_part]
    bars = [
        f"{table.name(row)}: {', '.join(f'{part.label} {number}' for part in parts if (number := part.number(row)))}."
        for row in rows
        if row.counts.total
    ]
    return " ".join(bars) or f"{plural(0, 'item')}."

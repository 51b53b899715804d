"""The empty form for what a committee paper needs and a tracker does not hold: a workbook that staff fill in."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.meeting.item_names import numbered
from rag_reports.model import DetailField, Tracker
from rag_reports.output import spreadsheet
from rag_reports.output.spreadsheet import write_text
from rag_reports.reading import details as sheets
from rag_reports.text import count_lines, fold, number_key, squash

_LEAD = "What the paper needs besides the tracker. Write into the white cells, and keep the names of the sheets."
_REQUIRED, _OPTIONAL = "required", "if you have it"
_TO_WRITE = 60  # characters
_LINE_HEIGHT = 15  # points
_MOST_LINES = 12
_HEADER_ROW = 2


class FormFields(NamedTuple):
    """What is asked of the paper as a whole, of each report and of each item."""

    paper: Sequence[DetailField] = ()
    report: Sequence[DetailField] = ()
    item: Sequence[DetailField] = ()


def details_form(
    title: str,
    fields: Sequence[DetailField],
    report_fields: Sequence[DetailField],
    item_fields: Sequence[DetailField],
    tracker: Tracker | None,
    as_at: dt.date,
) -> bytes:
    """The form as a workbook: a line for each field, and a row for each report and item of the tracker, if given."""
    written = BytesIO()
    with spreadsheet.new_book(written, title, as_at) as book:
        add_details_sheets(book, title, FormFields(fields, report_fields, item_fields), tracker)
    return written.getvalue()


def add_details_sheets(book: Workbook, title: str, asked: FormFields, tracker: Tracker | None) -> None:
    """The sheets of the form, those for reports and items where something is asked of them."""
    _write_paper(_Form(book, sheets.PAPER, title), asked.paper)
    reports = tracker.reports if tracker else ()
    if asked.report:
        rows = [(squash(report.title),) for report in reports]
        _write_rows(_Form(book, sheets.REPORTS, title), (sheets.REPORT,), (50,), rows, asked.report)
    if asked.item:
        items = [(report, item) for report in reports for item in report.items]
        shared = Counter((fold(report.title), number_key(item.number)) for report, item in items)
        known = [
            (
                squash(report.title),
                numbered(item.item_type, item.number)
                if shared[fold(report.title), number_key(item.number)] > 1
                else item.number,
                squash(item.text),
            )
            for report, item in items
        ]
        heads = (sheets.REPORT, sheets.NUMBER, sheets.TEXT)
        _write_rows(_Form(book, sheets.ITEMS, title), heads, (36, 9, 50), known, asked.item)


class _Form:
    """One sheet of the form: its title, a line that says what to do, and a header row."""

    def __init__(self, book: Workbook, name: str, title: str) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.header = book.add_format(spreadsheet.HEADER)
        self.told = book.add_format({**spreadsheet.CELL, "text_wrap": True, "bg_color": "#F2F2F2"})
        self.free = book.add_format({**spreadsheet.CELL, "text_wrap": True})
        write_text(self.sheet, 0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        write_text(self.sheet, 1, 0, _LEAD)
        self.sheet.freeze_panes(_HEADER_ROW + 1, 0)
        self.sheet.set_landscape()
        spreadsheet.set_page(self.sheet)

    def head(self, labels: Sequence[str], widths: Sequence[int]) -> None:
        for column, (label, width) in enumerate(zip(labels, widths, strict=True)):
            self.sheet.set_column(column, column, width)
            write_text(self.sheet, _HEADER_ROW, column, label, self.header)


def _write_paper(form: _Form, fields: Sequence[DetailField]) -> None:
    form.head((sheets.DETAIL, "Needed", "What to write", sheets.YOUR_TEXT), (30, 14, _TO_WRITE, 70))
    for row, field in enumerate(fields, start=_HEADER_ROW + 1):
        texts = (field.label, _REQUIRED if field.required else _OPTIONAL, field.means)
        for column, text in enumerate(texts):
            write_text(form.sheet, row, column, text, form.told)
        form.sheet.write_blank(row, len(texts), None, form.free)
        form.sheet.set_row(row, _LINE_HEIGHT * max(count_lines(text, _TO_WRITE - 5) for text in texts))


def _write_rows(
    form: _Form,
    keys: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    fields: Sequence[DetailField],
) -> None:
    form.head((*keys, *(field.label for field in fields)), (*widths, *[_TO_WRITE] * len(fields)))
    for column, field in enumerate(fields, start=len(keys)):
        needed = _REQUIRED if field.required else _OPTIONAL
        shown = {"validate": "any", "input_title": field.label[:32], "input_message": f"{needed}: {field.means}"[:255]}
        form.sheet.data_validation(_HEADER_ROW + 1, column, _HEADER_ROW + max(1, len(rows)), column, shown)
    for row, texts in enumerate(rows, start=_HEADER_ROW + 1):
        for column, text in enumerate(texts):
            write_text(form.sheet, row, column, text, form.told)
        for column in range(len(texts), len(texts) + len(fields)):
            form.sheet.write_blank(row, column, None, form.free)
        lines = max(count_lines(text, width - 5) for text, width in zip(texts, widths, strict=True))
        form.sheet.set_row(row, _LINE_HEIGHT * min(lines, _MOST_LINES))

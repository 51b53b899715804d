"""A reconciliation as a workbook with links into both books, and what it proposes as a list of changes."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pandas as pd
from xlsxwriter.workbook import Workbook

from rag_reports.meeting.item_names import numbered
from rag_reports.output import spreadsheet
from rag_reports.output.items_csv import frame_csv
from rag_reports.output.reconciliation_rows import reconciliation_rows
from rag_reports.output.spreadsheet import write_header, write_link, write_text
from rag_reports.reconcile.proposals import Proposal
from rag_reports.reconcile.reconciliation import Reconciliation

_COLUMNS = (
    ("What differs", 34),
    ("Report", 40),
    ("Number", 14),
    ("Tracker says", 40),
    ("List says", 40),
    ("Note", 44),
    ("Cell in the tracker", 26),
    ("Cell in the list", 26),
)
_CHANGES = ["report", "type", "number", "field", "value", "why"]


def reconciliation_workbook(found: Reconciliation, as_at: dt.date, folder: Path) -> bytes:
    """A workbook of two sheets: the counts, and every difference with a link to both cells.

    ``folder`` is where it will stand; the links are relative to that.
    """
    written = BytesIO()
    title = f"{found.tracker.workbook.name} against {found.listed.workbook.name}"
    with spreadsheet.new_book(written, title, as_at) as book:
        _write_summary(book, found, title)
        _write_rows(book, found, folder)
    return written.getvalue()


def proposals_csv(proposals: Sequence[Proposal]) -> bytes:
    """The proposals as a list of changes that ``apply`` reads; Excel opens it as UTF-8."""
    rows = [(one.report, one.item_type, one.number, one.field, one.value, one.why) for one in proposals]
    return frame_csv(pd.DataFrame(rows, columns=_CHANGES, dtype="string"), mark=True)


def _write_summary(book: Workbook, found: Reconciliation, title: str) -> None:
    sheet = book.add_worksheet("Summary")
    sheet.set_column(0, 0, 62)
    write_text(sheet, 0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    counts = Counter(row.what for row in reconciliation_rows(found))
    lines = [
        ("Items in the tracker", len(found.tracker.items)),
        ("Items on the list", len(found.listed.items)),
        ("The same in both", len(found.same)),
        *((what[:1].upper() + what[1:], number) for what, number in counts.items()),
    ]
    for row, (label, number) in enumerate(lines, 2):
        write_text(sheet, row, 0, label)
        sheet.write_number(row, 1, number)
    spreadsheet.set_page(sheet)


def _write_rows(book: Workbook, found: Reconciliation, folder: Path) -> None:
    sheet = book.add_worksheet("Differences")
    text = book.add_format({"text_wrap": True, **spreadsheet.CELL})
    link = book.add_format(spreadsheet.LINK)
    write_header(sheet, 0, _COLUMNS, book.add_format(spreadsheet.HEADER))
    rows = reconciliation_rows(found)
    for place, row in enumerate(rows, 1):
        entry = row.here or row.there
        assert entry is not None
        texts = (
            row.what,
            entry.report.title,
            numbered(entry.item.item_type, entry.item.number),
            row.ours,
            row.theirs,
            row.note,
        )
        for column, value in enumerate(texts):
            write_text(sheet, place, column, value, text)
        for column, one, workbook in (
            (6, row.here, found.tracker.workbook),
            (7, row.there, found.listed.workbook),
        ):
            if one:
                write_link(sheet, (place, column), one.item.cell, workbook, folder, link)
            else:
                write_text(sheet, place, column, "", text)
        told = [(value, width) for value, (_label, width) in zip(texts, _COLUMNS, strict=False)]
        spreadsheet.set_height(sheet, place, told)
    spreadsheet.finish_table(sheet, len(rows), len(_COLUMNS))

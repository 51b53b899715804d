"""What changed between two trackers as a table: CSV, and a workbook with the balance."""

import datetime as dt
from io import BytesIO

import pandas as pd
from xlsxwriter.workbook import Workbook

from rag_reports.meeting.balance import Balance
from rag_reports.meeting.change_rows import ChangeKind, build_change_rows
from rag_reports.meeting.changes import Changes
from rag_reports.output import spreadsheet
from rag_reports.output.changes_text import balance_sentence, left_out_sentence
from rag_reports.output.items_csv import frame_csv
from rag_reports.output.spreadsheet import write_header, write_text

_COLUMNS = (
    ("Change", 18),
    ("Report", 40),
    ("Number", 9),
    ("Type", 18),
    ("Recommendation", 50),
    ("Before", 30),
    ("After", 30),
    ("Note", 40),
    ("Cell", 24),
)
_BALANCE = (
    ("Items", 46),
    ("Opening", 10),
    ("New", 10),
    ("Closed", 10),
    ("Closing", 10),
    ("Of the new, on the old tracker", 14),
    ("Of the closed, dropped", 14),
)


def change_table(changes: Changes) -> list[tuple[str, ...]]:
    """A row of texts for each change, in the order of ``build_change_rows``."""
    return [
        (
            row.kind.value,
            row.entry.report.title,
            row.entry.item.number,
            row.entry.item.item_type.value,
            row.entry.item.text,
            row.before,
            row.after,
            row.note or (f"the cell is in {changes.old.workbook.name}" if row.kind is ChangeKind.DROPPED else ""),
            str(row.entry.item.cell),
        )
        for row in build_change_rows(changes)
    ]


def changes_csv(changes: Changes, *, mark: bool = False) -> bytes:
    """The changes as CSV, written as ``items_csv`` says."""
    heads = [label.lower() for label, _width in _COLUMNS]
    return frame_csv(pd.DataFrame(change_table(changes), columns=heads, dtype="string"), mark=mark)


def changes_workbook(changes: Changes, as_at: dt.date) -> bytes:
    """A workbook of two sheets: the balance in all, by status and by report, and every change."""
    written = BytesIO()
    title = f"Changes from {changes.old.workbook.name} to {changes.new.workbook.name}"
    with spreadsheet.new_book(written, title, as_at) as book:
        _write_balance(book, changes, title)
        _write_changes(book, changes)
    return written.getvalue()


def _write_balance(book: Workbook, changes: Changes, title: str) -> None:
    sheet = book.add_worksheet("Balance")
    header, text = book.add_format(spreadsheet.HEADER), book.add_format({"text_wrap": True, **spreadsheet.CELL})
    number, strong = book.add_format(spreadsheet.CELL), book.add_format({"bold": True, "font_size": 14})
    write_text(sheet, 0, 0, title, strong)
    write_text(sheet, 1, 0, balance_sentence(changes))
    write_text(sheet, 2, 0, left_out_sentence(changes))
    write_header(sheet, 4, _BALANCE, header)
    spreadsheet.set_height(sheet, 4, _BALANCE)
    rows = [("All open items", changes.balance)]
    rows += [(f"At {status.value}", balance) for status, balance in changes.by_status.items()]
    rows += [(f"Open items of {report}", balance) for report, balance in changes.by_report.items()]
    for row, (label, balance) in enumerate(rows, 5):
        write_text(sheet, row, 0, label, text)
        for column, value in enumerate(_numbers(balance), 1):
            sheet.write_number(row, column, value, number)
        spreadsheet.set_height(sheet, row, [(label, _BALANCE[0][1])])
    sheet.freeze_panes(5, 1)
    sheet.set_landscape()
    spreadsheet.set_page(sheet)


def _numbers(balance: Balance) -> tuple[int, ...]:
    return (balance.opening, balance.new, balance.closed, balance.closing, balance.reopened, balance.dropped)


def _write_changes(book: Workbook, changes: Changes) -> None:
    spreadsheet.write_list(book, "Changes", _COLUMNS, change_table(changes))

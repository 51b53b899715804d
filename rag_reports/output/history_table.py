"""What committee was told at each meeting, as JSON, as CSV, and as a workbook with the trend."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import pandas as pd
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.deadline import date_in_words
from rag_reports.meeting.history import History
from rag_reports.meeting.snapshot_folder import Kept
from rag_reports.meeting.snapshots import Told
from rag_reports.model import Status
from rag_reports.output import spreadsheet
from rag_reports.output.charts import add_stacked_chart
from rag_reports.output.history_text import due_words, short_date, status_words
from rag_reports.output.items_csv import frame_csv
from rag_reports.output.spreadsheet import write_header, write_text

_TOTALS = (
    ("Meeting", 20),
    *((status.value, 9) for status in Status),
    ("No status", 10),
    ("Items", 8),
    ("Workbook", 30),
    ("Copy", 10),
)
_ITEM = (("Report", 36), ("Type", 18), ("Number", 9), ("Recommendation", 60))
_CHART_WIDTH = 860
_NOT_THERE = "not on the tracker"


def history_record(history: History) -> dict[str, object]:
    """What ``history --format json`` prints; ``told`` has an entry for each meeting, null where there was no item."""
    return {
        "folder": str(history.folder),
        "meetings": [_meeting_record(kept) for kept in history.meetings],
        "items": [
            {
                "report": item.last.report,
                "type": item.last.item_type.value,
                "number": item.last.number,
                "text": item.last.text,
                "told": [_told_record(told) if told else None for told in item.told],
            }
            for item in history.items
        ],
        "warnings": list(history.warnings),
    }


def history_csv(history: History, *, mark: bool = False) -> bytes:
    """A row for each item at each meeting, written as ``items_csv`` says; ``item`` counts the items from 1."""
    rows = [
        {"meeting": kept.snapshot.meeting.isoformat(), "item": str(number), **_texts(told), "copy": kept.state.value}
        for number, item in enumerate(history.items, 1)
        for kept, told in zip(history.meetings, item.told, strict=True)
        if told is not None
    ]
    return frame_csv(pd.DataFrame(rows, dtype="string"), mark=mark)


def history_workbook(history: History) -> bytes:
    """A workbook: the totals by status with a chart of them, each item at each meeting, and what is wrong there."""
    written = BytesIO()
    last = history.meetings[-1].snapshot
    with spreadsheet.new_book(written, "What committee was told at each meeting", last.as_at) as book:
        _write_totals(book, history.meetings)
        _Items(book, history).write()
        if history.warnings:
            spreadsheet.write_list(book, "Please note", (("Please note", 110),), [(each,) for each in history.warnings])
    return written.getvalue()


def _meeting_record(kept: Kept) -> dict[str, object]:
    snapshot = kept.snapshot
    return {
        "meeting": snapshot.meeting.isoformat(),
        "as_at": snapshot.as_at.isoformat(),
        "workbook": snapshot.workbook,
        "copy": snapshot.copy,
        "copy_state": kept.state.value,
        "sha256": snapshot.sha256,
        "items": len(snapshot.told),
        "counts": {status.value: number for status, number in snapshot.counts.items()},
        "no_status": snapshot.unstated,
    }


def _told_record(told: Told) -> dict[str, object]:
    return {
        "report": told.report,
        "number": told.number,
        "status": told.status.value if told.status else None,
        "status_text": told.status_text,
        "new": told.new,
        "due": told.due.isoformat() if told.due else None,
        "due_text": told.due_text,
        "owner": told.owner,
    }


def _texts(told: Told) -> dict[str, str]:
    return {
        "report": told.report,
        "type": told.item_type.value,
        "number": told.number,
        "status": told.status.value if told.status else "",
        "status_text": told.status_text,
        "new": "yes" if told.new else "no",
        "due": told.due.isoformat() if told.due else "",
        "due_text": told.due_text,
        "owner": told.owner,
        "text": told.text,
    }


def _write_totals(book: Workbook, meetings: Sequence[Kept]) -> None:
    sheet = book.add_worksheet("Totals")
    text, number = book.add_format({"text_wrap": True, **spreadsheet.CELL}), book.add_format(spreadsheet.CELL)
    write_header(sheet, 0, _TOTALS, book.add_format(spreadsheet.HEADER))
    for row, kept in enumerate(meetings, 1):
        snapshot = kept.snapshot
        write_text(sheet, row, 0, date_in_words(snapshot.meeting), text)
        for column, count in enumerate([*snapshot.counts.values(), snapshot.unstated, len(snapshot.told)], 1):
            sheet.write_number(row, column, count, number)
        told = (snapshot.workbook, kept.state.value)
        for column, value in enumerate(told, len(_TOTALS) - 2):
            write_text(sheet, row, column, value, text)
        spreadsheet.set_height(sheet, row, [(snapshot.workbook, 30)])
    spreadsheet.finish_table(sheet, len(meetings), len(_TOTALS))
    _add_trend(book, sheet, meetings)


def _add_trend(book: Workbook, sheet: Worksheet, meetings: Sequence[Kept]) -> None:
    """A column for each meeting, of as many parts as there are statuses, each in its colour and with its number."""
    unstated = [None] if any(kept.snapshot.unstated for kept in meetings) else []
    add_stacked_chart(
        book,
        sheet,
        "column",
        (1, len(meetings)),
        dict(enumerate([*Status, *unstated], 1)),
        title="Items by status at each meeting",
        description=" ".join(_told_by_chart(meetings)),
        size=(_CHART_WIDTH, 360),
        at=(len(meetings) + 2, 0),
    )


def _told_by_chart(meetings: Sequence[Kept]) -> Iterator[str]:
    yield "Stacked column chart of the items by status at each meeting."
    for kept in meetings:
        counts = ", ".join(f"{status.value} {number}" for status, number in kept.snapshot.counts.items())
        unstated = f", no status {kept.snapshot.unstated}" if kept.snapshot.unstated else ""
        yield f"{date_in_words(kept.snapshot.meeting)}: {counts}{unstated}."


class _Items:
    """The sheet of the items: a row for each, and two columns for each meeting, status and due date."""

    def __init__(self, book: Workbook, history: History) -> None:
        self.history = history
        self.sheet = book.add_worksheet("Items")
        self.text = book.add_format({"text_wrap": True, **spreadsheet.CELL})
        self.header = book.add_format(spreadsheet.HEADER)
        self.day = book.add_format({"num_format": "d mmm yyyy", "align": "left", **spreadsheet.CELL})
        self.fills = {
            status: book.add_format({"bg_color": fill, "bold": True, **spreadsheet.CELL})
            for status, fill in spreadsheet.STATUS_FILLS.items()
        }

    def write(self) -> None:
        """Write the header and the rows."""
        days = [short_date(kept.snapshot.meeting) for kept in self.history.meetings]
        columns = [*_ITEM, *(column for day in days for column in ((f"{day}: status", 20), (f"{day}: due", 20)))]
        write_header(self.sheet, 0, columns, self.header)
        for row, item in enumerate(self.history.items, 1):
            last = item.last
            values = (last.report, last.item_type.value, last.number, last.text)
            for column, value in enumerate(values):
                write_text(self.sheet, row, column, value, self.text)
            for place, told in enumerate(item.told):
                self._told(row, len(_ITEM) + 2 * place, told)
            dues = [(due_words(told), 20) for told in item.told if told]
            texts = [(value, width) for value, (_label, width) in zip(values, _ITEM, strict=True)]
            spreadsheet.set_height(self.sheet, row, [*texts, *dues])
        spreadsheet.finish_table(self.sheet, len(self.history.items), len(columns))
        self.sheet.freeze_panes(1, 3)

    def _told(self, row: int, column: int, told: Told | None) -> None:
        if told is None:
            write_text(self.sheet, row, column, _NOT_THERE, self.text)
            write_text(self.sheet, row, column + 1, _NOT_THERE, self.text)
            return
        style = self.fills[told.status] if told.status else self.text
        write_text(self.sheet, row, column, status_words(told), style)
        if told.due is None:
            write_text(self.sheet, row, column + 1, due_words(told), self.text)
        else:
            spreadsheet.write_date(self.sheet, row, column + 1, told.due, self.day)

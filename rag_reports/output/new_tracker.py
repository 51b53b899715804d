"""A new tracker as a workbook: an Excel table that grows, its lists and colours, and the sheets around it."""

import datetime as dt
from io import BytesIO

from xlsxwriter.workbook import Workbook

from rag_reports.model import Tracker
from rag_reports.output import new_tracker_sheets as sheets
from rag_reports.output import spreadsheet
from rag_reports.output.details_form import FormFields, add_details_sheets
from rag_reports.output.new_tracker_columns import REPORT_NAME, STATUS_NAME
from rag_reports.output.new_tracker_content import NewTracker
from rag_reports.output.new_tracker_read_me import write_read_me
from rag_reports.output.new_tracker_table import TableWriter
from rag_reports.reading.report_list import SHEET_NAME as REPORTS

TRACKER = "Tracker"
_LANGUAGE = "en-GB"


def new_tracker(
    content: NewTracker, asked: FormFields, classification: str, as_at: dt.date, carried: Tracker | None = None
) -> bytes:
    """The workbook. ``asked`` are the details that a committee's paper needs, of ``carried`` where a book is carried.

    The classification and the force stand in each page's header. Neither the properties nor the sheets name a person.
    """
    title = f"{content.force}: HMICFRS tracker" if content.force else "HMICFRS tracker"
    written = BytesIO()
    with spreadsheet.new_book(written, title, as_at) as book:
        book.set_custom_property("Language", _LANGUAGE)
        read_me = write_read_me(book, title, content.columns)
        tracker = TableWriter(book, TRACKER, content.columns)
        tracker.write(content.rows)
        tracker.colour(sheets.STATUS, content.words)
        sheets.write_key(book, content.key)
        reports = TableWriter(book, REPORTS, content.report_columns)
        reports.write(content.reports)
        sheets.write_acceptances(book, content.acceptances)
        for grid in content.details:
            sheets.copy_details(book, grid)
        if not content.details:
            add_details_sheets(book, title, asked, carried)
        book.define_name(STATUS_NAME, f"={sheets.KEY}[{sheets.STATUS}]")
        book.define_name(REPORT_NAME, f"={REPORTS}[Report]")
        _set_headers(book, title, classification)
        (tracker.sheet if content.rows else read_me).activate()
    return written.getvalue()


def _set_headers(book: Workbook, title: str, classification: str) -> None:
    """Title and classification above, sheet and page below; an ampersand is a code there, and is doubled."""
    left, right = (text.replace("&", "&&") for text in (title, classification))
    for sheet in book.worksheets():
        sheet.set_header(f'&L{left}&R&"-,Bold"{right}')
        sheet.set_footer("&L&A&CPage &P of &N")

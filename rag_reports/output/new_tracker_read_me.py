"""The sheet *Read me* of a new tracker: what each sheet is for and what stands in each column, in plain words."""

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.output import spreadsheet
from rag_reports.output.new_tracker_columns import NewColumn
from rag_reports.output.spreadsheet import set_height, write_text

NAME = "Read me"
_WIDTHS = (26, 100)
_SHEETS = (
    ("Tracker", "One row for each item of an inspection report. Type below the last row, and the table grows."),
    (
        "Reports",
        "One row for each inspection report. Write a new report here first; the Tracker then offers its title.",
    ),
    ("Key", "The status words and what they mean. A word that is added here is offered in the Tracker."),
    (
        "Accepted findings",
        "Findings of the check that somebody has accepted, with the reason and the day until which. It may stay empty.",
    ),
    ("Paper details", "What a committee paper needs and the tracker does not hold. It may stay empty."),
)
_ADVICE = (
    (
        "Dates",
        "Write whole dates as 31/03/2020. Excel turns a month such as March 2020 into its first day: write its last "
        "day instead, or begin with an apostrophe. Words such as Within six months or Q4 2019/20 are read too.",
    ),
    (
        "A date that moves",
        "Put the old date behind those in Earlier due dates (31 July 2019, now 30 November 2019), the new one in the "
        "column for the date in force, and the reason beside it.",
    ),
    ("NEW?", "Choose NEW where the status changed since the last meeting, and take it away after the meeting."),
    (
        "Numbers",
        "The columns are kept as text, so that 1.10 and 007 stay as they are, and a text may begin with = or -.",
    ),
    ("Colours", "The colour of a status follows its word. Nothing needs to be filled in by hand."),
    (
        "Headings",
        "Choose a heading to read what its column is for. Headings cannot be typed over, since columns are found by "
        "them. The sheets are not protected: Excel's tables do not grow on a protected sheet.",
    ),
    (
        "Printing",
        "A4 across, one page wide, headings on each page. The columns to the right of Restricted are not printed. The "
        "force and the classification stand in the header: Page Layout, Print Titles, Header/Footer.",
    ),
)


def write_read_me(book: Workbook, title: str, columns: Sequence[NewColumn]) -> Worksheet:
    """The sheet, with a line for each column of the table *Tracker*."""
    sheet = book.add_worksheet(NAME)
    heading = book.add_format({"bold": True, "font_size": 12, "valign": "top"})
    name = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    text = book.add_format({"valign": "top", "text_wrap": True})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    write_text(sheet, 0, 0, title, book.add_format({"bold": True, "font_size": 16}))
    parts = (
        ("The sheets", _SHEETS),
        ("Good to know", _ADVICE),
        ("The columns of the Tracker", tuple((column.label, column.told) for column in columns)),
    )
    row = 2
    for part, lines in parts:
        write_text(sheet, row, 0, part, heading)
        for label, told in lines:
            row += 1
            write_text(sheet, row, 0, label, name)
            write_text(sheet, row, 1, told, text)
            set_height(sheet, row, [(label, _WIDTHS[0]), (told, _WIDTHS[1])])
        row += 2
    sheet.set_landscape()
    spreadsheet.set_page(sheet)
    sheet.fit_to_pages(1, 1)
    sheet.protect()
    return sheet

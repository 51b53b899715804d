"""An Excel table of a new tracker: guarded headings, drop-down lists, dates that may be words, colours by word."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.model import Run, Status
from rag_reports.ooxml.new_sheet import LONGEST_TEXT, fitting
from rag_reports.output import spreadsheet
from rag_reports.output.new_tracker_columns import Kind, NewColumn
from rag_reports.output.new_tracker_content import Row, Value
from rag_reports.output.new_tracker_key import fill_of
from rag_reports.output.spreadsheet import write_date, write_text

LAST_ROW = 9_999
"""The last row, 0-based, to which lists and colours reach beyond the table, for rows that are pasted below it."""
_FILTER_BUTTON = 3
"""What Excel's filter button takes of a heading's width, in characters."""
_DATE = "d mmm yyyy"
_ESCAPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""What xlsxwriter escapes, which it does wrongly in a text with formats."""
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_FIRST_DAY, _LAST_DAY = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
_FORMATS = {Kind.TEXT: "@", Kind.DATE: _DATE, Kind.DUE: _DATE, Kind.NUMBER: "0"}
_GUARDED = (
    "rag-reports finds this column by its heading. To rename it all the same, clear this cell's rule: Data, Data "
    "Validation, Clear All."
)


class FittedSheet(Worksheet):
    """A sheet whose rows have heights that Excel fits anew when somebody changes a text in them."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        kept = [pair for pair in attributes if tag != "row" or pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


class TableWriter:
    """Writes one Excel table from the first row of a sheet of its own."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[NewColumn]) -> None:
        self.sheet: Worksheet = book.add_worksheet(name, worksheet_class=FittedSheet)
        self._book = book
        self._name = name.replace(" ", "_")
        self._columns = columns
        self._header = book.add_format({**spreadsheet.HEADER, "border": 1, "border_color": "#BFBFBF"})
        self._styles: dict[tuple[object, ...], Format] = {}

    def write(self, rows: Sequence[Row]) -> None:
        """The table with its rows, one blank row where there is none: Excel has no table without a row."""
        last = max(1, len(rows))
        headings: list[dict[str, Any]] = []
        for place, column in enumerate(self._columns):
            style = self._style(column.kind)
            self.sheet.set_column(place, place, column.width, style)
            headings.append({"header": column.label, "header_format": self._header, "format": style})
            self._guard(place, column)
            self._offer(place, column)
        self.sheet.add_table(
            *(0, 0, last, len(self._columns) - 1),
            {"name": self._name, "columns": headings, "style": "Table Style Light 15", "banded_rows": False},
        )
        labels = [(column.label, column.width - _FILTER_BUTTON) for column in self._columns]
        spreadsheet.set_height(self.sheet, 0, labels)
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(self._columns):
                if column.label in row:
                    self._write(number, place, column.kind, row[column.label])
            spreadsheet.set_height(self.sheet, number, [*self._shown(row)])
        self._set_page()

    def colour(self, label: str, words: Mapping[str, Status | None]) -> None:
        """Colour the cells of a column by the word that they hold."""
        place = next(place for place, column in enumerate(self._columns) if column.label == label)
        for word, status in words.items():
            fill = fill_of(word, status)
            if fill is not None:
                quoted = word.replace('"', '""')
                rule = {"type": "cell", "criteria": "==", "value": f'"{quoted}"'}
                style = self._book.add_format({"bg_color": fill, "font_color": "#000000"})
                self.sheet.conditional_format(1, place, LAST_ROW, place, {**rule, "format": style})

    def _shown(self, row: Row) -> Iterator[tuple[str, float]]:
        for column in self._columns:
            value = row.get(column.label, "")
            text = value if isinstance(value, str) else ""
            if isinstance(value, tuple):
                text = "".join(run.text for run in value)
            yield text, column.width

    def _style(self, kind: Kind, **marks: bool) -> Format:
        key = (kind, *sorted(marks.items()))
        if key not in self._styles:
            look = {**spreadsheet.CELL, "text_wrap": True, "align": "left", "locked": False}
            shown = {name: on for name, on in marks.items() if on}
            self._styles[key] = self._book.add_format({**look, "num_format": _FORMATS[kind], **shown})
        return self._styles[key]

    def _write(self, row: int, place: int, kind: Kind, value: Value) -> None:
        if isinstance(value, dt.date):
            write_date(self.sheet, row, place, value, self._style(kind))
        elif isinstance(value, int):
            self.sheet.write_number(row, place, value, self._style(kind))
        elif isinstance(value, str):
            write_text(self.sheet, row, place, value, self._style(kind))
        else:
            self._write_runs(row, place, kind, value)

    def _write_runs(self, row: int, place: int, kind: Kind, runs: Sequence[Run]) -> None:
        """A text in several formats; Excel has a single run as the format of the cell.

        Where its characters do not go with formats, the text alone, without what is struck through.
        """
        marks = [
            {"bold": run.bold, "italic": run.italic, "font_strikeout": run.strike, "underline": run.underline}
            for run in runs
        ]
        whole = "".join(run.text for run in runs)
        if len(runs) == 1:
            write_text(self.sheet, row, place, whole, self._style(kind, **marks[0]))
        elif len(whole) > LONGEST_TEXT or _ESCAPED.search(whole):
            text = "".join(run.text for run in runs if not run.strike)
            write_text(self.sheet, row, place, text, self._style(kind))
        else:
            pieces: list[str | Format] = []
            for run, mark in zip(runs, marks, strict=True):
                pieces += [self._font(mark), fitting(run.text)]
            self.sheet.write_rich_string(row, place, *pieces, self._style(kind))

    def _font(self, marks: Mapping[str, bool]) -> Format:
        key = ("font", *sorted(marks.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format({name: on for name, on in marks.items() if on})
        return self._styles[key]

    def _guard(self, place: int, column: NewColumn) -> None:
        """Only its own heading may be typed over a heading, whose message says what the column is for."""
        self.sheet.data_validation(
            *(0, place, 0, place),
            {
                "validate": "list",
                "source": [column.label],
                "dropdown": False,
                "ignore_blank": False,
                "input_title": column.label[:_LONGEST_TITLE],
                "input_message": column.told[:_LONGEST_MESSAGE],
                "error_title": "This heading is needed",
                "error_message": _GUARDED,
            },
        )

    def _offer(self, place: int, column: NewColumn) -> None:
        rule = self._rule(place, column)
        if rule:
            self.sheet.data_validation(1, place, LAST_ROW, place, rule)

    def _rule(self, place: int, column: NewColumn) -> dict[str, object]:
        if column.choices:
            named = isinstance(column.choices, str)
            return {
                "validate": "list",
                "source": f"={column.choices}" if named else list(column.choices),
                "error_type": "stop" if column.strict else "warning",
                "error_title": f"Not on the list for {column.label}"[:_LONGEST_TITLE],
                "error_message": f"Choose from the list. {column.told}"[:_LONGEST_MESSAGE],
            }
        if column.kind is Kind.DATE:
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": _FIRST_DAY,
                "maximum": _LAST_DAY,
                "error_type": "warning",
                "error_title": "Not a date",
                "error_message": "Write a date such as 31/03/2020.",
            }
        return self._due_rule(place) if column.kind is Kind.DUE else {}

    @staticmethod
    def _due_rule(place: int) -> dict[str, object]:
        """A warning at the first of a month: Excel makes that of "March 2020", which means the month's last day."""
        cell = xl_rowcol_to_cell(1, place)
        years = f"YEAR({cell})>={_FIRST_DAY.year},YEAR({cell})<={_LAST_DAY.year}"
        return {
            "validate": "custom",
            "value": f"=IF(ISNUMBER({cell}),AND(DAY({cell})<>1,{years}),TRUE)",
            "error_type": "warning",
            "error_title": "Is this the first of a month?",
            "error_message": "Excel turns a month such as March 2020 into 1 March 2020. If you mean the whole month, "
            "choose No and write its last day, or begin with an apostrophe: 'March 2020. Check the year too.",
        }

    def _set_page(self) -> None:
        """Headings in view and on every page, A4 across, one page wide; numbers as texts are meant."""
        printed = [place for place, column in enumerate(self._columns) if column.printed]
        texts = [place for place, column in enumerate(self._columns) if column.kind is not Kind.NUMBER]
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        spreadsheet.set_page(self.sheet)
        self.sheet.set_margins(left=0.3, right=0.3, top=0.75, bottom=0.6)
        if len(printed) < len(self._columns):
            self.sheet.print_area(0, 0, 1_048_575, printed[-1])
        names = f"{xl_col_to_name(texts[0])}2:{xl_col_to_name(texts[-1])}{LAST_ROW + 1}"
        self.sheet.ignore_errors({"number_stored_as_text": names})

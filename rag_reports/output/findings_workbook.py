"""Findings as a workbook that a person works through in Excel: a summary, and a table with a link to each cell."""

import datetime as dt
import os
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.errors import OutputError
from rag_reports.meeting.figures import count_statuses
from rag_reports.model import CellRef, Finding, Findings, Severity, Status
from rag_reports.rules import load_rules

_TEXT_LIMIT = 32_767  # characters in a cell, by Excel's limits
_LINK_LIMIT = 65_530  # links on a sheet, likewise
_LINK_LENGTH = 2_000  # Excel takes 2,079 characters
_LINE_HEIGHT = 15  # points
_ROW_LIMIT = 409  # points, Excel's limit
_STATUS_FILLS = {
    Status.GREEN: "#00B050",
    Status.AMBER: "#FFC000",
    Status.RED: "#FF0000",
    Status.WHITE: "#FFFFFF",
    Status.CLOSED: "#D9D9D9",
}
_SEVERITY_FILLS = {Severity.ERROR: "#F8CBAD", Severity.WARNING: "#FFE699", Severity.INFO: "#DDEBF7"}
_COLUMNS = (
    ("Severity", 10),
    ("Cell", 22),
    ("What is wrong, and what to do", 80),
    ("Report", 40),
    ("Number", 9),
    ("Rule", 9),
    ("Name of the rule", 28),
    ("Accepted", 10),
)


def write_findings(findings: Findings, path: Path, *, opened_in: Path | None = None) -> None:
    """Write the findings, each with a link to its cell in the tracker.

    ``opened_in`` is the folder that the file will stand in, where that is not the folder of ``path``; links
    are relative to it. Raises OutputError where ``path`` cannot be written.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = Workbook(str(path), options)
    made = dt.datetime.combine(findings.as_at, dt.time())  # The same findings make the same file.
    book.set_properties({"title": f"Findings on {findings.tracker.workbook.name}", "author": "", "created": made})
    target = _link_target(findings.tracker.workbook, opened_in or path.parent)
    _Summary(book).write(findings)
    _Table(book, target).write(findings.findings)
    try:
        book.close()
    except FileCreateError as error:
        raise OutputError(path, "cannot be written", "Close it in Excel, or write somewhere else.") from error


class _Summary:
    """The first sheet: what was checked, and counts by status, severity and rule."""

    def __init__(self, book: Workbook) -> None:
        self.sheet = book.add_worksheet("Summary")
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "bottom": 1})
        self.status = {name: book.add_format({"bg_color": fill, "border": 1}) for name, fill in _STATUS_FILLS.items()}
        self.severity = {
            name: book.add_format({"bg_color": fill, "border": 1}) for name, fill in _SEVERITY_FILLS.items()
        }
        self.row = 0

    def write(self, findings: Findings) -> None:
        """Write the sheet from top to bottom."""
        tracker, found = findings.tracker, findings.findings
        items = [item for _report, item in tracker.items]
        severities = Counter(finding.severity for finding in found if not finding.accepted)
        rules = Counter((finding.code, finding.name) for finding in found)
        self.sheet.set_column(0, 0, 40)
        self.sheet.set_column(1, 1, 18)
        self.sheet.set_column(2, 2, 60)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self._line([f"Findings on {tracker.workbook.name}"], self.title)
        self._line(["As at", f"{findings.as_at.day} {findings.as_at:%B %Y}"])
        self._line(["Reports", len(tracker.reports)])
        self._line(["Items", len(items)])
        self._table(
            "Status", [(status.value, number, self.status[status]) for status, number in count_statuses(items).items()]
        )
        self._line(["none or unknown", sum(item.status is None for item in items)])
        self._table("Severity", [(one.value, severities[one], self.severity[one]) for one in Severity])
        self._line(["accepted", sum(finding.accepted for finding in found)])
        names = {rule.code: rule.name for rule in load_rules()}
        finds = {rule.code: rule.manual.strip().split("\n", 1)[0] for rule in load_rules()}
        self.row += 1
        self._line(["Rule", "Number", "What it finds"], self.heading)
        for (code, name), number in sorted(rules.items()):
            self._line([f"{code} {name}", number, finds.get(code, "")])
        if findings.skipped:
            self.row += 1
            self._line(["Rules that could not run", "", "Why, and what it would find"], self.heading)
            for rule in findings.skipped:
                name = f"{rule.code} {names.get(rule.code, '')}".rstrip()
                self._line([name, "", f"{rule.why} {finds.get(rule.code, '')}".rstrip()])

    def _table(self, heading: str, rows: Iterable[tuple[str, int, Format]]) -> None:
        self.row += 1
        self._line([heading, "Number"], self.heading)
        for word, number, style in rows:
            _write_text(self.sheet, self.row, 0, word, style)
            self.sheet.write_number(self.row, 1, number)
            self.row += 1

    def _line(self, values: Iterable[str | int], style: Format | None = None) -> None:
        for column, value in enumerate(values):
            if isinstance(value, int):
                self.sheet.write_number(self.row, column, value, style)
            elif value:
                _write_text(self.sheet, self.row, column, value, style or (self.plain if column == 2 else None))
                if column == 2:
                    self.sheet.set_row(self.row, min(_LINE_HEIGHT * _lines(value, 60), _ROW_LIMIT))
        self.row += 1


class _Table:
    """The second sheet: a filtered table with one row for each finding, the gravest first."""

    def __init__(self, book: Workbook, target: str) -> None:
        self.sheet = book.add_worksheet("Findings")
        self.target = target
        cell = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self.text = book.add_format({"text_wrap": True, **cell})
        self.link = book.add_format({"font_color": "#0563C1", "underline": 1, **cell})
        self.header = book.add_format({"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "valign": "top"})
        self.severity = {
            name: book.add_format({"bg_color": fill, "bold": True, **cell}) for name, fill in _SEVERITY_FILLS.items()
        }

    def write(self, findings: Iterable[Finding]) -> None:
        """Write the header row and the findings."""
        for column, (label, width) in enumerate(_COLUMNS):
            self.sheet.set_column(column, column, width)
            _write_text(self.sheet, 0, column, label, self.header)
        gravity = list(Severity)
        ordered = sorted(findings, key=lambda finding: (finding.accepted, gravity.index(finding.severity)))
        for row, finding in enumerate(ordered, 1):
            self._row(row, finding)
        self.sheet.autofilter(0, 0, len(ordered), len(_COLUMNS) - 1)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _row(self, row: int, finding: Finding) -> None:
        accepted = "yes" if finding.accepted else "no"
        texts = (finding.message, finding.report, finding.number, finding.code, finding.name, accepted)
        _write_text(self.sheet, row, 0, finding.severity.value, self.severity[finding.severity])
        self._cell(row, finding.cell)
        for column, text in enumerate(texts, 2):
            _write_text(self.sheet, row, column, text, self.text)
        # LibreOffice, unlike Excel, does not fit the height of a row to wrapped text when it opens a file.
        lines = max(_lines(text, _COLUMNS[column][1]) for column, text in enumerate(texts, 2))
        self.sheet.set_row(row, min(_LINE_HEIGHT * lines, _ROW_LIMIT))

    def _cell(self, row: int, cell: CellRef | None) -> None:
        place = str(cell) if cell else "the workbook"
        link = f"external:{self.target}#{place}" if cell else ""
        if link and row <= _LINK_LIMIT and len(link) <= _LINK_LENGTH:
            self.sheet.write_url(row, 1, link, self.link, string=_fitting(place), tip="Go to the cell in the tracker")
        else:
            _write_text(self.sheet, row, 1, place, self.text)


def _link_target(workbook: Path, folder: Path) -> str:
    """The way from the folder to the workbook, escaped as Excel does; the full path on another drive."""
    try:
        way = os.path.relpath(workbook.resolve(), folder.resolve())
    except ValueError:
        way = str(workbook.resolve())
    for character in '%# "<>[]^`{}':
        way = way.replace(character, f"%{ord(character):02x}")
    return way


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text[:_TEXT_LIMIT].split("\n"))


def _write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format | None) -> None:
    sheet.write_string(row, column, _fitting(text), style)


def _fitting(text: str) -> str:
    """The text without halves of surrogate pairs, cut at Excel's limit with an ellipsis."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= _TEXT_LIMIT else whole[: _TEXT_LIMIT - 1] + "…"

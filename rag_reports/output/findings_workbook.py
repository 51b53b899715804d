"""Findings as a workbook that a person works through in Excel, with a link to each cell of the tracker."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from rag_reports.model import Finding, Findings, Severity, Tracker
from rag_reports.output import spreadsheet
from rag_reports.output.check_text import owner_of
from rag_reports.output.findings_summary import write_summary
from rag_reports.output.spreadsheet import write_header, write_text
from rag_reports.rules import load_rules
from rag_reports.rules.manual import read_page

_COLUMNS = (
    ("Severity", 10),
    ("Cell", 22),
    ("What is wrong", 60),
    ("What to do", 36),
    ("Owner", 22),
    ("Report", 34),
    ("Number", 9),
    ("Rule", 9),
    ("Name of the rule", 24),
    ("Accepted", 24),
    ("Done", 8),
    ("Workbook", 24),
)
_NOT_RUN = (("Rule", 9), ("Name of the rule", 30), ("Why it could not run", 60), ("What it would find", 70))
_CATALOGUE = (("Rule", 9), ("Name of the rule", 34), ("Severity", 10), ("Family", 16), ("What is found", 90))


def write_findings(checked: Sequence[Findings], path: Path | BytesIO, *, opened_in: Path | None = None) -> None:
    """Write the findings on one or more workbooks: a summary, the findings, the rules not run, and the catalogue.

    ``opened_in`` is the folder that the file will stand in, where that is not the folder of ``path``; links
    are relative to it. Raises OutputError where ``path`` cannot be written.
    """
    folder = opened_in or (path.parent if isinstance(path, Path) else Path())
    names = ", ".join(findings.tracker.workbook.name for findings in checked)
    with spreadsheet.new_book(path, f"Findings on {names}", checked[0].as_at) as book:
        write_summary(book, checked)
        _Table(book, folder).write(checked)
        _write_not_run(book, checked)
        _write_catalogue(book)


class _Table:
    """The filtered table with one row for each finding, the gravest first, accepted ones last."""

    def __init__(self, book: Workbook, folder: Path) -> None:
        self.sheet = book.add_worksheet("Findings")
        self.folder = folder
        self.text = book.add_format({"text_wrap": True, **spreadsheet.CELL})
        self.link = book.add_format(spreadsheet.LINK)
        self.header = book.add_format(spreadsheet.HEADER)
        self.severity = {
            name: book.add_format({"bg_color": fill, "bold": True, **spreadsheet.CELL})
            for name, fill in spreadsheet.SEVERITY_FILLS.items()
        }

    def write(self, checked: Sequence[Findings]) -> None:
        """Write the header row and the findings; the column that names the workbook only where there are several."""
        columns = _COLUMNS if len(checked) > 1 else _COLUMNS[:-1]
        write_header(self.sheet, 0, columns, self.header)
        gravity = list(Severity)
        found = [(finding, findings.tracker) for findings in checked for finding in findings.findings]
        found.sort(key=lambda pair: (pair[0].accepted, gravity.index(pair[0].severity)))
        for row, (finding, tracker) in enumerate(found, 1):
            self._row(row, finding, tracker, columns)
        spreadsheet.finish_table(self.sheet, len(found), len(columns))
        done = columns.index(("Done", 8))
        if found:
            self.sheet.data_validation(1, done, len(found), done, {"validate": "list", "source": ["yes", "no"]})

    def _row(self, row: int, finding: Finding, tracker: Tracker, columns: Sequence[tuple[str, int]]) -> None:
        write_text(self.sheet, row, 0, finding.severity.value, self.severity[finding.severity])
        if finding.cell:
            spreadsheet.write_link(self.sheet, (row, 1), finding.cell, tracker.workbook, self.folder, self.link)
        else:
            write_text(self.sheet, row, 1, "the workbook", self.text)
        texts = (
            finding.fault,
            finding.remedy,
            owner_of(finding, tracker),
            finding.report,
            finding.number,
            finding.code,
            finding.name,
            _accepted(finding),
            "",
            tracker.workbook.name,
        )
        told = [(text, width) for text, (_label, width) in zip(texts, columns[2:], strict=False)]
        for column, (text, _width) in enumerate(told, 2):
            write_text(self.sheet, row, column, text, self.text)
        spreadsheet.set_height(self.sheet, row, told)


def _accepted(finding: Finding) -> str:
    told = f" {finding.acceptance.in_words}" if finding.acceptance else ""
    return f"yes{told}" if finding.accepted else "no"


def _write_not_run(book: Workbook, checked: Sequence[Findings]) -> None:
    """The rules that could not run, each once for each reason."""
    rules = {rule.code: rule for rule in load_rules()}
    rows = []
    for code, why in dict.fromkeys((skipped.code, skipped.why) for each in checked for skipped in each.skipped):
        rule = rules.get(code)
        rows.append((code, rule.name if rule else "", why, read_page(rule.manual).first_line if rule else ""))
    spreadsheet.write_list(book, "Rules not run", _NOT_RUN, rows)


def _write_catalogue(book: Workbook) -> None:
    rows = [
        (rule.code, rule.name, rule.severity.value, rule.family, read_page(rule.manual).first_line)
        for rule in load_rules()
    ]
    spreadsheet.write_list(book, "Catalogue", _CATALOGUE, rows)

"""The first sheet of the findings workbook: what was checked, and the counts that a meeting asks for."""

from collections import Counter
from collections.abc import Iterable, Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from rag_reports.meeting.figures import count_statuses
from rag_reports.model import Findings, Severity
from rag_reports.output import spreadsheet
from rag_reports.output.charts import add_status_chart
from rag_reports.output.check_text import owner_of
from rag_reports.output.spreadsheet import write_text
from rag_reports.rules import load_rules
from rag_reports.rules.manual import read_page

_SEVERITY_HEADS = ("Errors", "Warnings", "Infos")
_WIDTHS = (44, 12, 12, 12, 60)


def write_summary(book: Workbook, checked: Sequence[Findings]) -> None:
    """Write the sheet: counts by status with a chart, by severity, owner, report and rule; accepted ones apart."""
    _Summary(book).write(checked)


class _Summary:
    """The sheet from top to bottom."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.sheet = book.add_worksheet("Summary")
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "bottom": 1})
        self.number = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.row = 0

    def write(self, checked: Sequence[Findings]) -> None:
        """Write the whole sheet."""
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)
        spreadsheet.set_page(self.sheet)
        trackers = [findings.tracker for findings in checked]
        as_at = checked[0].as_at
        for tracker in trackers:
            self._line([f"Findings on {tracker.workbook.name}"], self.title)
        self._line(["As at", f"{as_at.day} {as_at:%B %Y}"])
        self._line(["Reports", sum(len(tracker.reports) for tracker in trackers)])
        self._line(["Items", sum(len(tracker.items) for tracker in trackers)])
        self._statuses(checked)
        found = [(finding, each.tracker) for each in checked for finding in each.findings]
        standing = [(finding, tracker) for finding, tracker in found if not finding.accepted]
        severities = Counter(finding.severity for finding, _ in standing)
        self._table("Severity", [(one.value, severities[one], self._fill(one)) for one in Severity])
        self._line(["accepted", len(found) - len(standing)])
        self._by_severity("Owner", [(owner_of(one, tracker) or "No owner", one.severity) for one, tracker in standing])
        self._by_severity("Report", [(one.report or "The workbook", one.severity) for one, _ in standing])
        finds = {rule.code: read_page(rule.manual).first_line for rule in load_rules()}
        self._head("Rule", "Number", "", "", "What it finds")
        for (code, name), number in sorted(Counter((one.code, one.name) for one, _ in found).items()):
            self._line([f"{code} {name}", number, "", "", finds.get(code, "")])

    def _statuses(self, checked: Sequence[Findings]) -> None:
        items = [item for findings in checked for _report, item in findings.tracker.items]
        counts = count_statuses(items)
        fills = {name: self._filled(fill) for name, fill in spreadsheet.STATUS_FILLS.items()}
        first = self.row + 2
        self._table("Status", [(status.value, number, fills[status]) for status, number in counts.items()])
        self._line(["none or unknown", sum(item.status is None for item in items)])
        told = ", ".join(f"{status.value} {number}" for status, number in counts.items())
        add_status_chart(
            self.book, self.sheet, (first, 0), len(counts), f"Column chart of the items by status: {told}.", (0, 4)
        )

    def _by_severity(self, heading: str, rows: Iterable[tuple[str, Severity]]) -> None:
        """A row for each name with its errors, warnings and infos, the gravest first."""
        counts: dict[str, Counter[Severity]] = {}
        for name, severity in rows:
            counts.setdefault(name, Counter())[severity] += 1
        self._head(heading, *_SEVERITY_HEADS)
        for name, by in sorted(counts.items(), key=lambda pair: [-pair[1][one] for one in Severity]):
            self._line([name, *(by[one] for one in Severity)])

    def _table(self, heading: str, rows: Iterable[tuple[str, int, Format]]) -> None:
        self._head(heading, "Number")
        for word, number, style in rows:
            write_text(self.sheet, self.row, 0, word, style)
            self.sheet.write_number(self.row, 1, number, self.number)
            self.row += 1

    def _head(self, *labels: str) -> None:
        self.row += 1
        self._line(labels, self.heading)

    def _fill(self, severity: Severity) -> Format:
        return self._filled(spreadsheet.SEVERITY_FILLS[severity])

    def _filled(self, colour: str) -> Format:
        return self.book.add_format({"bg_color": colour, "border": 1})

    def _line(self, values: Iterable[str | int], style: Format | None = None) -> None:
        told = []
        for column, value in enumerate(values):
            if isinstance(value, int):
                self.sheet.write_number(self.row, column, value, style or self.number)
            elif value:
                wrapped = style or (self.wrapped if column in (0, 4) else None)
                write_text(self.sheet, self.row, column, value, wrapped)
                told.append((value, _WIDTHS[column]))
        if told and style is None:
            spreadsheet.set_height(self.sheet, self.row, told)
        self.row += 1

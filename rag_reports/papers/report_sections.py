"""The reports of an appendix: which, in which order, which of their items, and what is said of the others."""

from collections.abc import Sequence

from rag_reports.model import Field, InspectionReport, Recommendation, Status, Tracker
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import ReportSection, ReportsSection, Table, UnlistedReport
from rag_reports.papers.count_lines import count_line, is_finished, not_shown_lines
from rag_reports.papers.item_cells import build_cell
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.source_lines import source_line
from rag_reports.text import fold

# What a person types in a column that marks exempt rows to say that a row is not exempt.
_NOT_EXEMPT = frozenset({"", "no", "n", "false", "0", "public", "open", "none", "n/a", "official", "not restricted"})


def build_reports(tracker: Tracker, section: SectionFormat, wanted: CommitteeFormat, *, public: bool) -> ReportsSection:
    """Each report with an item to show, in the format's order; the others are named at the end, never dropped."""
    keeps_completed = any(is_finished(item) and not item.new for _, item in tracker.items)
    listed: list[ReportSection] = []
    unlisted: list[UnlistedReport] = []
    for report in _in_order(tracker.reports, section.order):
        heading = section.heading.replace("{title}", one_line(report.title))
        exempt = [item for item in report.items if public and is_exempt(item)]
        others = [item for item in report.items if not (public and is_exempt(item))]
        shown = [item for item in others if _is_shown(item, section.items)]
        left_out = [item for item in others if not _is_shown(item, section.items)]
        sentence = count_line(report, wanted, keeps_completed=keeps_completed)
        lines = not_shown_lines(left_out, exempt, wanted)
        if shown:
            table = _table(report, shown, section, wanted, public=public)
            listed.append(ReportSection(heading, source_line(report, wanted), sentence, lines, table))
        else:
            text = " ".join(part for part in (source_line(report, wanted), sentence, *lines) if part)
            unlisted.append(UnlistedReport(heading, text))
    return ReportsSection(
        tuple(listed), wanted.say("not_listed_heading"), wanted.say("not_listed_lead"), tuple(unlisted)
    )


def is_exempt(item: Recommendation) -> bool:
    """Whether the tracker marks the item as not for publication; any mark that does not plainly say no is one."""
    return fold(item.other.get(Field.RESTRICTED, "")) not in _NOT_EXEMPT


def _in_order(reports: Sequence[InspectionReport], order: str) -> list[InspectionReport]:
    """Reports without a publication date come last; equal dates keep the tracker's order."""
    if order == "as in the tracker":
        return list(reports)
    sign = -1 if order == "newest first" else 1
    return sorted(reports, key=lambda report: sign * report.published.toordinal() if report.published else 10**9)


def _is_shown(item: Recommendation, kinds: frozenset[str]) -> bool:
    return (
        item.status is None
        or ("open" in kinds and item.is_open)
        or ("new" in kinds and item.new)
        or ("complete" in kinds and item.status is Status.GREEN)
        or ("closed" in kinds and item.status is Status.CLOSED)
    )


def _table(
    report: InspectionReport,
    items: Sequence[Recommendation],
    section: SectionFormat,
    wanted: CommitteeFormat,
    *,
    public: bool,
) -> Table:
    title = one_line(report.title)
    return Table(
        tuple(column.label for column in section.columns),
        tuple(column.width_cm for column in section.columns),
        tuple(
            tuple(build_cell(item, column.field, wanted, public=public) for column in section.columns) for item in items
        ),
        title,
        wanted.say("report_table", title=title),
    )

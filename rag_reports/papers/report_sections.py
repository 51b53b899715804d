"""The reports of an appendix: which, in which order, which of their items, and what is said of the others."""

from collections.abc import Sequence

from rag_reports.meeting.exemption import read_exemption
from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Status, Tracker
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import ReportSection, ReportsSection, Table, UnlistedReport
from rag_reports.papers.count_lines import count_line, keeps_completed, not_shown_lines
from rag_reports.papers.item_cells import build_cell
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.source_lines import source_line
from rag_reports.reading.house_words import HouseWords


def row_key(item: Recommendation) -> CellRef:
    """What tells an item's row of a table from another's: the cell of its text, since a number may be merged."""
    return item.cells.get(Field.TEXT) or item.cell


def build_reports(tracker: Tracker, section: SectionFormat, wanted: CommitteeFormat, *, public: bool) -> ReportsSection:
    """Each report with an item to show, in the format's order; the others are named at the end.

    None is dropped, except that the public edition does not name a report of which all is exempt.
    """
    exemption = read_exemption(tracker)
    open_items = [item for _, item in tracker.items if not (public and exemption.covers(item))]
    keeps, house = keeps_completed(open_items), HouseWords(tracker)
    listed: list[ReportSection] = []
    unlisted: list[UnlistedReport] = []
    for whole in in_order(tracker.reports, section.order):
        report = exemption.leave_out(whole) if public else whole
        if whole.items and not report.items:
            continue
        heading = section.heading.format(title=one_line(report.title))
        shown = [item for item in report.items if is_shown(item, section.items)]
        left_out = [item for item in report.items if not is_shown(item, section.items)]
        sentence = count_line(report, wanted, house, keeps_completed=keeps)
        lines = not_shown_lines(left_out, len(whole.items) - len(report.items), wanted)
        if shown:
            table = _table(report, shown, section, wanted)
            listed.append(ReportSection(heading, source_line(report, wanted), sentence, lines, table))
        else:
            text = " ".join(part for part in (source_line(report, wanted), sentence, *lines) if part)
            unlisted.append(UnlistedReport(heading, text))
    return ReportsSection(
        tuple(listed), wanted.say("not_listed_heading"), wanted.say("not_listed_lead"), tuple(unlisted)
    )


def in_order(reports: Sequence[InspectionReport], order: str) -> list[InspectionReport]:
    """Reports without a publication date come last; equal dates keep the tracker's order."""
    if order == "as in the tracker":
        return list(reports)
    sign = -1 if order == "newest first" else 1
    return sorted(reports, key=lambda report: sign * report.published.toordinal() if report.published else 10**9)


def is_shown(item: Recommendation, kinds: frozenset[str]) -> bool:
    return (
        item.status is None
        or ("open" in kinds and item.is_open)
        or ("new" in kinds and item.new)
        or ("complete" in kinds and item.status is Status.GREEN)
        or ("closed" in kinds and item.status is Status.CLOSED)
    )


def _table(
    report: InspectionReport, items: Sequence[Recommendation], section: SectionFormat, wanted: CommitteeFormat
) -> Table:
    title = one_line(report.title)
    return Table(
        tuple(column.label for column in section.columns),
        tuple(column.width_cm for column in section.columns),
        tuple(tuple(build_cell(item, column.field, wanted) for column in section.columns) for item in items),
        title,
        wanted.say("report_table", title=title),
        tuple(map(row_key, items)),
    )

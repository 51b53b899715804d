"""The reports of an appendix: which, in which order, which of their items, and what is said of the others."""

import datetime as dt
from collections.abc import Sequence

from rag_reports.meeting.figures import build_figures
from rag_reports.meeting.sentences import build_count_sentence
from rag_reports.model import Field, InspectionReport, Recommendation, Status, Tracker
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import ReportSection, ReportsSection, Table, UnlistedReport
from rag_reports.papers.item_cells import build_cell, one_line
from rag_reports.text import fold, words

# What a person types in a column that marks exempt rows to say that a row is not exempt.
_NOT_EXEMPT = frozenset({"", "no", "n", "false", "0", "public", "open", "none", "n/a", "official", "not restricted"})


def build_reports(tracker: Tracker, section: SectionFormat, wanted: CommitteeFormat, *, public: bool) -> ReportsSection:
    """Each report with an item to show, in the format's order; the others are named at the end, never dropped."""
    listed: list[ReportSection] = []
    unlisted: list[UnlistedReport] = []
    for report in _in_order(tracker.reports, section.order):
        heading = section.heading.replace("{title}", one_line(report.title))
        shown: list[Recommendation] = []
        left_out: list[Recommendation] = []
        for item in report.items:
            (shown if _is_shown(item, section.items, public=public) else left_out).append(item)
        sentence = one_line(build_count_sentence(build_figures(report), wanted.count_sentence))
        lines = _not_shown(left_out, wanted, public=public)
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


def format_date(date: dt.date, precision: str = "day") -> str:
    """The date in full, or its month and year where only the month is known."""
    return f"{date:%B %Y}" if precision == "month" else f"{date.day} {date:%B %Y}"


def source_line(report: InspectionReport, wanted: CommitteeFormat) -> str:
    """Whose report it is and when it was published; the line as typed where nothing of it was understood."""
    names = _join([one_line(name) for name in report.inspectorates])
    kind = _kind(report)
    scope = wanted.words["scopes"].get(kind, kind)
    if names and scope:
        said = wanted.say("source", scope=scope, inspectorates=names)
    elif names:
        said = wanted.say("source_without_scope", inspectorates=names)
    elif scope:
        said = wanted.say("source_without_inspectorates", scope=scope)
    else:
        said = ""
    if not said and report.source.strip():
        return one_line(report.source)
    if report.published:
        date = format_date(report.published, report.published_precision)
    else:
        date = one_line(report.published_text)
    return " ".join(part for part in (said, wanted.say("published", date=date) if date else "") if part)


def _kind(report: InspectionReport) -> str:
    """The report's scope, where a joint report that the tracker also calls national is both."""
    joint = report.scope == "joint" or len(report.inspectorates) > 1
    national = report.scope == "national" or (report.scope == "joint" and "national" in words(report.source))
    return "national_joint" if joint and national else report.scope


def _in_order(reports: Sequence[InspectionReport], order: str) -> list[InspectionReport]:
    """Reports without a publication date come last; equal dates keep the tracker's order."""
    if order == "as in the tracker":
        return list(reports)
    sign = -1 if order == "newest first" else 1
    return sorted(reports, key=lambda report: sign * report.published.toordinal() if report.published else 10**9)


def _is_shown(item: Recommendation, kinds: frozenset[str], *, public: bool) -> bool:
    if public and is_exempt(item):
        return False
    return (
        item.status is None
        or ("open" in kinds and item.is_open)
        or ("new" in kinds and item.new)
        or ("complete" in kinds and item.status is Status.GREEN)
        or ("closed" in kinds and item.status is Status.CLOSED)
    )


def _not_shown(left_out: Sequence[Recommendation], wanted: CommitteeFormat, *, public: bool) -> tuple[str, ...]:
    exempt = [item for item in left_out if public and is_exempt(item)]
    others = [item for item in left_out if not (public and is_exempt(item))]
    complete = sum(item.status is Status.GREEN for item in others)
    closed = sum(item.status is Status.CLOSED for item in others)
    counts = {"complete": complete, "closed": closed, "other": len(others) - complete - closed, "exempt": len(exempt)}
    return tuple(wanted.count(phrase, number) for phrase, number in counts.items() if number)


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


def _join(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

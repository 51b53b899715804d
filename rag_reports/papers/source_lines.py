"""The line under a report's heading: whose report it is, and when it was published."""

import datetime as dt
from collections.abc import Sequence

from rag_reports.model import InspectionReport
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.paragraphs import one_line
from rag_reports.text import words


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


def format_date(date: dt.date, precision: str = "day") -> str:
    """The date in full, or its month and year where only the month is known."""
    return f"{date:%B %Y}" if precision == "month" else f"{date.day} {date:%B %Y}"


def _kind(report: InspectionReport) -> str:
    """The report's scope, where a joint report that the tracker also calls national is both."""
    joint = report.scope == "joint" or len(report.inspectorates) > 1
    national = report.scope == "national" or (report.scope == "joint" and "national" in words(report.source))
    return "national_joint" if joint and national else report.scope


def _join(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

"""A paper about one report: the format's field ``about`` names it, and all that the paper counts is that report's."""

from dataclasses import replace

from rag_reports.errors import UsageError
from rag_reports.model import Details, Tracker
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.scopes import given
from rag_reports.text import fold

ABOUT = "about"


def is_about_one(wanted: CommitteeFormat) -> bool:
    """Whether the format is for papers about one report."""
    return any(field.name == ABOUT for field in wanted.fields)


def refuse_exempt(tracker: Tracker, shown: Tracker, wanted: CommitteeFormat) -> None:
    """Raises UsageError for a paper about a report of which its audience, which may see ``shown``, may see nothing."""
    if is_about_one(wanted) and tracker.reports and not shown.reports:
        seen = f'all items of "{one_line(tracker.reports[0].title)}" are exempt, and a public edition would be empty'
        raise UsageError("the paper", seen, "Make the edition for the audience restricted")


def narrow(tracker: Tracker, wanted: CommitteeFormat, details: Details) -> Tracker:
    """The tracker with only the report that the paper is about; whole for other formats, empty where none is named.

    UsageError where the tracker has no report of that title.
    """
    if not is_about_one(wanted):
        return tracker
    title = given(wanted.fields, details.paper)[ABOUT]
    found = tuple(report for report in tracker.reports if fold(report.title) == fold(title))
    if title.strip() and not found:
        label = next(field.label for field in wanted.fields if field.name == ABOUT)
        titles = "; ".join(one_line(report.title) for report in tracker.reports)
        raise UsageError(label, f'"{one_line(title)}" is no report of this tracker', f"Write one of: {titles}.")
    if len(found) > 1:
        seen = f'the tracker has {len(found)} reports "{one_line(title)}"'
        raise UsageError("the paper", seen, "Give them different titles there, such as the year or the force.")
    return replace(tracker, reports=found)

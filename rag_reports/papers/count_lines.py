"""The lines of counts above a report's table: how many items, how they stand, and how many the table leaves out."""

from collections.abc import Iterable, Sequence

from rag_reports.meeting.figures import build_figures
from rag_reports.meeting.sentences import build_count_sentence
from rag_reports.model import InspectionReport, Recommendation, Status, Tracker
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.paragraphs import one_line
from rag_reports.reading.house_words import HouseWords


def build_count_lines(tracker: Tracker, wanted: CommitteeFormat) -> tuple[str, ...]:
    """The generated count sentence of each report, in the tracker's order."""
    house = HouseWords(tracker)
    keeps = keeps_completed(item for _, item in tracker.items)
    return tuple(count_line(report, wanted, house, keeps_completed=keeps) for report in tracker.reports)


def count_line(report: InspectionReport, wanted: CommitteeFormat, house: HouseWords, *, keeps_completed: bool) -> str:
    """The generated count sentence, which says what is for the force only where the tracker holds all of that.

    It does where the sentence that was typed says so too, or says nothing of it and the tracker keeps the items
    that were completed earlier; where nothing says how many the report makes, the typed sentence alone can tell.
    """
    claims = house.read(report.intro)
    figures = build_figures(report, claims)
    if claims.for_force is None:
        all_held = keeps_completed and report.made is not None
    else:
        all_held = claims.for_force == figures.counts.total
    return one_line(build_count_sentence(figures, wanted.count_sentence, all_held=all_held))


def keeps_completed(items: Iterable[Recommendation]) -> bool:
    """Whether a tracker keeps items that were completed before this meeting."""
    return any(is_finished(item) and not item.new for item in items)


def not_shown_lines(left_out: Sequence[Recommendation], exempt: int, wanted: CommitteeFormat) -> tuple[str, ...]:
    """A line for each kind of items that the table leaves out, then one that says how many are exempt."""
    groups = {
        "complete": [item for item in left_out if item.status is Status.GREEN],
        "closed": [item for item in left_out if item.status is Status.CLOSED],
        "other": [item for item in left_out if not is_finished(item)],
    }
    lines = tuple(
        wanted.count(
            phrase, len(items), noun=wanted.noun(frozenset(item.item_type.counted_as for item in items), len(items))
        )
        for phrase, items in groups.items()
        if items
    )
    withheld = wanted.count("exempt", exempt, noun=wanted.noun(frozenset(), exempt))  # not even their type is told
    return (*lines, withheld) if withheld else lines


def is_finished(item: Recommendation) -> bool:
    """Whether nothing more is to be done: the item is GREEN or closed."""
    return item.status in (Status.GREEN, Status.CLOSED)

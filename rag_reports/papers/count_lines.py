"""The lines of counts above a report's table: how many items, how they stand, and how many the table leaves out."""

from collections.abc import Sequence

from rag_reports.count_sentence import read_count_sentence
from rag_reports.meeting.figures import build_figures
from rag_reports.meeting.sentences import build_count_sentence
from rag_reports.model import InspectionReport, Recommendation, Status
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.paragraphs import one_line


def count_line(report: InspectionReport, wanted: CommitteeFormat, *, keeps_completed: bool) -> str:
    """The generated count sentence, which says what is for the force only where the tracker holds all of that.

    It does where the sentence that was typed says so too, or says nothing of it and the tracker keeps the items
    that were completed earlier.
    """
    figures = build_figures(report)
    claimed = read_count_sentence(report.intro).for_force
    holds_all = keeps_completed if claimed is None else claimed == figures.for_force
    wording = dict(wanted.count_sentence)
    if not holds_all:
        wording |= {f"for_force_{form}": wording[f"of_them_{form}"] for form in ("none", "one", "many")}
    return one_line(build_count_sentence(figures, wording))


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

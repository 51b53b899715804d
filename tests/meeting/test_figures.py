"""The counts that a meeting is told."""

from dataclasses import replace

import pytest

from rag_reports.meeting.figures import build_figures, count_statuses
from rag_reports.model import ItemType, Status
from tests.trackers import tracker_from_table

TRACKER = tracker_from_table(
    """
    Report | Number | Type | Status | External owner | Sentence
    Stop and search | 1 | | GREEN | | This report makes 9 recommendations and 1 AFI.
    Stop and search | 2 | cause of concern | NEW GREEN | |
    Stop and search | 3 | | AMBER | |
    Stop and search | 4 | | NEW RED | |
    Stop and search | 5 | | WHITE | NPCC |
    Stop and search | 6 | | WHITE | npcc. |
    Stop and search | 7 | | WHITE | TBC |
    Stop and search | 8 | area for improvement | CLOSED | |
    Stop and search | 9 | | | |
    County lines | 1 | | GREEN | |
    """
)


def test_every_status_is_counted_zeros_included() -> None:
    assert dict(count_statuses(TRACKER.reports[1].items)) == {
        Status.GREEN: 1,
        Status.AMBER: 0,
        Status.RED: 0,
        Status.WHITE: 0,
        Status.CLOSED: 0,
    }
    assert sum(count_statuses(()).values()) == 0


def test_a_reports_figures() -> None:
    figures = build_figures(TRACKER.reports[0])
    assert figures.title == "Stop and search"
    counts = figures.counts
    assert list(counts.statuses.values()) == [2, 1, 1, 3, 1]
    assert (counts.total, counts.open, counts.complete, counts.closed, counts.unstated) == (9, 5, 2, 1, 1)


def test_types_are_counted_apart_and_a_cause_of_concern_is_a_recommendation() -> None:
    recommendations, improvements = build_figures(TRACKER.reports[0]).types
    assert (recommendations.item_type, recommendations.counts.total) == (ItemType.RECOMMENDATION, 8)
    assert (improvements.item_type, improvements.counts.total) == (ItemType.AREA_FOR_IMPROVEMENT, 1)
    assert improvements.counts.statuses[Status.CLOSED] == 1


def test_white_items_name_whom_they_wait_for_once_and_never_a_placeholder() -> None:
    recommendations = build_figures(TRACKER.reports[0]).types[0]
    assert recommendations.awaited == ("NPCC",)
    assert recommendations.white_pending == 2


def test_the_typed_sentence_tells_the_types_that_a_report_makes() -> None:
    figures = build_figures(replace(TRACKER.reports[0], made=10))
    assert figures.made == 10
    assert figures.made_types == ((ItemType.RECOMMENDATION, 9), (ItemType.AREA_FOR_IMPROVEMENT, 1))


def test_types_that_do_not_add_up_to_what_is_made_are_not_told() -> None:
    assert build_figures(replace(TRACKER.reports[0], made=12)).made_types == ()
    assert build_figures(TRACKER.reports[1]).made_types == ()


@pytest.mark.parametrize(
    ("sentence", "awaited"),
    [
        ("3 are for the Force and are held at WHITE pending a review by the College.", ("a review by the College",)),
        ("3 are for the Force; 3 are held at WHITE, awaiting guidance", ("guidance",)),
        ("3 are for the Force: 2 are held at WHITE pending a review by the College.", ()),
        ("4 are for the Force, 3 are held at WHITE pending a review and 1 is closed.", ()),
        ("3 are for the Force and are held at WHITE.", ()),
    ],
)
def test_whom_the_white_items_wait_for_is_taken_from_the_typed_sentence_where_no_item_names_it(
    sentence: str, awaited: tuple[str, ...]
) -> None:
    tracker = tracker_from_table(f"Number | Status | Sentence\n1 | WHITE | {sentence}\n2 | WHITE |\n3 | WHITE |")
    [figures] = build_figures(tracker.reports[0]).types
    assert (figures.awaited, figures.white_pending) == (awaited, 3 if awaited else 0)


def test_an_items_own_external_owner_stands_before_the_typed_sentence() -> None:
    sentence = "1 is for the Force and is held at WHITE pending a review by the College."
    tracker = tracker_from_table(
        f"Number | Status | External owner | Sentence\n1 | WHITE | Home Office; NPCC | {sentence}"
    )
    [figures] = build_figures(tracker.reports[0]).types
    assert figures.awaited == ("Home Office", "NPCC")

"""A typed count sentence is read with the house's own status words and the force's own names."""

from dataclasses import replace

import pytest

from rag_reports.model import Status
from rag_reports.reading.house_words import HouseWords, tell_made
from tests.trackers import tracker_from_table

TRACKER = tracker_from_table(
    """
    Number | Status
    1 | On track
    2 | Some concern
    3 | Done
    """,
    statuses={"on track": Status.AMBER, "some concern": Status.RED, "done": Status.GREEN},
)


@pytest.mark.parametrize(
    ("intro", "made"),
    [
        ("This report makes 11 recommendations, 8 of which are for the force.", 11),
        ("There are two recommendations in this report, both of which are complete.", 2),
        ("The report made 3 areas for improvement; all are in progress.", 3),
        ("8 recommendations are for the force, 5 of which are complete.", None),
        ("8 recommendations are for HCP, 5 of which are complete.", None),
        ("2 recommendations are of some concern.", None),
        ("", None),
    ],
)
def test_how_many_a_report_makes_is_told_by_its_sentence(intro: str, made: int | None) -> None:
    report = replace(TRACKER.reports[0], intro=intro)
    assert [told.made for told in tell_made(replace(TRACKER, reports=(report,)))] == [made]


def test_the_houses_words_are_statuses() -> None:
    claims = HouseWords(TRACKER).read("4 are for HCP: 1 is done, 2 are on track and 1 is of some concern.")
    assert (claims.for_force, claims.complete, claims.in_progress, claims.red) == (4, 1, 2, 1)

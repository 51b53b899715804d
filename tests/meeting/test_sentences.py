"""The generated count sentence: each number computed, in the house's own words."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.count_sentence import read_count_sentence
from rag_reports.meeting.figures import build_figures
from rag_reports.meeting.sentences import build_count_sentence
from rag_reports.model import InspectionReport, ItemType, Status
from tests.meeting.counted_reports import AFI, WORDING
from tests.meeting.counted_reports import counted_report as report


def sentence(given_report: InspectionReport, *, all_held: bool = True, **changes: str) -> str:
    return build_count_sentence(build_figures(given_report), {**WORDING, **changes}, all_held=all_held)


@pytest.mark.parametrize(
    ("given_report", "expected"),
    [
        (
            report(
                ("GREEN", 5),
                ("AMBER", 2),
                ("WHITE", 1, ItemType.RECOMMENDATION, "the NPCC lead and the College"),
                made=15,
            ),
            "This report makes 15 recommendations. 8 are for the Force, 5 of which are complete, 2 are in progress and "
            "1 is held at WHITE pending the NPCC lead and the College.",
        ),
        (
            report(("GREEN", 8), made=15),
            "This report makes 15 recommendations. 8 are for the Force, all of which are complete.",
        ),
        (
            report(("GREEN", 2), made=3),
            "This report makes 3 recommendations. 2 are for the Force, both of which are complete.",
        ),
        (
            report(("GREEN", 8), made=15),
            "This report makes 15 recommendations. 8 are for the Force, all of which are complete.",
        ),
        (
            report(("GREEN", 2), made=3),
            "This report makes 3 recommendations. 2 are for the Force, both of which are complete.",
        ),
        (report(("RED", 1), made=4), "This report makes 4 recommendations. 1 is for the Force, which is at RED."),
        (report(made=4), "This report makes 4 recommendations. None is for the Force."),
        (report(("GREEN", 2), made=2), "This report makes 2 recommendations. Both are complete."),
        (report(("WHITE", 1), made=1), "This report makes 1 recommendation. It is held at WHITE."),
        (report(("RED", 1)), "There is 1 recommendation for the Force, which is at RED."),
        (report(("GREEN", 3)), "There are 3 recommendations for the Force, all of which are complete."),
        (report(("GREEN", 3), made=2), "There are 3 recommendations for the Force, all of which are complete."),
        (
            report(("AMBER", 1), ("RED", 1), ("CLOSED", 2), ("", 1)),
            "There are 5 recommendations for the Force, 1 of which is in progress, 1 is at RED, 2 are closed and 1 has "
            "no status.",
        ),
        (
            report(("WHITE", 2, ItemType.RECOMMENDATION, "NPCC"), ("WHITE", 1), ("WHITE", 1, ItemType.ACTION, "CPS")),
            "There are 3 recommendations and 1 action for the Force. Of the recommendations, 2 are held at WHITE "
            "pending NPCC and 1 is held at WHITE. The action is held at WHITE pending CPS.",
        ),
        (
            report(("GREEN", 7), ("AMBER", 1, ItemType.CAUSE_OF_CONCERN), ("RED", 2, AFI), made=10),
            "This report makes 8 recommendations and 2 areas for improvement. Of the recommendations, 7 are complete "
            "and 1 is in progress. Of the areas for improvement, both are at RED.",
        ),
        (
            report(("GREEN", 1), made=11, intro="This report makes 9 recommendations and 2 AFIs."),
            "This report makes 9 recommendations and 2 areas for improvement. 1 is for the Force, which is complete.",
        ),
    ],
)
def test_says_how_many_and_how_they_stand(given_report: InspectionReport, expected: str) -> None:
    assert sentence(given_report) == expected


@pytest.mark.parametrize(
    ("given_report", "expected"),
    [
        (report(), "The tracker holds no recommendations from this report."),
        (report(("GREEN", 1)), "The tracker holds 1 recommendation from this report. It is complete."),
        (report(("GREEN", 3)), "The tracker holds 3 recommendations from this report. All are complete."),
        (
            report(("GREEN", 2), ("RED", 1)),
            "The tracker holds 3 recommendations from this report. 2 are complete and 1 is at RED.",
        ),
        (
            report(("GREEN", 2), ("RED", 1), made=9),
            "This report makes 9 recommendations. The tracker holds 3 of them, 2 of which are complete and 1 is at "
            "RED.",
        ),
        (
            report(("GREEN", 2), ("AMBER", 1, AFI), made=9),
            "This report makes 9 recommendations and areas for improvement. The tracker holds 2 recommendations and 1 "
            "area for improvement of them. Of the recommendations, both are complete. The area for improvement is in "
            "progress.",
        ),
        (report(made=9), "This report makes 9 recommendations. The tracker holds none of them."),
        (report(("GREEN", 2), made=2), "This report makes 2 recommendations. Both are complete."),
    ],
)
def test_says_only_what_is_held_where_that_may_not_be_all(given_report: InspectionReport, expected: str) -> None:
    assert sentence(given_report, all_held=False) == expected


def test_writes_numbers_in_words_where_the_house_does() -> None:
    assert sentence(report(("GREEN", 5), ("RED", 1), made=9), numbers="words") == (
        "This report makes nine recommendations. Six are for the Force, five of which are complete and one is at RED."
    )


def test_a_clerk_may_change_the_words() -> None:
    statuses = {**WORDING["statuses"], "GREEN_many": "{number} have been delivered"}
    wording = {**WORDING, "statuses": statuses, "force_parts": "We hold {items}. {parts}."}
    figures = build_figures(report(("GREEN", 2), ("RED", 1)))
    assert build_count_sentence(figures, wording) == "We hold 3 recommendations. 2 have been delivered and 1 is at RED."


def test_a_missing_phrase_is_named() -> None:
    wording = {name: phrase for name, phrase in WORDING.items() if name != "force_one"}
    with pytest.raises(KeyError, match="force_one"):
        build_count_sentence(build_figures(report(("GREEN", 1))), wording)


counts = st.lists(
    st.tuples(st.sampled_from(list(Status)), st.integers(1, 12)), min_size=1, unique_by=lambda pair: pair[0]
)


@settings(max_examples=100)
@given(counts, st.none() | st.integers(0, 30), st.sampled_from(["digits", "words"]))
def test_what_it_says_is_read_back_as_the_same_figures(
    parts: Sequence[tuple[Status, int]], others: int | None, numbers: str
) -> None:
    total = sum(count for _, count in parts)
    made_by_report = None if others is None else total + others
    made = report(*((status.value, count) for status, count in parts), made=made_by_report)
    claims = read_count_sentence(sentence(made, numbers=numbers))
    figures = dict(parts)
    assert claims.understood
    assert claims.made == made_by_report
    assert claims.for_force == (None if others == 0 else total)
    assert claims.complete == figures.get(Status.GREEN)
    assert claims.in_progress == figures.get(Status.AMBER)
    assert claims.red == figures.get(Status.RED)
    assert claims.white == figures.get(Status.WHITE)
    assert claims.closed == figures.get(Status.CLOSED)

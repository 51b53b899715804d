"""What a label says of its column."""

import pytest

from rag_reports import Field
from rag_reports.layouts.labels import score_label


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Rec. No", Field.NUMBER),
        ("RECOMMENDATION", Field.TEXT),
        ("RAG\n(R/A/G/W)", Field.STATUS),
        ("RagStatus", Field.STATUS),
        ("Staus", Field.STATUS),
        ("Reccomendation", Field.TEXT),
        ("Argymhelliad / Recommendation", Field.TEXT),
        ("By when?", Field.DUE),
        ("Original deadline", Field.ORIGINAL_DUE),
        ("Revised due date (2)", Field.REVISED_DUE),
        ("Reason for extension", Field.MOVE_REASON),
        ("Who is responsible for delivery? (role)", Field.OWNER),
        ("If white, who are we waiting for?", Field.EXTERNAL_OWNER),
        ("HMICFRS position", Field.SIGN_OFF),
        ("% complete", Field.PER_CENT),
        ("Date published", Field.PUBLISHED),
        ("Last updated", Field.UPDATED),
        ("Days overdue", None),
        ("Previous RAG", None),
        ("Priority (H/M/L)", None),
    ],
)
def test_the_field_that_a_label_names_best(label: str, field: Field | None) -> None:
    scores = score_label(label)
    assert max(scores, key=lambda name: scores[name]) is field


@pytest.mark.parametrize("label", ["", "Harbour City", "Widgets", "12", "The force should publish its policy. " * 5])
def test_a_text_that_is_no_label_names_nothing(label: str) -> None:
    assert not score_label(label)


def test_a_whole_label_counts_more_than_a_phrase_inside_a_longer_one() -> None:
    assert score_label("Due date")[Field.DUE] == 1.0
    assert 0.4 < score_label("Due date as given to the board")[Field.DUE] < 1.0


def test_a_group_heading_adds_to_its_labels_but_names_none_alone() -> None:
    assert score_label("Date", "Target")[Field.DUE] > score_label("Date").get(Field.DUE, 0.0)
    assert not score_label("Widgets", "Target date")


def test_a_heading_may_end_what_its_label_begins() -> None:
    assert score_label("HMICFRS", "Timescale") == {Field.ORIGINAL_DUE: 1.0}
    assert score_label("Force", "Timescale") == {Field.DUE: 1.0}
    assert Field.DUE not in score_label("Force", "Response")


@pytest.mark.parametrize("group", ["", "Force response"])
def test_scores_lie_between_nothing_and_a_little_over_one(group: str) -> None:
    for label in ("Status", "Comment", "Date", "Recommendation status"):
        assert all(0 < score <= 1.05 for score in score_label(label, group).values())

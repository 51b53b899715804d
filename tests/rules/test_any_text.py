"""Whatever stands in the cells, the check ends, and no rule fails."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table

HEADS = "Number | Type | Recommendation | Status | Fill | Due | Owner | Rationale | Comment | Sentence"
WORDS = (
    *("is", "are", "will", "be", "being", "developed", "not", "yet", "due", "to", "the", "Police", "Council", "NPCC"),
    *(
        "because",
        "delayed",
        "by",
        "awaiting",
        "3",
        "complete",
        "RED",
        "in",
        "progress",
        "for",
        "force",
        "March",
        "2019",
    ),
    *("Now", "TBC", "-", "N/A", ",", ".", ";", "(", ")", "\u00e9", "\U0001f642", "\u202e", "within", "six", "months"),
)
TEXT = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="|\n\r^"), max_size=30),
).map(lambda text: " ".join(text.split()))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(TEXT, st.sampled_from(["", "Recommendation", "Cause of concern"]), TEXT, TEXT,
                  st.sampled_from(["", "GREEN", "WHITE"]), TEXT, TEXT, TEXT, TEXT, TEXT),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_no_rule_fails(rows: list[tuple[str, ...]]) -> None:
    tracker = tracker_from_table("\n".join([HEADS, *(" | ".join(row) + " " for row in rows)]))
    assert not check_tracker(tracker, as_at=dt.date(2019, 1, 31)).crashed

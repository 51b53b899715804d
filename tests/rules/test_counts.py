"""Count sentences against tables: what may be true is let pass."""

import datetime as dt

import pytest

from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table

TRUE = [
    ("5 recommendations are relevant to the force and are in progress.", "AMBER AMBER AMBER AMBER AMBER"),
    ("8 are for the force; 5 are complete, 2 are in progress and 1 is WHITE.", "GREEN AMBER AMBER WHITE"),
    ("8 are for the force; 5 are complete, 2 are in progress and 1 is RED.", "AMBER AMBER RED"),
    ("8 are for the force; 5 are complete, 3 are in progress, of which 1 is RED.", "AMBER AMBER RED"),
    ("There are 5 recommendations for the force and these are complete.", "GREEN"),
    ("There are 4; 3 of which apply to the force, 2 are complete and 1 closed.", "GREEN"),
    ("There are 3 recommendations for the police.", "WHITE WHITE WHITE WHITE AMBER"),
    ("This report makes 3 recommendations for the police, 2 are complete and 1 is in progress.", "AMBER WHITE WHITE"),
    ("4 are for the force; 2 are complete and 2 are outstanding.", "RED AMBER"),
    ("2 are for the force; 1 is complete and 1 is in progress.", "AMBER PURPLE"),
    ("The revisit found that the force complied.", "AMBER RED WHITE"),
    ("", "AMBER RED WHITE"),
]


def _codes(sentence: str, statuses: str) -> list[str]:
    words = statuses.split()
    rows = [f"{n} | {word} | {sentence if n == 1 else ''}" for n, word in enumerate(words, 1)]
    tracker = tracker_from_table("Number | Status | Sentence\n" + "\n".join(rows))
    found = check_tracker(tracker, as_at=dt.date(2019, 1, 31), select=["RAG5"]).findings
    return [finding.code for finding in found]


@pytest.mark.parametrize(("sentence", "statuses"), TRUE)
def test_a_sentence_that_may_be_true(sentence: str, statuses: str) -> None:
    assert _codes(sentence, statuses) == []


@pytest.mark.parametrize(
    ("sentence", "statuses", "codes"),
    [
        ("5 are relevant to the force and are in progress.", "AMBER AMBER AMBER GREEN", ["RAG501"]),
        ("2 are for the force; 1 is complete and 1 in progress.", "GREEN RED", ["RAG502"]),
        ("2 are for the force; 1 is complete and 1 in progress.", "GREEN WHITE", ["RAG502"]),
        ("3 are for the force; 1 is complete, 1 in progress and 1 RED.", "GREEN RED RED", ["RAG501"]),
        ("4 are for the force; 3 are complete and 1 is WHITE.", "GREEN WHITE WHITE", ["RAG501"]),
        ("4 are for the force; 2 are complete and 2 are in progress.", "RED AMBER AMBER AMBER", ["RAG501", "RAG502"]),
    ],
)
def test_a_sentence_that_cannot_be_true(sentence: str, statuses: str, codes: list[str]) -> None:
    assert _codes(sentence, statuses) == codes


def test_only_the_types_that_the_sentence_names_may_be_meant() -> None:
    table = """
        Number | Type                 | Status | Sentence
        1      | Recommendation       | AMBER  | There is 1 recommendation for the force, which is in progress.
        1      | Area for improvement | AMBER  |
    """
    assert not check_tracker(tracker_from_table(table), as_at=dt.date(2019, 1, 31), select=["RAG5"]).findings

"""Seeking phrases by their first words finds what seeking each of them everywhere would find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.language.finder import PhraseFinder, first_words

FORMS = (
    r"(?:is|are)\s+(?:now\s+)?being\s+\w+ed",
    r"withdr[a-z]*",
    r"object(?:ed|ion)",
    r"(?:the )?next\s+(?:one|step)",
    r"on[-\s]?going",
    r"\d+\s+of",
    r"^awaiting",
    r"(?:(?:as|if|when)\s+(?:they|it)\s+arises?)",
    r"no\s+(?!change\b)[a-z]",
    r"(?:will|shall)(?:\s+also)*\s+be",
    r"re\w+",
    r"(?<!not\s)done(?=\W*$)",
    r"HO",
)
WORDS = (
    *(
        "is",
        "are",
        "now",
        "being",
        "trained",
        "withdrawn",
        "withdrew",
        "objected",
        "objection",
        "the",
        "next",
        "one",
        "step",
    ),
    *(
        "on-going",
        "ongoing",
        "on",
        "going",
        "12",
        "of",
        "awaiting",
        "as",
        "if",
        "they",
        "arise",
        "it",
        "arises",
        "no",
        "change",
    ),
    *("changes", "money", "will", "also", "be", "shall", "review", "not", "done", "HO", "ho", "\u0130", "caf\u00e9"),
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", ", ", "-", "_", ". ", "\n"])), max_size=9
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_is_missed_and_nothing_is_made_up(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    finder = PhraseFinder(FORMS)
    everywhere = re.compile(rf"(?:^|\b)(?:{'|'.join(FORMS)})(?!\w)")
    expected = {start for start in range(len(text) + 1) if everywhere.match(text, start)}
    assert {match.start() for match in finder.find(text)} == expected


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (r"(?:is|are)\s+being", {"is ", "are "}),
        ("withdraw[a-z]*", {"withdraw"}),
        ("(?:the )?next", {"the ", "next "}),
        (r"on[-\s]?going", {"on ", "ongoing "}),
        (r"\d+ of", set()),
        (r"re\w+", set()),
        (r"^(?!no\b)yes", {"yes "}),
        ("(?i:Home Office)", {"home "}),
    ],
)
def test_the_words_that_a_form_may_begin_with(form: str, words: set[str]) -> None:
    assert first_words(form) == words

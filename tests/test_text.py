"""White space, titles, sentences and numbers in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag_reports.text import (
    closest,
    escape_active,
    fold,
    number_in_words,
    read_number,
    sentences,
    squash,
    strip_bullet,
    tidy,
    words,
)


def test_white_space_becomes_one_blank() -> None:
    assert squash("  one\u00a0 two\n\tthree ") == "one two three"
    assert tidy(" one  two \r\n\r\n three \r four\n") == "one two\n\nthree\nfour"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PEEL: Police Effectiveness 2017 – National", "peel: police effectiveness 2017 - national"),
        ("Café’s “report”", 'cafe\'s "report"'),
        ("Two  blanks", "two blanks"),
    ],
)
def test_titles_that_differ_in_shape_alone_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_keep_ampersands_and_per_cents() -> None:
    assert words("Head of L&D: 62% done!") == ["head", "of", "l&d", "62%", "done"]


@pytest.mark.parametrize(
    ("line", "bullet", "text"),
    [
        ("• point", True, "point"),
        ("•point", True, "point"),
        ("- point", True, "point"),
        ("-5 per cent", False, "-5 per cent"),
        ("* point", True, "point"),
        ("*note", False, "*note"),
        ("plain", False, "plain"),
    ],
)
def test_a_bullet_is_told_from_a_dash_or_a_star(line: str, bullet: bool, text: str) -> None:
    assert strip_bullet(line) == (bullet, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Done. Next step due.", ["Done.", "Next step due."]),
        ("See no. 4 and e.g. Crime. Then", ["See no. 4 and e.g. Crime.", "Then"]),
        ("At 4.5 per cent. Up from 3.", ["At 4.5 per cent.", "Up from 3."]),
        ("first line\nsecond line", ["first line", "second line"]),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Grren", "green"),
        ("Gren", "green"),
        ("Greeen", "green"),
        ("Amebr", "amber"),
        ("rde", "red"),
        ("green", "green"),
        ("blue", None),
        ("rod", "red"),
        ("", None),
    ],
)
def test_a_misspelt_word_is_one_slip_away(word: str, expected: str | None) -> None:
    assert closest(word, ["green", "amber", "red", "white"]) == expected


def test_between_two_words_nothing_is_guessed() -> None:
    assert closest("bat", ["cat", "hat"]) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("4", 4), ("Four", 4), ("twenty-two", 22), ("none", 0), ("no", 0), ("several", None), ("-", None)],
)
def test_numbers_in_words_and_digits(word: str, number: int | None) -> None:
    assert read_number(word) == number


@given(st.text())
def test_json_with_escapes_says_the_same(text: str) -> None:
    written = escape_active(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not set(written) & {chr(code) for code in (*range(32), *range(127, 160), 0x202E)}


@given(st.integers(min_value=0, max_value=400))
def test_a_number_written_in_words_is_read_back(number: int) -> None:
    assert read_number(number_in_words(number)) == number

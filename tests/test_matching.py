"""Which item is which: by report, number and type, then by text; every item stands in one place at most."""

import random
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.matching import SAME_TEXT, Key, bare_number, likeness, match_items

PAIRS = tomllib.loads((Path(__file__).parent / "matching_pairs.toml").read_text(encoding="utf-8"))
REPORT = "Stolen freedom: the policing response to modern slavery"
REC = "recommendation"
TEXTS = [pair[name] for pair in PAIRS["other"] for name in ("one", "two")]


def keys(*texts: str, report: str = REPORT, first: int = 1, kind: str = REC) -> list[Key]:
    return [Key(report, kind, str(number), text) for number, text in enumerate(texts, first)]


def matched(old: list[Key], new: list[Key]) -> list[tuple[int, int]]:
    return [(match.old, match.new) for match in match_items(old, new)]


@pytest.mark.parametrize("pair", PAIRS["same"], ids=lambda pair: pair["one"][:30])
def test_a_reworded_copy_is_the_same_recommendation(pair: dict[str, str]) -> None:
    assert likeness(pair["one"], pair["two"]) >= SAME_TEXT
    old, new = keys(pair["one"]), keys(pair["two"], first=7)
    (match,) = match_items(old, new)
    assert match.likeness is not None and match.likeness >= SAME_TEXT


@pytest.mark.parametrize("pair", PAIRS["other"], ids=lambda pair: pair["one"][:30])
def test_two_recommendations_of_one_report_are_two(pair: dict[str, str]) -> None:
    assert likeness(pair["one"], pair["two"]) < SAME_TEXT
    assert matched(keys(pair["one"]), keys(pair["two"], first=7)) == []


def test_the_same_list_is_matched_by_number() -> None:
    found = match_items(keys(*TEXTS), keys(*TEXTS))
    assert [(match.old, match.new, match.likeness) for match in found] == [(i, i, None) for i in range(len(TEXTS))]


def test_a_list_moved_by_one_follows_its_texts() -> None:
    assert matched(keys(*TEXTS), keys(*TEXTS, first=2)) == [(i, i) for i in range(len(TEXTS))]


def test_a_text_reworded_out_of_recognition_keeps_its_number_while_it_is_not_another_text() -> None:
    short, other = "Record strip searches of children.", "The chief constable should publish the gender pay gap."
    assert matched(keys(TEXTS[10]), keys(TEXTS[10][:70])) == [(0, 0)]
    assert matched(keys("Strip searches"), keys(TEXTS[10])) == [(0, 0)]
    assert matched(keys(""), keys(short)) == [(0, 0)]
    assert matched(keys(TEXTS[10]), keys(other)) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("PEEL: Police Effectiveness 2017 - Northfold", "PEEL Police effectiveness 2017: Northfold"),
        ("Joint inspection of disability hate crime", "Joint Inspection of Disability Hate Crimes"),
    ],
)
def test_a_title_respelt_is_the_same_report_and_the_match_says_so(one: str, two: str) -> None:
    short = "Train all staff."
    (match,) = match_items(keys(short, report=one), keys(short, report=two))
    assert match.likeness == 100


def test_a_year_written_another_way_is_the_same_year() -> None:
    one, two = "PEEL: police effectiveness 2018/19", "PEEL: police effectiveness 2018-19"
    old, new = keys("Train the call handlers in first aid.", report=one), keys("Train the handlers.", report=two)
    assert matched(old, new) == [(0, 0)]


def test_two_years_are_two_reports() -> None:
    old = keys("Record every crime at once, said one.", report="PEEL: Police effectiveness 2016")
    new = keys("Train each officer in fraud, said another.", report="PEEL: Police effectiveness 2017")
    assert matched(old, new) == []


def test_a_report_under_another_title_is_known_by_its_items() -> None:
    old, new = keys(*TEXTS, report="Modern slavery"), keys(*TEXTS, report="Stolen freedom")
    assert matched(old, new) == [(i, i) for i in range(len(TEXTS))]


def test_duplicates_stay_visible() -> None:
    twice = [*keys(TEXTS[0]), *keys(TEXTS[0])]
    assert matched(twice, keys(TEXTS[0])) == [(0, 0)]
    assert matched(keys(TEXTS[0]), twice) == [(0, 0)]
    numbered_twice = [*keys(TEXTS[0]), *keys(TEXTS[1])]
    assert matched(numbered_twice, numbered_twice[::-1]) == [(1, 0), (0, 1)]


def test_a_type_that_went_missing_breaks_no_match() -> None:
    (match,) = match_items(keys(TEXTS[0], kind="area for improvement"), keys(TEXTS[0]))
    assert match.likeness == 100
    both = [*keys(TEXTS[0]), *keys(TEXTS[1], kind="area for improvement")]
    assert [match.likeness for match in match_items(both, both)] == [None, None]


def test_the_same_text_under_two_reports_stays_with_its_report() -> None:
    old = [*keys(TEXTS[0], report="Custody visit"), *keys(TEXTS[0], report="Custody 2019: the full report")]
    assert matched(old, old[::-1]) == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("one", "two"), [("4", "4."), ("Rec 4", "4"), ("AFI 2", "2"), ("1(a)", "1a"), ("007", "7"), ("5.10", "5.10")]
)
def test_numbers_are_compared_bare(one: str, two: str) -> None:
    assert bare_number(one) == bare_number(two)


@pytest.mark.parametrize(("one", "two"), [("1.1", "11"), ("1.10", "1.1"), ("1a", "1b"), ("", "0")])
def test_different_numbers_stay_different(one: str, two: str) -> None:
    assert bare_number(one) != bare_number(two)


items = st.builds(
    Key,
    st.sampled_from(["Custody", "Custody 2019", "Fraud: Time to Choose"]),
    st.sampled_from([REC, "area for improvement"]),
    st.sampled_from(["", "1", "2", "2.", "3a"]),
    st.sampled_from(["", "Train staff", *TEXTS]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(items, max_size=12), st.lists(items, max_size=12))
def test_every_item_stands_in_one_match_at_most(old: list[Key], new: list[Key]) -> None:
    found = match_items(old, new)
    assert len({match.old for match in found}) == len({match.new for match in found}) == len(found)
    assert found == sorted(found, key=lambda match: match.new)


@settings(max_examples=100, deadline=None)
@given(st.lists(items, max_size=12), st.randoms(use_true_random=False))
def test_moving_rows_is_no_change(old: list[Key], shuffle: random.Random) -> None:
    new = list(old)
    shuffle.shuffle(new)
    found = match_items(old, new)
    assert len(found) == len([key for key in old if key.number or key.text])
    assert Counter((old[match.old], new[match.new]) for match in found) == Counter(
        (key, key) for key in old if key.number or key.text
    )


def test_items_without_numbers_agree_where_their_texts_do() -> None:
    old = [Key(REPORT, REC, "", text) for text in TEXTS[:2]]
    new = [Key(REPORT, REC, "", TEXTS[1]), Key(REPORT, REC, "", TEXTS[0].replace("should", "must"))]
    (same, reworded) = match_items(old, new)
    assert same == (1, 0, None)
    assert reworded.old == 0 and reworded.likeness is not None and SAME_TEXT <= reworded.likeness < 100


def test_texts_that_differ_in_a_figure_are_two_unless_they_have_one_number() -> None:
    one = "The force should carry out the actions that paragraph 4.5 of the custody plan sets out for supervisors."
    two = one.replace("4.5", "4.6")
    assert likeness(one, two) >= SAME_TEXT
    assert matched(keys(one), keys(two, first=2)) == []
    assert matched(keys(one), keys(two)) == [(0, 0)]
    assert matched(keys(one), keys(one.replace("paragraph 4.5", "a paragraph"), first=2)) == [(0, 0)]


def test_a_list_of_copies_takes_no_longer_than_another() -> None:
    copies = [Key(REPORT, REC, str(number), "Train the staff.") for number in range(5_000)]
    untold = [Key(REPORT, REC, "1", "") for _ in range(5_000)]
    started = time.perf_counter()
    assert len(match_items(copies, copies[::-1])) == len(match_items(untold, untold)) == 5_000
    assert time.perf_counter() - started < 2


def test_what_next_years_report_repeats_is_an_item_of_its_own() -> None:
    first, second = "PEEL: police effectiveness 2017", "PEEL: police effectiveness 2018/19"
    old = keys(*TEXTS[:3], report=first)
    new = [*keys(*TEXTS[:2], report=first), *keys(TEXTS[2], report=second, first=3)]
    assert matched(old, new) == [(0, 0), (1, 1)]
    unmarked = [*new[:2], *keys(TEXTS[2], report="Police effectiveness, carried over", first=3)]
    assert matched(old, unmarked) == [(0, 0), (1, 1), (2, 2)]

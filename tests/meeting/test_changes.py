"""What changed between two trackers, item by item, and the balance that must sum."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.meeting.change_rows import ChangeKind, build_change_rows
from rag_reports.meeting.changes import Changes, compare_trackers
from rag_reports.meeting.order import seems_swapped
from rag_reports.model import Field, Shape, Status, Tracker

from ..trackers import tracker_from_table

HEADS = "Report | Number | Type | Recommendation | Status | Due | Owner | Comment | Sign-off"
OLD = f"""{HEADS}
Custody visit | 1 | | Record each strip search. | AMBER | October 2018 | Custody | The form is out. |
Custody visit | 2 | | Train the staff in first aid. | GREEN | May 2018 | Custody | Done. |
Custody visit | 3 | Action | Mend the intercom of each cell. | RED | June 2018 | Head of Estates | No supplier. |
Fraud | 1 | | Publish a policy on fraud. | WHITE | | Head of Crime | For the NPCC. |
Fraud | 2 | | Write to each victim of fraud. | AMBER | May 2019 | Head of Crime | Letters are drafted. |
Fraud | 3 | | Count reports of fraud. | AMBER | May 2019 | Head of Crime | Counted. | Signed off
"""
NEW = f"""{HEADS}
Custody visit | 1 | | Record each strip search. | AMBER | October 2018 Now January 2019 | Custody | The form is out. |
Custody visit | 2 | | Train the staff in first aid. | AMBER | May 2018 | Custody | Lapsed. |
Custody visit | 3 | Action | Mend the intercom of each cell. | NEW GREEN | June 2018 | Head of Estates | All mended. |
Fraud | 1 | | Publish a policy on fraud. | WHITE | | Head of Fraud | For the NPCC. |
Fraud | 4 | | Write to each victim of frauds. | AMBER | May 2019 | Head of Crime | Letters went out. |
Fraud | 5 | | Tell banks about each fraud. | RED | May 2019 | Head of Crime | No bank answers. |
"""


def compare(old: str = OLD, new: str = NEW) -> Changes:
    return compare_trackers(tracker_from_table(old), tracker_from_table(new))


def test_each_kind_of_change_is_told_once() -> None:
    told = [
        (row.kind.value, row.entry.report.title, row.entry.item.number, row.before, row.after, row.note)
        for row in build_change_rows(compare())
    ]
    assert told == [
        ("reopened", "Custody visit", "2", "GREEN", "AMBER", ""),
        ("closed", "Custody visit", "3", "RED", "NEW GREEN", ""),
        ("due date moved", "Custody visit", "1", "October 2018", "January 2019", "3 months later, no reason given"),
        ("new", "Fraud", "5", "", "RED", ""),
        ("dropped", "Fraud", "3", "AMBER", "", ""),
        ("owner changed", "Fraud", "1", "Head of Crime", "Head of Fraud", ""),
        (
            "text reworded",
            "Fraud",
            "4",
            "Write to each victim of fraud.",
            "Write to each victim of frauds.",
            '"of frauds" where "of fraud" was',
        ),
        ("matched by text", "Fraud", "4", "", "", "matched by its text, 98 per cent alike; it was number 2"),
        ("comment unchanged", "Custody visit", "1", "", "The form is out.", ""),
        ("comment unchanged", "Fraud", "1", "", "For the NPCC.", ""),
    ]


def test_what_one_tracker_does_not_have_is_no_change() -> None:
    old = "Number | Recommendation | Status | Comment\n1 | Train the staff. | AMBER | Begun."
    new = "Number | Recommendation | Status | Due | Owner\n1 | Train the staff. | AMBER | May 2019 | Head of Crime"
    changes = compare(old, new)
    assert build_change_rows(changes) == ()
    assert changes.not_compared == (Field.DUE, Field.OWNER, Field.COMMENT)


def test_punctuation_and_capitals_are_no_rewording() -> None:
    old = "Number | Recommendation | Status\n1 | Agree, in full, plans. | AMBER"
    assert compare(old, old.replace("Agree, in full, plans.", "agree in full  plans")).reworded == ()


def test_new_where_the_status_did_not_move_is_told() -> None:
    old = "Number | Status | Comment\n1 | NEW GREEN | Done.\n2 | RED | Late."
    (pair,) = compare(old, old).new_without_change
    assert pair.new.item.number == "1"
    (row,) = (row for row in build_change_rows(compare(old, old)) if row.kind is ChangeKind.MARKED)
    assert (row.before, row.after) == ("NEW GREEN", "NEW GREEN")


def test_a_move_within_the_words_of_one_status_is_told() -> None:
    words = {"on track": Status.AMBER, "at risk": Status.AMBER, "done": Status.GREEN, "amber": Status.AMBER}
    table = "Number | Status\n1 | On track\n2 | At risk\n3 | Done"
    old = tracker_from_table(table, statuses=words)
    new = tracker_from_table(table.replace("1 | On track", "1 | At risk"), statuses=words)
    changes = compare_trackers(old, new)
    assert [pair.new.item.number for pair in changes.status_word] == ["1"]
    assert changes.status == ()
    (row,) = build_change_rows(changes)
    assert (row.kind, row.before, row.after) == (ChangeKind.STATUS, "On track", "At risk")


def test_other_words_for_every_status_are_no_move() -> None:
    words = {"on track": Status.AMBER, "amber": Status.AMBER, "60% done": Status.AMBER, "80% done": Status.AMBER}
    old = tracker_from_table("Number | Status\n1 | On track\n2 | 60% done\n3 | 80% done", statuses=words)
    new = tracker_from_table("Number | Status\n1 | Amber\n2 | 80% done\n3 | 80% done", statuses=words)
    assert compare_trackers(old, new).status_word == ()


def test_a_text_that_differs_in_several_places_says_so() -> None:
    old = "Number | Recommendation | Status\n1 | Cut the queue of phones to below thirty days. | AMBER"
    new = old.replace("queue", "backlog").replace("thirty", "forty")
    (row,) = build_change_rows(compare(old, new))
    assert row.note == '"the backlog" where "the queue" was, and 1 more place'


def test_a_date_that_went_is_told() -> None:
    changes = compare("Number | Status | Due\n1 | AMBER | May 2019", "Number | Status | Due\n1 | AMBER | TBC")
    assert [(row.before, row.after, row.note) for row in build_change_rows(changes)] == [
        ("May 2019", "TBC", "no date can be read any more")
    ]


def test_trackers_named_the_wrong_way_round_are_noticed() -> None:
    heads = "Number | Status | Due | Comment"
    old = "\n".join([heads, *(f"{number} | AMBER | May 2019 | Begun." for number in range(4))])
    new = "\n".join(
        [heads, *(f"{number} | GREEN | May 2019 | Done." for number in range(2))]
        + [f"{number} | AMBER | May 2019 Now July 2019 | Begun." for number in range(2, 4)]
    )
    assert not seems_swapped(compare(old, new))
    assert seems_swapped(compare(new, old))
    assert not seems_swapped(compare(old, old))


def test_the_balance_is_opening_and_new_less_closed() -> None:
    changes = compare()
    balance = changes.balance
    assert (balance.opening, balance.new, balance.closed, balance.closing) == (5, 2, 2, 5)
    assert (balance.reopened, balance.dropped) == (1, 1)
    amber = changes.by_status[Status.AMBER]
    assert (amber.opening, amber.new, amber.closed, amber.closing) == (3, 1, 1, 3)
    assert [(title, each.opening, each.closing) for title, each in changes.by_report.items()] == [
        ("Custody visit", 2, 2),
        ("Fraud", 3, 3),
    ]


def test_a_first_date_is_no_move() -> None:
    (move,) = compare(
        "Number | Status | Due | Comment\n1 | AMBER | No deadline set by HMICFRS | Begun.",
        "Number | Status | Due | Comment\n1 | AMBER | March 2019 deadline set | Begun.",
    ).due
    assert (move.months, move.moves) == (None, 0)


def test_a_date_written_over_is_a_move_that_the_tracker_itself_does_not_tell() -> None:
    (move,) = compare(
        "Number | Status | Due | Comment\n1 | AMBER | July 2018 Now December 2018 | Begun.",
        "Number | Status | Due | Reason for move | Comment\n1 | AMBER | March 2019 | The supplier withdrew. | Begun.",
    ).due
    assert (move.months, move.moves, move.reason) == (3, 2, "The supplier withdrew.")


@pytest.mark.parametrize(
    ("due", "said", "reason"),
    [
        ("March 2019", "TBC | Begun.", ""),
        ("March 2019", " | 40 officers were trained. The date moved because the supplier withdrew.", "The date moved"),
        ("March 2019", " | The training supplier went into administration, so we cannot begin.", "The training"),
        ("March 2019 to align with the PEEL inspection", " | Begun.", "March 2019 to align"),
        ("March 2019", " | 40 officers were trained.", ""),
    ],
)
def test_the_reason_for_a_move_is_found_where_the_tracker_gives_it(due: str, said: str, reason: str) -> None:
    heads = "Number | Status | Due | Reason for move | Comment"
    (move,) = compare(f"{heads}\n1 | AMBER | July 2018 | | Begun.", f"{heads}\n1 | AMBER | {due} | {said}").due
    assert move.reason.startswith(reason) and bool(move.reason) == bool(reason)


def test_a_deadline_brought_forward_counts_backwards() -> None:
    (move,) = compare(
        "Number | Status | Due | Comment\n1 | AMBER | 31 January 2020 | Begun.",
        "Number | Status | Due | Comment\n1 | AMBER | 1 November 2019 | Begun.",
    ).due
    assert move.months == -2


def test_what_was_signed_off_and_is_open_again_is_reopened() -> None:
    old = "Number | Status | Comment | Sign-off\n1 | AMBER | Begun. | Signed off"
    assert compare(old, old).reopened == ()
    again = compare(old, "Number | Status | Comment | Sign-off\n1 | AMBER | Begun. | Remains outstanding")
    assert [pair.new.item.number for pair in again.reopened] == ["1"]
    assert again.status == ()


def test_the_report_of_a_dropped_item_is_the_one_that_its_title_was_respelt_to() -> None:
    new = NEW.replace("Custody visit", "Custody visits").split("\n")
    changes = compare(OLD, "\n".join(line for line in new if "intercom" not in line))
    assert list(changes.by_report) == ["Custody visits", "Fraud"]
    assert changes.by_report["Custody visits"].dropped == 1


def shuffled(tracker: Tracker, shuffle: random.Random) -> Tracker:
    """The same reports and items in another order, on another sheet, in another shape."""
    reports = [
        replace(report, items=tuple(shuffle.sample(report.items, len(report.items)))) for report in tracker.reports
    ]
    shuffle.shuffle(reports)
    return replace(tracker, reports=tuple(reports), layout=replace(tracker.layout, shape=Shape.BLOCKS))


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_moving_items_about_is_no_change(shuffle: random.Random) -> None:
    tracker = tracker_from_table(OLD)
    changes = compare_trackers(tracker, shuffled(tracker, shuffle))
    assert {row.kind for row in build_change_rows(changes)} == {ChangeKind.UNCHANGED}


lines = st.lists(
    st.tuples(st.sampled_from("123"), st.sampled_from(["GREEN", "AMBER", "RED", "WHITE", "CLOSED", ""])), max_size=6
)


@settings(max_examples=80, deadline=None)
@given(lines, lines)
def test_the_balance_sums_by_status_and_by_report(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    old_book, new_book = (
        tracker_from_table(
            "\n".join(
                ["Report | Number | Status | Comment", "Fraud | 9 | RED | x"]
                + [f"Report {place % 2} | {number} | {status} | x" for place, (number, status) in enumerate(rows)]
            )
        )
        for rows in (old, new)
    )
    changes = compare_trackers(old_book, new_book)
    parts = list(changes.by_report.values())
    for name in ("opening", "new", "closed", "closing", "reopened", "dropped"):
        assert sum(getattr(part, name) for part in parts) == getattr(changes.balance, name)
    opens = [item for _, item in new_book.items if item.is_open]
    assert (
        changes.balance.closing
        == len(opens)
        == sum(changes.by_status[status].closing for status in (Status.AMBER, Status.RED, Status.WHITE))
    )
    held = [*changes.pairing.pairs, *changes.added]
    assert len(held) == len(new_book.items)


@pytest.mark.parametrize(
    "verdict", ["Not signed off", "Ready for sign-off", "HMICFRS has not signed it off", "Outstanding"]
)
def test_what_was_never_signed_off_is_not_reopened(verdict: str) -> None:
    old = f"Number | Status | Comment | Sign-off\n1 | AMBER | Begun. | {verdict}"
    new = "Number | Status | Comment | Sign-off\n1 | AMBER | Begun. | Remains outstanding"
    assert compare(old, new).reopened == ()

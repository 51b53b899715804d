"""The rules with the last tracker at hand, beyond the tables of their pages."""

import datetime as dt
from dataclasses import replace

import pytest

from rag_reports import check_tracker
from rag_reports.model import Column, Field, Tracker

from ..trackers import SHEET, tracker_from_table

AS_AT = dt.date(2019, 1, 31)


def messages(code: str, old: Tracker, new: Tracker) -> list[str]:
    return [found.message for found in check_tracker(new, as_at=AS_AT, previous=old, select=[code]).findings]


def test_a_copy_of_a_row_that_is_still_there_is_not_dropped() -> None:
    twice = "Number | Recommendation | Status\n6 | Clear the backlog of renewals. | AMBER\n"
    twice += "6 | Clear the backlog of renewals. | AMBER\n"
    once = "\n".join(twice.split("\n")[:2])
    assert messages("RAG604", tracker_from_table(twice), tracker_from_table(once)) == []


def test_a_row_of_the_same_number_with_another_text_is_dropped() -> None:
    old = "Number | Recommendation | Status\n6 | Clear the backlog of renewals. | AMBER\n6 | Train the drivers. | AMBER"
    (message,) = messages("RAG604", tracker_from_table(old), tracker_from_table("\n".join(old.split("\n")[:2])))
    assert message.startswith('Item 6 ("Train the drivers.") was AMBER on the last tracker, in Tracker!A3,')


@pytest.mark.parametrize(
    ("column", "remedy"), [(True, "Mark it in the column for NEW."), (False, "Write NEW before it.")]
)
def test_new_goes_where_the_tracker_keeps_it(column: bool, remedy: str) -> None:
    old = tracker_from_table("Number | Status\n1 | AMBER\n2 | NEW GREEN")
    new = tracker_from_table("Number | Status\n1 | GREEN\n2 | GREEN")
    if column:
        columns = (*new.layout.columns, Column(Field.NEW, SHEET, 3, "New?", "test"))
        new = replace(new, layout=replace(new.layout, columns=columns))
    assert messages("RAG602", old, new) == [f"GREEN, and AMBER on the last tracker, but not marked NEW. {remedy}"]


def test_a_text_that_differs_in_two_places_says_so() -> None:
    old = "Number | Recommendation | Status\n1 | Cut the queue of phones to below thirty days. | AMBER"
    new = old.replace("queue", "backlog").replace("thirty", "forty")
    assert messages("RAG608", tracker_from_table(old), tracker_from_table(new)) == [
        'The text differs from the last tracker\'s: "the backlog" here, "the queue" there, and 1 more place. '
        "Copy it from the report."
    ]

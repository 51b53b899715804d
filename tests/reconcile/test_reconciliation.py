"""The tracker against the inspectorate's list: verdicts, what differs, what is missing, duplicates, proposals."""

import pytest

from rag_reports.meeting.positions import Position, read_position
from rag_reports.reconcile.proposals import propose_changes
from rag_reports.reconcile.reconciliation import Reconciliation, reconcile_list

from ..trackers import tracker_from_table

HERE = """Report | Number | Recommendation | Status | Comment | Sign-off
Custody | 1 | Record each strip search of a child. | GREEN | Done. |
Custody | 2 | Mend the intercom of each cell. | AMBER | Begun. |
Custody | 3 | Train the custody staff in first aid. | GREEN | Done. | Awaiting review
Custody | 4 | Publish the use of force each quarter. | RED | No staff. |
Custody | 5 | Count the detainees under eighteen. | GREEN | Done. |
Fraud | 1 | Publish a policy on fraud. | WHITE | For the NPCC. |
"""
LIST = """Report | Number | Recommendation | Sign-off
Custody | 1 | Record each strip search of a child. | Being progressed
Custody | 2 | Mend the intercom of each cell. | Signed off
Custody | 3 | Train the custody staff in first aid. | Complete
Custody | 4 | Publish uses of force each quarter. | Being progressed
Custody | 5 | Count the detainees under eighteen. | Awaiting review
Custody | 5 | Count the detainees under eighteen. | Awaiting review
Fraud 2019 | 7 | Tell banks about each fraud. | Being progressed
"""


def reconcile(here: str = HERE, listed: str = LIST) -> Reconciliation:
    return reconcile_list(tracker_from_table(here), tracker_from_table(listed))


def test_each_way_of_differing_is_told() -> None:
    found = reconcile()
    assert [(each.pair.old.item.number, each.how.name) for each in found.status_differs] == [
        ("1", "FORCE_SAYS_DONE"),
        ("2", "STILL_REPORTED"),
        ("3", "VERDICT"),
        ("5", "NOT_REVIEWED"),
    ]
    assert [pair.old.item.number for pair in found.text_differs] == ["4"]
    assert [pair.old.item.number for pair in found.same] == []
    assert [(entry.report.title, entry.item.number) for entry in found.missing_here] == [("Fraud 2019", "7")]
    assert [(entry.report.title, entry.item.number) for entry in found.missing_there] == [("Fraud", "1")]


def test_what_the_list_has_twice_is_a_duplicate_and_not_missing_here() -> None:
    (group,) = reconcile().duplicates
    assert (group.in_list, group.why) == (True, "the same report, type and number")
    assert [entry.item.number for entry in group.entries] == ["5", "5"]


def test_a_cause_of_concern_and_a_recommendation_may_share_a_number() -> None:
    table = "Number | Type | Recommendation | Status\n1 | Cause of concern | Calls wait too long. | AMBER\n"
    table += "1 | Recommendation | Answer each call within a minute. | AMBER\n"
    assert reconcile(table, table.replace("Status", "Sign-off").replace("AMBER", "Being progressed")).duplicates == ()


def test_a_list_is_the_same_as_itself() -> None:
    found = reconcile(LIST.replace(" | Sign-off", " | Status").replace("Being progressed", "AMBER"), LIST)
    assert [pair.old.item.number for pair in found.same if pair.old.item.status] == ["1", "4", "7"]
    assert not (found.missing_here or found.missing_there or found.text_differs or found.status_differs)


def test_an_item_renumbered_on_the_list_is_found_by_its_text() -> None:
    found = reconcile(HERE, LIST.replace("Custody | 4", "Custody | 14").replace("uses of force", "the use of force"))
    (pair,) = found.matched_by_text
    assert (pair.old.item.number, pair.new.item.number) == ("4", "14")
    assert ("4", "number", "14") in [(one.number, one.field, one.value) for one in propose_changes(found)]


def test_proposals_are_what_the_tracker_could_take_over() -> None:
    assert [(one.report, one.number, one.field, one.value) for one in propose_changes(reconcile())] == [
        ("Custody", "2", "status", "GREEN"),
        ("Custody", "1", "sign_off", "Being progressed"),
        ("Custody", "2", "sign_off", "Signed off"),
        ("Custody", "3", "sign_off", "Complete"),
        ("Custody", "4", "sign_off", "Being progressed"),
        ("Custody", "5", "sign_off", "Awaiting review"),
        ("Custody", "4", "text", "Publish uses of force each quarter."),
    ]


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("Signed off", Position.DONE),
        ("No further action", Position.DONE),
        ("Complete", Position.DONE),
        ("Completed - verified by HMICFRS", Position.DONE),
        ("CLOSED", Position.DONE),
        ("Superseded by PEEL 2018", Position.DONE),
        ("Being progressed", Position.OPEN),
        ("In progress", Position.OPEN),
        ("Remains outstanding", Position.OPEN),
        ("Not complete", Position.OPEN),
        ("Not yet implemented", Position.OPEN),
        ("Partially complete", Position.OPEN),
        ("Incomplete", Position.OPEN),
        ("Open", Position.OPEN),
        ("Awaiting review", Position.REVIEW),
        ("Awaiting HMICFRS review", Position.REVIEW),
        ("Complete, awaiting sign off", Position.REVIEW),
        ("Ready for review", Position.REVIEW),
        ("To be reviewed in the next inspection", Position.REVIEW),
        ("Pending verification", Position.REVIEW),
        ("", Position.UNKNOWN),
        ("National", Position.UNKNOWN),
    ],
)
def test_the_verdict_is_read_from_the_lists_words(words: str, position: Position) -> None:
    assert read_position(words) is position

"""Comments that say that the whole item is done, and those that only seem to; whom a text asks to act."""

import pytest

from rag_reports.language.addressees import addresses_force, addresses_others_only
from rag_reports.language.completion import says_complete

DONE = """
Complete.
Completed March 2018.
This recommendation is now complete.
The action has been closed.
All actions are complete and the file is with the inspectorate.
Fully implemented, as the board was told in May.
Recommendation complete
The policy was published in May 2018. This action can now be closed.
All work has been completed.
It has been fully implemented across the force.
This AFI has been discharged.
Training was delivered to all staff. Recommended for closure.
100% complete
Action complete: the guide is on the intranet.
This is considered to be complete.
The board agreed that this item was implemented in full.
This area for improvement has been achieved.
Closed - see the minutes of the board of 4 May 2018
"""
NOT_DONE = """
The first phase is complete and the second begins in May.
This will be complete when the system goes live.
This recommendation is not yet complete.
Once complete, the policy will go to the board.
The policy is complete, and training follows.
80 per cent complete.
This is partially complete.
The training is to be completed by June 2019.
Nearly complete.
Completed forms are sent to the registrar each week.
The work is due to be completed in March.
Closed cases are reviewed each month.
This can only be closed after the audit.
The recommendation is complete except for the audit of custody records.
A complete review of the policy has begun.
This recommendation would be complete if the supplier delivered.
The force has completed its first audit of crime records.
Implementation is 60 per cent complete.
This action is complete but further training is planned.
Officers have completed the course in three of five districts.
"""
TO_THE_FORCE = (
    "By March 2020, all forces should review their training.",
    "Chief constables should make sure that victims are told.",
    "The force should record each search.",
    "The Home Office and chief constables should agree a standard.",
    "The constabulary must improve its records.",
)
TO_OTHERS = (
    "By March 2020, the Home Office should review the law.",
    "The College of Policing should issue guidance to forces.",
    "The National Police Chiefs' Council lead should agree a definition with the College of Policing.",
    "The Crown Prosecution Service should review its guidance.",
)
TO_NOBODY_NAMED = ("Training should be reviewed.", "This should be done by March.", "Cells are unsafe.", "")


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("comment", lines(DONE))
def test_the_whole_item_is_said_to_be_done(comment: str) -> None:
    assert says_complete(comment)


@pytest.mark.parametrize("comment", lines(NOT_DONE))
def test_a_part_or_a_plan_is_not_the_whole(comment: str) -> None:
    assert says_complete(comment) is None


@pytest.mark.parametrize("text", TO_THE_FORCE)
def test_the_force_is_asked(text: str) -> None:
    assert addresses_force(text)
    assert not addresses_others_only(text, ("Harbour City Police",), ())


@pytest.mark.parametrize("text", TO_OTHERS)
def test_others_alone_are_asked(text: str) -> None:
    assert not addresses_force(text)
    assert addresses_others_only(text, ("Harbour City Police",), ())


@pytest.mark.parametrize("text", TO_NOBODY_NAMED)
def test_nobody_is_asked_by_name(text: str) -> None:
    assert not addresses_others_only(text, ("Harbour City Police",), ())

"""What falls due until a day, and what is overdue."""

import datetime as dt
from dataclasses import replace

import pytest

from rag_reports.meeting.due import DueLine, DueList, DueState, build_due_list
from rag_reports.model import CellRef, Tracker
from tests.trackers import SHEET, tracker_from_table

AS_AT = dt.date(2019, 1, 31)
UNTIL = dt.date(2019, 6, 30)


def due_list(table: str, published: dt.date | None = dt.date(2018, 7, 18), until: dt.date = UNTIL) -> DueList:
    return build_due_list(tracker_from_table(table, published=published), as_at=AS_AT, until=until)


def told(due: DueList) -> list[str]:
    return [_told(line) for line in due.lines]


def _told(line: DueLine) -> str:
    number = line.item.number if line.item else "-"
    return f"{number} {line.kind.value} {line.state.value} {line.date} {line.said}"


def test_deadlines_are_overdue_from_the_day_after_and_listed_until_the_day_itself() -> None:
    due = due_list(
        """
        Number | Status | Due
        1 | AMBER | 30 June 2019
        2 | AMBER | July 2019
        3 | RED | December 2018
        4 | WHITE | January 2019
        """
    )
    assert told(due) == [
        "3 deadline overdue 2018-12-31 December 2018",
        "4 deadline due 2019-01-31 January 2019",
        "1 deadline due 2019-06-30 30 June 2019",
    ]


def test_what_is_done_is_not_listed_and_what_has_no_status_is() -> None:
    due = due_list(
        """
        Number | Status | Due
        1 | GREEN | March 2018
        2 | CLOSED | TBC
        3 | NEW GREEN | March 2019
        4 |  | March 2019
        """
    )
    assert told(due) == ["4 deadline due 2019-03-31 March 2019"]
    assert due.undated == ()


def test_the_date_in_force_counts_and_a_relative_one_says_what_it_was_reckoned_from() -> None:
    due = due_list(
        """
        Number | Status | Due
        1 | AMBER | October 2018 Now March 2019
        2 | AMBER | Within nine months
        """
    )
    assert told(due) == [
        "1 deadline due 2019-03-31 March 2019",
        "2 deadline due 2019-04-18 18 April 2019 (Within nine months)",
    ]


@pytest.mark.parametrize(
    ("published", "state"), [(dt.date(2018, 11, 2), DueState.DUE), (dt.date(2018, 11, 1), DueState.OVERDUE)]
)
def test_immediately_is_overdue_only_after_90_days(published: dt.date, state: DueState) -> None:
    [line] = due_list("Number | Status | Due\n1 | AMBER | Immediately", published=published).lines
    assert (line.date, line.state) == (published, state)


def test_milestones_of_the_date_in_force_are_listed_while_it_has_not_passed() -> None:
    due = due_list(
        """
        Number | Status | Due
        1 | WHITE | September 2018 And March 2019
        2 | AMBER | May 2019 and August 2019
        3 | AMBER | June 2018 and December 2018
        4 | AMBER | May 2018 and June 2018 Now April 2019
        """
    )
    assert told(due) == [
        "1 milestone passed 2018-09-30 September 2018",
        "3 deadline overdue 2018-12-31 December 2018",
        "1 deadline due 2019-03-31 March 2019",
        "4 deadline due 2019-04-30 April 2019",
        "2 milestone due 2019-05-31 May 2019",
    ]


def test_items_without_a_date_are_apart_with_the_reason() -> None:
    due = due_list(
        """
        Number | Status | Due
        1 | AMBER | TBC
        2 | AMBER |
        3 | RED | No deadline set by HMICFRS
        4 | AMBER | after the new system opens
        5 | AMBER | Within six months
        6 | AMBER | October 2018 now TBC
        """,
        published=None,
    )
    assert told(due) == []
    assert [(one.item.number, one.why) for one in due.undated] == [
        ("1", '"TBC" sets no date'),
        ("2", "no date is given"),
        ("3", '"No deadline set by HMICFRS" sets no date'),
        ("4", '"after the new system opens" cannot be read as a date'),
        ("5", '"Within six months" runs from the publication, whose date is not known'),
        ("6", '"October 2018 now TBC" sets no date'),
    ]


def test_an_owner_is_one_however_it_is_spelt_and_nobody_is_last() -> None:
    due = due_list(
        """
        Number | Status | Due | Owner
        1 | AMBER | March 2019 |
        2 | AMBER | April 2019 | Head of  Crime
        3 | AMBER | May 2019 | HEAD OF CRIME
        4 | AMBER | TBC | ACC Operations
        """
    )
    assert due.owners == ["ACC Operations", "Head of Crime", ""]
    assert {owner: len(lines) for owner, lines in due.by_owner.items()} == {"Head of Crime": 2, "": 1}


def test_a_white_item_says_whom_it_waits_for() -> None:
    due = due_list(
        """
        Number | Status | Due | External owner
        1 | WHITE | March 2019 | NPCC
        2 | WHITE | March 2019 | TBC
        3 | AMBER | March 2019 | NPCC
        """
    )
    assert [line.waits_for for line in due.lines] == ["NPCC", "", ""]


def test_the_list_goes_90_days_ahead_where_nobody_says_until_when() -> None:
    tracker = tracker_from_table("Number | Status | Due\n1 | AMBER | 1 May 2019\n2 | AMBER | 2 May 2019")
    due = build_due_list(tracker, as_at=AS_AT)
    assert (due.until, told(due)) == (dt.date(2019, 5, 1), ["1 deadline due 2019-05-01 1 May 2019"])


def responses(published: dt.date, *, response: dt.date | None = None, text: str = "", column: bool = True) -> DueList:
    tracker = tracker_from_table("Number | Status\n1 | GREEN", published=published)
    cells = {"response_published": CellRef(SHEET, 2, 3)} if column else {}
    reports = tuple(
        replace(report, response_published=response, response_text=text, cells={**report.cells, **cells})
        for report in tracker.reports
    )
    return build_due_list(replace(tracker, reports=reports), as_at=AS_AT, until=UNTIL)


def test_a_response_falls_due_though_every_item_is_done() -> None:
    [line] = responses(dt.date(2018, 12, 20)).lines
    assert (line.owner, _told(line)) == (
        "Local policing body",
        "- section 55 response due 2019-02-13 13 February 2019",
    )


def test_a_response_is_overdue_where_the_tracker_tells_which_are_published() -> None:
    late = dt.date(2018, 12, 6)
    assert told(responses(late)) == ["- section 55 response overdue 2019-01-30 30 January 2019"]
    assert told(responses(late, text="TBC")) == told(responses(late))
    assert told(responses(late, response=dt.date(2019, 3, 1))) == []
    assert told(responses(late, text="Published on the website.")) == []


def test_no_response_is_called_overdue_where_no_column_tells_and_that_is_said() -> None:
    due = responses(dt.date(2018, 12, 6), column=False)
    assert told(due) == []
    assert due.notes == (
        "The tracker does not say when responses under section 55 were published, so none is called overdue. "
        'A column "Response published" would tell.',
    )


def test_reports_whose_day_of_publication_is_unknown_are_counted() -> None:
    tracker: Tracker = tracker_from_table("Number | Status\n1 | GREEN", published=None)
    assert build_due_list(tracker, as_at=AS_AT).notes[-1] == (
        "Section 55 is not judged for 1 report whose day of publication is not known."
    )


def test_the_profile_may_set_another_period_for_responses() -> None:
    table = "Number | Status\n1 | GREEN"
    tracker = tracker_from_table(table, published=dt.date(2018, 12, 20), rule_options={"RAG803": {"days": 90}})
    assert [line.date for line in build_due_list(tracker, as_at=AS_AT).lines] == [dt.date(2019, 3, 19)]
    assert [line.date for line in build_due_list(tracker, as_at=AS_AT, period_days=56).lines] == [dt.date(2019, 2, 13)]

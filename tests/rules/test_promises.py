"""Promises in the past: phrases that must, and must not, be taken for one, and dates without a year."""

import datetime as dt

import pytest

from rag_reports.language.promises import broken_promise

AS_AT = dt.date(2019, 3, 31)
RECENT = 60

BROKEN = """
Interviews are scheduled for 6 February 2019.
Both posts have gone out to advert and interviews are scheduled for the 5 th and 6 th February 2019.
The work will be complete by March 2018.
HMI Probation is due to report in spring 2018.
All officers will be trained by the end of December 2018.
By 01 Feb 2019 (if every session is full) there should be 20 officers outstanding.
The training team are reviewing the package with members of the steering group on 4th February 2019.
Training scheduled for 12/02/2019.
The course starts on 4 March 2019.
A meeting has been arranged for 6 February 2019 with the CPS.
We aim to publish the policy in Q3 2018/19.
The dashboard is expected to go live in January 2019.
To be presented to the board on 14 January 2019.
Go-live planned for October 2018.
The review will report to the February 2019 Performance Board.
In September 2018 all supervisors will attend a refresher course.
Further sessions are scheduled for February 2019.
The policy is being rewritten and will be published in autumn 2018.
The system is on track for delivery by November 2018.
The post will be filled by Christmas, with interviews planned for w/c 4 February 2019.
The contract is to be signed by 28/02/19.
The pilot will run until December 2018.
The team is going to move to the new station in 2018.
Implementation was delayed and is now expected by mid-January 2019.
Phase two will be rolled out from October 2018.
The audit has been rescheduled for 11 March 2019.
The force will then be reviewing its policy in January 2019.
Expected completion: December 2018.
A new lead takes up post shortly; a paper will go to the board in November 2018.
Workshops are being held on 4 and 11 March 2019.
It is anticipated that this will be completed by 31 January 2019.
The launch has been put back to 1 March 2019.
""".strip().split("\n")

NOT_BROKEN = """
Interviews were scheduled for 6 February 2019.
The course took place on 4 March 2019.
The forms were due on 6 February 2019 and were held back.
The visits were due on 6 February 2019 and were held.
Interviews are scheduled for 6 June 2019.
Interviews are scheduled for 6 February 2019 and two officers were appointed.
Interviews are scheduled for 6 February 2019. Two officers were appointed at interview.
The policy was published in March 2018 and will be reviewed in May 2019.
Training will follow the policy that was published in March 2018.
Training will follow the policy published in March 2018.
The force will implement the findings of the report of March 2018.
The audit will cover incidents in December 2018.
Officers will be trained on the system introduced in June 2018.
The team will deliver the recommendations of the November 2018 inspection.
The plan had been scheduled for October 2018.
It was planned that training would be complete by March 2018.
The figures since March 2018 will be published every quarter.
The work will be complete by March 2020.
The planned training in March 2018 went ahead.
Training planned for March 2018 was cancelled.
As planned in October 2018, the team moved.
Not due until March 2018.
In March 2018 the force agreed that all officers will be trained.
The dashboard will show the data for January 2019.
Compliance will be measured against the March 2018 baseline.
Following the meeting on 4 February 2019, a plan will be drawn up.
The board met on 14 January 2019 and will meet again in April 2019.
If the funding is agreed by March 2018, posts will be filled.
Staff will be surveyed every quarter from January 2019.
HMICFRS published its report in October 2018.
The recommendation has been met since December 2018.
The PEEL 2018/19 inspection will test this.
The force will comply with the Data Protection Act 2018.
The deadline of March 2018 will not be met.
Oct 2018: Training will be complete by December 2018. Feb 2019: Training is complete.
The strategy for 2018 to 2021 will be refreshed.
The work due in December 2018 was finished in time.
In 2018 the force trained 200 officers and will train more.
The report due in March 2018 has been received.
The new form, which was launched in May 2018, will be reviewed by the board.
The post is expected to be filled in June 2019, having been vacant since October 2018.
The force is working to the deadline set in March 2018.
Delivery will be finished before March 2019.
Training will continue in 2018 and beyond.
The needs assessment, expected in February 2019, is promised for May 2019.
""".strip().split("\n")


@pytest.mark.parametrize("text", BROKEN)
def test_what_was_still_to_come_is_past(text: str) -> None:
    assert broken_promise(text, AS_AT, None, RECENT)


@pytest.mark.parametrize("text", BROKEN)
def test_the_same_is_no_fault_on_the_day_it_was_written(text: str) -> None:
    assert broken_promise(text, dt.date(2017, 6, 30), None, RECENT) is None


@pytest.mark.parametrize("text", NOT_BROKEN)
def test_what_is_no_promise_or_not_past(text: str) -> None:
    assert broken_promise(text, AS_AT, None, RECENT) is None


@pytest.mark.parametrize(
    ("text", "updated", "date"),
    [
        ("Interviews are scheduled for 6 February.", None, dt.date(2019, 2, 6)),
        ("Interviews are scheduled for 6 February.", dt.date(2019, 1, 20), dt.date(2019, 2, 6)),
        ("Interviews are scheduled for 6 February.", dt.date(2019, 2, 20), None),
        ("Interviews are scheduled for 6 December.", None, None),
        ("Training will be complete by December.", dt.date(2018, 10, 1), dt.date(2018, 12, 31)),
        ("14/01/2019: the course starts on 4 March.", None, dt.date(2019, 3, 4)),
        ("Jan 2019 - training will start on 4 February.", None, dt.date(2019, 2, 4)),
        ("Work will be done in May.", None, None),
        ("Officers may train on 4 April.", None, None),
        ("The post will be filled on 29 February.", None, None),
    ],
)
def test_a_date_without_a_year_is_of_the_time_of_writing(
    text: str, updated: dt.date | None, date: dt.date | None
) -> None:
    found = broken_promise(text, AS_AT, updated, RECENT)
    assert (found.date if found else None) == date


def test_the_newest_entry_of_a_diary_counts() -> None:
    diary = "Oct 2018: training will be complete by December 2018.\nFeb 2019: training will be complete by {}."
    assert broken_promise(diary.format("May 2019"), AS_AT, None, RECENT) is None
    found = broken_promise(diary.format("14 March 2019"), AS_AT, None, RECENT)
    assert found and found.date == dt.date(2019, 3, 14)


def test_a_long_sentence_is_quoted_from_the_statement_on() -> None:
    text = (
        "The procedure has been redrafted by the Head of Crime with the help of three partner agencies, "
        "and the board will sign it off in November 2018."
    )
    found = broken_promise(text, AS_AT, None, RECENT)
    assert found and found.passage == "the board will sign it off in November 2018."

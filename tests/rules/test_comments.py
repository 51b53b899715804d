"""The rules about comments: what they say, word for word, and what must and must not be found."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports import Field, Finding, Tracker, apply_edits, plan_edits, read_tracker
from rag_reports.language.acronyms import Expansion, find_expansions
from rag_reports.language.figures import find_wrong_total
from rag_reports.language.placeholders import is_placeholder
from rag_reports.language.positions import points_at_place
from rag_reports.language.residue import clean, describe_residue, may_hold_residue
from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table
from tests.workbook_builder import build_book, read_book

AS_AT = dt.date(2019, 1, 31)


def _found(tracker: Tracker, code: str, **options: int) -> tuple[Finding, ...]:
    return check_tracker(tracker, as_at=AS_AT, select=[code], options={code: options} if options else None).findings


MESSAGES = [
    (
        "RAG402",
        "Number | Status | Comment\n1 | AMBER | Ongoing",
        "C2",
        'AMBER, and the comment says only "Ongoing". Say what is done and what is left.',
    ),
    (
        "RAG402",
        "Number | Status | Comment\n1 | NEW GREEN | Completed",
        "C2",
        'GREEN, and the comment says only "Completed". Say what was done, and how it is known.',
    ),
    (
        "RAG403",
        "Number | Status | Comment\n1 | AMBER | The form is in use.\n2 | AMBER | Dependent on 1 above.",
        "C3",
        '"Dependent on 1 above" points at another row, and is lost when rows are sorted or left out. '
        'Write "recommendation 1 of Roads policing in Northshire" instead.',
    ),
    (
        "RAG403",
        "Number | Status | Rationale\n1 | RED | See previous row",
        "C2",
        '"See previous row" points at another row, and is lost when rows are sorted or left out. '
        "Name the report and number that are meant.",
    ),
    (
        "RAG404",
        "Number | Status | Updated\n1 | AMBER | 12 October 2018",
        "C2",
        "AMBER, last updated 12 October 2018, 111 days before 31 January 2019. Ask the lead for an update.",
    ),
    (
        "RAG404",
        "Number | Status | Updated\n1 | AMBER | TBC\n2 | AMBER | 31/01/2019",
        "C2",
        'AMBER with no update date: the cell says "TBC". Write when the comment was last updated.',
    ),
    (
        "RAG404",
        "Number | Status | Updated\n1 | AMBER |\n2 | RED |",
        "C2",
        "None of the 2 open items has an update date. Write when each comment was updated.",
    ),
    (
        "RAG405",
        "Number | Status | Comment\n1 | AMBER | The form is in use. The course will start on 14 January 2019.",
        "C2",
        '"The course will start on 14 January 2019." was still to come, and 14 January 2019 has passed. '
        "Say what came of it.",
    ),
    (
        "RAG406",
        "Number | Status | Comment\n1 | AMBER | A total of 45 (20 in custody, 15 in response and 11 in crime).",
        "C2",
        '20, 15 and 11 make 46, not 45 ("A total of 45"). Correct the figure that is wrong.',
    ),
    (
        "RAG407",
        "Number | Status | Comment\n1 | AMBER | The form is<br>in use at A &amp; B.",
        "C2",
        'The comment holds the tag "<br>" and the code "&amp;", left by another program. Take it out.',
    ),
    (
        "RAG408",
        "Number | Status | Comment\n1 | AMBER | Sent to the College of police.",
        "C2",
        '"College of police" is miswritten. Write "College of Policing".',
    ),
    (
        "RAG409",
        "Number | Status | Recommendation | Comment\n"
        "1 | AMBER | Ask the Public Protection Unit (PPU). | In use.\n"
        "2 | AMBER | Train the sergeants. | Sent to the PPU (Prisoner Processing Unit).",
        "D3",
        '"PPU" stands for "Prisoner Processing Unit" here and for "Public Protection Unit" in C2. '
        "Give one of them another short form, or correct it.",
    ),
]


@pytest.mark.parametrize(("code", "table", "address", "message"), MESSAGES)
def test_message_and_cell(code: str, table: str, address: str, message: str) -> None:
    (finding,) = _found(tracker_from_table(table), code)
    assert finding.cell is not None
    assert (finding.cell.address, finding.message) == (address, message)


PLACEHOLDERS = """
Ongoing
No change since the last update.
Work continues.
Nothing further to report at this time
The position is unchanged since the last report.
Update to follow
There has been no change since last quarter
This work is ongoing
Currently on track
Now complete.
As above
""".strip().split("\n")

NO_PLACEHOLDERS = """
Work continues on the new form
On track for March 2019
No change to policy was needed
Ongoing training of custody staff
Complete: policy in force
Awaiting an update from the CPS
Progressing through the training board
The position of lead is vacant
""".strip().split("\n")


def test_a_comment_that_only_says_that_nothing_is_new() -> None:
    assert [text for text in PLACEHOLDERS if not is_placeholder(text)] == []
    assert [text for text in NO_PLACEHOLDERS if is_placeholder(text)] == []


def test_how_many_words_a_comment_has_is_an_option() -> None:
    tracker = tracker_from_table(
        "Number | Status | Comment\n1 | AMBER | Form amended and tested.\n2 | AMBER | Form amended."
    )
    assert [finding.number for finding in _found(tracker, "RAG402")] == ["2"]
    assert [finding.number for finding in _found(tracker, "RAG402", words=5)] == ["1", "2"]
    assert not _found(tracker, "RAG402", words=2)


def test_older_green_items_may_have_short_comments_where_most_have() -> None:
    rows = "\n".join(f"{number} | GREEN | Implemented" for number in range(1, 5))
    assert not _found(tracker_from_table(f"Number | Status | Comment\n{rows}"), "RAG402")
    new = rows.replace("4 | GREEN", "4 | NEW GREEN")
    assert [found.number for found in _found(tracker_from_table(f"Number | Status | Comment\n{new}"), "RAG402")] == [
        "4"
    ]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("RED | TBC", {"RAG101"}),
        ("WHITE | TBC", {"RAG102"}),
        ("AMBER | See below", {"RAG403"}),
        ("AMBER | As above", {"RAG402"}),
        ("GREEN | Procurement has started.", {"RAG107"}),
        ("GREEN | Interviews are scheduled for 14 January 2019.", {"RAG107"}),
        ("AMBER |", {"RAG401"}),
    ],
)
def test_one_fault_of_a_comment_is_told_once(row: str, codes: set[str]) -> None:
    tracker = tracker_from_table(f"Number | Status | Comment\n1 | {row}")
    assert {finding.code for finding in check_tracker(tracker, as_at=AS_AT, select=["RAG1", "RAG4"]).findings} == codes


PLACES = """
Dependent on 1 above being delivered.
This will be included in the process map referred to immediately above, with clear guidance.
See 4 above
See above.
See below
As per previous row
Dependent on the recommendation above.
As per item 3 above.
See comments above
Linked to AFI 2 below.
As per the row above, training is complete.
See row 14 for the detail.
This is covered by recommendation 6 below.
Work is complete (see rec 2 above).
Same as previous recommendation.
The audit is complete. As for 3 above, the action plan is with the board.
Update as above - awaiting supplier
Merged with the item below.
Please see previous action.
3 above applies here too
""".strip().split("\n")

NO_PLACES = """
Attendance is now 5 above the national average.
Scores of 3 and above are reviewed.
All staff of band 4 and above have been trained.
Performance is above target.
Sessions continue for those outstanding as below. 30/01 15 29/01 17
The policy was published. As stated above, it is reviewed every year.
Over and above this, the force has bought 40 cameras.
The previous recommendation from 2016 was closed.
1. Policy published. 2. Training done, see 1 above.
All officers of inspector rank and above are trained.
See attached row of figures
The next item on the agenda is the board paper.
Absence is 2 below last year's.
Numbers rose to 9 below plan
In line with the previous action plan.
Numbers of visits rose from 20 to 31, above what was forecast.
See the summary below: all three are complete.
We are 3 below.
""".strip().split("\n")


@pytest.mark.parametrize("text", PLACES)
def test_a_text_points_at_another_row(text: str) -> None:
    assert points_at_place(text)


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_measure_or_a_place_in_the_text_itself_is_no_row(text: str) -> None:
    assert points_at_place(text) is None


def test_how_old_an_update_may_be_is_an_option() -> None:
    tracker = tracker_from_table("Number | Status | Updated\n1 | AMBER | 2 November 2018\n2 | AMBER | 1 November 2018")
    assert [finding.number for finding in _found(tracker, "RAG404")] == ["2"]  # 90 and 91 days
    assert not _found(tracker, "RAG404", days=91)


def test_a_tracker_without_update_dates_is_not_judged() -> None:
    findings = check_tracker(tracker_from_table("Number | Status\n1 | AMBER"), as_at=AS_AT, select=["RAG404"])
    assert [(skipped.code, skipped.why) for skipped in findings.skipped] == [
        ("RAG404", "The tracker has no update date column.")
    ]


def test_the_update_date_tells_the_year_of_a_promise() -> None:
    table = "Number | Status | Updated | Comment\n1 | AMBER | {} | Interviews are scheduled for 6 May."
    assert _found(tracker_from_table(table.format("20 April 2018")), "RAG405")
    assert not _found(tracker_from_table(table.format("20 January 2019")), "RAG405")


WRONG_TOTALS = """
A total of 45 officers have been trained: 20 in custody, 15 in response and 11 in crime.
12 + 15 + 9 = 35
90 of the 120 officers have been trained, leaving 40 outstanding.
45 staff in total (20 sergeants, 15 constables and 5 civilians).
Custody - 20, Response - 15, Total - 36
162 of 309 trained, leaving 157 to be trained
Total of 31 visits made up of 12 to schools and 20 to care homes.
Total trained: 40 (25 officers, 16 staff)
The total number of cases is 1,200: 700 closed and 400 open.
Sessions for all 50 delegates: 4/2/2019 - 12; 5/2/2019 - 13; 6/2/2019 - 20
""".strip().split("\n")

RIGHT_TOTALS = """
A total of 45 officers have been trained: 20 in custody, 15 in response and 10 in crime.
12 + 15 + 9 = 36
90 of the 120 officers have been trained, leaving 30 outstanding.
45 staff in total (20 sergeants and 15 constables have completed module 2).
Of the 45 officers 20 are trained and 15 booked.
90 of the 120 officers have been trained, leaving the force with 2 vacancies.
A total of 3 recommendations: 1 and 2 are complete, 4 is not.
Total of 12 visits in 2018 (5 in May 2018 and 6 in June 2018).
200 officers were trained in total, up from 150 in 2017 and 120 in 2016.
The total rose by 12: 5 per cent in May, 8 per cent in June.
A total of 40 cases were reviewed, including 20 from custody and 10 from response.
A total of 60 hours: 20 hours of theory, 30 hours of practice.
Total 45, of which 20 in custody, 10 in response
All 40 were trained on 1/2/2019, 2/2/2019 and 3/2/2019.
A total of 6 sessions: 4/2/2019 12 5/2/2019 13 6/2/2019 20
Sessions for all 45 delegates: 4/2/2019 - 12; 5/2/2019 - 13; 6/2/2019 - 20
309 officers are listed. 162 of those in the first group have been trained, leaving 147 outstanding.
""".strip().split("\n")


@pytest.mark.parametrize("text", [*WRONG_TOTALS, "Custody 20\nResponse 15\nCrime 10\nTotal 46"])
def test_figures_that_do_not_make_their_total(text: str) -> None:
    assert find_wrong_total(text)


@pytest.mark.parametrize("text", [*RIGHT_TOTALS, "Custody 20\nResponse 15\nCrime 10\nTotal 45"])
def test_figures_that_do_or_that_name_no_total(text: str) -> None:
    assert find_wrong_total(text) is None


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a<br>b", "a\nb"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("A &amp; B", "A & B"),
        ("A &lt;br&gt; B", "A\nB"),
        ("It is linked to E-CINS¹. Next", "It is linked to E-CINS. Next"),
        ("The policy.¹ This is", "The policy. This is"),
        ("a\u00a0 b", "a b"),
        ("Line_x000D_\nnext", "Line\nnext"),
        ("Line\r\nnext\r\n", "Line\nnext"),
        ("Cust\u00adody", "Custody"),
        ("<span style='x'>Hi</span>", "Hi"),
        ("The policy.1 This is", "The policy.1 This is"),  # it may be a number that belongs there
        ("as reviewed2 in May", "as reviewed2 in May"),
    ],
)
def test_residue_is_found_and_taken_out_where_that_is_sure(text: str, cleaned: str) -> None:
    assert may_hold_residue(text) and describe_residue(text)
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "A & B; 3 < 4 and 5 > 2", "12 m² and 3 km²", "Form MG3, Covid19, S136 and phase2", "Section 3.1 This",
        "<custody@force.example>", "a\u00a0b", "24/7, v1.2 and no.1", "Line\nnext", "AT&T; more", "p.4 This",
    ],
)  # fmt: skip
def test_ordinary_typing_is_no_residue(text: str) -> None:
    assert not (may_hold_residue(text) and describe_residue(text))
    assert clean(text) == text


RESIDUE_BOOK = """
    No. | Recommendation                                    | Status | Comment
    1   | The force should review how long detainees wait. | AMBER  | The policy is out.<br>Training &amp; advice go on.
    2   | The force should publish what it finds on them.   | AMBER  | **Bold** words &amp; more of the same here.
    3   | The force should train officers of all stations.  | AMBER  | ="Training &amp; "&"advice began in the summer."
"""


def _residue_book(folder: Path) -> Path:
    return build_book(folder / "tracker.xlsx", RESIDUE_BOOK)


def test_only_a_cell_of_plain_text_is_cleaned(tmp_path: Path) -> None:
    path = _residue_book(tmp_path)
    tracker = read_tracker(path)
    findings = check_tracker(tracker, as_at=AS_AT, select=["RAG407"])
    assert [(str(found.cell), found.fixable) for found in findings.findings][:2] == [
        ("Log!D2", True),
        ("Log!D3", False),
    ]
    planned = plan_edits(findings, tracker)
    assert [(edit.cell, edit.after) for edit in planned.edits] == [
        ("Log!D2", "The policy is out.\nTraining & advice go on.")
    ]
    apply_edits(path, planned.edits)
    assert read_tracker(path).items[0][1].comment == "The policy is out.\nTraining & advice go on."


def test_a_carriage_return_code_is_seen_behind_the_tidied_text(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, RESIDUE_BOOK.replace("<br>", "_x000D_^").replace(" &amp;", ""))
    item = tracker.items[0][1]
    assert "\r" in item.typed[Field.COMMENT] and "\r" not in item.comment
    assert 'the code "_x000D_"' in _found(tracker, "RAG407")[0].message


def test_the_misnaming_of_a_body_is_found_in_the_lines_of_a_report(tmp_path: Path) -> None:
    tracker = read_book(
        tmp_path,
        """
        Joint inspection of custody
        A national joint report by HMICFRS and HMCPSi Published October 2018

        No. | Recommendation                                       | Status | Comment
        1   | The force should review how long detainees wait.     | AMBER  | The College of Police is content with it.
        2   | The force should publish what it finds on detainees. | AMBER  | The College of Policing has been told.
        """,
    )
    assert [str(found.cell) for found in _found(tracker, "RAG408")] == ["Log!A2", "Log!D5"]


def test_the_forces_own_name_is_never_wrong() -> None:
    table = "Number | Comment\n1 | The Policing College has moved in with us."
    assert _found(tracker_from_table(table), "RAG408")
    assert not _found(tracker_from_table(table, force=("Policing College",)), "RAG408")


EXPANSIONS = {
    "Multi-Agency Public Protection Arrangements (MAPPA)": "MAPPA",
    "MAPPA (Multi Agency Public Protection Arrangements)": "MAPPA",
    "the Youth Offending Teams (YOTs)": "YOT",
    "Department of Health and Social Care (DHSC)": "DHSC",
    "force management statements (FMSs)": "FMS",
    "Head of Learning and Development (L&D)": "L&D",
    "the Domestic Abuse, Stalking and Harassment (DASH) form": "DASH",
    "CPS (Crown Prosecution Service)": "CPS",
}


def test_short_forms_whose_letters_begin_the_words() -> None:
    found = {text: [one.short for one in find_expansions(text)] for text in EXPANSIONS}
    assert found == {text: [short] for text, short in EXPANSIONS.items()}
    assert not [one for text in ("in May (MG3)", "this (DIP)", "officers (PCs)", "a plan (April)", "the force (COLP)")
                for one in find_expansions(text)]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Public Protection Unit", "public protection units", True),
        ("Multi-Agency Risk Assessment Conference", "Multi Agency Risk Assessment Conferences", True),
        ("Organised Crime & Gangs", "Organized Crime and Gangs", True),
        ("Her Majesty's Inspectorate", "His Majesty's Inspectorate", True),
        ("Authorised Professional Practice", "Authorised Proffesional Practice", True),
        ("Public Protection Unit", "Prisoner Processing Unit", False),
        ("Child Sexual Exploitation", "Custody Sergeants' Exchange", False),
    ],
)
def test_spelling_makes_no_second_meaning(one: str, two: str, same: bool) -> None:
    assert Expansion("X", one).means_the_same(Expansion("X", two)) is same

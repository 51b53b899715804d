"""What each rule says, word for word, and at which cell; and what its fix would write."""

import datetime as dt
from collections.abc import Sequence

import pytest

from rag_reports.model import CellEdit, Finding, Status
from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
KEY = (("GREEN", "implemented"), ("AMBER", "ongoing"), ("RED", "beyond its deadline"), ("WHITE", "for others"))


def _only(code: str, table: str, **kw: object) -> Finding:
    found = check_tracker(tracker_from_table(table, **kw), as_at=AS_AT, select=[code]).findings  # type: ignore[arg-type]
    assert len(found) == 1, [finding.message for finding in found]
    assert found[0].code == code
    return found[0]


MESSAGES = [
    (
        "RAG101",
        "Number | Status | Comment\n1 | RED | 120 of the 200 response officers have been trained.",
        "C2",
        "RED with no reason: the comment tells of activity only "
        '("120 of the 200 response officers have been trained."). '
        "Say why the deadline was missed.",
    ),
    (
        "RAG101",
        "Number | Status | Comment\n1 | RED | TBC",
        "C2",
        'RED with no reason: the comment says only "TBC". Say why the deadline was missed.',
    ),
    (
        "RAG101",
        "Number | Status | Comment\n1 | RED |",
        "C2",
        "RED with no reason: the comment is blank. Say why the deadline was missed or will not be met.",
    ),
    (
        "RAG101",
        "Number | Status | Rationale | Comment\n1 | RED | n/a | The form is in use.",
        "C2",
        'RED with no reason: the Rationale says only "n/a". Say why the deadline was missed or will not be met.',
    ),
    (
        "RAG101",
        "Number | Status | Rationale | Comment\n1 | RED | | Delayed by the supplier.",
        "C2",
        "RED with no reason in its place: the Rationale cell is blank, though the comment gives one. "
        "Put the reason in Rationale.",
    ),
    (
        "RAG102",
        "Number | Status | Comment\n1 | WHITE | Dependant on 1 above.",
        "C2",
        'WHITE with no organisation: the comment names none ("Dependant on 1 above."). '
        "Name the organisation that this waits for.",
    ),
    (
        "RAG102",
        "Number | Status | External owner | Comment\n1 | WHITE | tbc | Dependant on 1 above.",
        "C2",
        'WHITE with no organisation: it says only "tbc". Name the organisation that this waits for.',
    ),
    (
        "RAG103",
        "Number | Status\n1 | PURPLE",
        "B2",
        '"PURPLE" is not a status of this tracker. Write GREEN, AMBER, RED or WHITE.',
    ),
    (
        "RAG104",
        "Number | Status\n1 |",
        "B2",
        "No status: the cell has neither a word nor a status colour. Write GREEN, AMBER, RED or WHITE.",
    ),
    (
        "RAG104",
        "Number | Status\n1 | -",
        "B2",
        "No status: the cell has neither a word nor a status colour. Write GREEN, AMBER, RED or WHITE.",
    ),
    (
        "RAG102",
        "Number | Status | Comment\n1 | WHITE | Not for Harbour City Police to deliver.",
        "C2",
        'WHITE with no organisation: the comment names none ("Not for Harbour City Police to deliver."). '
        "Name the organisation that this waits for.",
    ),
    (
        "RAG105",
        "Number | Status | Fill\n1 | AMBER | GREEN",
        "B2",
        "The word says AMBER, the fill says GREEN. Make both say the same.",
    ),
    (
        "RAG106",
        "Number | Status | Due\n1 | AMBER | December 2018",
        "B2",
        "AMBER, but the deadline, December 2018, had passed on 31 January 2019. Mark it RED and say why, "
        "or show the new date.",
    ),
    (
        "RAG106",
        "Number | Status | Due\n1 | AMBER | Immediately",
        "B2",
        'AMBER, but "Immediately", from 18 July 2018, had passed on 31 January 2019. Mark it RED and say why, '
        "or show the new date.",
    ),
    (
        "RAG107",
        "Number | Status | Comment\n1 | GREEN | The form is in use. A dashboard is being developed.",
        "C2",
        'GREEN, but the comment tells of work still to do ("A dashboard is being developed."). '
        "Say that it is done, or change the status.",
    ),
    (
        "RAG115",
        "Number | Status | Fill\n1 | | GREEN",
        "B2",
        "The status is told by colour alone (GREEN). Write GREEN into the cell.",
    ),
    (
        "RAG115",
        "Number | Status | Fill\n1 | | GREEN\n2 | | AMBER",
        "B2",
        "The whole status column is told by colour alone, in 2 cells from here. Write the status word into each.",
    ),
    (
        "RAG116",
        "Number | Status\n1 | Grren",
        "B2",
        'The status is written "Grren". Write GREEN.',
    ),
    (
        "RAG116",
        "Number | Status\n1 | AMBER\n2 | AMBER\n3 | Amber",
        "B4",
        'The status is written "Amber", elsewhere AMBER. Write AMBER.',
    ),
    ("RAG116", 'Number | Status\n1 | " AMBER"', "B2", 'The status has stray blanks: " AMBER". Write AMBER.'),
    (
        "RAG201",
        "Number | Status | Due\n1 | AMBER |",
        "C2",
        "AMBER with no due date: the cell is blank. Write the date set for it.",
    ),
    (
        "RAG201",
        "Number | Status | Due\n1 | AMBER | No deadline set by HMICFRS",
        "C2",
        'AMBER with no date from anyone ("No deadline set by HMICFRS"). Write the date that the force has set.',
    ),
    (
        "RAG202",
        "Number | Status | Due\n1 | AMBER | 31 February 2019",
        "C2",
        '"31 February 2019" does not exist: February 2019 has 28 days. Write the date that is meant.',
    ),
    (
        "RAG202",
        "Number | Status | Due\n1 | AMBER | 31/06/2027",
        "C2",
        '"31/06/2027" does not exist: June 2027 has 30 days. Write the date that is meant.',
    ),
    (
        "RAG202",
        "Number | Status | Due\n1 | AMBER | Feb 30, 2019",
        "C2",
        '"Feb 30, 2019" does not exist: February 2019 has 28 days. Write the date that is meant.',
    ),
    (
        "RAG202",
        "Number | Status | Due\n1 | AMBER | 45/13/2018",
        "C2",
        'No date can be read in "45/13/2018". Write it as "31 March 2019" or "March 2019".',
    ),
    (
        "RAG202",
        "Number | Status | Due\n1 | AMBER | #N/A",
        "C2",
        "No due date: the cell shows Excel's error #N/A. Mend its formula, or write the date.",
    ),
    (
        "RAG301",
        "Number | Status | Owner\n1 | AMBER | #REF!",
        "C2",
        "AMBER with no lead: the cell shows Excel's error #REF!. Mend its formula, or write the lead's role.",
    ),
    (
        "RAG401",
        "Number | Status | Comment\n1 | AMBER | #VALUE!",
        "C2",
        "AMBER with no comment: the cell shows Excel's error #VALUE!. Mend its formula, or say where the item stands.",
    ),
    (
        "RAG702",
        "Number | Recommendation\n#REF! | Review the policy on call handling.",
        "A2",
        "No number: the cell shows Excel's error #REF!. Mend its formula, or write the number that the item has in its "
        "report.",
    ),
    (
        "RAG206",
        "Number | Status | Due | Comment\n1 | AMBER | October 2018 Now February 2019 | The form is in use.",
        "C2",
        "The due date moved from October 2018 to February 2019, and nothing says why. Give the reason for the move.",
    ),
    (
        "RAG206",
        "Number | Status | Due | Comment\n1 | AMBER | July 2018 Now October 2018 Now May 2019 | The form is in use.",
        "C2",
        "The due date moved twice, from July 2018 to May 2019, and nothing says why. Give the reason for the move.",
    ),
    (
        "RAG206",
        "Number | Status | Due | Comment\n1 | AMBER | May 2018 Now July 2018 Now June 2019 Now July 2019 | In use.",
        "C2",
        "The due date moved three times, from May 2018 to July 2019, and nothing says why. "
        "Give the reason for the move.",
    ),
    (
        "RAG211",
        "Number | Status | Due\n1 | AMBER | TBC",
        "C2",
        'AMBER with "TBC" for a due date. Write the date.',
    ),
    (
        "RAG301",
        "Number | Status | Owner\n1 | AMBER |",
        "C2",
        "AMBER with no lead: the cell is blank. Write the lead's role.",
    ),
    (
        "RAG401",
        "Number | Status | Comment\n1 | AMBER |",
        "C2",
        "AMBER with no comment: the cell is blank. Say where the item stands.",
    ),
    (
        "RAG501",
        "Number | Status | Sentence\n1 | AMBER | 3 recommendations are for the force; 2 are complete, 1 is in progress."
        "\n2 | AMBER |",
        "C2",
        "The sentence does not fit the table: it says 1 in progress, and 2 rows are AMBER. Correct whichever is wrong.",
    ),
    (
        "RAG501",
        "Number | Status | Sentence\n1 | GREEN | Of 4 for the force, 1 is complete, 2 are in progress and 1 is WHITE."
        "\n2 | GREEN |\n3 | AMBER |\n4 | WHITE |\n5 | WHITE |",
        "C2",
        "The sentence does not fit the table: it says 1 complete, and 2 rows are GREEN; 2 in progress, and 1 row is "
        "AMBER. Correct whichever is wrong.",
    ),
    (
        "RAG501",
        "Number | Status | Sentence\n1 | AMBER | There are 2 recommendations for the force and these are complete.",
        "C2",
        "The sentence does not fit the table: it says 2 of 2 complete, and 1 row is AMBER. Correct whichever is wrong.",
    ),
    (
        "RAG501",
        "Number | Status | Sentence\n1 | AMBER | This report makes 1 recommendation for the police.\n2 | GREEN |",
        "C2",
        "The sentence does not fit the table: it says 1 for the force, and 2 rows are GREEN, AMBER or RED. "
        "Correct whichever is wrong.",
    ),
    (
        "RAG502",
        "Number | Status | Sentence\n1 | GREEN | 2 are for the force; 1 is complete and 1 is in progress.\n2 | RED |",
        "C2",
        'The sentence ("2 are for the force; 1 is complete and 1 is in progress.") calls 1 RED row "in progress". '
        "Name the RED in it.",
    ),
    (
        "RAG502",
        "Number | Status | Sentence\n1 | AMBER | 5 are for the force; 1 is complete and 1 is in progress.\n2 | RED |"
        "\n3 | WHITE |\n4 | WHITE |",
        "C2",
        'The sentence ("5 are for the force; 1 is complete and 1 is in progress.") leaves out 1 RED row and '
        "2 WHITE rows. Name the RED and WHITE in it.",
    ),
    (
        "RAG701",
        "Number | Type\n4 | Area for improvement\n4 | Area for improvement",
        "A3",
        "An area for improvement of this report is already numbered 4, in A2. "
        "Give one of them its own number from the report.",
    ),
    (
        "RAG702",
        "Number | Recommendation\n | Review the policy on call handling.",
        "A2",
        'No number ("Review the policy on call handling."). Write the number that the item has in its report.',
    ),
    (
        "RAG703",
        "Report | Published | Number | Due\nCustody | | 1 | Within six months\nCustody | | 2 | March 2019",
        "A2",
        'No publication date of "Custody" was found. The deadline of item 1 cannot be worked out without it. '
        "Write when it was published.",
    ),
]


@pytest.mark.parametrize(("code", "table", "address", "message"), MESSAGES)
def test_message_and_cell(code: str, table: str, address: str, message: str) -> None:
    finding = _only(code, table, key=KEY)
    assert finding.cell is not None
    assert (finding.cell.address, finding.message) == (address, message)


FIXES: list[tuple[str, str, Sequence[CellEdit]]] = [
    (
        "RAG105",
        "Number | Status | Fill\n1 | NEW GREEN | AMBER",
        [CellEdit("Tracker!B2", "NEW GREEN", "NEW GREEN", Status.GREEN)],
    ),
    ("RAG115", "Number | Status | Fill\n1 | | GREEN", [CellEdit("Tracker!B2", None, "GREEN")]),
    (
        "RAG115",
        "Number | Status | Fill\n1 | | GREEN\n2 | | AMBER\n3 | ^ | AMBER",
        [CellEdit("Tracker!B2", None, "GREEN"), CellEdit("Tracker!B3", None, "AMBER")],
    ),
    (
        "RAG115",
        "Number | Status | Fill\n1 | Green | GREEN\n2 | Amber | AMBER\n3 | | GREEN",
        [CellEdit("Tracker!B4", None, "Green")],
    ),
    ("RAG116", "Number | Status\n1 | Grren", [CellEdit("Tracker!B2", "Grren", "GREEN")]),
    ("RAG116", 'Number | Status\n1 | " AMBER"', [CellEdit("Tracker!B2", " AMBER", "AMBER")]),
    ("RAG116", 'Number | Status\n1 | "NEW  Grren "', [CellEdit("Tracker!B2", "NEW  Grren ", "NEW GREEN")]),
    (
        "RAG116",
        "Number | Status\n1 | Amber\n2 | Amber\n3 | AMBER",
        [CellEdit("Tracker!B4", "AMBER", "Amber")],
    ),
    ("RAG116", "Number | Status\n1 | Amber\n2 | Amber\n3 | Grene", [CellEdit("Tracker!B4", "Grene", "Green")]),
]


@pytest.mark.parametrize(("code", "table", "edits"), FIXES)
def test_fix_writes_exactly(code: str, table: str, edits: Sequence[CellEdit]) -> None:
    finding = _only(code, table)
    assert finding.fix is not None
    assert list(finding.fix.edits) == edits


HOUSE = {"some concern": Status.AMBER, "green": Status.AMBER, "off track": Status.RED, "not ours": Status.WHITE,
         "closed": Status.GREEN}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "table", "begins"),
    [
        ("RAG401", "Status | Comment\nSome concern |", '"Some concern" (AMBER) with no comment: '),
        ("RAG301", "Status | Owner\nSome concern |", '"Some concern" (AMBER) with no lead: '),
        ("RAG201", "Status | Due\nGreen |", '"Green" (AMBER) with no due date: '),
        ("RAG211", "Status | Due\nGreen | TBC", '"Green" (AMBER) with "TBC" for a due date. '),
        ("RAG106", "Status | Due\nGreen | June 2018\nOff track | June 2018", '"Green" (AMBER), but the deadline, '),
        ("RAG101", "Status | Comment\nOff track |", '"Off track" (RED) with no reason: '),
        ("RAG101", "Status | Rationale\nOff track |", '"Off track" (RED) with no reason: '),
        ("RAG102", "Status | Comment\nNot ours | Dependant on 1.", '"Not ours" (WHITE) with no organisation: '),
        (
            "RAG105",
            "Status | Fill\nSome concern | GREEN",
            'The word says "Some concern" (AMBER), the fill says GREEN. ',
        ),
        ("RAG107", "Status | Comment\nClosed | A form is being drafted.", '"Closed" (GREEN), but the comment tells '),
    ],
)
def test_a_status_is_told_in_the_word_of_its_cell(code: str, table: str, begins: str) -> None:
    message = _only(code, table, statuses=HOUSE).message
    assert message.startswith(begins), message


def test_a_remedy_names_the_status_in_the_word_of_the_house() -> None:
    table = "Status | Due\nGreen | June 2018\nOff track | June 2018"
    assert 'Mark it "Off track" (RED) and say why' in _only("RAG106", table, statuses=HOUSE).message


@pytest.mark.parametrize("table", [table for _, table, _, _ in MESSAGES])
def test_rules_without_a_fix_offer_none(table: str) -> None:
    findings = check_tracker(tracker_from_table(table, key=KEY), as_at=AS_AT).findings
    assert {finding.code for finding in findings if finding.fixable} <= {"RAG105", "RAG115", "RAG116"}


NO_FINDING = [
    ("RAG101", "Number | Status | Rationale | Comment\n1 | RED | See comment | Delayed by the supplier."),
    ("RAG103", "Number | Status\n1 | Grren"),
    ("RAG104", "Number | Status\n1 | PURPLE"),
    ("RAG106", "Number | Status | Due\n1 | AMBER | October 2018 Now TBC"),
    ("RAG115", "Number | Status | Fill\n1 | PURPLE | GREEN"),
    ("RAG201", "Number | Status | Due\n1 | AMBER | Within six months"),
    ("RAG202", "Number | Status | Due\n1 | AMBER | Within six months"),
    ("RAG206", "Number | Status | Due | Comment\n1 | AMBER | October 2018 Now TBC | The form is in use."),
    ("RAG211", "Number | Status | Due\n1 | AMBER | -"),
    ("RAG211", "Number | Status | Due\n1 | AMBER | #N/A"),
    ("RAG701", "Number | Recommendation\n#REF! | Review the policy.\n#REF! | Train the sergeants."),
    ("RAG401", "Number | Status | Sign-off | Comment\n1 | GREEN | Signed off |"),
    ("RAG701", "Number | Recommendation\n3 | Review the policy.\n^ | Train the sergeants."),
]


@pytest.mark.parametrize(("code", "table"), NO_FINDING)
def test_one_fault_is_left_to_the_rule_that_explains_it(code: str, table: str) -> None:
    published = None if "Within" in table else dt.date(2018, 7, 18)
    assert check_tracker(tracker_from_table(table, published=published), as_at=AS_AT, select=[code]).findings == ()


def test_an_example_of_a_date_lies_ahead_of_the_check() -> None:
    tracker = tracker_from_table("Number | Status | Due\n1 | AMBER | When ready")
    (finding,) = check_tracker(tracker, as_at=dt.date(2026, 11, 20), select=["RAG202"]).findings
    assert finding.message.endswith('Write it as "31 March 2027" or "March 2027".')

"""Planning: which cell a change means, what it says there, and what is refused by name; and the fixes of findings."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill

from rag_reports import CellEdit, Status, Tracker, check_tracker, read_tracker
from rag_reports.editing.changes import Change
from rag_reports.editing.plan import PlannedEdits, plan_edits
from tests.workbook_builder import Sheets, build_book, read_book

AS_AT = dt.date(2019, 1, 31)
REGISTER = """
Inspection report|No.|Type|Recommendation|RAG|Due date|Strategic lead|Update
Fraud: Time to Choose|1|Rec|Forces should publish a policy.|GREEN{fill 00B050}|2018-09-30|Head of Crime|It is published.
Fraud: Time to Choose|2|Rec|Forces should review the desk.|AMBER{fill FFC000}|31 March 2019|Head of Crime|It was seen.
Fraud: Time to Choose|2|AFI|Forces should tell each victim.|AMBER{fill FFC000}|31 March 2019|Head of Crime|Letters went.
Crime recording|7|Rec|Forces should record all crime.|RED{fill FF0000}|2018-12-31||Not done, because staff are few.
"""
FRAUD = "Fraud: Time to Choose"


def change(number: str, field: str, value: object, report: str = FRAUD, item_type: str | None = None) -> Change:
    return Change(report, number, field, value, item_type)  # type: ignore[arg-type]


def planned(tracker: Tracker, *changes: Change) -> tuple[list[CellEdit], list[str]]:
    plan = plan_edits(changes, tracker)
    return list(plan.edits), [str(refusal) for refusal in plan.refused]


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    return read_book(tmp_path, REGISTER)


@pytest.mark.parametrize(
    ("asked", "edit"),
    [
        (change("1", "owner", "Head of IT"), CellEdit("Log!G2", "Head of Crime", "Head of IT")),
        (change(" 1. ", "Strategic Lead", "Head of IT"), CellEdit("Log!G2", "Head of Crime", "Head of IT")),
        (change("1", "RAG", "amber"), CellEdit("Log!E2", "GREEN", "AMBER", Status.AMBER)),
        (change("1", "status", "new amber"), CellEdit("Log!E2", "GREEN", "NEW AMBER", Status.AMBER)),
        (change("1", "status", "GREEN"), CellEdit("Log!E2", "GREEN", "GREEN", Status.GREEN)),
        (change("1", "lead", None), CellEdit("Log!G2", "Head of Crime", None)),
        (change("7", "owner", "Head of IT", "crime  RECORDING"), CellEdit("Log!G5", None, "Head of IT")),
        (change("2", "due", "30 June 2019", item_type="AFI"), CellEdit("Log!F4", "31 March 2019", "30 June 2019")),
        (change("1", "number", "1a"), CellEdit("Log!B2", 1, "1a")),
        (change("1", "number", "12"), CellEdit("Log!B2", 1, 12)),
        (change("1", "number", "12.0"), CellEdit("Log!B2", 1, "12.0")),
        (change("1", "comment", "a\r\nb"), CellEdit("Log!H2", "It is published.", "a\nb")),
    ],
)
def test_a_change_becomes_the_edit_of_its_cell(tracker: Tracker, asked: Change, edit: CellEdit) -> None:
    assert planned(tracker, asked) == ([edit], [])


@pytest.mark.parametrize("value", ["2018-10-31", "31/10/2018", "31 October 2018", dt.datetime(2018, 10, 31)])
def test_a_date_cell_gets_a_date(tracker: Tracker, value: object) -> None:
    edits, refused = planned(tracker, change("1", "due", value))
    assert ([edit.after for edit in edits], refused) == ([dt.date(2018, 10, 31)], [])


def test_what_is_no_single_date_stays_text_in_a_date_cell(tracker: Tracker) -> None:
    values = ("October 2018 Now December 2018", "TBC", "2018-02-31", "March 2019")
    edits = [planned(tracker, change("1", "due", value))[0][0] for value in values]
    assert tuple(edit.after for edit in edits) == values


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (change("9", "owner", "x"), "9, Fraud: Time to Choose: the report has no item of that number. It has: 1, 2."),
        (change("", "owner", "x"), "Fraud: Time to Choose: no item number is given. Give the number as the tracker"),
        (
            change("1", "owner", "x", "Fraud: Time to Chose"),
            'no report of that title. Did you mean "Fraud: Time to Choose"?',
        ),
        (change("1", "owner", "x", "fraud"), 'no report of that title. Did you mean "Fraud: Time to Choose"?'),
        (change("1", "owner", "x", "Custody"), "Its reports are: Fraud: Time to Choose, Crime recording."),
        (change("1", "owner", "x", ""), "1: no report is named. Give the title of the item's report."),
        (
            change("2", "owner", "x"),
            "2 items have that number, at Log!B3 and Log!B4. Add a column type to the changes.",
        ),
        (
            change("1", "owner", "x", item_type="AFI"),
            'no item of that number has the type "AFI". There is: recommendation',
        ),
        (
            change("1", "evidence", "x"),
            "1, Fraud: Time to Choose, evidence: the tracker has no column for evidence. This",
        ),
        (change("1", "new", "yes"), "no column for new. Give the status as NEW GREEN, or without NEW."),
        (
            change("1", "colour of the door", "x"),
            "there is no such field. This tracker has: number, type, text, status",
        ),
        (change("1", "", "x"), "no field is named."),
        (change("1", "report", "x"), "this belongs to the report, not to one item. Change it in Excel."),
        (change("1", "status", "purple"), '"purple" is not a status word of this tracker. Its words are: AMBER, GREEN'),
        (change("1", "status", "Grren"), '"Grren" is not a status word of this tracker. Did you mean GREEN?'),
        (
            Change(FRAUD, "1", "owner", "", None, "c.csv, line 2", True),
            "c.csv, line 2: 1, Fraud: Time to Choose, owner: no",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_name(tracker: Tracker, asked: Change, said: str) -> None:
    edits, refused = planned(tracker, asked)
    assert edits == []
    assert len(refused) == 1 and said in refused[0]


def test_two_changes_of_one_cell_must_agree(tracker: Tracker) -> None:
    edits, refused = planned(tracker, change("1", "owner", "A"), change("1", "lead", "A"), change("1", "due", "TBC"))
    assert [edit.cell for edit in edits] == ["Log!G2", "Log!F2"] and refused == []
    edits, refused = planned(tracker, change("1", "owner", "A"), change("1", "lead", "B"))
    assert edits == [] and "two changes want different values for this cell" in refused[0]


def test_a_merged_cell_belongs_to_all_its_items(tmp_path: Path) -> None:
    merged = REGISTER.replace("|It was seen.", "|It was seen.{2x1}").replace("|Letters went.", "|")
    tracker = read_book(tmp_path, merged)
    both = [change("2", "comment", "Done.", item_type=item_type) for item_type in ("Rec", "AFI")]
    edits, refused = planned(tracker, both[0])
    assert edits == []
    assert "Log!H3: the cell is merged over H3:H4, and so belongs to 2 too. Give the same change for each" in refused[0]
    edits, refused = planned(tracker, *both)
    assert (edits, refused) == ([CellEdit("Log!H3", "It was seen.", "Done.")], [])


def test_text_that_goes_on_in_the_row_below_is_refused(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, REGISTER.rstrip("\n") + "\n|||||||A second audit is booked.\n")
    edits, refused = planned(tracker, change("7", "comment", "Done.", "Crime recording"))
    assert edits == [] and "it does not stand in the cell Log!H5 alone. Change it in Excel." in refused[0]


def test_a_struck_through_cell_is_refused_and_struck_through_text_is_told(tmp_path: Path) -> None:
    table = REGISTER.replace("|2018-12-31||", "|~~July 2018~~ October 2018|Head of IT{strike}|")
    tracker = read_book(tmp_path, table)
    edits, refused = planned(tracker, change("7", "owner", "Head of HR", "Crime recording"))
    assert edits == [] and "the cell Log!G5 strikes through whatever stands in it" in refused[0]
    plan = plan_edits([change("7", "due", "May 2019", "Crime recording")], tracker)
    assert [(one.edit.before, one.edit.after, one.note) for one in plan.planned] == [
        ("July 2018 October 2018", "May 2019", "struck-through text goes")
    ]


def test_a_new_due_date_goes_into_the_column_of_revised_dates(tmp_path: Path) -> None:
    table = """
    Report|No.|Recommendation|RAG|Original date|Revised date|Update
    Fraud|1|Chief constables should publish a fraud policy.|AMBER|May 2018||The policy is with the board now.
    Fraud|2|The force should review its fraud desk.|AMBER|May 2018|June 2018|The review has been received.
    """
    tracker = read_book(tmp_path, table)
    edits, refused = planned(tracker, *(change(number, "due", "July 2019", "Fraud") for number in "12"))
    assert (edits, refused) == (
        [CellEdit("Log!F2", None, "July 2019"), CellEdit("Log!F3", "June 2018", "July 2019")],
        [],
    )


def test_a_tracker_without_colours_stays_so(tmp_path: Path) -> None:
    tracker = read_book(
        tmp_path, REGISTER.replace("{fill 00B050}", "").replace("{fill FFC000}", "").replace("{fill FF0000}", "")
    )
    assert planned(tracker, change("1", "status", "RED"))[0] == [CellEdit("Log!E2", "GREEN", "RED")]


def test_a_conditional_format_follows_by_itself(tmp_path: Path) -> None:
    plain = REGISTER.replace("{fill 00B050}", "").replace("{fill FFC000}", "").replace("{fill FF0000}", "")
    tracker = read_book(tmp_path, plain, finish=_colour_by_rule)
    assert [item.colour for _, item in tracker.items] == [Status.GREEN, None, None, None]
    assert planned(tracker, change("1", "status", "RED"))[0] == [CellEdit("Log!E2", "GREEN", "RED")]


def test_status_words_are_written_as_the_tracker_writes_them(tmp_path: Path) -> None:
    table = REGISTER.replace("GREEN{", "Complete{").replace("AMBER{", "Ongoing{").replace("RED{", "Overdue{")
    tracker = read_book(tmp_path, table)
    assert planned(tracker, change("1", "status", "OVERDUE"))[0] == [
        CellEdit("Log!E2", "Complete", "Overdue", Status.RED)
    ]


def test_a_formula_that_is_replaced_is_told(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, REGISTER, finish=_owner_by_formula)
    plan = plan_edits([change("7", "owner", "Head of IT", "Crime recording")], tracker)
    assert [(one.edit.cell, one.edit.after, one.note) for one in plan.planned] == [
        ("Log!G5", "Head of IT", "replaces a formula")
    ]


def _colour_by_rule(book: Workbook) -> None:
    fill = PatternFill("solid", bgColor="FF00B050")
    book.active.conditional_formatting.add("E2:E9", CellIsRule(operator="equal", formula=['"GREEN"'], fill=fill))


def _owner_by_formula(book: Workbook) -> None:
    book.active["G5"] = "=G2"


def fixes(folder: Path, sheets: Sheets, code: str, finish: Callable[[Workbook], None] | None = None) -> PlannedEdits:
    tracker = read_tracker(build_book(folder / "tracker.xlsx", sheets, finish=finish))
    return plan_edits(check_tracker(tracker, as_at=AS_AT, select=[code]), tracker)


def table(*statuses: str) -> str:
    heads = "Inspection report|No.|Recommendation|RAG|Due date|Strategic lead|Update"
    row = "Fraud|{}|The force should review how it works in matter {}.|{}|31 March 2019|Head of Crime|The board has it."
    return "\n".join([heads, *(row.format(place, place, status) for place, status in enumerate(statuses, 1))])


SOUND = ("AMBER{fill FFC000}", "GREEN{fill 00B050}", "AMBER{fill FFC000}")


@pytest.mark.parametrize(
    ("code", "status", "edit"),
    [
        ("RAG105", "AMBER{fill 00B050}", CellEdit("Log!D5", "AMBER", "AMBER", Status.AMBER)),
        ("RAG105", "'NEW ^ AMBER {fill 00B050}", CellEdit("Log!D5", "NEW \n AMBER", "NEW \n AMBER", Status.AMBER)),
        ("RAG115", "{fill 00B050}", CellEdit("Log!D5", None, "GREEN")),
        ("RAG116", "Grren{fill 00B050}", CellEdit("Log!D5", "Grren", "GREEN")),
        ("RAG116", "NEW  GREEN{fill 00B050}", CellEdit("Log!D5", "NEW  GREEN", "NEW GREEN")),
        ("RAG116", "'\u00a0GREEN {fill 00B050}", CellEdit("Log!D5", "\u00a0GREEN", "GREEN")),
        ("RAG116", "**Gr**een{fill 00B050}", CellEdit("Log!D5", "Green", "GREEN")),
    ],
)
def test_a_fix_names_what_stands_in_the_cell(tmp_path: Path, code: str, status: str, edit: CellEdit) -> None:
    plan = fixes(tmp_path, table(*SOUND, status), code)
    assert (plan.edits, plan.refused) == ((edit,), ())
    assert plan.planned[0].item == "4, Fraud"


def test_fixes_of_one_cell_are_joined(tmp_path: Path) -> None:
    plan = fixes(tmp_path, table(*SOUND, "amber {fill 00B050}"), "RAG1")
    assert plan.edits == (CellEdit("Log!D5", "amber", "AMBER", Status.AMBER),)


def test_a_merged_status_is_mended_once(tmp_path: Path) -> None:
    plan = fixes(tmp_path, table(*SOUND, "Grren{2x1}", ""), "RAG116")
    assert plan.edits == (CellEdit("Log!D5", "Grren", "GREEN"),)
    assert plan.planned[0].item == "4, 5, Fraud"


def _status_by_formula(book: Workbook) -> None:
    book.active["D5"] = '=IF(B5=4,"AMBER","GREEN")'


def test_a_status_by_formula_keeps_its_formula(tmp_path: Path) -> None:
    plan = fixes(tmp_path, table(*SOUND, "{fill 00B050}"), "RAG115", _status_by_formula)
    assert plan.edits == ()
    assert [str(refusal) for refusal in plan.refused] == [
        "Log!D5 (RAG115): a formula writes what stands there. "
        "Correct the formula, or the cells that it looks at, in Excel."
    ]


@pytest.mark.parametrize(("code", "status"), [("RAG105", "AMBER"), ("RAG115", "")])
def test_a_colour_by_conditional_format_is_refused(tmp_path: Path, code: str, status: str) -> None:
    def finish(book: Workbook) -> None:
        fill = PatternFill("solid", bgColor="FF00B050")
        book.active.conditional_formatting.add("D5", CellIsRule(operator="notEqual", formula=['"x"'], fill=fill))

    plan = fixes(tmp_path, table(*SOUND, status), code, finish)
    assert plan.edits == ()
    assert "Log!D5" in plan.refused[0].where and plan.refused[0].seen == "its colour comes from a conditional format"


def test_a_misspelt_word_beside_a_struck_through_one_is_refused(tmp_path: Path) -> None:
    plan = fixes(tmp_path, table(*SOUND, "~~AMBER~~ Grren"), "RAG116")
    assert plan.edits == () and plan.refused[0].seen == "text in the cell is struck through"


def test_a_number_that_stands_for_a_status_keeps_its_value(tmp_path: Path) -> None:
    key = "Key\n1|Complete{fill 00B050}\n2|In progress{fill FFC000}\n3|Overdue{fill FF0000}"
    words = table("1{fill 00B050}", "2{fill FFC000}", "1{fill 00B050}", "3{fill FF0000}", "2{fill 00B050}")
    plan = fixes(tmp_path, {"Log": words, "Key": key}, "RAG105")
    assert plan.edits == (CellEdit("Log!D6", 2, 2, Status.AMBER),)


def test_an_accepted_finding_is_left_alone(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, table(*SOUND, "Grren"))
    found = check_tracker(tracker, as_at=AS_AT, select=["RAG116"])
    accepted = replace(found, findings=tuple(replace(one, accepted=True) for one in found.findings))
    assert len(plan_edits(found, tracker).edits) == 1
    assert plan_edits(accepted, tracker).edits == ()


def test_a_comment_goes_into_the_newest_of_monthly_columns(tmp_path: Path) -> None:
    months = """
    Report|No.|Recommendation|RAG|Strategic lead|Update Jan 2019|Update Feb 2019
    Fraud|1|Forces should publish their policy on fraud.|GREEN|Head of Crime|The policy is on the website.|
    Fraud|2|Forces should review the staff of their desk.|AMBER|Head of Crime|It was seen once.|The review is with them.
    """
    tracker = read_book(tmp_path, months)
    assert [item.comment for _, item in tracker.items] == [
        "The policy is on the website.",
        "The review is with them.",
    ]
    edits, refused = planned(tracker, *(change(number, "comment", "It was published.", "Fraud") for number in "12"))
    assert refused == []
    assert edits == [
        CellEdit("Log!G2", None, "It was published."),
        CellEdit("Log!G3", "The review is with them.", "It was published."),
    ]

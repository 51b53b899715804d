"""The rules about what is published: their words, what the public edition changes, and phrases both ways."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from rag_reports.errors import UsageError
from rag_reports.language.markings import find_marking, find_marking_in_name
from rag_reports.language.personal_data import find_personal_data, may_hold_personal_data
from rag_reports.language.phrases import load_phrases
from rag_reports.language.post_names import is_post_word
from rag_reports.language.small_numbers import find_small_numbers
from rag_reports.model import Field, Finding, Run, Severity, Tracker
from rag_reports.reading import read_tracker
from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
PERSON = 'The comment names "DS Jones"'


def _found(tracker: Tracker, code: str, audience: str | None = "public", **options: int) -> tuple[Finding, ...]:
    settled = {code: options} if options else None
    return check_tracker(tracker, as_at=AS_AT, select=[code], options=settled, audience=audience).findings


def _only(code: str, table: str, audience: str | None = "public") -> tuple[str, Severity, str]:
    (finding,) = _found(tracker_from_table(table), code, audience)
    assert finding.cell is not None
    return finding.cell.address, finding.severity, finding.message


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("DS Jones has it in use.", f"{PERSON}. Write the role instead."),
        (
            "DS Jones and Sgt Patel have it in use.",
            f'{PERSON} and "Sgt Patel". Write their roles instead.',
        ),
        ("Call 07700 900123.", 'The comment gives "07700 900123". Take it out.'),
        (
            "Ask jane.jones@eastmere.police.example or 01632 960123.",
            'The comment gives "jane.jones@eastmere.police.example" and "01632 960123". Take them out.',
        ),
        ("Ask DS Jones on 07700 900123.", f'{PERSON} and gives "07700 900123". Write roles alone.'),
    ],
)
def test_personal_data_is_named_with_one_remedy(comment: str, message: str) -> None:
    assert _only("RAG801", f"Number | Comment\n1 | {comment}", None) == ("B2", Severity.WARNING, message)


def test_personal_data_is_an_error_in_a_public_edition() -> None:
    told = ("B2", Severity.ERROR, f"{PERSON}, and is in the public edition. Write the role instead.")
    assert _only("RAG801", "Number | Comment\n1 | DS Jones has it in use.") == told


@pytest.mark.parametrize(
    "table",
    [
        "Number | Comment | Restricted\n1 | DS Jones has it in use. | Yes",
        "Number | Comment | Public wording\n1 | DS Jones has it in use. | The form is in use.",
    ],
)
def test_personal_data_that_the_public_edition_leaves_out_is_a_warning(table: str) -> None:
    assert _only("RAG801", table) == ("B2", Severity.WARNING, f"{PERSON}. Write the role instead.")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Recommendation", "recommendation"),
        ("Rationale", "rationale"),
        ("Owner", "lead's cell"),
        ("External owner", "external owner's cell"),
        ("Sign-off", "sign-off"),
        ("Public wording", "public wording"),
    ],
)
def test_every_cell_that_papers_print_is_read(head: str, said: str) -> None:
    message = f'The {said} names "DI Khan", and is in the public edition. Write the role instead.'
    assert _only("RAG801", f"Number | {head} | Comment\n1 | DI Khan | In use.") == ("B2", Severity.ERROR, message)


def test_struck_through_text_is_printed_and_so_is_read() -> None:
    tracker = tracker_from_table("Number | Owner\n1 | Head of Crime")
    (report,) = tracker.reports
    item = replace(report.items[0], rich={Field.OWNER: (Run("DI Khan ", strike=True), Run("Head of Crime"))})
    tracker = replace(tracker, reports=(replace(report, items=(item,)),))
    assert [finding.number for finding in _found(tracker, "RAG801")] == ["1"]


PERSONAL = [
    ("PC Smith has been trained.", "PC Smith"),
    ("Reviewed by A/DI Khan and agreed.", "A/DI Khan"),
    ("Inspector Ali chairs the group.", "Inspector Ali"),
    ("T/Insp. Okafor", "T/Insp. Okafor"),
    ("Det Ch Insp Hughes", "Det Ch Insp Hughes"),
    ("Detective Sergeant Wilson-Brown leads.", "Detective Sergeant Wilson-Brown"),
    ("Ch Insp O'Brien", "Ch Insp O'Brien"),
    ("DCI Sarah Thornaby", "DCI Sarah Thornaby"),
    ("DS A. Kowalik", "DS A. Kowalik"),
    ("DC Bramwell is reviewing the file.", "DC Bramwell"),
    ("PC Zielinski who attended", "PC Zielinski"),
    ("Chief Superintendent Robinson", "Chief Superintendent Robinson"),
    ("C/Supt Ahmed", "C/Supt Ahmed"),
    ("D/Supt Griffiths (Crime)", "D/Supt Griffiths"),
    ("DS JONES TO REVIEW", "DS JONES"),
    ("Special Constable Harris", "Special Constable Harris"),
    ("PS Smith's team", "PS Smith"),
    ("PC 1234", "PC 1234"),
    ("PS 0456 Jones", "PS 0456 Jones"),
    ("Ask PC4521 for details.", "PC4521"),
    ("His collar number 4521 was noted.", "collar number 4521"),
    ("07700900123", "07700900123"),
    ("Call 07700 900 123.", "07700 900 123"),
    ("(01632) 960123", "(01632) 960123"),
    ("020 7946 0123", "020 7946 0123"),
    ("+44 (0)1632 960123", "+44 (0)1632 960123"),
    ("j.patel2@eastmere.police.example", "j.patel2@eastmere.police.example"),
    ("smithj@eastmere.police.example", "smithj@eastmere.police.example"),
    ("4521@eastmere.police.example", "4521@eastmere.police.example"),
    ("bluebell42@gmail.com", "bluebell42@gmail.com"),
]
NOT_PERSONAL = [
    "Head of Crime", "Jane Smith", "DCI Major Crime", "Superintendent Operations", "Chief Constable Harper",
    "ACC Malik", "Deputy Chief Constable Jones", "T/ACC Smith", "Supt. Neighbourhoods", "PS Unit", "Supt North",
    "Supt Eastmere",
    "Inspector Thornaby is leading.", "Inspector, Custody", "DS Vetting", "DI Fraud has been asked.", "PC World",
    "PC Laptops are issued.", "PC Mentors attended.", "Insp A Division", "DI E Crime", "Sergeant Promotion Board",
    "Superintendent Wood Green", "Supt Lincoln", "HM Inspector Smith has visited.", "DC Pathway is in place.",
    "Chief Inspector of Constabulary", "Police Constable Degree Apprenticeship", "PC GREEN", "CPS Direct", "CI 95",
    "Establishment: PC 1540, PS 3200", "PC 2019 intake", "PC 1000% complete", "recommendation 12.1 of 2018",
    "Call 101 or 0800 555 111.", "0300 123 4567", "Crime ref 01632 960123", "URN 07700900123", "07-11-2018",
    "Pol 07/19",
    "The helpline 020 7946 0123 is open.", "£01 234 567", "07/01/2019", "01 02 2019",
    "custody@eastmere.police.example", "contact@eastmere.police.example", "crime.training@eastmere.police.example",
    "op.bluebell@eastmere.police.example", "professional.standards@eastmere.police.example",
    "HMICFRS.liaison@eastmere.police.example",
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), PERSONAL)
def test_personal_data_is_found(text: str, said: str) -> None:
    found = find_personal_data(text)
    assert found is not None
    assert (*found.people, *found.contacts) == (said,)
    assert may_hold_personal_data(f" {text}")


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_what_is_no_personal_data_is_not_found(text: str) -> None:
    assert find_personal_data(text) is None


def test_no_listed_surname_is_the_word_of_a_post() -> None:
    lists = load_phrases("personal_data")
    assert [name for key in ("surnames", "also_places") for name in lists[key] if is_post_word(name)] == []


def test_a_persons_address_is_told_from_a_mailbox_with_a_forename() -> None:
    assert find_personal_data("alison.white@eastmere.police.example") is not None
    assert find_personal_data("victoria.custody@eastmere.police.example") is None


def test_a_marked_row_says_where_to_mark_it() -> None:
    told = 'The comment is marked "Not for publication", and the row is in the public edition. '
    table = "Number | Comment\n1 | In use. Not for publication."
    assert _only("RAG802", table) == (
        "B2",
        Severity.ERROR,
        f'{told}Add a column "Restricted" and write "Yes" for it.',
    )
    table = "Number | Restricted | Comment\n1 | No | In use. Not for publication."
    assert _only("RAG802", table)[2] == f"{told}Mark it as exempt in B2."


@pytest.mark.parametrize(
    "table",
    [
        "Number | Restricted | Comment\n1 | Yes | Not for publication.",
        "Number | Public wording | Comment\n1 | The form is in use. | Not for publication.",
    ],
)
def test_what_the_public_edition_leaves_out_is_no_finding(table: str) -> None:
    assert _found(tracker_from_table(table), "RAG802") == ()
    assert _found(tracker_from_table(table), "RAG804") == ()


def _labelled(tracker: Tracker, name: Field, label: str) -> Tracker:
    columns = (replace(each, label=label) if each.field is name else each for each in tracker.layout.columns)
    return replace(tracker, layout=replace(tracker.layout, columns=tuple(columns)))


def test_a_marked_column_that_no_edition_can_leave_out_is_told_once() -> None:
    tracker = tracker_from_table("Number | Recommendation\n1 | Forces should act.\n2 | Forces should act again.")
    [finding] = _found(_labelled(tracker, Field.TEXT, "Recommendation (internal only)"), "RAG802")
    assert finding.message == (
        'The column "Recommendation (internal only)" is printed in the public edition. '
        "Take the marking out of the label, or make no public edition."
    )


@pytest.mark.parametrize("label", ["Comment (internal only)", "Comment - RESTRICTED"])
def test_a_marked_column_that_the_edition_leaves_out_is_no_finding_nor_what_stands_in_it(label: str) -> None:
    tracker = tracker_from_table("Number | Comment\n1 | OFFICIAL-SENSITIVE: the form is in use.")
    assert [finding.code for finding in _found(tracker, "RAG802")] == ["RAG802"]
    assert _found(_labelled(tracker, Field.COMMENT, label), "RAG802") == ()


def test_a_marked_sheet_and_a_marked_report_are_each_told_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Exempt items"
    sheet.append(["Inspection report", "Published", "No.", "Recommendation", "Status", "Due date", "Comment"])
    for number in range(1, 6):
        text = f"Chief constables should review how long detainees wait in place {number}, and publish it."
        comment = f"Waiting times of place {number} were published in May 2018."
        sheet.append(["Custody (RESTRICTED)", dt.date(2018, 7, 18), number, text, "AMBER", "March 2019", comment])
    book.save(tmp_path / "tracker.xlsx")
    found = [finding.message for finding in _found(read_tracker(tmp_path / "tracker.xlsx"), "RAG802")]
    remedy = 'Add a column "Restricted" and write "Yes" for each row.'
    assert sorted(found) == [
        f'The report "Custody (RESTRICTED)" is marked "RESTRICTED", and its rows are in the public edition. {remedy}',
        f'The sheet "Exempt items" is marked "Exempt items", and its rows are in the public edition. {remedy}',
    ]


MARKED = [
    "OFFICIAL-SENSITIVE", "OFFICIAL - SENSITIVE: operation", "[OFFICIAL: SENSITIVE] The operation is on.",
    "OFFICIAL SENSITIVE The operation is live.", "The operation is live. OFFICIAL-SENSITIVE",
    "The operation is live (OFFICIAL-SENSITIVE).", "Not for publication", "NOT FOR PUBLICATION - live operation",
    "The policy is signed. Not for publication until the trial ends.", "Exempt: paragraph 7 of Schedule 12A",
    "Exempt (para 3)", "RESTRICTED", "Restricted: live operation", "(Restricted)",
    "CONFIDENTIAL - see the closed minutes",
    "For internal use only", "Internal only. The plan is being tested.", "This row is not for publication.",
    "This item is restricted.", "Do not publish.", "** DO NOT PUBLISH ** The operation is live.",
    "Commercial in confidence", "Protective marking: OFFICIAL-SENSITIVE", "The operation is live.\nOfficial Sensitive",
]  # fmt: skip
NOT_MARKED = [
    "Files marked OFFICIAL-SENSITIVE are kept apart.", "OFFICIAL-SENSITIVE material is kept apart.",
    "The new OFFICIAL-SENSITIVE stamp is in use.", "No longer OFFICIAL-SENSITIVE", "OFFICIAL",
    "Official: the launch was on 3 May.", "Access is restricted to trained staff.", "Not restricted", "Restricted: no",
    "Restricted - N/A", "Restricted duties officers have been asked.", "Restricted officers. They have been seen.",
    "The confidential reporting line is open.", "Confidential reporting: the line is open.",
    "Confidentiality: all staff have been told.", "A dashboard (internal use only) shows progress.",
    "The guidance is not for publication.", "Exempt vehicles have been listed.", "The force is exempt",
    "Exempt staff are listed: see section 4", "Police only attend where there is risk.", "Published internally only",
    "Internal audit only looked at half.", "Secret shoppers have been used.", "SECRET vetting takes 12 weeks.",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKED)
def test_a_marking_is_found(text: str) -> None:
    assert find_marking(text)


@pytest.mark.parametrize("text", NOT_MARKED)
def test_a_text_that_speaks_of_markings_bears_none(text: str) -> None:
    assert find_marking(text) is None


@pytest.mark.parametrize(
    ("name", "marking"),
    [
        ("Restricted", "Restricted"),
        ("Part 2 - Exempt", "Exempt"),
        ("Update - not for publication", "not for publication"),
        ("Comments (confidential)", "confidential"),
        ("Restricted duties", None),
        ("Internal comment", None),
        ("Owner (internal)", None),
        ("Confidential reporting in policing", None),
    ],
)
def test_the_marking_in_a_name(name: str, marking: str | None) -> None:
    assert find_marking_in_name(name) == marking


def test_small_numbers_are_quoted_and_the_threshold_is_an_option() -> None:
    table = "Number | Comment\n1 | In use; two victims withdrew, and 6 detainees were asked."
    cell, severity, message = _only("RAG804", table)
    assert (cell, severity) == ("B2", Severity.INFO)
    assert message == (
        '"two victims" in the public edition counts so few people that one may be recognised. Write "fewer than five".'
    )
    (strict,) = _found(tracker_from_table(table), "RAG804", fewest=10)
    assert strict.message.startswith('"two victims" and "6 detainees" in the public edition count so few')
    assert _found(tracker_from_table(table), "RAG804", fewest=2) == ()


def test_the_inspectorates_own_text_is_published_already() -> None:
    assert _found(tracker_from_table("Number | Recommendation\n1 | Two victims were not told."), "RAG804") == ()


SMALL = [
    "two victims withdrew", "3 officers were dismissed", "One child was held overnight.",
    "2 of the victims felt let down",
    "four of the 212 complainants appealed", "two further vulnerable victims were found", "The audit found 4 suspects.",
    "One officer is under investigation.", "3 members of staff have been suspended", "two people were arrested in May",
    "Three detainees, all adults, were held.", "two sex offenders were not managed", "One person died in custody.",
    "Four women have been charged.", "one witness declined", "two officers resigned",
    "3 PCs are facing gross misconduct", "one officer was assaulted",
]  # fmt: skip
NOT_SMALL = [
    "2 recommendations on victims", "One officer was trained as lead.", "three victim surveys",
    "two child protection officers",
    "Two children's homes", "two victims' champions", "one victim liaison officer", "up to four detainees",
    "1 in 3 victims",
    "phase 2 victims are next", "5 victims", "12 victims", "two-child families", "2 per cent of victims", "no victims",
    "If two victims live there, both are asked.", "three officers have been posted", "two staff have been recruited",
    "two offender managers", "1. Victims are asked", "level 2 offenders", "3.2 victims", "1,002 victims",
    "Two officers are in post.", "three people have been trained", "four detainee cells", "at least one child",
]  # fmt: skip


@pytest.mark.parametrize("text", SMALL)
def test_a_small_number_is_found(text: str) -> None:
    assert len(find_small_numbers(text, 5)) == 1


@pytest.mark.parametrize("text", NOT_SMALL)
def test_what_is_no_small_number_is_not_found(text: str) -> None:
    assert find_small_numbers(text, 5) == []


@pytest.mark.parametrize("audience", [None, "restricted"])
def test_the_rules_on_a_public_edition_say_that_they_were_skipped(audience: str | None) -> None:
    tracker = tracker_from_table("Number | Comment\n1 | OFFICIAL-SENSITIVE: two victims withdrew.")
    findings = check_tracker(tracker, as_at=AS_AT, select=["RAG8"], audience=audience)
    assert findings.findings == ()
    why = "This looks at a public edition; ask for one with --audience public."
    assert [rule.code for rule in findings.skipped if rule.why == why] == ["RAG802", "RAG804"]


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(UsageError, match="Choose one of public, restricted"):
        check_tracker(tracker_from_table("Number | Comment\n1 | In use."), as_at=AS_AT, audience="press")


def _spelt_out(pattern: str) -> set[str]:
    """The ranks that a simple pattern stands for: each of a group's parts, with and without what is optional."""
    group = re.search(r"\(\?:([^()]*)\)(\??)", pattern)
    if group:
        parts = [*group[1].split("|"), *([""] if group[2] else [])]
        return {rank for part in parts for rank in _spelt_out(pattern[: group.start()] + part + pattern[group.end() :])}
    optional = re.search(r"(\\?.)\?", pattern)
    if optional:
        kept = (pattern[: optional.start()] + each + pattern[optional.end() :] for each in ("", optional[1]))
        return {rank for each in kept for rank in _spelt_out(each)}
    return {pattern.replace("\\", "")}


def test_the_name_after_each_listed_rank_is_found() -> None:
    lists = load_phrases("personal_data")
    ranks = {rank for pattern in (*lists["low"], *lists["high"]) for rank in _spelt_out(pattern)}
    assert {"WPC", "Detective Constables", "Ch. Supt", "Chief Inspector"} <= ranks
    assert [rank for rank in sorted(ranks) if find_personal_data(f"{rank} Abbott attended the meeting.") is None] == []

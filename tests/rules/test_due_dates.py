"""What the due-date rules say, word for word, and the rows that they let be."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from rag_reports.model import Finding
from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table
from tests.workbook_builder import read_book

AS_AT = dt.date(2019, 1, 31)
HEAD = "Number | Status | Recommendation | Due"


def _found(table: str, codes: Sequence[str], **options: dict[str, object]) -> list[Finding]:
    return list(check_tracker(tracker_from_table(table), as_at=AS_AT, select=codes, options=options).findings)


MESSAGES = [
    (
        "RAG203",
        "Number | Status | Due\n1 | GREEN | 12/31/2018\n2 | AMBER | 03/04/2019",
        "C3",
        '"03/04/2019" is read as 3 April 2019, but "12/31/2018" in C2 has the month first. Write the month as a word.',
    ),
    (
        "RAG204",
        f"{HEAD}\n1 | AMBER | By 30 September 2019, forces should train their staff. | March 2020",
        "D2",
        'The text says "By 30 September 2019", but the due date is March 2020. '
        "Show 30 September 2019 first, and any other date after it.",
    ),
    (
        "RAG204",
        f"{HEAD}\n1 | AMBER | By July 2018, forces should train their staff. | August 2018 Now May 2019",
        "D2",
        'The text says "By July 2018", but the first date shown is August 2018. '
        "Show July 2018 first, and any other date after it.",
    ),
    (
        "RAG205",
        f"{HEAD}\n1 | AMBER | Within six months, forces should train their staff. | 31 March 2019",
        "D2",
        'The text says "Within six months", which is January 2019 from publication on 18 July 2018, but the due date '
        "is 31 March 2019. Show January 2019 first, and any other date after it.",
    ),
    (
        "RAG207",
        "Number | Status | Due\n1 | AMBER | October 2018 Now December 2018 Now March 2019",
        "C2",
        "The due date moved twice, from October 2018 to March 2019, by 5 months in all. "
        "Say in the comment which meeting agreed to the last move.",
    ),
    (
        "RAG208",
        "Number | Status | Due\n1 | AMBER | 31 March 2018",
        "C2",
        "Due by 31 March 2018, before the report was published (18 July 2018). Write the date that is meant.",
    ),
    (
        "RAG208",
        "Number | Status | Original date | Due\n1 | AMBER | March 2019 | January 2019",
        "D2",
        "The revised date January 2019 is earlier than the date it replaces, March 2019. Write the date that is meant.",
    ),
    (
        "RAG208",
        "Number | Status | Due\n1 | AMBER | March 2109",
        "C2",
        "The due date March 2109 cannot be right. Write the year that is meant.",
    ),
    (
        "RAG209",
        f"{HEAD}\n1 | RED | By July 2018, forces should train their staff. | Force set deadline of December 2018",
        "D2",
        'The text says "By July 2018", but the first date shown is the force\'s own, December 2018. '
        "Show July 2018 before it.",
    ),
    (
        "RAG210",
        "Number | Status | Due\n1 | AMBER | March 2019",
        "C2",
        "AMBER and due by March 2019, within 90 days of 31 January 2019. Ask the lead whether it will be done by then.",
    ),
    (
        "RAG212",
        "Number | Status | Due\n1 | AMBER | November 2017 Now March 2019",
        "C2",
        "The due date has slipped by 16 months in all, from November 2017 to March 2019. "
        "Say in the comment what has to happen for the new date to be kept.",
    ),
    (
        "RAG213",
        f"{HEAD}\n1 | AMBER | It should be in place by June 2019 with reviews by January 2020. | January 2020",
        "D2",
        'The text sets two dates ("by June 2019" and "by January 2020"), but the due date shows only January 2020. '
        "Show June 2019 too.",
    ),
    (
        "RAG803",
        "Number | Status | Response published\n1 | GREEN |",
        "C2",
        "The comments on the report of 18 July 2018 were due by 11 September 2018, and no date of publication is "
        "shown. Publish them and write the date.",
    ),
    (
        "RAG803",
        "Number | Status | Response published\n1 | GREEN | 12 October 2018",
        "C2",
        "The comments were published on 12 October 2018, 31 days after the last day, 11 September 2018. "
        "Say why in the paper.",
    ),
]


@pytest.mark.parametrize(("code", "table", "cell", "message"), MESSAGES)
def test_message(code: str, table: str, cell: str, message: str) -> None:
    assert [(f.cell.address if f.cell else "", f.message) for f in _found(table, [code])] == [(cell, message)]


@pytest.mark.parametrize(
    ("code", "table", "options"),
    [
        ("RAG207", "Number | Status | Due\n1 | AMBER | October 2018 Now December 2018 Now March 2019", {"moves": 2}),
        ("RAG210", "Number | Status | Due\n1 | AMBER | March 2019", {"days": 58}),
        ("RAG212", "Number | Status | Due\n1 | AMBER | November 2017 Now March 2019", {"months": 16}),
        ("RAG803", "Number | Status | Response published\n1 | GREEN |", {"days": 198}),
    ],
)
def test_thresholds_are_options(code: str, table: str, options: dict[str, object]) -> None:
    assert _found(table, [code])
    assert not _found(table, [code], **{code: options})


@pytest.mark.parametrize(
    ("status", "text", "due"),
    [
        ("AMBER", "By March 2019, the Home Office should set a standard.", "May 2020"),
        ("AMBER", "The Home Office should, by March 2019, publish a standard.", "May 2020"),
        ("AMBER", "By March 2019, the College of Policing and the NPCC should write a course.", "May 2020"),
        ("WHITE", "By March 2019, the Home Office should act. By May 2020, forces should.", "May 2020"),
        ("AMBER", "By March 2019, forces should act. By May 2020, they should review it.", "March 2019 And May 2020"),
        ("AMBER", "By March 2019, forces should act.", "Q4 2018/19"),
        ("AMBER", "By the end of 2019, forces should act.", "31 December 2019"),
        ("AMBER", "By March 2019, forces should act.", "TBC"),
        ("CLOSED", "By March 2019, forces should act.", "May 2020"),
        ("AMBER", "Forces should act on the report of March 2015.", "May 2019"),
        ("AMBER", "Within six months, forces should act.", "By 31 January 2019"),
        ("AMBER", "Within six months of the arrest, forces should act.", "May 2019"),
    ],
)
def test_dates_that_agree_with_the_text(status: str, text: str, due: str) -> None:
    assert not _found(f"{HEAD}\n1 | {status} | {text} | {due}", ["RAG204", "RAG205", "RAG209", "RAG213"])


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("Number | Status | Due\n1 | AMBER | May 2017 Now May 2018 Now May 2019", ["RAG206", "RAG207"]),
        ("Number | Status | Due\n1 | AMBER | 31 March 2018", ["RAG208"]),
        (f"{HEAD}\n1 | AMBER | By March 2019, forces should act. | March 2018", ["RAG204"]),
        (f"{HEAD}\n1 | AMBER | By July 2018, forces should act. | No date set by HMICFRS Set for May 2019", ["RAG209"]),
    ],
)
def test_one_fault_is_told_once(table: str, codes: list[str]) -> None:
    assert [finding.code for finding in _found(table, ["RAG106", "RAG2"])] == codes


def test_a_deadline_for_the_force_counts_beside_another_bodys() -> None:
    table = f"{HEAD}\n1 | AMBER | By March 2019, the Home Office and chief constables should act. | May 2019"
    assert [finding.code for finding in _found(table, ["RAG204"])] == ["RAG204"]


def test_the_label_of_a_column_says_that_its_date_is_the_forces_own(tmp_path: Path) -> None:
    table = """
        No. | Recommendation | Status | HMICFRS deadline | Force deadline
        1 | By March 2019, forces should review their custody policy. | AMBER | | 2019-06-30
        2 | By March 2019, forces should review their training plan. | AMBER | March 2019 | 2019-06-30
        """
    found = check_tracker(read_book(tmp_path, table), as_at=AS_AT, select=["RAG2"], ignore=["RAG210"]).findings
    assert [(finding.code, finding.number) for finding in found] == [("RAG209", "1")]


@pytest.mark.parametrize("inspectorate", ["IOPC", "HMI Probation"])
def test_reports_of_others_have_no_such_deadline(tmp_path: Path, inspectorate: str) -> None:
    table = f"""
        Report | Date published | PCC response published | Inspectorate | No. | Recommendation | Status
        Living in fear | 2018-07-18 | | {inspectorate} | 1 | The force should review its custody policy. | GREEN
        Hate crime | 2018-07-18 | | HMICFRS | 1 | The force should review its plan for training. | GREEN
        """
    found = check_tracker(read_book(tmp_path, table), as_at=AS_AT, select=["RAG803"]).findings
    assert [finding.report for finding in found] == ["Hate crime"]

"""Accepted findings: what a line covers, what it does not, and what RAG716 says of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rag_reports.deadline import read_deadline
from rag_reports.model import Acceptance, CellRef, Findings, Severity, Tracker
from rag_reports.rules import check_tracker, load_rules
from rag_reports.rules.checker import run_rules
from rag_reports.rules.manual import read_page
from rag_reports.rules.problem import Problem
from rag_reports.rules.registry import Rule, find_rule
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
LINES = "Accepted findings"
NORTHSHIRE = "Roads policing in Northshire"
TABLE = """
Report | Number | Status | Due | Comment
Roads policing in Northshire | 4 | RED | March 2020 | 120 of the 200 response officers are trained.
Roads policing in Northshire | 1.1 | RED | March 2020 | 80 of the 90 sergeants are trained.
Custody: time to care | 4 | RED | March 2020 | 20 of the 30 custody officers are trained.
"""
ONE = "\n".join(TABLE.strip().split("\n")[:2])
SELECT = ("RAG101", "RAG716")
LINE = ("RAG101", NORTHSHIRE, "4", "The board has been told.", "Deputy chief constable", "30 June 2019")


def with_lines(tracker: Tracker, *lines: tuple[str, ...]) -> Tracker:
    """The tracker with lines of rule, report, number, reason, accepted by and until."""
    return replace(tracker, acceptances=tuple(_line(row, *texts) for row, texts in enumerate(lines, start=2)))


def _line(row: int, rule: str, report: str, number: str, reason: str, accepted_by: str, until: str) -> Acceptance:
    day = read_deadline(until).date if until else None
    return Acceptance(rule, report, number, reason, accepted_by, day, until, CellRef(LINES, row, 1))


def check(
    *lines: tuple[str, ...], table: str = TABLE, as_at: dt.date = AS_AT, select: tuple[str, ...] = ()
) -> Findings:
    return check_tracker(with_lines(tracker_from_table(table), *lines), as_at=as_at, select=select or SELECT)


def accepted(findings: Findings) -> list[tuple[str, str]]:
    return [(finding.report, finding.number) for finding in findings.findings if finding.accepted]


def told(findings: Findings) -> list[str]:
    return [finding.message for finding in findings.findings if finding.code == "RAG716"]


def changed(**parts: str) -> tuple[str, ...]:
    names = ("rule", "report", "number", "reason", "accepted_by", "until")
    return tuple(parts.get(name, text) for name, text in zip(names, LINE, strict=True))


def examples(section: str) -> list[tuple[str, ...]]:
    (table,) = read_page(find_rule("RAG716", load_rules()).manual).tables(section)
    return [tuple(row.values()) for row in table]


@pytest.mark.parametrize("line", examples("Flagged"), ids=" ".join)
def test_a_flagged_line_accepts_nothing_and_is_told_at_its_cell(line: tuple[str, ...]) -> None:
    findings = check_tracker(with_lines(tracker_from_table(ONE), line), as_at=AS_AT, select=SELECT).findings
    assert [(each.code, str(each.cell), each.accepted) for each in findings] == [
        ("RAG101", "Tracker!E2", False),
        ("RAG716", "'Accepted findings'!A2", False),
    ]


@pytest.mark.parametrize("line", examples("Accepted"), ids=" ".join)
def test_an_accepted_line_covers_the_finding(line: tuple[str, ...]) -> None:
    findings = check_tracker(with_lines(tracker_from_table(ONE), line), as_at=AS_AT, select=SELECT).findings
    assert [(each.code, each.accepted) for each in findings] == [("RAG101", True)]


def test_the_finding_tells_who_accepted_it_and_until_when() -> None:
    (finding,) = (each for each in check(LINE).findings if each.accepted)
    assert finding.acceptance is not None
    assert (finding.acceptance.accepted_by, finding.acceptance.until) == (
        "Deputy chief constable",
        dt.date(2019, 6, 30),
    )


@pytest.mark.parametrize(
    ("line", "covered"),
    [
        (LINE, [(NORTHSHIRE, "4")]),
        (changed(number=" 4. "), [(NORTHSHIRE, "4")]),
        (changed(number=""), [(NORTHSHIRE, "4"), (NORTHSHIRE, "1.1")]),
        (changed(number="All"), [(NORTHSHIRE, "4"), (NORTHSHIRE, "1.1")]),
        (changed(report=""), [(NORTHSHIRE, "4"), ("Custody: time to care", "4")]),
        (changed(report="ROADS  policing in northshire"), [(NORTHSHIRE, "4")]),
        (changed(report="Custody"), [("Custody: time to care", "4")]),
        (changed(report="Custody: time to …"), [("Custody: time to care", "4")]),
        (changed(report="Custody: time to ca..."), [("Custody: time to care", "4")]),
        (changed(rule="RAG101 red-without-rationale"), [(NORTHSHIRE, "4")]),
        (changed(rule="rag 101"), [(NORTHSHIRE, "4")]),
        (changed(until="31 January 2019"), [(NORTHSHIRE, "4")]),
        (changed(number="11"), []),
        (changed(report="Custod"), []),
        (changed(rule="RAG107"), []),
        (changed(rule=""), []),
        (changed(reason="-"), []),
        (changed(reason="TBC"), []),
        (changed(until=""), []),
    ],
)
def test_what_a_line_covers(line: tuple[str, ...], covered: list[tuple[str, str]]) -> None:
    assert accepted(check(line)) == covered


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (changed(rule=" "), "No rule is named. Write the code of one, such as RAG101."),
        (changed(rule="RAG1"), '"RAG1" is no rule. Write its code as the check prints it, such as RAG101.'),
        (changed(rule="RAG101, RAG107"), "RAG101 and RAG107 stand in one line. Give each rule a line of its own."),
        (
            changed(rule="RAG000"),
            "RAG000 is a fault of rag_reports and cannot be accepted. Report it, and delete the line.",
        ),
        (
            changed(rule="RAG716"),
            "RAG716 is about lines such as this and cannot be accepted. Mend the line that it names.",
        ),
        (changed(reason=""), "RAG101 is accepted with no reason. Write it in, or delete the line."),
        (
            changed(reason="", accepted_by="?", until=""),
            "RAG101 is accepted with no reason, no name of who accepted it and no last day. Write them in, or delete "
            "the line.",
        ),
        (changed(until="TBC"), '"TBC" is no day that can be read. Write one, such as 31 March 2019.'),
        (
            changed(until="December 2018"),
            "RAG101 was accepted until 31 December 2018, which is past. Look at it again, and write a later day or "
            "delete the line.",
        ),
        (changed(report="PEEL"), 'No report has the title "PEEL". Write the title as the tracker has it.'),
        (changed(number="5"), f'RAG101 finds nothing at item 5 of "{NORTHSHIRE}". Delete the line.'),
        (changed(number="5", report=""), "RAG101 finds nothing at item 5 of any report. Delete the line."),
    ],
)
def test_what_is_said_of_a_line_that_accepts_nothing(line: tuple[str, ...], message: str) -> None:
    assert told(check(line)) == [message]


def test_a_beginning_that_several_titles_have_covers_none() -> None:
    table = TABLE.replace("Custody: time", "Roads policing: time")
    findings = check(changed(report="Roads policing"), table=table)
    assert accepted(findings) == []
    message = '"Roads policing" begins the titles of 2 reports. Write the whole title of the one that is meant.'
    assert told(findings) == [message]


def test_a_whole_title_that_begins_another_is_that_report() -> None:
    table = TABLE.replace("Custody: time to care", f"{NORTHSHIRE}: a second look")
    assert accepted(check(LINE, table=table)) == [(NORTHSHIRE, "4")]


def test_every_line_has_its_own_finding_and_two_may_cover_one() -> None:
    findings = check(changed(number="9"), LINE, LINE, changed(reason=""))
    assert [str(each.cell) for each in findings.findings if each.code == "RAG716"] == [
        "'Accepted findings'!A2",
        "'Accepted findings'!A5",
    ]
    assert accepted(findings) == [(NORTHSHIRE, "4")]


def test_a_line_whose_rule_did_not_run_is_left_alone() -> None:
    assert told(check(changed(rule="RAG107"), select=("RAG716",))) == []
    assert told(check(changed(rule="RAG301"), select=("RAG301", "RAG716"))) == []  # the tracker has no owner column


def test_a_line_whose_rule_failed_is_left_alone_and_its_failure_is_not_accepted() -> None:
    def fails(*_: object) -> Iterator[Problem]:
        raise ValueError("no such thing")

    failing = Rule("RAG107", "failing", Severity.ERROR, "status", "", check_item=fails)
    lines = (changed(rule="RAG107"), changed(rule="RAG000"))
    tracker = with_lines(tracker_from_table(TABLE), *lines)
    findings = run_rules((failing, find_rule("RAG716", load_rules())), tracker, AS_AT)
    assert [(each.code, str(each.cell), each.accepted) for each in findings.findings] == [
        ("RAG000", "Tracker!B2", False),
        ("RAG716", "'Accepted findings'!A3", False),
    ]
    assert findings.crashed


def test_a_finding_of_the_workbook_is_covered_by_a_line_that_names_no_report() -> None:
    def speaks(*_: object) -> Iterator[Problem]:
        yield Problem(None, "The key ends in mid-sentence. Write it out.")

    rule = Rule("RAG101", "speaking", Severity.WARNING, "status", "", check_tracker=speaks)
    for line, covered in ((changed(report="", number=""), True), (changed(number=""), False)):
        (finding,) = run_rules((rule,), with_lines(tracker_from_table(TABLE), line), AS_AT).findings
        assert finding.accepted is covered

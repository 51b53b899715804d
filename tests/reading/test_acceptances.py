"""The sheet of accepted findings: its name, its headings, its lines."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports.model import Acceptance, Tracker
from rag_reports.reading.acceptances import names_acceptances
from tests.workbook_builder import read_book

LOG = """
Report|No.|Recommendation|RAG|Due date|Update
Fraud: Time to Choose|1|Chief constables should publish a policy on fraud.|GREEN|2018-09-30|It is published.
Fraud: Time to Choose|2|The force should review the staff of its fraud desk.|AMBER|2019-03-31|The review has begun.
"""
LINES = """
Rule|Report|Number|Reason|Accepted by|Until
RAG101|Fraud: Time to Choose|2|The board knows.|Head of Crime|2019-06-30
"""
JUNE = dt.date(2019, 6, 30)


def lines_of(tracker: Tracker) -> list[tuple[object, ...]]:
    return [_texts(line) for line in tracker.acceptances]


def _texts(line: Acceptance) -> tuple[object, ...]:
    return (line.rule, line.report, line.number, line.reason, line.accepted_by, line.until, str(line.cell))


WHOLE = ("RAG101", "Fraud: Time to Choose", "2", "The board knows.", "Head of Crime", JUNE, "'Accepted findings'!A2")


def test_a_line_is_read(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Log": LOG, "Accepted findings": LINES})
    assert lines_of(tracker) == [WHOLE]
    assert tracker.layout.evidence[-1] == '1 line of accepted findings on "Accepted findings".'


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_and_nothing_is_said_of_it(state: str, tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Log": LOG, "Accepted findings": LINES}, **{"Accepted findings": state})
    assert lines_of(tracker) == [WHOLE]
    assert tracker.warnings == ()


@pytest.mark.parametrize(
    "name",
    ["Accepted findings", "ACCEPTED FINDINGS", "accepted_findings", "AcceptedFindings", "Accepted finding",
     "Accepted  findings (2)", "Accepted findings 2019", "Findings accepted", "List of accepted findings"],
)  # fmt: skip
def test_a_name_as_a_person_writes_it(name: str) -> None:
    assert names_acceptances(name)


@pytest.mark.parametrize(
    "name",
    ["Findings", "Accepted", "Not accepted findings", "Accepted recommendations", "Findings accepted by the board",
     "Accepted inspection findings", ""],
)  # fmt: skip
def test_another_name(name: str) -> None:
    assert not names_acceptances(name)


@pytest.mark.parametrize(
    "headings",
    [
        "RULE|REPORT|NUMBER|REASON|ACCEPTED BY|UNTIL",
        "Rule:|Report title|No.|Reason for accepting|Accepted by (post)|Accepted until",
        "Rule code|Inspection report|Item number|Why|Approved by|Expiry date",
        "Code|Title of report|Item|Justification|By|Valid until",
        "Finding|Report|Rec no|Reason|Signed off by|Review date",
        "Rule|Report|#|Reason|Name|To",
    ],
)
def test_headings_as_a_person_writes_them(headings: str, tmp_path: Path) -> None:
    table = "\n".join([headings, LINES.strip().split("\n")[1]])
    assert lines_of(read_book(tmp_path, {"Log": LOG, "Accepted findings": table})) == [WHOLE]


def test_columns_in_any_order_under_a_title_and_beside_others(tmp_path: Path) -> None:
    table = """
    Findings that the board has accepted{1x4}

    Seen on|Until|Valid from|Finding|Reason|Rule|Accepted by|Number|Rule name|Report
    2019-01-02|30/06/2019|2019-01-31|RED, no reason|It may.|RAG101|Head of Crime|2|red-without-rationale|Fraud
    """
    tracker = read_book(tmp_path, {"Log": LOG, "Accepted findings": table})
    assert lines_of(tracker) == [("RAG101", "Fraud", "2", "It may.", "Head of Crime", JUNE, "'Accepted findings'!F4")]


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2019-06-30", JUNE),
        ("'2019-06-30", JUNE),
        ("30/06/2019", JUNE),
        ("30 June 2019", JUNE),
        ("end of June 2019", JUNE),
        ("2019-06-01{as mmm-yy}", JUNE),
        ("~~31 March 2019~~ 30 June 2019", JUNE),
        ("TBC", None),
        ("the next inspection", None),
        ("", None),
    ],
)
def test_the_last_day_is_read_as_a_due_date_is(text: str, until: dt.date | None, tmp_path: Path) -> None:
    table = LINES.replace("2019-06-30", text)
    (line,) = read_book(tmp_path, {"Log": LOG, "Accepted findings": table}).acceptances
    assert line.until == until


def test_what_counts_as_a_line(tmp_path: Path) -> None:
    table = """
    Rule|Report|Number|Reason|Accepted by|Until
    RAG101|||||
    |Fraud||The board knows.||
    ~~RAG102~~|~~Fraud~~||~~Mended.~~||
    Reviewed by the board in May|||||

    !RAG103|Fraud|2|It is hidden.|Head of Crime|2019-06-30
    RAG104|Fraud|1|One reason for two.{2x1}|Head of Crime{2x1}|2019-06-30{2x1}
    RAG104|Fraud|2|||
    Seen on 1 May{1x6}
    """
    lines = lines_of(read_book(tmp_path, {"Log": LOG, "Accepted findings": table}))
    assert [(*line[:3], line[3], line[5]) for line in lines] == [
        ("RAG101", "", "", "", None),
        ("", "Fraud", "", "The board knows.", None),
        ("RAG103", "Fraud", "2", "It is hidden.", JUNE),
        ("RAG104", "Fraud", "1", "One reason for two.", JUNE),
        ("RAG104", "Fraud", "2", "One reason for two.", JUNE),
    ]


def test_it_is_never_a_table_of_items(tmp_path: Path) -> None:
    table = """
    Rule|Report|Number|Recommendation|Status|Due date|Reason|Accepted by|Until
    RAG101|Fraud|2|The force should review the staff of its fraud desk.|RED|2019-03-31|It may.|Head of Crime|2019-06-30
    """
    tracker = read_book(tmp_path, {"Log": LOG, "Accepted findings": table})
    assert len(tracker.items) == 2
    assert len(tracker.acceptances) == 1
    assert tracker.layout.sheets == ("Log",)


def test_a_sheet_of_that_name_that_holds_items_is_a_tracker(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Accepted findings": LOG})
    assert (len(tracker.items), tracker.acceptances, tracker.warnings) == (2, (), ())


def test_a_sheet_of_that_name_without_headings_is_told(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Log": LOG, "Accepted findings": "RAG101|Fraud|2|The board knows."})
    assert tracker.warnings == (
        'The sheet "Accepted findings" has no row of headings (Rule, Report, Number, Reason, Accepted by, Until), so '
        "it accepts no finding.",
    )


def test_an_empty_sheet_of_that_name_is_left_alone(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Log": LOG, "Accepted findings": ""})
    assert (tracker.acceptances, tracker.warnings) == ((), ())

"""The engine: selection, options, skipped rules, failing rules, order, merged cells, time."""

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

from rag_reports.errors import LayoutError, UsageError
from rag_reports.model import Recommendation, Severity, Tracker
from rag_reports.rules import Rule, check_tracker, load_rules
from rag_reports.rules.checker import run_rules
from rag_reports.rules.problem import Check, Problem
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
FAULTY = """
    Number | Status | Fill  | Due           | Owner         | Comment
    1      | RED    | RED   | December 2018 | Head of Crime | 40 officers have been trained.
    2      | AMBER  | GREEN | December 2018 |               | The new form is in use.
    3      | AMBER  | AMBER | June 2019     | Head of Crime |
"""


def _found(tracker: Tracker, **kw: Any) -> list[tuple[str, str]]:
    findings = check_tracker(tracker, as_at=AS_AT, **kw).findings
    return [(finding.code, finding.cell.address if finding.cell else "") for finding in findings]


def test_findings_stand_in_the_order_of_the_cells_and_then_of_the_codes() -> None:
    assert _found(tracker_from_table(FAULTY)) == [
        ("RAG101", "F2"),
        ("RAG105", "B3"),
        ("RAG106", "B3"),
        ("RAG301", "E3"),
        ("RAG401", "F4"),
    ]


def test_sheets_come_in_the_workbooks_order() -> None:
    first, second = tracker_from_table(FAULTY), tracker_from_table(FAULTY)
    moved = [
        replace(item, cells={name: replace(cell, sheet="A later sheet") for name, cell in item.cells.items()})
        for item in first.reports[0].items
    ]
    report = replace(first.reports[0], items=tuple(moved))
    layout = replace(first.layout, sheets=("Tracker", "A later sheet"))
    both = replace(first, reports=(report, *second.reports), layout=layout)
    sheets = [finding.cell.sheet for finding in check_tracker(both, as_at=AS_AT).findings if finding.cell]
    assert sheets == ["Tracker"] * 5 + ["A later sheet"] * 5


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (("RAG1",), (), ["RAG101", "RAG105", "RAG106"]),
        (("RAG10",), ("RAG106",), ["RAG101", "RAG105"]),
        (("RAG101", "RAG3"), (), ["RAG101", "RAG301"]),
        (("overdue-but-amber",), (), ["RAG106"]),
        (("rag4",), (), ["RAG401"]),
        ((), ("RAG1", "missing-owner"), ["RAG401"]),
        (("RAG1",), ("RAG1",), []),
    ],
)
def test_selection_by_beginning_of_code_or_by_name(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    found = _found(tracker_from_table(FAULTY), select=select, ignore=ignore)
    assert [code for code, _ in found] == codes


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("RAG999", "RAG"),
        ("overdue-but-ambr", "RAG106 overdue-but-amber"),
        ("missing owner", "RAG301 missing-owner"),
        ("X", "rag-reports rules"),
    ],
)
def test_unknown_selector_names_what_is_near(wrong: str, near: str) -> None:
    for given in ({"select": [wrong]}, {"ignore": [wrong]}):
        with pytest.raises(UsageError, match=near):
            check_tracker(tracker_from_table(FAULTY), as_at=AS_AT, **given)


def test_option_of_the_profile_and_of_the_call_which_wins() -> None:
    table = """
        Number | Status | Due                            | Comment
        1      | AMBER  | October 2018 Now June 2019     | Moved because the supplier withdrew.
        2      | AMBER  | Immediately                    | The new form is in use.
    """
    tracker = tracker_from_table(table, rule_options={"RAG106": {"deadline": "original"}})
    assert _found(tracker) == [("RAG106", "B2"), ("RAG106", "B3")]
    assert _found(tracker, options={"overdue-but-amber": {"deadline": "latest"}}) == [("RAG106", "B3")]
    patient = {"RAG106": {"deadline": "latest", "immediately_grace_days": 400}}
    assert _found(tracker, options=patient) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"RAG106": {"deadline": "newest"}}, 'RAG106 deadline cannot be \'newest\'. Give "latest" or "original".'),
        ({"RAG106": {"immediately_grace_days": "90"}}, "Give a whole number from 0."),
        ({"RAG106": {"immediately_grace_days": True}}, "Give a whole number from 0."),
        ({"RAG106": {"immediately_grace_days": -1}}, "Give a whole number from 0."),
        ({"RAG106": {"dedline": "latest"}}, "Did you mean deadline?"),
        ({"RAG101": {"deadline": "latest"}}, "RAG101 has no options."),
        ({"RAG016": {"deadline": "latest"}}, 'there is no rule "RAG016"'),
    ],
)
def test_wrong_option_is_refused_and_what_is_allowed_is_named(options: Any, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_tracker(tracker_from_table(FAULTY), as_at=AS_AT, options=options)
    assert said in str(caught.value)
    with pytest.raises(LayoutError) as caught_in_layout:
        check_tracker(tracker_from_table(FAULTY, rule_options=options), as_at=AS_AT)
    assert said in str(caught_in_layout.value)


def test_rule_without_its_column_is_skipped_and_says_why() -> None:
    tracker = tracker_from_table("Number | Status | Comment\n1 | AMBER | The new form is in use.")
    chosen = ["RAG104", "RAG106", "RAG201", "RAG204", "RAG301", "RAG401"]
    skipped = {rule.code: rule.why for rule in check_tracker(tracker, as_at=AS_AT, select=chosen).skipped}
    assert skipped == {
        "RAG106": "The tracker has no due date column.",
        "RAG201": "The tracker has no due date column.",
        "RAG204": "The tracker has no recommendation column.",
        "RAG301": "The tracker has no strategic lead column.",
    }


def test_a_table_without_the_column_is_passed_over_where_another_has_it() -> None:
    tracker = tracker_from_table(FAULTY)
    bare = [
        replace(item, cells={name: cell for name, cell in item.cells.items() if name != "owner"})
        for item in tracker.reports[0].items
    ]
    report = replace(tracker.reports[0], items=tuple(bare))
    assert _found(replace(tracker, reports=(report,)), select=["RAG301"]) == []


def test_one_merged_cell_is_one_finding_that_names_its_items() -> None:
    tracker = tracker_from_table("""
        Number | Status | Due        | Comment
        4      | GREEN  | March 2019 | A process map is being developed.
        5      | GREEN  | ^          | ^
        6      | GREEN  | ^          | ^
    """)
    (finding,) = check_tracker(tracker, as_at=AS_AT, select=["RAG107"]).findings
    assert (finding.code, str(finding.cell), finding.number) == ("RAG107", "Tracker!D2", "4")
    assert finding.message.startswith("Items 4, 5 and 6 share this cell. ")


def _fails_at_two(item: Recommendation, check: Check) -> Iterator[Problem]:
    if item.number != "1":
        raise ZeroDivisionError("division by zero")
    yield Problem(item.cell, "seen")


def test_a_rule_that_fails_is_named_with_the_cell_and_the_rest_goes_on() -> None:
    broken = Rule("RAG998", "always-broken", Severity.INFO, "status", "", check_item=_fails_at_two)
    owner = next(rule for rule in load_rules() if rule.code == "RAG301")
    result = run_rules((broken, owner), tracker_from_table(FAULTY), AS_AT)
    assert [(finding.code, str(finding.cell)) for finding in result.findings] == [
        ("RAG998", "Tracker!A2"),
        ("RAG000", "Tracker!A3"),
        ("RAG301", "Tracker!E3"),
    ]
    crash = result.findings[1]
    assert result.crashed
    assert (crash.name, crash.severity, crash.number) == ("rule-crashed", Severity.ERROR, "2")
    assert crash.message == (
        "A fault of rag_reports, not of the tracker: rule RAG998 (always-broken) failed here, and at 1 more place "
        "(ZeroDivisionError: division by zero). The rest was checked. Please report this message."
    )


def test_a_sound_check_has_not_crashed() -> None:
    assert not check_tracker(tracker_from_table(FAULTY), as_at=AS_AT).crashed


def test_an_empty_tracker_has_no_findings() -> None:
    assert check_tracker(replace(tracker_from_table(FAULTY), reports=()), as_at=AS_AT).findings == ()


def _lines_run(count: int) -> int:
    rows = [
        f"{n} | AMBER | GREEN | {'' if n % 7 else 'TBC'} | | A dashboard is in use, number {n}." for n in range(count)
    ]
    tracker = tracker_from_table("Number | Status | Fill | Due | Owner | Comment\n" + "\n".join(rows))
    run = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal run
        run += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        check_tracker(tracker, as_at=AS_AT)
    finally:
        sys.settrace(before)
    return run


def test_work_grows_with_the_items_and_not_with_their_square() -> None:
    _lines_run(10)
    small, large = _lines_run(100), _lines_run(400)
    assert large < 4.4 * small

"""Four times as many items cost each rule about four times as many calls, whatever the tracker looks like.

Calls are counted and not seconds, so that the tests do not depend on the machine.
"""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import FrameType

import pytest

from rag_reports.model import Tracker
from rag_reports.rules.checker import run_rules
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.registry import Rule, load_rules
from rag_reports.rules.settings import settle_options
from rag_reports.text import fold
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
HEADS = (
    "Report | Number | Recommendation | Status | Due | Owner | Comment | Original date | External owner | Rationale"
    " | Evidence | Per cent | Updated | Sign-off | Reason closed"
)
STATUSES = ("GREEN", "AMBER", "RED", "WHITE")
WORDS = ("officers", "sergeants", "audits", "custody", "victims", "plans", "figures")
FEW, TIMES = 100, 4
SPARE = 1.4
"""Sorting costs a little more than in step, and so do the longer words of larger numbers."""


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _said(i: int) -> str:
    """A comment that no other item has."""
    words = " ".join(WORDS[(i // 7**place) % 7] for place in range(4))
    return (
        f"The {words} were seen by board {i}. On {i % 28 + 1} May 2018 the force trained {i} of {2 * i} {WORDS[i % 7]}."
    )


def _row(i: int, **cells: object) -> str:
    """A row of HEADS that differs from all others but in the cells that are given."""
    usual = {"report": "Custody", "number": i, "text": f"The force should do task {i}.", "status": STATUSES[i % 4]}
    usual |= {"due": "May 2019", "owner": "ACC", "comment": _said(i), "original": "May 2018", "external": ""}
    usual |= {"rationale": f"Kit {i} is late.", "evidence": f"Minute {i}", "done": i % 101, "updated": "2019-01-07"}
    usual |= {"sign-off": "", "closed": f"Board {i} closed it."}
    return " | ".join(map(str, (usual | cells).values()))


SHAPES: dict[str, Callable[[int], str]] = {
    "one report": _row,
    "reports of one item": lambda i: _row(i, report=f"Custody in the {_letters(i)} area", number=1),
    "numbered reports": lambda i: _row(i, report=f"Visit {i}", number=1, status="GREEN"),
    "one text": lambda i: _row(i, text="The force should do it.", status="AMBER", comment=_said(1)),
    "one text in two colours": lambda i: _row(
        i, number=7, text="The force should train all staff by June 2018.", due="1/2/2019", comment=_said(1)
    ),
    "many short lists": lambda i: _row(i, number=i % 2 + 1),
    "decimals": lambda i: _row(i, number=f"{i // 9}.{i % 9}"),
    "owners": lambda i: _row(i, owner=f"Head of {_letters(i)}"),
    "cells merged over all items": lambda i: _row(
        i, status="AMBER", due="^" if i else "October 2018", comment="^" if i else _said(1)
    ),
}


def _tracker(shape: str, items: int) -> Tracker:
    return tracker_from_table("\n".join([HEADS, *map(SHAPES[shape], range(items))]))


def _calls(rule: Rule, tracker: Tracker) -> int:
    """The calls of functions, and steps of generators, that a check by one rule takes."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    options = settle_options([rule], tracker, None)
    sys.setprofile(count)
    try:
        run_rules([rule], tracker, AS_AT, None, options, "public")
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("shape", SHAPES)
def test_no_rule_takes_more_than_its_share(shape: str) -> None:
    rules = load_rules()
    few, many = _tracker(shape, FEW), _tracker(shape, FEW * TIMES)
    run_rules(rules, _tracker(shape, 12), AS_AT, None, settle_options(rules, few, None))  # patterns are made once
    calls = {rule.code: (_calls(rule, few), _calls(rule, many)) for rule in rules}
    assert {code: pair for code, pair in calls.items() if pair[1] > pair[0] * TIMES * SPARE} == {}


def test_the_count_tells_a_rule_that_compares_all_with_all() -> None:
    def compare(tracker: Tracker, _check: Check) -> Iterator[Problem]:
        yield from (
            Problem(None, "") for _, one in tracker.items for _, two in tracker.items if fold(one.text) > two.text
        )

    rule = next(rule for rule in load_rules() if rule.code == "RAG708")
    rule = replace(rule, check_tracker=compare)
    few, many = (_calls(rule, _tracker("one report", FEW * times)) for times in (1, TIMES))
    assert many > few * TIMES * SPARE

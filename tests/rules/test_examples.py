"""Each rule's own examples, and what every rule must have: code, name, sections, severity."""

import datetime as dt
import re

import pytest

from rag_reports.model import Severity
from rag_reports.rules import Rule, check_tracker, load_rules
from rag_reports.rules.manual import SECTIONS, Table, read_page
from tests.trackers import split_meetings, tracker_from_table

AS_AT = dt.date(2019, 1, 31)
RULES = tuple(rule for rule in load_rules() if rule.code != "RAG000")
ERROR, WARNING = Severity.ERROR, Severity.WARNING
SEVERITIES = {
    "RAG000": ERROR, "RAG101": ERROR, "RAG102": ERROR, "RAG103": ERROR, "RAG104": ERROR, "RAG105": ERROR,
    "RAG106": ERROR, "RAG107": ERROR, "RAG108": WARNING, "RAG109": WARNING, "RAG110": WARNING, "RAG111": WARNING,
    "RAG112": WARNING, "RAG113": WARNING, "RAG114": ERROR, "RAG115": WARNING, "RAG116": WARNING, "RAG117": WARNING,
    "RAG118": WARNING, "RAG119": WARNING, "RAG120": WARNING, "RAG201": ERROR, "RAG202": ERROR, "RAG203": WARNING,
    "RAG204": ERROR, "RAG205": WARNING, "RAG206": ERROR, "RAG207": WARNING, "RAG208": ERROR, "RAG209": WARNING,
    "RAG210": Severity.INFO, "RAG211": ERROR, "RAG212": WARNING, "RAG213": WARNING, "RAG301": ERROR, "RAG302": WARNING,
    "RAG303": WARNING, "RAG304": WARNING, "RAG401": ERROR, "RAG402": WARNING, "RAG403": WARNING, "RAG404": WARNING,
    "RAG405": WARNING, "RAG406": WARNING, "RAG407": WARNING, "RAG408": Severity.INFO, "RAG409": Severity.INFO,
    "RAG501": ERROR, "RAG502": ERROR, "RAG503": ERROR, "RAG504": WARNING, "RAG505": WARNING, "RAG506": ERROR,
    "RAG601": ERROR, "RAG602": WARNING, "RAG603": WARNING, "RAG604": ERROR, "RAG605": WARNING, "RAG606": WARNING,
    "RAG607": WARNING, "RAG608": WARNING, "RAG609": ERROR, "RAG701": ERROR, "RAG702": ERROR, "RAG703": ERROR,
    "RAG704": WARNING, "RAG705": ERROR, "RAG706": WARNING, "RAG707": ERROR, "RAG708": WARNING, "RAG709": ERROR,
    "RAG710": WARNING, "RAG711": Severity.INFO, "RAG712": WARNING, "RAG716": WARNING, "RAG801": WARNING,
    "RAG802": ERROR, "RAG803": WARNING, "RAG804": Severity.INFO, "RAG805": ERROR,
}  # fmt: skip
FAMILIES = {"0": "own faults", "1": "status", "2": "due dates", "3": "ownership", "4": "comments", "5": "counts",
            "6": "since last meeting",
            "7": "identity", "8": "publication"}  # fmt: skip


def _table_text(table: Table) -> str:
    return "\n".join([" | ".join(table[0]), *(" | ".join(row.values()) for row in table)])


def _codes_by_row(table: str, rule: Rule) -> dict[int, set[str]]:
    """What a check finds; what other rules tell for information, as that a date is near, is no fault of a row.

    Of a rule that compares with the last meeting, only its own findings: the other rules say more of the same rows.
    """
    now, before = split_meetings(table)
    previous = tracker_from_table(before) if before else None
    only = [rule.code] if rule.check_changes else []
    rows: dict[int, set[str]] = {}
    audience = "public" if rule.public_only else None
    tracker = tracker_from_table(now)
    for finding in check_tracker(tracker, as_at=AS_AT, previous=previous, select=only, audience=audience).findings:
        if finding.severity is Severity.INFO and finding.code != rule.code:
            continue
        assert finding.cell is not None
        rows.setdefault(finding.cell.row, set()).add(finding.code)
    return rows


def _tables(section: str) -> list[pytest.param]:
    return [
        pytest.param(rule, _table_text(table), id=f"{rule.code}-{index}")
        for rule in RULES
        # The tables of RAG716 and RAG805 are lines of other sheets, see test_acceptance and papers/test_details.
        if not rule.check_findings and not rule.papers_only
        for index, table in enumerate(read_page(rule.manual).tables(section))
    ]


@pytest.mark.parametrize(("rule", "table"), _tables("Flagged"))
def test_flagged_rows_give_exactly_the_rule(rule: Rule, table: str) -> None:
    rows = _codes_by_row(table, rule)
    assert set().union(*rows.values()) == {rule.code}
    if rule.check_item and rule.code != "RAG116":  # its second table shows which spelling is the usual one
        assert list(rows) == list(range(2, table.count("\n") + 2))


@pytest.mark.parametrize(("rule", "table"), _tables("Accepted"))
def test_accepted_rows_give_none_of_the_rule(rule: Rule, table: str) -> None:
    assert rule.code not in set().union(*_codes_by_row(table, rule).values(), set())


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_rule_is_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"RAG\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert FAMILIES[rule.code[3]] == rule.family
    page = read_page(rule.manual)
    assert tuple(page.sections) == SECTIONS
    assert page.first_line.endswith(".")
    assert all(page.sections[title].strip() for title in SECTIONS)
    assert all(f"{option.name}:" in page.sections["Options"] for option in rule.options)
    assert rule.options or page.sections["Options"].startswith("None.")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_looks_at_one_thing_and_shows_both_ways(rule: Rule) -> None:
    looks = (rule.check_item, rule.check_report, rule.check_tracker, rule.check_changes, rule.check_findings)
    assert sum(map(bool, looks)) == 1
    page = read_page(rule.manual)
    for section in ("Flagged", "Accepted"):
        assert page.tables(section), section


def test_codes_and_names_are_unique() -> None:
    rules = load_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_severities_are_those_of_the_catalogue() -> None:
    assert {rule.code: rule.severity for rule in load_rules()} == SEVERITIES

"""The engine: runs the rules over a tracker, stamps what they yield, and survives a rule that fails."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rag_reports.collection import without_collection
from rag_reports.errors import UsageError
from rag_reports.meeting.changes import Changes
from rag_reports.model import (
    Audience,
    CellRef,
    Field,
    Finding,
    Findings,
    InspectionReport,
    MissingDetail,
    Recommendation,
    SkippedRule,
    Tracker,
)
from rag_reports.rules.acceptance import AcceptedFindings
from rag_reports.rules.explained import best_explained
from rag_reports.rules.item_kinds import ItemKinds
from rag_reports.rules.own_faults import rule_crashed
from rag_reports.rules.problem import Check, Facts, Problem, place_of
from rag_reports.rules.registry import Rule, load_rules, select_rules
from rag_reports.rules.settings import settle_options
from rag_reports.rules.wording import listed

_Target = TypeVar("_Target", Recommendation, InspectionReport, Tracker, Findings, Changes)

_COLUMNS = {
    Field.NUMBER: "number",
    Field.TEXT: "recommendation",
    Field.STATUS: "status",
    Field.DUE: "due date",
    Field.OWNER: "strategic lead",
    Field.COMMENT: "comment",
    Field.RATIONALE: "rationale",
    Field.UPDATED: "update date",
}
_DATE_HISTORY = (Field.ORIGINAL_DUE, Field.REVISED_DUE)


def check_tracker(
    tracker: Tracker,
    *,
    as_at: dt.date,
    previous: Tracker | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    audience: str | None = None,
    missing_details: Sequence[MissingDetail] | None = None,
) -> Findings:
    """What is wrong in a tracker at a date, in the order of its cells.

    ``select`` and ``ignore`` hold codes, beginnings of codes ("RAG1") or names; with no ``select`` every rule
    runs. ``options`` maps a rule to its options and wins over the layout profile's. ``previous`` is the
    tracker as the last meeting saw it. ``audience`` is "public" for a check of the public edition.
    ``missing_details`` are what the format of a paper needs and nobody gave, None where no paper is made. Raises
    UsageError for an unknown rule, option or audience, LayoutError where the profile holds an unknown option.
    """
    if audience not in (None, *Audience):
        raise UsageError("audience", f'"{audience}" is not known', f"Choose one of {', '.join(Audience)}")
    rules = load_rules()
    settled = settle_options(rules, tracker, options)
    chosen = select_rules(rules, select, ignore)
    with without_collection():
        return run_rules(chosen, tracker, as_at, previous, settled, audience, missing_details)


def run_rules(
    rules: Sequence[Rule],
    tracker: Tracker,
    as_at: dt.date,
    previous: Tracker | None = None,
    options: Mapping[str, Mapping[str, int | str]] | None = None,
    audience: str | None = None,
    missing_details: Sequence[MissingDetail] | None = None,
) -> Findings:
    """The findings of these rules, in the order of sheets, rows, columns and codes, those that are accepted marked.

    Rules that look at the findings come last, and see those of all others.
    """
    facts = Facts(tracker, previous, audience, None if missing_details is None else tuple(missing_details))
    skipped = [SkippedRule(rule.code, why) for rule in rules if (why := _why_skipped(rule, facts))]
    left_out = {rule.code for rule in skipped}
    runs = [
        _RuleRun(rule, Check(facts, as_at, (options or {}).get(rule.code, {})))
        for rule in rules
        if rule.code not in left_out
    ]
    for run in runs:
        run.look_at_whole()
    for report, item, asked in ItemKinds(tracker).each(runs):  # item by item, so that what rules share of it is at hand
        for run in asked:
            run.look_at_item(report, item)
    found = [finding for run in runs for finding in run.findings()]
    crashed = {run.rule.code for run in runs if run.crashes}
    found = best_explained(
        found,
        {rule.code: rule.instead_of for rule in rules},
        frozenset(rule.code for rule in rules if rule.at_cell),
        tracker,
    )
    ran = frozenset(rule.code for rule in rules) - left_out
    found = AcceptedFindings(tracker, as_at).accept(found)
    told = Findings(tracker, as_at, tuple(found), tuple(skipped), ran - crashed)
    for rule in rules:
        if rule.check_findings:
            run = _RuleRun(rule, Check(facts, as_at, (options or {}).get(rule.code, {})))
            run.look_at_findings(told)
            found += run.findings()
    return Findings(tracker, as_at, _in_cell_order(found, tracker), tuple(skipped), ran)


def _why_skipped(rule: Rule, facts: Facts) -> str:
    """Why a rule cannot run, "" where it can."""
    missing = _missing_column(rule, facts.tracker)
    if not missing and rule.check_changes and facts.previous is None:
        return "This compares with the last meeting's tracker; name that with --previous."
    if not missing and rule.public_only and facts.audience != Audience.PUBLIC:
        return "This looks at a public edition; ask for one with --audience public."
    if not missing and rule.papers_only and facts.missing_details is None:
        return "This looks at the details that a paper's format needs; paper and prepare run it."
    if not missing and rule.needs_look and facts.tracker.values_only:
        return "Colours, hidden rows and errors of formulas are not read from this kind of file; save it as .xlsx."
    return missing


def _missing_column(rule: Rule, tracker: Tracker) -> str:
    for group in rule.needs:
        if not any(tracker.layout.has(name) for name in group):
            wanted = [_COLUMNS.get(name, name.value.replace("_", " ")) for name in group if name not in _DATE_HISTORY]
            return f"The tracker has no {listed(wanted, 'or')} column."
    return ""


@dataclass
class _RuleRun:
    """One rule going over one tracker; a place where it fails is noted, and it goes on with the next."""

    rule: Rule
    check: Check
    crashes: list[tuple[CellRef | None, str, str, Exception]] = field(default_factory=list)
    _by_fault: dict[tuple[CellRef | None, str], tuple[Finding, dict[str, None]]] = field(default_factory=dict)

    def findings(self) -> list[Finding]:
        """What the rule found so far, one finding for a fault that a merged cell gives to several items."""
        found = [_name_all_items(finding, list(numbers)) for finding, numbers in self._by_fault.values()]
        return found + self._crash_report()

    def look_at_whole(self) -> None:
        """Look at the tracker, its reports, or what changed, where the rule does."""
        tracker = self.check.tracker
        if self.rule.check_tracker:
            self._ask(self.rule.check_tracker, tracker)
        if self.rule.check_report:
            for report in tracker.reports:
                self._ask(self.rule.check_report, report, report.title)
        if self.rule.check_changes and self.check.facts.changes:
            self._ask(self.rule.check_changes, self.check.facts.changes)

    def look_at_item(self, report: InspectionReport, item: Recommendation) -> None:
        """Look at one item; only for a rule that does."""
        if self.rule.check_item:
            self._ask(self.rule.check_item, item, report.title, item.number)

    def look_at_findings(self, told: Findings) -> None:
        """Look at what the other rules found; only for a rule that does."""
        if self.rule.check_findings:
            self._ask(self.rule.check_findings, told)

    def _ask(
        self,
        function: Callable[[_Target, Check], Iterator[Problem]],
        target: _Target,
        report: str = "",
        number: str = "",
    ) -> None:
        try:
            problems = list(function(target, self.check))
        except Exception as error:  # the one place: a rule that fails must not stop the check (RAG000)
            self.crashes.append((_where(target), report, number, error))
            return
        for problem in problems:
            finding = Finding(
                code=self.rule.code,
                name=self.rule.name,
                severity=problem.severity or self.rule.severity,
                message=problem.message,
                cell=problem.cell,
                report=problem.report or report,
                number=problem.number or number,
                fix=problem.fix,
            )
            _, numbers = self._by_fault.setdefault((finding.cell, finding.message), (finding, {}))
            if finding.number:
                numbers[finding.number] = None

    def _crash_report(self) -> list[Finding]:
        if not self.crashes:
            return []
        cell, report, number, error = self.crashes[0]
        message = rule_crashed.describe(self.rule.code, self.rule.name, error, len(self.crashes) - 1)
        stamp = (rule_crashed.CODE, rule_crashed.NAME, rule_crashed.SEVERITY)
        return [Finding(*stamp, message, cell, report, number)]


def _where(target: _Target) -> CellRef | None:
    """A cell at which to show that a rule failed, None for what has no place."""
    if isinstance(target, InspectionReport):
        return place_of(target)
    if isinstance(target, Tracker):
        return target.items[0][1].cell if target.items else None
    return target.cell if isinstance(target, Recommendation) else None


def _name_all_items(finding: Finding, numbers: list[str]) -> Finding:
    if len(numbers) < 2:
        return finding
    return replace(finding, message=f"Items {listed(numbers)} share this cell. {finding.message}")


def _in_cell_order(found: list[Finding], tracker: Tracker) -> tuple[Finding, ...]:
    sheets = {sheet: place for place, sheet in enumerate(tracker.layout.sheets)}

    def place(finding: Finding) -> tuple[bool, int, str, int, int, str]:
        cell = finding.cell
        if cell is None:
            return (True, 0, "", 0, 0, finding.code)
        return (False, sheets.get(cell.sheet, len(sheets)), cell.sheet, cell.row, cell.column, finding.code)

    return tuple(sorted(found, key=place))

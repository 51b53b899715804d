"""The rules: found by walking the family folders, one file for each; no list of them is kept anywhere."""

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from rag_reports.errors import UsageError
from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Findings, InspectionReport, Recommendation, Severity, Status, Tracker
from rag_reports.rules.problem import Check, Option, Problem

ItemCheck = Callable[[Recommendation, Check], Iterator[Problem]]
ReportCheck = Callable[[InspectionReport, Check], Iterator[Problem]]
TrackerCheck = Callable[[Tracker, Check], Iterator[Problem]]
ChangesCheck = Callable[[Changes, Check], Iterator[Problem]]
FindingsCheck = Callable[[Findings, Check], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file.

    ``needs`` holds groups of fields: the tracker must have a column for at least one field of each. A rule looks at
    one item, one report or the whole tracker at a time, at what changed since the last meeting, or, once all others
    have run, at what they found; RAG000 looks at nothing, the engine itself reports it. ``instead_of`` are the rules
    whose findings on an item are left out where this one finds something there: it explains the fault best; with
    ``at_cell``, only those on the same cell.
    ``statuses`` are those of the items that a rule looks at, None for all; one that is ``public_only`` runs only where
    the public edition is checked, one that is ``papers_only`` only where a paper is made, one that ``needs_look`` only
    where more than values was read.
    ``manual`` is the file's docstring, which is the manual page.
    """

    code: str
    name: str
    severity: Severity
    family: str
    manual: str
    needs: tuple[tuple[Field, ...], ...] = ()
    options: tuple[Option, ...] = ()
    statuses: frozenset[Status | None] | None = None
    check_item: ItemCheck | None = None
    check_report: ReportCheck | None = None
    check_tracker: TrackerCheck | None = None
    check_changes: ChangesCheck | None = None
    check_findings: FindingsCheck | None = None
    instead_of: frozenset[str] = frozenset()
    at_cell: bool = False
    public_only: bool = False
    papers_only: bool = False
    needs_look: bool = False


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    package = importlib.import_module("rag_reports.rules")
    found = pkgutil.walk_packages(package.__path__, "rag_reports.rules.")
    modules = (importlib.import_module(module.name) for module in found if module.name.count(".") == 3)
    return tuple(sorted((_read_rule(module) for module in modules if hasattr(module, "CODE")), key=lambda r: r.code))


def _read_rule(module: ModuleType) -> Rule:
    return Rule(
        code=module.CODE,
        name=module.NAME,
        severity=module.SEVERITY,
        family=module.__name__.split(".")[-2].replace("_", " "),
        manual=module.__doc__ or "",
        needs=getattr(module, "NEEDS", ()),
        options=getattr(module, "OPTIONS", ()),
        statuses=getattr(module, "STATUSES", None),
        check_item=getattr(module, "check_item", None),
        check_report=getattr(module, "check_report", None),
        check_tracker=getattr(module, "check_tracker", None),
        check_changes=getattr(module, "check_changes", None),
        check_findings=getattr(module, "check_findings", None),
        instead_of=frozenset(getattr(module, "INSTEAD_OF", ())),
        at_cell=getattr(module, "AT_CELL", False),
        public_only=getattr(module, "PUBLIC_ONLY", False),
        papers_only=getattr(module, "PAPERS_ONLY", False),
        needs_look=getattr(module, "NEEDS_LOOK", False),
    )


def find_rule(wanted: str, rules: Sequence[Rule]) -> Rule:
    """The rule with this code or name; UsageError with near names where there is none."""
    for rule in rules:
        if wanted.strip().upper() == rule.code or wanted.strip().lower() == rule.name:
            return rule
    raise UsageError("Rules", f'no rule is called "{wanted}"', _near_names(wanted, rules))


def select_rules(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that run: those selected, or all where nothing is, less those ignored.

    Each selector is a code, the beginning of one ("RAG1", "RAG10"), or a name. UsageError where one fits no rule.
    """
    chosen = {rule.code for wanted in select for rule in _matching(wanted, rules)} if select else None
    dropped = {rule.code for wanted in ignore for rule in _matching(wanted, rules)}
    return tuple(rule for rule in rules if (chosen is None or rule.code in chosen) and rule.code not in dropped)


def _matching(wanted: str, rules: Sequence[Rule]) -> list[Rule]:
    selector = wanted.strip()
    prefix = selector.upper()
    found = [r for r in rules if r.name == selector.lower() or (prefix[:3] == "RAG" and r.code.startswith(prefix))]
    if not found:
        raise UsageError("Rules", f'no rule is called "{wanted}"', _near_names(wanted, rules))
    return found


def _near_names(wanted: str, rules: Sequence[Rule]) -> str:
    names = {rule.name: rule for rule in rules} | {rule.code: rule for rule in rules}
    near = difflib.get_close_matches(wanted.strip(), names, n=5, cutoff=0.6)
    near += difflib.get_close_matches(wanted.strip().upper(), names, n=5, cutoff=0.6)
    suggestions = list(dict.fromkeys(f"{names[name].code} {names[name].name}" for name in near))[:3]
    if suggestions:
        return f"Did you mean {' or '.join(suggestions)}?"
    return "List the rules with: rag-reports rules"

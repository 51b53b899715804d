"""Lines of the sheet of accepted findings against the findings of a check: what each covers, or why it covers none."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from rag_reports.deadline import date_in_words
from rag_reports.language.placeholders import is_blank, says_nothing
from rag_reports.model import Acceptance, Finding, Tracker
from rag_reports.rules.own_faults import rule_crashed
from rag_reports.rules.registry import load_rules
from rag_reports.rules.wording import listed, quoted
from rag_reports.text import fold, number_key, plural, squash

WATCHER = "RAG716"
"""The rule that watches over the lines; what it says of one line, no other line can take back."""

_CODE = re.compile(r"\bRAG\s?(\d{3})\b", re.I)
_EVERY = frozenset({"all", "any", "every"})
_CUT = re.compile(r"\s*(?:…|\.\.\.)\Z")


class Fault(NamedTuple):
    """Why a line accepts nothing, and what to do."""

    seen: str
    remedy: str


class Reach(NamedTuple):
    """What a line covers: a rule's code, a report's folded title and a number's key, both of them "" for every one."""

    code: str
    report: str
    number: str


def reaches_of(finding: Finding) -> tuple[Reach, ...]:
    """Every reach that covers a finding."""
    titles, numbers = {fold(finding.report), ""}, {number_key(finding.number), ""}
    return tuple(Reach(finding.code, title, number) for title in titles for number in numbers)


class AcceptedFindings:
    """The lines of one tracker at a date."""

    def __init__(self, tracker: Tracker, as_at: dt.date) -> None:
        self._tracker = tracker
        self._as_at = as_at

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(fold(report.title) for report in self._tracker.reports)

    def reach(self, line: Acceptance) -> Reach | Fault:
        """What a line covers; the fault of one that does not count."""
        code = read_rule(line.rule)
        if isinstance(code, Fault):
            return code
        fault = _missing(line, code) or self._out_of_date(line, code)
        if fault:
            return fault
        report = self.find_title(line.report)
        return report if isinstance(report, Fault) else Reach(code, report, read_item(line.number))

    def accept(self, found: Iterable[Finding]) -> list[Finding]:
        """The findings, those that a line covers marked with the first that does."""
        first: dict[Reach, tuple[int, Acceptance]] = {}
        for place, line in enumerate(self._tracker.acceptances):
            reach = self.reach(line)
            if isinstance(reach, Reach):
                first.setdefault(reach, (place, line))
        return [_accepted(finding, first) for finding in found] if first else list(found)

    def _out_of_date(self, line: Acceptance, code: str) -> Fault | None:
        if line.until is None:
            return Fault(f"{quoted(line.until_text)} is no day that can be read", "Write one, such as 31 March 2019.")
        if line.until < self._as_at:
            seen = f"{code} was accepted until {date_in_words(line.until)}, which is past"
            return Fault(seen, "Look at it again, and write a later day or delete the line.")
        return None

    def find_title(self, report: str) -> str | Fault:
        """The folded title that a line names whole or by its beginning, "" where it names none."""
        told = fold(report)
        if is_blank(told) or told in _EVERY:
            return ""
        if told in self._titles:
            return told
        beginning = _CUT.sub("", told)
        near = [title for title in self._titles if _begins(title, beginning, cut=beginning != told)]
        if len(near) == 1:
            return near[0]
        if near:
            seen = f"{quoted(report)} begins the titles of {plural(len(near), 'report')}"
            return Fault(seen, "Write the whole title of the one that is meant.")
        return Fault(f"No report has the title {quoted(report)}", "Write the title as the tracker has it.")


def describe_reach(report: str, number: str) -> str:
    """Where a line with that report and number counts: ``at item 4 of "Fraud: Time to Choose"``, ``in the tracker``."""
    title = "" if is_blank(report) or fold(report) in _EVERY else quoted(report)
    if not read_item(number):
        return f"in {title or 'the tracker'}"
    return f"at item {squash(number)} of {title or 'any report'}"


def _accepted(finding: Finding, first: Mapping[Reach, tuple[int, Acceptance]]) -> Finding:
    lines = [first[reach] for reach in reaches_of(finding) if reach in first]
    return replace(finding, accepted=True, acceptance=min(lines, key=itemgetter(0))[1]) if lines else finding


def read_rule(rule: str) -> str | Fault:
    """The code of the rule that a line names by its code or name."""
    codes = list(dict.fromkeys(f"RAG{digits}" for digits in _CODE.findall(rule)))
    known = {known.code: known.name for known in load_rules()}
    codes = codes or [code for code, name in known.items() if name == fold(rule)]
    if is_blank(rule):
        return Fault("No rule is named", "Write the code of one, such as RAG101.")
    if len(codes) > 1:
        return Fault(f"{listed(codes)} stand in one line", "Give each rule a line of its own.")
    if not codes or codes[0] not in known:
        return Fault(f"{quoted(rule)} is no rule", "Write its code as the check prints it, such as RAG101.")
    if codes[0] == rule_crashed.CODE:
        return Fault(f"{codes[0]} is a fault of rag_reports and cannot be accepted", "Report it, and delete the line.")
    if codes[0] == WATCHER:
        return Fault(f"{WATCHER} is about lines such as this and cannot be accepted", "Mend the line that it names.")
    return codes[0]


def _missing(line: Acceptance, code: str) -> Fault | None:
    parts = {"reason": line.reason, "name of who accepted it": line.accepted_by, "last day": line.until_text}
    missing = [
        f"no {name}" for name, text in parts.items() if is_blank(text) or (name != "last day" and says_nothing(text))
    ]
    if not missing:
        return None
    seen = f"{code} is accepted with {listed(missing)}"
    return Fault(seen, f"Write {'it' if len(missing) == 1 else 'them'} in, or delete the line.")


def read_item(number: str) -> str:
    """The key of the number that a line names, "" where it names every item."""
    return "" if is_blank(number) or fold(number) in _EVERY else number_key(number)


def _begins(title: str, beginning: str, *, cut: bool) -> bool:
    """Whether a title begins so, at the end of a word unless the beginning was cut off with dots."""
    rest = title[len(beginning) :]
    return bool(beginning) and title.startswith(beginning) and (cut or not rest[:1].isalnum())

"""A finding accepted: the line for the sheet of accepted findings, planned against the check, and written."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rag_reports.deadline import date_in_words
from rag_reports.editing.acceptance_place import new_sheet, place_line
from rag_reports.editing.add_sheet import add_sheet
from rag_reports.editing.apply import apply_edits
from rag_reports.editing.items import item_label
from rag_reports.editing.values import unwritable
from rag_reports.errors import UsageError
from rag_reports.language.placeholders import says_nothing
from rag_reports.model import Acceptance, CellEdit, CellRef, EditReport, Finding, Findings
from rag_reports.reading.acceptances import SHEET_NAME
from rag_reports.rules.acceptance import (
    AcceptedFindings,
    Fault,
    Reach,
    describe_reach,
    reaches_of,
    read_item,
    read_rule,
)
from rag_reports.rules.registry import find_rule, load_rules
from rag_reports.text import fold, squash

_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line to be added, the findings that it accepts, and the cells to write; none where the sheet is to be added."""

    line: Acceptance
    accepts: tuple[Finding, ...]
    edits: tuple[CellEdit, ...]

    @property
    def adds_sheet(self) -> bool:
        """Whether the workbook has no sheet of accepted findings yet."""
        return not self.edits


def plan_acceptance(
    findings: Findings, code: str, *, report: str, number: str, reason: str, by: str, until: dt.date
) -> PlannedLine:
    """The line that accepts what a rule finds at an item; at all items without a number, in all reports without both.

    ``findings`` are those of every rule, and ``until`` is the last day. Raises UsageError where the line would accept
    nothing, and EditError where the sheet that is there cannot take it.
    """
    code = find_rule(code, load_rules()).code
    _check_words(findings.as_at, reason, by, until)
    reach = _reach(findings, code, report, number)
    accepts = tuple(finding for finding in findings.findings if reach in reaches_of(finding))
    if not accepts:
        raise _nothing_there(findings, code, report, number)
    _refuse_accepted(accepts, until)
    if reach.number and not reach.report:
        reach = reach._replace(report=_only_report(code, accepts))
    titles = {fold(one.title): squash(one.title) for one in findings.tracker.reports}
    number = squash(accepts[0].number) if reach.number else ""
    line = Acceptance(
        rule=code,
        report=titles.get(reach.report, ""),
        number=number,
        reason=reason.strip(),
        accepted_by=squash(by),
        until=until,
        until_text=until.isoformat(),
        cell=CellRef(SHEET_NAME, 2, 1),
    )
    cell, edits = place_line(findings.tracker.workbook, line)
    return PlannedLine(replace(line, cell=cell), accepts, edits)


def write_acceptance(
    workbook: Path, planned: PlannedLine, *, backup: bool = True, break_signature: bool = False, dry_run: bool = False
) -> EditReport:
    """Write the line; options and errors are those of ``apply_edits``."""
    if planned.edits:
        return apply_edits(workbook, planned.edits, backup=backup, break_signature=break_signature, dry_run=dry_run)
    return add_sheet(workbook, new_sheet(planned.line), backup=backup, break_signature=break_signature, dry_run=dry_run)


def _check_words(as_at: dt.date, reason: str, by: str, until: dt.date) -> None:
    if says_nothing(reason):
        raise UsageError("--reason", "it gives no reason", "Say in a sentence why the finding may stand.")
    if says_nothing(by):
        raise UsageError("--by", "it names nobody", "Give the name or the post of who accepts the finding.")
    for option, text in (("--reason", reason), ("--by", by)):
        if unwritable(text):
            raise UsageError(option, "no cell can hold it", "Shorten it, and type it again.")
    if until <= as_at:
        seen = f"{date_in_words(until)} is not after {date_in_words(as_at)}, the date of the check"
        raise UsageError("--until", seen, "Give a later day.")


def _reach(findings: Findings, code: str, report: str, number: str) -> Reach:
    rule = read_rule(code)
    if isinstance(rule, Fault):
        raise UsageError(code, rule.seen, "Accept a finding of another rule.")
    title = AcceptedFindings(findings.tracker, findings.as_at).find_title(report)
    if isinstance(title, Fault):
        raise UsageError("--report", title.seen, title.remedy)
    return Reach(code, title, read_item(number))


def _nothing_there(findings: Findings, code: str, report: str, number: str) -> UsageError:
    """Why there is nothing to accept, and where the rule finds something."""
    skipped = next((rule.why for rule in findings.skipped if rule.code == code), "")
    if skipped:
        return UsageError(code, f"the rule could not run ({skipped.rstrip('.')})", "There is nothing to accept.")
    there = [finding for finding in findings.findings if finding.code == code]
    if not there:
        return UsageError(code, "the rule finds nothing in this tracker", "There is nothing to accept.")
    places = list(dict.fromkeys(item_label(finding.report, finding.number) or "the workbook" for finding in there))
    more = " and more" if len(places) > _MOST_PLACES else ""
    seen = f"the rule finds nothing {describe_reach(report, number)}"
    return UsageError(code, seen, f"It finds something at: {'; '.join(places[:_MOST_PLACES])}{more}.")


def _only_report(code: str, accepts: Sequence[Finding]) -> str:
    """The folded title of the one report that an item's number was given for."""
    titles = {fold(finding.report): squash(finding.report) for finding in accepts}
    if len(titles) > 1:
        seen = f"{code} finds something at item {squash(accepts[0].number)} of {len(titles)} reports"
        remedy = f"Name one of them: {'; '.join(list(titles.values())[:_MOST_PLACES])}."
        raise UsageError("--report", seen, remedy)
    return next(iter(titles))


def _refuse_accepted(accepts: Sequence[Finding], until: dt.date) -> None:
    """Refuse a line for what lines accept already, and as long."""
    lines = [finding.acceptance for finding in accepts]
    if all(line and line.until and line.until >= until for line in lines) and lines[0] and lines[0].until:
        told = f"by {lines[0].accepted_by} until {date_in_words(lines[0].until)}"
        raise UsageError(str(lines[0].cell), f"the finding is accepted already, {told}", "Change that line in Excel.")

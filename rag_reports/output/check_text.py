"""Findings as text: grouped by severity, each with its cell; and the one screen that ``prepare`` prints."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rag_reports.model import Finding, Findings, Severity
from rag_reports.output.console import Screen, align, count_line, cut, one_line, plural, wrap

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Worth knowing"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def check_text(findings: Findings, screen: Screen) -> str:
    """Every finding with its cell and whole message, accepted ones last, then the rules that were skipped."""
    lines = [*_head(findings, screen), ""]
    for severity in Severity:
        found = [finding for finding in findings.findings if finding.severity is severity and not finding.accepted]
        if found:
            lines += [screen.severity(severity, f"{_HEADINGS[severity]} ({len(found)})")]
            lines += [line for finding in found for line in _whole(finding, screen)]
            lines += [""]
    accepted = [finding for finding in findings.findings if finding.accepted]
    if accepted:
        lines += [
            screen.faint(f"Accepted ({len(accepted)})"),
            *align([_brief(one) for one in accepted], screen.width),
            "",
        ]
    if findings.skipped:
        lines += [screen.faint("Rules that could not run here")]
        lines += align([(rule.code, rule.why) for rule in findings.skipped], screen.width)
        lines += [""]
    lines.append(f"{total(findings)}.")
    if findings.findings:
        lines[-1] += f" 'rag-reports rules {findings.findings[0].code}' explains a rule."
    return "\n".join(lines)


def prepare_text(findings: Findings, folder: Path, papers: Sequence[tuple[str, str]], screen: Screen) -> str:
    """One screen: what was read, the counts, the gravest findings, what was written and what to open first.

    ``papers`` holds their file names with a few words on each; findings.xlsx stands beside them.
    """
    listed = ("findings.xlsx", f"{total(findings)}")
    errors = any(finding.severity is Severity.ERROR and not finding.accepted for finding in findings.findings)
    written = [listed, *papers] if errors else [*papers, listed]
    tail = ["", screen.strong("Written to"), "  " + str(folder), *align(written, screen.width)]
    tail += ["", screen.strong("Open first: ") + str(folder / written[0][0])]
    head = [
        *_head(findings, screen),
        *[line for text in findings.tracker.warnings for line in wrap(text, screen.width, "  ")],
    ]
    room = max(6, (screen.height or 40) - len(head) - len(tail) - 3)
    return "\n".join([*head, "", *_gravest(findings, room, screen), *tail])


def total(findings: Findings) -> str:
    """How many findings of each severity stand, accepted ones apart, such as ``2 errors, 1 warning``."""
    counts = Counter(finding.severity for finding in findings.findings if not finding.accepted)
    parts = [plural(counts[severity], _NOUNS[severity]) for severity in Severity if counts[severity]]
    accepted = sum(finding.accepted for finding in findings.findings)
    return ", ".join(parts or ["nothing found"]) + (f"; {accepted} accepted" if accepted else "")


def _head(findings: Findings, screen: Screen) -> list[str]:
    tracker = findings.tracker
    as_at = f"{findings.as_at.day} {findings.as_at:%B %Y}"
    name = screen.strong(one_line(tracker.workbook.name))
    items = [item for _report, item in tracker.items]
    counted = f"{plural(len(tracker.reports), 'report')}, {plural(len(items), 'item')}"
    where = cut(f"{tracker.layout.shape.value} on {', '.join(tracker.layout.sheets)}", screen.width - 2)
    return [f"{name} as at {as_at}: {counted}", "  " + where, "  " + count_line(items, screen)]


def _whole(finding: Finding, screen: Screen) -> list[str]:
    cell = str(finding.cell) if finding.cell else "the workbook"
    fix = " (can be mended safely)" if finding.fixable else ""
    code = screen.severity(finding.severity, finding.code)
    return [f"  {code}  {one_line(cell)}  {finding.name}{fix}", *wrap(finding.message, screen.width, "      ")]


def _brief(finding: Finding) -> tuple[str, ...]:
    cell = one_line(str(finding.cell)) if finding.cell else "the workbook"
    return finding.code, cut(cell, 30), finding.name, _item_of(finding)


def _item_of(finding: Finding) -> str:
    return ", ".join(part for part in (f"item {finding.number}" if finding.number else "", finding.report) if part)


def _gravest(findings: Findings, room: int, screen: Screen) -> list[str]:
    lines: list[str] = []
    left = 0
    for severity in Severity:
        found = [finding for finding in findings.findings if finding.severity is severity and not finding.accepted]
        if not found:
            continue
        lines.append(screen.severity(severity, f"{_HEADINGS[severity]} ({len(found)})"))
        shown = max(0, room - len(lines))
        lines += align([_brief(finding) for finding in found[:shown]], screen.width) if shown else []
        left += len(found) - min(shown, len(found))
    if left:
        lines.append(screen.faint(f"  and {left} more, in findings.xlsx"))
    return lines or ["Nothing was found wrong."]

"""Findings as text: grouped by severity, each with its cell; and the one screen that ``prepare`` prints."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from rag_reports.model import CellRef, Finding, Findings, Severity, Tracker
from rag_reports.output.console import Screen, align, count_line, cut, one_line, wrap
from rag_reports.text import plural

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Worth knowing"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def check_text(findings: Findings, screen: Screen, group_by: str = "severity") -> str:
    """Every finding with its cell and whole message, accepted ones last, then the rules that were skipped.

    ``group_by`` is severity, sheet, report, owner or rule.
    """
    lines = [*_head(findings, screen), ""]
    for heading, found in _groups(findings, screen, group_by).items():
        lines += [f"{heading} ({len(found)})", *(line for finding in found for line in _whole(finding, screen)), ""]
    accepted = [finding for finding in findings.findings if finding.accepted]
    if accepted:
        lines += [screen.faint(f"Accepted ({len(accepted)})")]
        for finding, line in zip(accepted, align([brief(one) for one in accepted], screen.width), strict=True):
            lines += [line, *wrap(finding.acceptance.in_words if finding.acceptance else "", screen.width, "      ")]
        lines += [""]
    if findings.skipped:
        lines += [*_skipped(findings, screen)[1:], ""]
    lines.append(f"{total(findings)}.")
    if findings.findings:
        lines[-1] += f" 'rag-reports rules {findings.findings[0].code}' explains a rule."
    return "\n".join(lines)


def _groups(findings: Findings, screen: Screen, group_by: str) -> dict[str, list[Finding]]:
    """The standing findings by heading; severities from the gravest, all else as the workbook comes to it."""
    headings: dict[str, Callable[[Finding], str]] = {
        "severity": lambda finding: screen.severity(finding.severity, _HEADINGS[finding.severity]),
        "sheet": lambda finding: screen.strong(finding.cell.sheet if finding.cell else "The workbook"),
        "report": lambda finding: screen.strong(one_line(finding.report) or "The workbook"),
        "owner": lambda finding: screen.strong(one_line(owner_of(finding, findings.tracker)) or "No owner"),
        "rule": lambda finding: screen.strong(f"{finding.code} {finding.name}"),
    }
    groups: dict[str, list[Finding]] = {}
    standing = [finding for finding in findings.findings if not finding.accepted]
    if group_by == "severity":
        standing.sort(key=lambda finding: list(Severity).index(finding.severity))
    elif group_by == "rule":
        standing.sort(key=lambda finding: finding.code)
    for finding in standing:
        groups.setdefault(headings[group_by](finding), []).append(finding)
    return groups


def owner_of(finding: Finding, tracker: Tracker) -> str:
    """The owner of the item that a finding's cell belongs to, "" where it belongs to none or none has one."""
    item = tracker.item_of_cell.get(finding.cell) if finding.cell else None
    return item.owner if item else ""


def prepare_text(findings: Findings, folder: Path, papers: Sequence[tuple[str, str]], screen: Screen) -> str:
    """One screen: what was read, the counts, the gravest findings, what was written and what to open first.

    ``papers`` holds their file names with a few words on each; findings.xlsx stands beside them.
    """
    listed = ("findings.xlsx", total(findings))
    errors = any(finding.severity is Severity.ERROR and not finding.accepted for finding in findings.findings)
    written = [listed, *papers] if errors else [*papers, listed]
    tail = [
        *_skipped(findings, screen),
        "",
        screen.strong("Written to"),
        "  " + str(folder),
        *align(written, screen.width),
    ]
    tail += ["", screen.strong("Open first: ") + str(folder / written[0][0])]
    head = _head(findings, screen)
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
    warnings = [line for text in tracker.warnings for line in wrap(text, screen.width, "  ")]
    return [f"{name} as at {as_at}: {counted}", "  " + where, "  " + count_line(items, screen), *warnings]


def _whole(finding: Finding, screen: Screen) -> list[str]:
    cell = str(finding.cell) if finding.cell else "the workbook"
    fix = " (can be mended safely)" if finding.fixable else ""
    code = screen.severity(finding.severity, finding.code)
    return [f"  {code}  {one_line(cell)}  {finding.name}{fix}", *wrap(finding.message, screen.width, "      ")]


def brief(finding: Finding) -> tuple[str, ...]:
    """Code, cell, name and item of a finding, for a line of a list."""
    cell = one_line(str(finding.cell)) if finding.cell else "the workbook"
    return finding.code, cut(cell, 30), finding.name, _item_of(finding)


def _item_of(finding: Finding) -> str:
    return ", ".join(part for part in (f"item {finding.number}" if finding.number else "", finding.report) if part)


def _gravest(findings: Findings, room: int, screen: Screen) -> list[str]:
    """The findings by severity in as many lines as there is room: each on its own, or else each rule with its cells."""
    standing = [finding for finding in findings.findings if not finding.accepted]
    present = [severity for severity in Severity if any(finding.severity is severity for finding in standing)]
    rows_of = _each if len(standing) + len(present) <= room else _by_rule
    lines: list[str] = []
    for severity in present:
        found = [finding for finding in standing if finding.severity is severity]
        lines.append(screen.severity(severity, f"{_HEADINGS[severity]} ({len(found)})"))
        lines += align(rows_of(found), screen.width)
    if len(lines) > room:
        lines[room - 1 :] = [screen.faint("  and more, in findings.xlsx")]
    return lines or ["Nothing was found wrong."]


def _each(found: Sequence[Finding]) -> list[tuple[str, ...]]:
    return [brief(finding) for finding in found]


def _by_rule(found: Sequence[Finding]) -> list[tuple[str, ...]]:
    cells: dict[tuple[str, str], list[CellRef | None]] = {}
    for finding in found:
        cells.setdefault((finding.code, finding.name), []).append(finding.cell)
    return [(code, name, f"{len(where)} at", _places(where)) for (code, name), where in cells.items()]


def _skipped(findings: Findings, screen: Screen) -> list[str]:
    """The rules that could not run, by what they lack."""
    codes: dict[str, list[str]] = {}
    for rule in findings.skipped:
        codes.setdefault(rule.why, []).append(rule.code)
    rows = [line for why, found in codes.items() for line in wrap(f"{_span(found)}: {why}", screen.width, "  ")]
    return ["", screen.faint("Rules that could not run here"), *rows] if rows else []


def _span(codes: Sequence[str]) -> str:
    """Codes in a row, three or more that follow each other as "RAG601 to RAG609"."""
    runs: list[list[str]] = []
    for code in codes:
        follows = bool(runs) and int(code[3:]) == int(runs[-1][-1][3:]) + 1
        runs[-1].append(code) if follows else runs.append([code])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def _places(cells: Sequence[CellRef | None]) -> str:
    """Cells in a row, the sheet's name only where it changes."""
    places = []
    sheet = None
    for cell in cells:
        same = cell is not None and cell.sheet == sheet
        places.append("the workbook" if cell is None else cell.address if same else str(cell))
        sheet = cell.sheet if cell else sheet
    return ", ".join(places)

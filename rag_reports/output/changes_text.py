"""What changed between two trackers, for a person at a screen."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rag_reports.meeting.change_rows import ChangeKind, ChangeRow, build_change_rows
from rag_reports.meeting.changes import Changes
from rag_reports.meeting.item_names import numbered
from rag_reports.model import OPEN_STATUSES, Field
from rag_reports.output.console import Screen, align, cut, one_line, wrap
from rag_reports.text import plural

_NUMBER_WIDTH = 20
_TEXT_WIDTH = 90


def changes_text(changes: Changes, screen: Screen) -> str:
    """The balance, then every kind of change with its items; a sentence where nothing changed."""
    rows = build_change_rows(changes)
    lines = [
        screen.strong(f"What changed from {_name(changes.old.workbook)} to {_name(changes.new.workbook)}"),
        *wrap(balance_sentence(changes), screen.width, "  "),
        *align(_by_status(changes, screen), screen.width),
        *wrap(left_out_sentence(changes), screen.width, "  "),
    ]
    if all(row.kind is ChangeKind.UNCHANGED for row in rows):
        lines += ["", "Nothing changed."]
    for kind in ChangeKind:
        found = [row for row in rows if row.kind is kind]
        if found:
            where = f", cells of {_name(changes.old.workbook)}" if kind is ChangeKind.DROPPED else ""
            lines += ["", screen.strong(f"{kind.value.capitalize()} ({len(found)}){where}"), *_lines(found, screen)]
    return "\n".join(lines)


def left_out_sentence(changes: Changes) -> str:
    """What could not be compared; "" where all could."""
    if not changes.not_compared:
        return ""
    named = ", ".join("due date" if name is Field.DUE else name.value for name in changes.not_compared)
    return f"Not compared, as the two trackers do not both have it: {named}."


def balance_sentence(changes: Changes) -> str:
    """Opening + new - closed = closing, with what the middle two hold."""
    balance = changes.balance
    unstated = sum(pair.old.item.is_open and pair.new.item.status is None for pair in changes.pairing.pairs)
    came = f" ({balance.reopened} of them there before, but not open)" if balance.reopened else ""
    gone = [f"{balance.dropped} of them dropped from the tracker"] if balance.dropped else []
    gone += [f"{unstated} of them without a status now"] if unstated else []
    went = f" ({', '.join(gone)})" if gone else ""
    return (
        f"{plural(balance.opening, 'open item')} + {balance.new} new{came} - {balance.closed} closed{went}"
        f" = {balance.closing} open."
    )


def _by_status(changes: Changes, screen: Screen) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("", "before", "in", "out", "now")]
    for status, each in changes.by_status.items():
        if status in OPEN_STATUSES or each.opening or each.closing:
            numbers = (each.opening, each.new, each.closed, each.closing)
            rows.append((screen.status(status), *(f"{number:>3}" for number in numbers)))
    return rows


def _lines(rows: Sequence[ChangeRow], screen: Screen) -> list[str]:
    """The rows under their reports' titles; number, cell, and what changed."""
    lines = []
    for title, members in groupby(rows, key=lambda row: row.entry.report.title):
        lines.append("  " + cut(title or "No report", screen.width - 2))
        cells = [(_number(row), str(row.entry.item.cell), _told(row)) for row in members]
        lines += align(cells, screen.width, "    ", whole=True)
    return lines


def _number(row: ChangeRow) -> str:
    return cut(numbered(row.entry.item.item_type, row.entry.item.number), _NUMBER_WIDTH) or "-"


def _told(row: ChangeRow) -> str:
    if row.kind in (ChangeKind.REWORDED, ChangeKind.MATCHED):
        return row.note
    if row.kind is ChangeKind.UNCHANGED:
        return cut(row.after, _TEXT_WIDTH)
    if row.kind in (ChangeKind.NEW, ChangeKind.DROPPED):
        return f"{row.before or row.after}: {cut(row.entry.item.text, _TEXT_WIDTH) or '(no text)'}"
    return "; ".join(part for part in (f"{row.before} -> {row.after}", row.note) if part)


def _name(workbook: Path) -> str:
    return one_line(workbook.name)

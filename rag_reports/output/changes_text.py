"""What changed between two trackers, for a person at a screen."""

from collections.abc import Sequence
from pathlib import Path

from rag_reports.meeting.balance import Balance
from rag_reports.meeting.change_rows import ChangeKind, ChangeRow, build_change_rows
from rag_reports.meeting.changes import Changes
from rag_reports.model import OPEN_STATUSES
from rag_reports.output.console import Screen, align, cut, one_line, wrap
from rag_reports.text import plural

_LONG_TEXTS = (ChangeKind.REWORDED, ChangeKind.UNCHANGED)


def changes_text(changes: Changes, screen: Screen) -> str:
    """The balance, then every kind of change with its items; a sentence where nothing changed."""
    rows = build_change_rows(changes)
    lines = [
        screen.strong(f"{_name(changes.old.workbook)}, then {_name(changes.new.workbook)}"),
        *wrap(balance_sentence(changes.balance), screen.width, "  "),
        *align(_by_status(changes, screen), screen.width),
    ]
    for kind in ChangeKind:
        found = [row for row in rows if row.kind is kind]
        if found:
            lines += ["", screen.strong(f"{kind.value.capitalize()} ({len(found)})"), *_lines(found, screen)]
    if not rows:
        lines += ["", "Nothing changed."]
    return "\n".join(lines)


def balance_sentence(balance: Balance) -> str:
    """Opening + new - closed = closing, with what the middle two hold."""
    came = f" ({balance.reopened} of them reopened)" if balance.reopened else ""
    went = f" ({balance.dropped} of them dropped from the tracker)" if balance.dropped else ""
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
    lines = []
    for row in rows:
        item = row.entry.item
        where = f"{item.cell}  {item.number or 'no number'}, {row.entry.report.title}"
        lines.append("  " + cut(where, screen.width - 2))
        told = f"{row.before} -> {row.after}" if row.before and row.after else row.before or row.after
        if row.kind in _LONG_TEXTS:
            told = cut(row.after, screen.width - 8)
        said = "; ".join(one_line(part) for part in (told, row.note) if part)
        lines += wrap(said, screen.width, "      ") if said else []
    return lines


def _name(workbook: Path) -> str:
    return one_line(workbook.name)

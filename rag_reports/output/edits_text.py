"""Changes to a workbook as a table of cell, item, before and after, and what was refused, with its remedy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rag_reports.model import EditOutcome, Status
from rag_reports.output.console import Screen, cut, one_line, width_of, wrap
from rag_reports.text import plural

_BLANK = "(blank)"
_CELL, _ITEM = 28, 32
_SHORTEST = 8
_LONG = 40
_STRAY_BLANK = re.compile(r"^ | $| (?= )|(?<= ) ")
_MARKS = str.maketrans({"\n": "¶", "\r": "¶", "\t": "→", "\u00a0": "°"})


@dataclass(frozen=True, slots=True)
class EditRow:
    """One cell: where, the item, and the texts before and after as Excel shows them.

    ``colour`` is what the fill says and ``status`` what it will say, both None where the fill stays. ``note`` is
    what goes with the change.
    """

    cell: str
    item: str
    before: str
    after: str
    outcome: EditOutcome
    colour: Status | None = None
    status: Status | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EditSummary:
    """What happened to one workbook; ``written_to`` is None where nothing was written, ``refused`` is sentences.

    ``asked`` is whether writing was asked for, ``together`` whether one refusal keeps all from being written.
    ``recalculate`` is whether formulas may show old results.
    """

    workbook: Path
    rows: Sequence[EditRow]
    refused: Sequence[str]
    asked: bool
    together: bool = False
    written_to: Path | None = None
    backup: Path | None = None
    recalculate: bool = False


def edits_text(summary: EditSummary, screen: Screen) -> str:
    """The table, the refusals, and what was written or how to write it."""
    changed = [row for row in summary.rows if row.outcome is EditOutcome.WRITTEN]
    same = sum(row.outcome is EditOutcome.UNCHANGED for row in summary.rows)
    verb = "changed" if summary.written_to else "to change"
    counted = [f"{plural(len(changed), 'cell')} {verb}"]
    counted += [f"{same} already so"] if same else []
    counted += [f"{len(summary.refused)} refused"] if summary.refused else []
    lines = [f"{screen.strong(one_line(summary.workbook.name))}: {', '.join(counted)}"]
    if changed:
        lines += ["", *_table(changed, screen)]
    if summary.refused:
        lines += ["", screen.strong(f"Refused ({len(summary.refused)})")]
        lines += [line for sentence in summary.refused for line in wrap(sentence, screen.width, "  ")]
    return "\n".join([*lines, "", *_ending(summary, bool(changed), screen)])


def _ending(summary: EditSummary, changed: bool, screen: Screen) -> list[str]:
    if summary.written_to is not None:
        written = [f"Written to {summary.written_to}"]
        written += [f"The workbook as it was: {summary.backup}"] if summary.backup else []
        return written + (["Formulas may show old results: press Ctrl+Alt+F9 in Excel."] if summary.recalculate else [])
    if summary.refused and (summary.together or not changed):
        return [f"Nothing {'was' if summary.asked else 'will be'} written while a change is refused."]
    if not changed:
        return ["There is nothing to write."]
    return [screen.strong("Nothing is written yet. Add --write to write.")]


def _table(rows: Sequence[EditRow], screen: Screen) -> list[str]:
    cells = [cut(row.cell, _CELL) for row in rows]
    items = [cut(row.item, min(_ITEM, screen.width // 5)) for row in rows]
    widths = [max(map(width_of, [head, *column])) for head, column in (("Cell", cells), ("Item", items))]
    room = max(2 * _SHORTEST, screen.width - sum(widths) - 8)
    texts = [_shown(row) for row in rows]
    notes = [f" ({row.note})" if row.note else "" for row in rows]
    longest = max(width_of(after + note) for (_, after), note in zip(texts, notes, strict=True))
    first = min(max(width_of(before) for before, _ in [("Before", ""), *texts]), max(room // 2, room - longest))
    first = min(first, max(_SHORTEST, room - _SHORTEST - max(map(width_of, notes))))
    widths.append(first)
    lines = [screen.faint(_line(("Cell", "Item", "Before"), widths, "After"))]
    for cell, item, (before, after), note in zip(cells, items, texts, notes, strict=True):
        second = max(_SHORTEST, room - first - width_of(note))
        if width_of(before) > first or width_of(after) > second:
            before, after = _from_difference(before, after, min(first, second))
        lines.append(_line((cell, item, cut(before, first)), widths, cut(after, second) + note))
    return lines


def _line(texts: Sequence[str], widths: Sequence[int], last: str) -> str:
    padded = [text + " " * (width - width_of(text)) for text, width in zip(texts, widths, strict=True)]
    return "  " + "  ".join([*padded, last]).rstrip()


def _shown(row: EditRow) -> tuple[str, str]:
    before, after = one_line(row.before) or _BLANK, one_line(row.after) or _BLANK
    if before == after and row.before != row.after:  # only blanks differ, so each is made visible
        before, after = (f'"{_visible(text)}"' for text in (row.before, row.after))
    if row.status is not None and row.status is not row.colour:
        before += f" on {row.colour}" if row.colour else " with no colour"
        after += f" on {row.status}"
    return before, after


def _visible(text: str) -> str:
    """The text with a sign for each stray blank, line break and hard blank."""
    return _STRAY_BLANK.sub("·", text.translate(_MARKS))


def _from_difference(before: str, after: str, width: int) -> tuple[str, str]:
    same = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        same += 1
    if same < width // 2 or max(width_of(before), width_of(after)) < _LONG:
        return before, after
    start = before.rfind(" ", 0, max(1, same - width // 4)) + 1
    return ("…" + before[start:], "…" + after[start:]) if start > 0 else (before, after)

"""What committee was told, as text: what was kept, the totals of each meeting, and each item through the meetings."""

import datetime as dt
from collections.abc import Sequence

from rag_reports.deadline import date_in_words
from rag_reports.meeting.history import History, ItemHistory
from rag_reports.meeting.item_names import numbered, without_type
from rag_reports.meeting.keeping import Keeping, Keepsake
from rag_reports.meeting.snapshot_folder import CopyState, Kept
from rag_reports.meeting.snapshots import Told
from rag_reports.model import Status
from rag_reports.output.console import Screen, align, cut, one_line, width_of, wrap
from rag_reports.text import plural

_KEPT = {
    Keeping.MADE: "Kept",
    Keeping.ALREADY: "Kept already, and unchanged",
    Keeping.RESTORED: "Kept already; the copy had been changed or lost and is restored",
    Keeping.REPLACED: 'Kept in the place of another snapshot, which is in "replaced"',
}
_NOT_THERE = "-"


def kept_text(done: Keepsake, screen: Screen) -> str:
    """What was kept, where, and the figures that committee is told."""
    snapshot = done.kept.snapshot
    counts = " · ".join(f"{screen.status(status)} {number}" for status, number in snapshot.counts.items())
    return "\n".join(
        [
            screen.strong(f"Meeting of {date_in_words(snapshot.meeting)}: {plural(len(snapshot.told), 'item')}"),
            f"  {counts}",
            f"{_KEPT[done.keeping]}:",
            f"  {one_line(str(done.kept.copy))}",
            f"  {one_line(str(done.kept.figures))}",
            f"SHA-256: {snapshot.sha256}",
        ]
    )


def history_text(history: History, screen: Screen, *, whole: bool = False) -> str:
    """The totals of each meeting, then each item with its status and date; ``whole`` tells all that was told of it."""
    head = f"{history.folder.name}: what committee was told at {plural(len(history.meetings), 'meeting')}"
    lines = [screen.strong(one_line(head)), *_totals(history.meetings, screen)]
    by_report: dict[str, list[ItemHistory]] = {}
    for item in history.items:
        by_report.setdefault(item.last.report, []).append(item)
    first = 0 if whole else _first_that_fits(history, screen)
    if first:
        shown = len(history.meetings) - first
        lines += [
            "",
            *wrap(f"The last {plural(shown, 'meeting')} here; csv, xlsx and json have all.", screen.width, ""),
        ]
    for report, items in by_report.items():
        lines += ["", screen.strong(cut(report, screen.width) or "(no title)")]
        if whole:
            lines += [line for item in items for line in _whole(item, history.meetings, screen)]
        else:
            lines += _table(items, history.meetings, first, screen)
    return "\n".join(lines)


def status_words(told: Told) -> str:
    """ "NEW GREEN"; the word as printed where it is none of the known ones."""
    word = told.status.value if told.status else told.status_text or "no status"
    return f"NEW {word}" if told.new else word


def due_words(told: Told) -> str:
    """The date in force, else what stands in its place, else ""."""
    return short_date(told.due) if told.due else told.due_text


def meeting_words(kept: Kept) -> str:
    """The day of the meeting, and what is wrong with the copy of its workbook."""
    state = "" if kept.state is CopyState.WHOLE else f" (copy {kept.state.value})"
    return f"{short_date(kept.snapshot.meeting)}{state}"


def short_date(date: dt.date) -> str:
    """ "31 Jan 2019"."""
    return f"{date.day} {date:%b %Y}"


def _totals(meetings: Sequence[Kept], screen: Screen) -> list[str]:
    rows = [("Meeting", *(status.value for status in Status), "no status", "items", "workbook")]
    for kept in meetings:
        snapshot = kept.snapshot
        counts = [*snapshot.counts.values(), snapshot.unstated, len(snapshot.told)]
        rows.append((meeting_words(kept), *map(str, counts), snapshot.workbook))
    return align(rows, screen.width)


def _first_that_fits(history: History, screen: Screen) -> int:
    """The first of the last meetings for which there is room side by side."""
    sizes = [
        2 + max(width_of(_cell(told)) for told in (item.told[place] for item in history.items))
        for place in range(len(history.meetings))
    ]
    room = screen.width - 16
    first = len(sizes) - 1
    while first and sum(sizes[first - 1 :]) <= room:
        first -= 1
    return first


def _table(items: Sequence[ItemHistory], meetings: Sequence[Kept], first: int, screen: Screen) -> list[str]:
    rows = [("No.", *(short_date(kept.snapshot.meeting) for kept in meetings[first:]), "")]
    for item in items:
        cells = [_cell(told, screen) for told in item.told[first:]]
        rows.append((cut(numbered(item.last.item_type, item.last.number), 20) or _NOT_THERE, *cells, item.last.text))
    return align(rows, screen.width)


def _cell(told: Told | None, screen: Screen | None = None) -> str:
    if told is None:
        return _NOT_THERE
    word = cut(status_words(told), 20)
    painted = screen.status(told.status, word) if screen else word
    return f"{painted} {cut(due_words(told), 16)}".rstrip()


def _whole(item: ItemHistory, meetings: Sequence[Kept], screen: Screen) -> list[str]:
    last = item.last
    lines = [
        "",
        f"  {last.item_type.value} {without_type(one_line(last.number))}".rstrip(),
        *wrap(last.text, screen.width, "    "),
    ]
    rows = []
    for kept, told in zip(meetings, item.told, strict=True):
        if told is None:
            rows.append((meeting_words(kept), "not on the tracker", "", ""))
            continue
        changed = [
            f"number {told.number or 'blank'}" if told.number != last.number else "",
            f"under {told.report}" if told.report != last.report else "",
            "other wording" if told.text != last.text else "",
        ]
        notes = "; ".join(part for part in (told.owner, *changed) if part)
        rows.append((meeting_words(kept), screen.status(told.status, status_words(told)), due_words(told), notes))
    return [*lines, *align(rows, screen.width, "    ", whole=True)]

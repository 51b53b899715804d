"""What changed since the last meeting, as a section of a paper: the balance, then a row for each change."""

from dataclasses import replace

from rag_reports.meeting.change_rows import ChangeKind, ChangeRow, build_change_rows
from rag_reports.meeting.changes import Changes, compare_trackers
from rag_reports.meeting.exemption import public_tracker, read_exemption
from rag_reports.meeting.item_names import numbered
from rag_reports.meeting.pairs import pair_items
from rag_reports.model import CellRef, Run, Tracker
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import Cell, MovementSection, Table
from rag_reports.papers.paragraphs import build_paragraphs, one_line
from rag_reports.papers.report_sections import row_key

_NAMES = {
    ChangeKind.REOPENED: "reopened",
    ChangeKind.CLOSED: "closed",
    ChangeKind.STATUS: "status",
    ChangeKind.DUE: "due",
    ChangeKind.NEW: "new",
    ChangeKind.DROPPED: "dropped",
    ChangeKind.OWNER: "owner",
}


def build_movement(
    previous: Tracker, tracker: Tracker, section: SectionFormat, wanted: CommitteeFormat, *, public: bool
) -> MovementSection:
    """The section; the public edition tells nothing of an item that is exempt, or of what it was while it was that."""
    changes = compare_trackers(*public_pair(previous, tracker)) if public else compare_trackers(previous, tracker)
    released = _released(previous, tracker) if public else frozenset()
    rows = [row for row in build_change_rows(changes) if _NAMES.get(row.kind) in section.items]
    sentence = _balance(changes, wanted)
    if not rows:
        sentence = f"{sentence} {wanted.say('movement_none')}".strip()
    table = Table(
        tuple(column.label for column in section.columns),
        tuple(column.width_cm for column in section.columns),
        tuple(tuple(_cell(row, column.field, wanted, released) for column in section.columns) for row in rows),
        section.heading,
        wanted.say("movement_table"),
    )
    return MovementSection(section.heading, sentence, table if rows else None)


def _balance(changes: Changes, wanted: CommitteeFormat) -> str:
    balance = changes.balance
    return wanted.say(
        "movement_balance",
        opening=balance.opening,
        new=balance.new,
        closed=balance.closed,
        closing=balance.closing,
    )


def _cell(row: ChangeRow, name: str, wanted: CommitteeFormat, released: frozenset[CellRef]) -> Cell:
    number = one_line(numbered(row.entry.item.item_type, row.entry.item.number))
    not_there = wanted.words["movements"]["not_shown" if row_key(row.entry.item) in released else "not_there"]
    texts = {
        "report": one_line(row.entry.report.title),
        "number": f"{number[:1].upper()}{number[1:]}" or wanted.words["blank"]["number"],
        "change": wanted.words["movements"][_NAMES[row.kind]],
        "before": row.before or not_there,
        "after": "\n".join(part for part in (row.after or not_there, row.note) if part),
    }
    return Cell(build_paragraphs((Run(texts[name]),)))


def public_pair(previous: Tracker, tracker: Tracker) -> tuple[Tracker, Tracker]:
    """Both trackers without what either of them marks as exempt; an item that no longer is stands in the new alone."""
    after = read_exemption(tracker)
    hidden = {id(pair.old.item) for pair in pair_items(previous, tracker).pairs if after.covers(pair.new.item)}
    return public_tracker(_without(previous, hidden)), public_tracker(tracker)


def _released(previous: Tracker, tracker: Tracker) -> frozenset[CellRef]:
    """The items that were exempt at the last meeting and no longer are."""
    before, after = read_exemption(previous), read_exemption(tracker)
    pairs = (pair for pair in pair_items(previous, tracker).pairs if before.covers(pair.old.item))
    return frozenset(row_key(pair.new.item) for pair in pairs if not after.covers(pair.new.item))


def _without(tracker: Tracker, hidden: set[int]) -> Tracker:
    reports = [
        replace(report, items=tuple(item for item in report.items if id(item) not in hidden))
        for report in tracker.reports
    ]
    return replace(tracker, reports=tuple(reports))

"""What changed as rows that a person reads: one for each change, in the order in which a meeting asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rag_reports.deadline import Deadline, due_in_words
from rag_reports.meeting.changes import Changes
from rag_reports.meeting.due_moves import DueMove
from rag_reports.meeting.pairs import Entry, ItemPair
from rag_reports.meeting.rewording import first_difference
from rag_reports.model import Recommendation
from rag_reports.text import plural, squash


class ChangeKind(StrEnum):
    """What sort of change a row tells of, in the order of the rows."""

    REOPENED = "reopened"
    CLOSED = "closed"
    STATUS = "status moved"
    MARKED = "marked new, status unmoved"
    DUE = "due date moved"
    NEW = "new"
    DROPPED = "dropped"
    OWNER = "owner changed"
    REWORDED = "text reworded"
    MATCHED = "matched by text"
    UNCHANGED = "comment unchanged"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: ``before`` and ``after`` are as a reader sees them, ``note`` what goes with it, each "" for none.

    ``entry`` is the item as the new tracker holds it, or the old one where it was dropped.
    """

    kind: ChangeKind
    entry: Entry
    before: str = ""
    after: str = ""
    note: str = ""


def build_change_rows(changes: Changes) -> tuple[ChangeRow, ...]:
    """Every change, the kinds in order; a move of the status stands once, under closed or reopened where it is that."""
    rows = [*_statuses(changes), *map(_due_row, changes.due), *_rows_of_texts(changes)]
    rows += [ChangeRow(ChangeKind.NEW, entry, after=status_shown(entry.item)) for entry in changes.added]
    rows += [ChangeRow(ChangeKind.DROPPED, entry, before=status_shown(entry.item)) for entry in changes.dropped]
    order = list(ChangeKind)
    return tuple(sorted(rows, key=lambda row: order.index(row.kind)))


def status_shown(item: Recommendation) -> str:
    """The status as the tracker prints it, with NEW; "no status" where there is none."""
    word = squash(item.status_text) or (item.status.value if item.status else "no status")
    return f"NEW {word}" if item.new else word


def due_shown(due: Deadline | None) -> str:
    """The date in force as exactly as it was set, else the text of the cell, "no date" where it is blank."""
    if due is None or (not squash(due.text) and due.in_force is None):
        return "no date"
    return due_in_words(due.in_force) if due.in_force else squash(due.text)


def likeness_in_words(pair: ItemPair) -> str:
    """How the two were told to be one item where number, type or title differ; "" where these agree."""
    if pair.likeness is None:
        return ""
    seen = []
    old, new = pair.old, pair.new
    if squash(old.report.title) != squash(new.report.title):
        seen.append(f'the report was called "{squash(old.report.title)}"')
    if squash(old.item.number) != squash(new.item.number):
        seen.append(f"it was number {squash(old.item.number) or '(blank)'}")
    if old.item.item_type is not new.item.item_type:
        seen.append(f"its type was {old.item.item_type.value}")
    said = f"; {', '.join(seen)}" if seen else ""
    return f"matched by its text, {pair.likeness:.0f} per cent alike{said}"


def _statuses(changes: Changes) -> Iterator[ChangeRow]:
    closed = {id(pair) for pair in changes.closed}
    reopened = {id(pair) for pair in changes.reopened}
    moved = {id(pair) for pair in (*changes.status, *changes.status_word)}
    for pair in changes.pairing.pairs:
        if id(pair) in reopened:
            kind = ChangeKind.REOPENED
        elif id(pair) in closed:
            kind = ChangeKind.CLOSED
        elif id(pair) in moved:
            kind = ChangeKind.STATUS
        else:
            continue
        yield ChangeRow(kind, pair.new, status_shown(pair.old.item), status_shown(pair.new.item))
    for pair in changes.new_without_change:
        yield ChangeRow(ChangeKind.MARKED, pair.new, status_shown(pair.old.item), status_shown(pair.new.item))


def _due_row(move: DueMove) -> ChangeRow:
    old, new = move.pair.old.item, move.pair.new.item
    said = [_how_far(move.months)] if move.months is not None else []
    if old.due is not None and old.due.date and (new.due is None or not new.due.date):
        said.append("no date can be read any more")
    if move.moves > 1:
        said.append(f"move {move.moves}")
    if move.reason:
        said.append(f"reason: {move.reason}")
    elif move.months is not None:
        said.append("no reason given")
    return ChangeRow(ChangeKind.DUE, move.pair.new, due_shown(old.due), due_shown(new.due), ", ".join(said))


def _how_far(months: int) -> str:
    if months == 0:
        return "within the month"
    return plural(months, "month") + " later" if months > 0 else plural(-months, "month") + " earlier"


def _rows_of_texts(changes: Changes) -> Iterator[ChangeRow]:
    for pair in changes.owner:
        old, new = squash(pair.old.item.owner), squash(pair.new.item.owner)
        yield ChangeRow(ChangeKind.OWNER, pair.new, old or "no owner", new or "no owner")
    for pair in changes.reworded:
        old, new = pair.old.item.text, pair.new.item.text
        *words, more = first_difference(old, new)
        was, now = (f'"{said}"' if said else "nothing" for said in words)
        further = f", and {plural(more, 'more place')}" if more else ""
        yield ChangeRow(ChangeKind.REWORDED, pair.new, squash(old), squash(new), f"{now} where {was} was{further}")
    for pair in changes.matched_by_text:
        yield ChangeRow(ChangeKind.MATCHED, pair.new, note=likeness_in_words(pair))
    for pair in changes.unchanged_comment:
        yield ChangeRow(ChangeKind.UNCHANGED, pair.new, after=squash(pair.new.item.comment))

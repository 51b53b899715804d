"""Everything in which a tracker and the inspectorate's list differ, as rows that a person reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from rag_reports.meeting.change_rows import status_shown
from rag_reports.meeting.item_names import numbered
from rag_reports.meeting.pairs import Entry
from rag_reports.meeting.positions import position_words
from rag_reports.reconcile.reconciliation import Disagreement, Reconciliation
from rag_reports.text import squash


@dataclass(frozen=True, slots=True)
class ReconciliationRow:
    """One difference: the tracker's item and the list's, None where there is none, and what each of them says."""

    what: str
    here: Entry | None
    there: Entry | None
    ours: str = ""
    theirs: str = ""
    note: str = ""


def reconciliation_rows(found: Reconciliation) -> tuple[ReconciliationRow, ...]:
    """The gravest first: statuses, missing items, texts, duplicates, what was matched by text, unknown positions."""
    return (*_statuses(found), *_missing(found), *_texts(found), *_duplicates(found), *_notes(found))


def _statuses(found: Reconciliation) -> Iterator[ReconciliationRow]:
    for how in Disagreement:
        for each in found.status_differs:
            if each.how is how:
                old, new = each.pair.old, each.pair.new
                ours = squash(old.item.sign_off) if how is Disagreement.VERDICT else status_shown(old.item)
                yield ReconciliationRow(how.value, old, new, ours, position_words(new.item))


def _missing(found: Reconciliation) -> Iterator[ReconciliationRow]:
    for entry in found.missing_here:
        note = squash(entry.item.text)
        yield ReconciliationRow("on the list, missing here", None, entry, "", position_words(entry.item), note)
    for entry in found.missing_there:
        yield ReconciliationRow("here, missing on the list", entry, None, status_shown(entry.item))


def _texts(found: Reconciliation) -> Iterator[ReconciliationRow]:
    for pair in found.text_differs:
        ours, theirs = squash(pair.old.item.text), squash(pair.new.item.text)
        yield ReconciliationRow("the text differs", pair.old, pair.new, ours, theirs)


def _duplicates(found: Reconciliation) -> Iterator[ReconciliationRow]:
    for group in found.duplicates:
        first, *others = group.entries
        cells = ", ".join(str(entry.item.cell) for entry in others)
        note = f"{group.why} as at {cells} of {group.workbook}"
        ours = group.in_list is False
        yield ReconciliationRow("possible duplicates", first if ours else None, None if ours else first, note=note)


def _notes(found: Reconciliation) -> Iterator[ReconciliationRow]:
    for pair in found.matched_by_text:
        ours, theirs = (
            f"{numbered(each.item.item_type, each.item.number) or 'no number'}, {squash(each.report.title)}"
            for each in (pair.old, pair.new)
        )
        note = f"{pair.likeness or 0:.0f} per cent alike"
        yield ReconciliationRow("matched by text", pair.old, pair.new, ours, theirs, note)
    for pair in found.unknown:
        words = position_words(pair.new.item) or "nothing"
        yield ReconciliationRow("on the list with a status that is not known", pair.old, pair.new, theirs=words)

"""A reconciliation as JSON."""

from rag_reports.meeting.pairs import Entry, ItemPair
from rag_reports.meeting.positions import position_of, position_words
from rag_reports.output.records import entry_record
from rag_reports.reconcile.reconciliation import Reconciliation

Record = dict[str, object]


def reconciliation_record(found: Reconciliation) -> Record:
    """Every list with report, number, type and cells; the tracker's where it has the item, else the list's."""
    return {
        "tracker": str(found.tracker.workbook),
        "list": str(found.listed.workbook),
        "same": [_pair(pair) for pair in found.same],
        "missing_here": [
            entry_record(entry) | {"position": position_words(entry.item)} for entry in found.missing_here
        ],
        "missing_there": [entry_record(entry) | {"status": _status(entry)} for entry in found.missing_there],
        "status_differs": [_pair(each.pair) | {"how": each.how.name.lower()} for each in found.status_differs],
        "text_differs": [
            _pair(pair) | {"text": pair.old.item.text, "list_text": pair.new.item.text} for pair in found.text_differs
        ],
        "possible_duplicates": [
            {"workbook": group.workbook, "why": group.why, "items": [entry_record(entry) for entry in group.entries]}
            for group in found.duplicates
        ],
        "matched_by_text": [
            _pair(pair)
            | {
                "list_report": pair.new.report.title,
                "list_number": pair.new.item.number,
                "likeness": round(pair.likeness or 0.0, 1),
            }
            for pair in found.matched_by_text
        ],
        "unknown_position": [_pair(pair) for pair in found.unknown],
    }


def _pair(pair: ItemPair) -> Record:
    return entry_record(pair.old) | {
        "list_cell": str(pair.new.item.cell),
        "status": _status(pair.old),
        "position": position_words(pair.new.item),
        "verdict": position_of(pair.new.item).value,
    }


def _status(entry: Entry) -> str | None:
    return entry.item.status.value if entry.item.status else None

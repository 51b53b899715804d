"""What changed between two trackers as JSON, with the keys of "compare --format json"."""

from rag_reports.meeting.balance import Balance
from rag_reports.meeting.changes import Changes
from rag_reports.meeting.due_moves import DueMove
from rag_reports.meeting.pairs import ItemPair
from rag_reports.model import Recommendation
from rag_reports.output.records import entry_record
from rag_reports.text import squash

Record = dict[str, object]


def changes_record(changes: Changes) -> Record:
    """Every list of changes, each entry with report, number, type and cell, and the balance of the open items."""
    return {
        "old": str(changes.old.workbook),
        "new_book": str(changes.new.workbook),
        "new": [entry_record(entry) | _as_it_stands(entry.item) for entry in changes.added],
        "dropped": [entry_record(entry) | _as_it_stands(entry.item) for entry in changes.dropped],
        "closed": [_statuses(pair) for pair in changes.closed],
        "reopened": [_statuses(pair) for pair in changes.reopened],
        "status": [_statuses(pair) for pair in changes.status],
        "status_word": [
            _pair(pair) | {"from": squash(pair.old.item.status_text), "to": squash(pair.new.item.status_text)}
            for pair in changes.status_word
        ],
        "due": [_due(move) for move in changes.due],
        "owner": [_pair(pair) | {"from": pair.old.item.owner, "to": pair.new.item.owner} for pair in changes.owner],
        "reworded": [_pair(pair) | {"from": pair.old.item.text, "to": pair.new.item.text} for pair in changes.reworded],
        "unchanged_comment": [_pair(pair) for pair in changes.unchanged_comment],
        "new_without_change": [_statuses(pair) for pair in changes.new_without_change],
        "matched_by_text": [_matched(pair) for pair in changes.matched_by_text],
        "not_compared": [name.value for name in changes.not_compared],
        "balance": _balance(changes.balance),
        "by_status": {
            status.value: _balance(balance, came="moved_in") for status, balance in changes.by_status.items()
        },
        "by_report": [{"report": title, **_balance(balance)} for title, balance in changes.by_report.items()],
    }


def _pair(pair: ItemPair) -> Record:
    return entry_record(pair.new) | {"old_cell": str(pair.old.item.cell)}


def _as_it_stands(item: Recommendation) -> Record:
    return {"text": item.text, "status": item.status.value if item.status else None, "new_flag": item.new}


def _statuses(pair: ItemPair) -> Record:
    old, new = pair.old.item, pair.new.item
    return _pair(pair) | {
        "from": old.status.value if old.status else None,
        "to": new.status.value if new.status else None,
        "new_flag": new.new,
    }


def _due(move: DueMove) -> Record:
    old, new = move.pair.old.item.due, move.pair.new.item.due
    return _pair(move.pair) | {
        "from": old.date.isoformat() if old and old.date else None,
        "to": new.date.isoformat() if new and new.date else None,
        "from_text": old.text if old else "",
        "to_text": new.text if new else "",
        "months": move.months,
        "moves": move.moves,
        "reason": move.reason,
    }


def _matched(pair: ItemPair) -> Record:
    return _pair(pair) | {
        "old_report": pair.old.report.title,
        "old_number": pair.old.item.number,
        "old_type": pair.old.item.item_type.value,
        "likeness": round(pair.likeness or 0.0, 1),
    }


def _balance(balance: Balance, came: str = "reopened") -> Record:
    return {
        "opening": balance.opening,
        "new": balance.new,
        "closed": balance.closed,
        "closing": balance.closing,
        came: balance.reopened,
        "dropped": balance.dropped,
    }

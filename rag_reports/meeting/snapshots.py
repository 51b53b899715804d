"""What committee was told at a meeting: the figures of a tracker as they are kept beside a copy of the workbook."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rag_reports.model import ItemType, Recommendation, Status, Tracker
from rag_reports.text import squash

FORM = 1
"""The form of the kept figures; one that a later version may read is told by its number."""


@dataclass(frozen=True, slots=True)
class Told:
    """What committee was told of one item: ``status_text`` as printed, ``due`` the date in force, None for none."""

    report: str
    item_type: ItemType
    number: str
    text: str
    status: Status | None
    status_text: str
    new: bool
    due: dt.date | None
    due_text: str
    owner: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The figures of one meeting. ``workbook`` and ``copy`` are file names, ``sha256`` is that of both in hex."""

    meeting: dt.date
    as_at: dt.date
    workbook: str
    copy: str
    sha256: str
    told: tuple[Told, ...]

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many items had each of the five statuses; an item without one is in none."""
        return {status: sum(told.status is status for told in self.told) for status in Status}

    @property
    def unstated(self) -> int:
        """How many items had no status that is known."""
        return sum(told.status is None for told in self.told)


class NotASnapshotError(ValueError):
    """Kept figures cannot be read; the message says why."""


def take_snapshot(tracker: Tracker, *, meeting: dt.date, as_at: dt.date, sha256: str) -> Snapshot:
    """What committee is told by a tracker; the copy is called after the meeting and the workbook."""
    name = tracker.workbook.name
    told = tuple(_told(report.title, item) for report, item in tracker.items)
    return Snapshot(meeting, as_at, name, f"{meeting.isoformat()} {name}", sha256, told)


def snapshot_json(snapshot: Snapshot) -> bytes:
    """The figures as JSON, with a checksum over all of them by which a change is noticed."""
    record = _record(snapshot)
    whole = {**record, "checksum": _checksum(record)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def parse_snapshot(content: bytes) -> Snapshot:
    """The figures of a file that ``snapshot_json`` made. Raises NotASnapshotError where it is another, or changed."""
    try:
        record = json.loads(content.decode("utf-8"))
        checksum, form = record.pop("checksum"), record["snapshot"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotASnapshotError("it does not hold the figures of a snapshot") from error
    if form != FORM:
        raise NotASnapshotError("it was made by another version of rag-reports")
    if checksum != _checksum(record):
        raise NotASnapshotError("it was changed after it was made")
    try:
        return Snapshot(
            meeting=dt.date.fromisoformat(record["meeting"]),
            as_at=dt.date.fromisoformat(record["as_at"]),
            workbook=_text(record, "workbook"),
            copy=_text(record, "copy"),
            sha256=_text(record, "sha256"),
            told=tuple(_read_told(each) for each in record["told"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NotASnapshotError("it does not hold the figures of a snapshot") from error


def _told(report: str, item: Recommendation) -> Told:
    return Told(
        report=report,
        item_type=item.item_type,
        number=item.number,
        text=item.text,
        status=item.status,
        status_text=squash(item.status_printed),
        new=item.new,
        due=item.due.date if item.due else None,
        due_text=squash(item.due.text) if item.due else "",
        owner=squash(item.owner),
    )


def _record(snapshot: Snapshot) -> dict[str, Any]:
    told = snapshot.told
    return {
        "snapshot": FORM,
        "meeting": snapshot.meeting.isoformat(),
        "as_at": snapshot.as_at.isoformat(),
        "workbook": snapshot.workbook,
        "copy": snapshot.copy,
        "sha256": snapshot.sha256,
        "items": len(told),
        "counts": {status.value: number for status, number in snapshot.counts.items()},
        "no_status": snapshot.unstated,
        "told": [_told_record(each) for each in told],
    }


def _told_record(told: Told) -> dict[str, Any]:
    return {
        "report": told.report,
        "type": told.item_type.value,
        "number": told.number,
        "text": told.text,
        "status": told.status.value if told.status else None,
        "status_text": told.status_text,
        "new": told.new,
        "due": told.due.isoformat() if told.due else None,
        "due_text": told.due_text,
        "owner": told.owner,
    }


def _read_told(record: Mapping[str, Any]) -> Told:
    return Told(
        report=_text(record, "report"),
        item_type=ItemType(record["type"]),
        number=_text(record, "number"),
        text=_text(record, "text"),
        status=Status(record["status"]) if record["status"] else None,
        status_text=_text(record, "status_text"),
        new=record["new"] is True,
        due=dt.date.fromisoformat(record["due"]) if record["due"] else None,
        due_text=_text(record, "due_text"),
        owner=_text(record, "owner"),
    )


def _text(record: Mapping[str, Any], key: str) -> str:
    if not isinstance(record[key], str):
        raise TypeError(key)
    return str(record[key])


def _checksum(record: Mapping[str, Any]) -> str:
    """The SHA-256 of the figures, whatever the order of their keys and the white space between them."""
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

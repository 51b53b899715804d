"""What ``--previous`` adds to a command: what changed, as text, as a record, and as a workbook in a folder."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from rag_reports.cli.opening import read_tracker

if TYPE_CHECKING:
    from rag_reports.meeting.changes import Changes
    from rag_reports.model import Tracker

_CHANGES = "changes.xlsx"


def compare_with(previous: Path | None, tracker: "Tracker", layout: str | None) -> "Changes | None":
    """What changed since the tracker of the last meeting, None where none is named."""
    from rag_reports.meeting.changes import compare_trackers

    return compare_trackers(read_tracker(previous, layout=layout), tracker) if previous else None


def write_changes(
    previous: "Tracker | None", tracker: "Tracker", as_at: dt.date, folder: Path
) -> list[tuple[str, str]]:
    """The workbook of changes, written into the folder: its name, and what it is; none without a last tracker."""
    from rag_reports.meeting.changes import compare_trackers
    from rag_reports.output.changes_table import changes_workbook

    if previous is None:
        return []
    (folder / _CHANGES).write_bytes(changes_workbook(compare_trackers(previous, tracker), as_at))
    return [(_CHANGES, "what changed since the last meeting")]

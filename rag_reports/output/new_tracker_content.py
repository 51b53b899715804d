"""What a new tracker holds: its columns and rows, its key, its reports, and the sheets that a book brings with it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag_reports.layouts.grid import Grid
from rag_reports.model import Acceptance, Run, Status
from rag_reports.output.new_tracker_columns import REPORT_COLUMNS, TRACKER_COLUMNS, Carried, NewColumn
from rag_reports.output.new_tracker_key import STANDARD_KEY, KeyLine

Value = str | dt.date | int | tuple[Run, ...]
Row = Mapping[str, Value]
"""What stands in a row, by the label of its column."""


@dataclass(frozen=True)
class NewTracker:
    """The content of the workbook. ``words`` are all status words in use with the status that each stands for.

    ``details`` are the sheets of paper details as a book has them, copied cell by cell.
    """

    force: str
    columns: Sequence[NewColumn]
    rows: Sequence[Row]
    report_columns: Sequence[NewColumn]
    reports: Sequence[Row]
    key: Sequence[KeyLine]
    words: Mapping[str, Status | None]
    acceptances: Sequence[Acceptance] = ()
    details: Sequence[Grid] = ()


def empty_tracker(force: str) -> NewTracker:
    """A tracker with no items and the standard key."""
    return NewTracker(
        force,
        [column for column in TRACKER_COLUMNS if column.carried is not Carried.IF_THERE],
        (),
        [column for column in REPORT_COLUMNS if column.carried is not Carried.IF_THERE],
        (),
        STANDARD_KEY,
        {line.word: line.status for line in STANDARD_KEY},
    )

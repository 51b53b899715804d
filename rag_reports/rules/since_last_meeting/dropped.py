"""An item that was open on the last tracker is not on this one.

Why:
Rows drop off when a sheet is sorted, filtered or pasted over, and nobody notices until a member asks. What was GREEN,
closed or signed off may go. An item that was renumbered, reworded or moved is found first, and is not dropped.

Flagged:

Report | Number | Status | Last status | Comment
Fraud | 1 | AMBER | AMBER | The team meets each month.
Fraud | 2 | (not there) | AMBER | Letters were drafted.

Accepted:

Report | Number | Status | Last status | Comment
Fraud | 1 | AMBER | AMBER | The team meets each month.
Fraud | 2 | (not there) | GREEN | Letters were sent.
Fraud | 3 | (not there) | CLOSED | Merged with 1.

A copy of a row that is still there may go.

Options:
None.

How to fix:
Put the row back, or show it as closed, with the reason and who decided.
"""

from collections.abc import Iterator

from rag_reports.meeting.change_rows import status_shown
from rag_reports.meeting.changes import Changes, is_signed_off
from rag_reports.meeting.pairs import Entry
from rag_reports.model import InspectionReport, Severity
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import quoted
from rag_reports.text import fold, number_key

CODE = "RAG604"
NAME = "dropped"
SEVERITY = Severity.ERROR


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the report's place in this tracker; at none where the whole report is gone."""
    titles = {pair.old.report.title: pair.new.report for pair in changes.pairing.pairs}
    by_title: dict[str, InspectionReport] = {fold(report.title): report for report in changes.new.reports}
    kept = {_words_of(pair.old) for pair in changes.pairing.pairs}
    for entry in changes.dropped:
        item = entry.item
        if not item.is_open or is_signed_off(item) or (item.text.strip() and _words_of(entry) in kept):
            continue
        report = titles.get(entry.report.title) or by_title.get(fold(entry.report.title))
        what = quoted(item.text or item.comment or item.number)
        name = f"Item {item.number}" if item.number.strip() else "An item without a number"
        message = (
            f"{name} ({what}) was {status_shown(item)} on the last tracker, in {item.cell}, and is not on this one. "
            "Put it back, or show how it was closed."
        )
        yield Problem(place_of(report) if report else None, message, report=entry.report.title, number=item.number)


def _words_of(entry: Entry) -> tuple[str, str, str, str]:
    """What a copy of a row shares with it."""
    item = entry.item
    return fold(entry.report.title), item.item_type, number_key(item.number), fold(item.text)

"""The tracker against the inspectorate's list, for a person at a screen."""

from rag_reports.meeting.item_names import numbered
from rag_reports.output.console import Screen, cut, one_line, wrap
from rag_reports.output.reconciliation_rows import ReconciliationRow, reconciliation_rows
from rag_reports.reconcile.reconciliation import Reconciliation
from rag_reports.text import plural


def reconciliation_text(found: Reconciliation, screen: Screen) -> str:
    """How many are the same, then everything that differs, each with its cell."""
    tracker, listed = one_line(found.tracker.workbook.name), one_line(found.listed.workbook.name)
    lines = [
        screen.strong(f"{tracker} against {listed}"),
        f"  {plural(len(found.tracker.items), 'item')} here, {len(found.listed.items)} on the list; "
        f"{len(found.same)} the same",
    ]
    groups: dict[str, list[ReconciliationRow]] = {}
    for row in reconciliation_rows(found):
        groups.setdefault(row.what, []).append(row)
    for what, rows in groups.items():
        lines += ["", screen.strong(f"{what[:1].upper()}{what[1:]} ({len(rows)})")]
        for row in rows:
            lines += _lines(row, screen)
    if not groups:
        lines += ["", "Nothing differs."]
    return "\n".join(lines)


def _lines(row: ReconciliationRow, screen: Screen) -> list[str]:
    entry = row.here or row.there
    assert entry is not None
    item = entry.item
    where = f"{item.cell}: {numbered(item.item_type, item.number) or 'no number'}, {entry.report.title}"
    said = "; ".join(
        part for part in (row.ours and f"here: {row.ours}", row.theirs and f"list: {row.theirs}", row.note) if part
    )
    return ["  " + cut(where, screen.width - 2), *wrap(cut(said, 3 * screen.width), screen.width, "      ")]

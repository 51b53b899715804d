"""An item stands outside its table: below the total, or below the last row of the Excel table.

Why:
A row typed under a total is not in what the total adds up, and Excel's filters, sorting and drop-down lists leave out
what lies beyond the table. rag_reports counts the item all the same. A subtotal of a group says nothing, nor does a
total with as many items below it as above. More than three items below one thing are one finding.

Flagged:

Number | Status | Outside | Comment
1 | GREEN | | The form is in use.
2 | AMBER | the total in row 14 | The record is kept.
3 | AMBER | the Excel table A3:H13 | The record is kept.

Accepted:

Number | Status | Outside | Comment
1 | AMBER | | The record is kept.

Options:
None.

How to fix:
Move the row up: above the total, or inside the table by dragging the corner mark of the table's last cell down.
"""

from collections.abc import Iterator

from rag_reports.model import InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem

CODE = "RAG710"
NAME = "item-outside-table"
SEVERITY = Severity.WARNING

_FEW = 3


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each item, or at the first where more than three of a sheet stand below the same thing."""
    groups: dict[tuple[str, str], list[tuple[InspectionReport, Recommendation]]] = {}
    for report, item in tracker.items:
        if item.outside:
            groups.setdefault((item.cell.sheet, item.outside), []).append((report, item))
    for (_sheet, outside), found in groups.items():
        told = found if len(found) <= _FEW else found[:1]
        for report, item in told:
            subject = "This item stands" if len(told) == len(found) else f"{len(found)} items stand"
            until = "" if len(told) == len(found) else f" from here to {found[-1][1].cell.address}"
            yield Problem(
                item.cell, f"{subject} below {outside}{until}. {_remedy(outside)}", None, report.title, item.number
            )


def _remedy(outside: str) -> str:
    if "total" in outside:
        return "Move the total down, and look whether it counts all items."
    return "Make the table longer, so that filters and sorting take it in."

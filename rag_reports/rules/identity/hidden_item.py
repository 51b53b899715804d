"""An open item stands where Excel does not show it.

Why:
What is hidden or filtered out is not seen when the sheet is printed, read through or copied into a paper, and is still
open. rag_reports counts it all the same. More than three in one sheet for one cause are one finding.

Flagged:

Number | Status | Hidden | Comment
1 | AMBER | hidden row | The new policy is in force.
2 | RED | filtered out | The team waits because the supplier withdrew.

Accepted:

Number | Status | Hidden | Comment
1 | GREEN | hidden row | The new policy is in force.
2 | AMBER | | The new policy is in force.

Options:
None.

How to fix:
Show the row before the paper is made: Data > Clear, or Home > Format > Hide & Unhide.
"""

from collections.abc import Iterator

from rag_reports.model import InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import status_in_words

CODE = "RAG704"
NAME = "hidden-item"
SEVERITY = Severity.WARNING
NEEDS_LOOK = True

_Found = tuple[InspectionReport, Recommendation]
_FEW = 3


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each item, or at the first where more than three of a sheet are hidden for one cause."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for report, item in tracker.items:
        if item.hidden and item.is_open:
            groups.setdefault((item.cell.sheet, item.hidden), []).append((report, item))
    for (_sheet, why), found in groups.items():
        if len(found) <= _FEW:
            for report, item in found:
                message = (
                    f"{status_in_words(item)}, and Excel does not show it ({why}). Show it before the paper is made."
                )
                yield Problem(item.cell, message, report=report.title, number=item.number)
            continue
        report, first = found[0]
        last = found[-1][1]
        message = (
            f"{len(found)} open items are not shown ({why}), from here to {last.cell.address}. "
            "Show them before the paper is made."
        )
        yield Problem(first.cell, message, report=report.title, number=first.number)

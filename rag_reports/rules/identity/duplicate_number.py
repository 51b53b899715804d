"""One report has the same number twice for items of one type.

Why:
Report, type and number are the item's name: in the paper, in the letter to the inspectorate, and from one meeting to
the next. Two items of one name are taken for each other. A cause of concern and its recommendation may share a
number, as may an area for improvement and a recommendation.

Flagged:

Number | Type | Recommendation
4 | Recommendation | Review the policy on call handling.
4 | Recommendation | Train all call takers.

Number | Recommendation
7. | Review the policy on call handling.
7 | Train all call takers.

Accepted:

Report | Number | Type | Recommendation
Custody | 1 | Recommendation | Review the policy on detention.
Custody | 2 | Recommendation | Train all custody sergeants.
Custody | 2 | Cause of concern | Detainees wait too long.
Custody | 2 | Area for improvement | The force should publish waiting times.
Custody | 2a | Recommendation | Train all custody inspectors.
Call handling | 1 | Recommendation | Review the policy on call handling.

Options:
None.

How to fix:
Look the item up in the report and give each its own number, or its own type.
"""

from collections.abc import Iterator

from rag_reports.model import CellRef, Field, InspectionReport, ItemType, Severity
from rag_reports.rules.language.placeholders import is_blank
from rag_reports.rules.problem import Check, Problem
from rag_reports.text import fold

CODE = "RAG701"
NAME = "duplicate-number"
SEVERITY = Severity.ERROR
NEEDS = ((Field.NUMBER,),)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the number of each item after the first; items that share one merged number cell share their number."""
    first: dict[tuple[str, ItemType], CellRef] = {}
    for item in report.items:
        cell = item.cells.get(Field.NUMBER)
        if cell is None or is_blank(item.number):
            continue
        name = (fold(item.number).rstrip(". "), item.item_type)
        seen = first.setdefault(name, cell)
        if seen != cell:
            where = seen.address if seen.sheet == cell.sheet else str(seen)
            what = "An" if item.item_type[0] in "aeiou" else "A"
            message = (
                f"{what} {item.item_type} of this report is already numbered {item.number.rstrip('. ')}, in {where}. "
                "Give one of them its own number from the report."
            )
            yield Problem(cell, message, number=item.number)

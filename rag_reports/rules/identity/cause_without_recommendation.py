"""A cause of concern has no recommendation under it.

Why:
The inspectorate makes at least one recommendation for each cause of concern. Where none is listed, the row that says
what the force must do is missing. A row that holds the cause together with its recommendation is complete.

Flagged:

Number | Type | Recommendation | Status | Owner | Comment
1 | Cause of concern | Victims are left at risk by late assessments. | AMBER | ACC Crime | The team has met twice.

Accepted:

Number | Type | Recommendation | Status | Owner | Comment
1 | Cause of concern | Risk is seen late. Forces should assess it at once. | AMBER | ACC Crime | The team has met twice.

Number | Type | Recommendation | Status | Owner | Comment
1 | Cause of concern | Victims are left at risk by late assessments. | AMBER | ACC Crime | The team has met twice.
1a | Recommendation | Assess the risk to each victim at once. | AMBER | ACC Crime | Each risk is assessed by a sergeant.

Options:
None.

How to fix:
Add the recommendation's own row, from the report.
"""

import re
from collections.abc import Iterator

from rag_reports.model import Field, InspectionReport, ItemType, Severity
from rag_reports.rules.problem import Check, Problem

CODE = "RAG709"
NAME = "cause-without-recommendation"
SEVERITY = Severity.ERROR
NEEDS = ((Field.TEXT,),)
_ASKS = re.compile(
    r"\b(?:should|must|shall|recommend\w*|needs? to|required? to|immediately|ensure)\b"
    r"|\bwithin \w+ (?:months?|weeks?|days?)\b",
    re.I,
)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At each cause of concern of a report that lists no recommendation at all."""
    if any(item.item_type is ItemType.RECOMMENDATION for item in report.items):
        return
    for item in report.items:
        if item.item_type is ItemType.CAUSE_OF_CONCERN and item.text.strip() and not _ASKS.search(item.text):
            message = (
                "A cause of concern, and no recommendation under it. Add the recommendation's row from the report."
            )
            yield Problem(item.cells.get(Field.TEXT, item.cell), message, number=item.number)

"""A comment points at a place in the table: "1 above", "see below", "as per previous row".

Why:
"See 4 above" is true until the table is sorted, filtered, or cut to the open items for the paper. Then it points at
another row, or at none, and a reader who listens to the table cannot follow it at all.

What points at another part of the comment itself ("the sessions below:", a list with numbers of its own) is no such
thing; nor is a measure ("5 above the average"). A comment that is only "as above" is RAG402.

Flagged:

Number | Status | Comment
1 | AMBER | This depends on the form that is being agreed under item 3 below.
2 | AMBER | Dependent on 1 above being delivered by the training team.
3 | AMBER | See below
4 | AMBER | As per previous row
5 | AMBER | Referrals will be part of the process map referred to immediately above.

Accepted:

Number | Status | Comment
1 | AMBER | Dependent on recommendation 1 of this report, which the training team delivers.
2 | AMBER | Attendance is 5 above the average of the region, and officers of grade 3 and above have attended.
3 | AMBER | Sessions go on as below: 12 in January and 15 in February.
4 | AMBER | 1. The policy is published. 2. The training has begun, see 1 above.
5 | AMBER | As above

Options:
None.

How to fix:
Name the report and the number of the item, or say again what is meant.
"""

from collections.abc import Iterator

from rag_reports.language.positions import numbered_place, points_at_place
from rag_reports.model import Field, InspectionReport, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG403"
NAME = "positional-reference"
SEVERITY = Severity.WARNING
NEEDS = ((Field.COMMENT, Field.RATIONALE),)
INSTEAD_OF = ("RAG402",)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the comment, or at the rationale."""
    for item in report.items:
        for name, text in ((Field.COMMENT, item.comment), (Field.RATIONALE, item.rationale)):
            place = points_at_place(text) if text else None
            if place is not None and name in item.cells:
                message = f"{quoted(place)} points at another row, and is lost when rows are sorted or left out. "
                yield Problem(item.cells[name], message + _remedy(place, report), number=item.number)


def _remedy(place: str, report: InspectionReport) -> str:
    number = numbered_place(place)
    meant = next((item for item in report.items if number and item.number == number), None)
    if meant:
        return f'Write "{meant.item_type.counted_as} {number} of {report.title}" instead.'
    return "Name the report and number that are meant."

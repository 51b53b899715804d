"""An item has no number.

Why:
The number is how the report, the inspectorate and the committee name an item, and how it is found again at the next
meeting.

Flagged:

Number | Status | Comment
 | AMBER | The new policy is in force.
- | AMBER | The new policy is in force.

Accepted:

Number | Status | Comment
1 | AMBER | The new policy is in force.
1a | AMBER | The new policy is in force.
^ | AMBER | The new policy is in force.

Options:
None.

How to fix:
Write the number that the item has in its report.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_blank, is_excel_error
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, shows_error

CODE = "RAG702"
NAME = "missing-number"
SEVERITY = Severity.ERROR
NEEDS = ((Field.NUMBER,),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the number's cell."""
    if is_blank(item.number):
        which = f" ({quoted(item.text, 50)})" if item.text else ""
        message = f"No number{which}. Write the number that the item has in its report."
        yield Problem(item.cells[Field.NUMBER], message)
    elif is_excel_error(item.number):
        message = f"No number: {shows_error(item.number)} write the number that the item has in its report."
        yield Problem(item.cells[Field.NUMBER], message)

"""An open item has no strategic lead.

Why:
Every item is allocated to a lead, who answers for it at the monthly review and, in public, to the committee. An item
without one is nobody's.

Flagged:

Number | Status | Owner | Comment
1 | AMBER | | The new policy is in force.
2 | WHITE | - | This is for the College of Policing.

Accepted:

Number | Status | Owner | Comment
1 | AMBER | Head of Crime | The new policy is in force.
2 | AMBER | ^ | The new policy is in force.
3 | GREEN | | The new policy is in force.

Options:
None.

How to fix:
Write the role of the lead, such as "Head of Crime".
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_blank, is_excel_error
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import shows_error, status_in_words

CODE = "RAG301"
NAME = "missing-owner"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), (Field.OWNER,))
STATUSES = OPEN_STATUSES


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the owner's cell."""
    if is_blank(item.owner):
        yield Problem(
            item.cells[Field.OWNER], f"{status_in_words(item)} with no lead: the cell is blank. Write the lead's role."
        )
    elif is_excel_error(item.owner):
        message = f"{status_in_words(item)} with no lead: {shows_error(item.owner)} write the lead's role."
        yield Problem(item.cells[Field.OWNER], message)

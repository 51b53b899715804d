"""A cell that is read shows an error of Excel's, such as #REF!.

Why:
The formula points at something that was deleted or cannot be looked up. What stood there is lost to the paper, and the
error itself would be printed.

Flagged:

Number | Status | Owner | Comment
1 | AMBER | #REF! | The new policy is in force.
2 | AMBER | Head of Crime | #N/A
3 | #VALUE! | Head of Crime | The new policy is in force.

Accepted:

Number | Status | Owner | Comment
1 | AMBER | Head of Crime | The cell of the old sheet showed #REF! until May.

Options:
None.

How to fix:
Mend the formula, or write the value in its place.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_excel_error
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.text import squash

CODE = "RAG705"
NAME = "formula-error"
SEVERITY = Severity.ERROR
NEEDS_LOOK = True
INSTEAD_OF = ("RAG103", "RAG104", "RAG201", "RAG202", "RAG211", "RAG301", "RAG401", "RAG402", "RAG702")
AT_CELL = True


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At each cell that shows an error."""
    for name, text in _texts(item):
        if text and text[0] == "#" and is_excel_error(text) and name in item.cells:
            message = f"The cell shows {squash(text)}. Mend its formula, or write the value in its place."
            yield Problem(item.cells[name], message)


def _texts(item: Recommendation) -> tuple[tuple[Field, str], ...]:
    return (
        (Field.NUMBER, item.number),
        (Field.TEXT, item.text),
        (Field.STATUS, item.status_printed),
        (Field.DUE, item.due.text if item.due else ""),
        (Field.OWNER, item.owner),
        (Field.EXTERNAL_OWNER, item.external_owner),
        (Field.RATIONALE, item.rationale),
        (Field.COMMENT, item.comment),
        (Field.SIGN_OFF, item.sign_off),
    )

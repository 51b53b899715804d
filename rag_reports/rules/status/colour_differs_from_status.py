"""The fill colour says another status than the word in the cell.

Why:
Members read the colour first. A cell that says AMBER on green is two answers to one question, and whoever copies it
into the paper must guess. No fill, white, grey and the banding of a table say nothing; theme colours and conditional
formats are worked out before they are compared.

Flagged:

Number | Status | Fill | Comment
1 | AMBER | GREEN | The new policy is in force.
2 | NEW GREEN | AMBER | The new policy is in force.
3 | WHITE | RED | This is for the College of Policing.

Accepted:

Number | Status | Fill | Comment
1 | AMBER | AMBER | The new policy is in force.
2 | AMBER | | The new policy is in force.
3 | AMBER | WHITE | The new policy is in force.
4 | CLOSED | GREEN | Merged with item 1.

Options:
None.

How to fix:
If the word is right, give the cell its colour, which is offered as a fix. If the colour is right, change the word.
"""

from collections.abc import Iterator

from rag_reports.model import CellEdit, Field, Fix, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import status_in_words

CODE = "RAG105"
NAME = "colour-differs-from-status"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,),)
NEEDS_LOOK = True
STATUSES = frozenset({Status.GREEN, Status.AMBER, Status.RED, Status.WHITE})


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell; CLOSED has no colour of its own."""
    status = item.status
    if not item.status_text or item.colour in (None, Status.WHITE, status):
        return
    cell = item.cells[Field.STATUS]
    edit = CellEdit(str(cell), item.status_printed, item.status_printed, status)
    message = f"The word says {status_in_words(item)}, the fill says {item.colour}. Make both say the same."
    yield Problem(cell, message, Fix(f"Fill the cell as {status}", (edit,)))

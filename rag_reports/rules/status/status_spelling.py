"""A status word is misspelt, or has stray blanks or other capitals than the rest of the tracker.

Why:
Excel's filters, drop-down lists and COUNTIF take "Grren" or " AMBER" for another word, so the item drops out of the
totals. The rule never guesses between two words: what is one slip from exactly one word of the scheme is that word.

Flagged:

Number | Status | Comment
1 | Grren | The new policy is in force.
2 | " AMBER" | The new policy is in force.
3 | "NEW  GREEN" | The new policy is in force.

Number | Status | Comment
4 | AMBER | The new policy is in force.
5 | AMBER | The new policy is in force.
6 | amber | The new policy is in force.

Accepted:

Number | Status | Comment
1 | GREEN | The new policy is in force.
2 | NEW GREEN | The new policy is in force.
3 | AMBER | The new policy is in force.
4 | PURPLE | The new policy is in force.

Options:
None.

How to fix:
Write the word as the rest of the tracker does, which is offered as a fix.
"""

from collections.abc import Iterator

from rag_reports.model import CellEdit, Field, Fix, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import fold, squash

CODE = "RAG116"
NAME = "status-spelling"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    printed = item.status_printed
    right = check.status_words.respelt(printed, item.status_text) if item.status_text else None
    if right is None or right == printed:
        return
    cell = item.cells[Field.STATUS]
    fix = Fix(f"Write {right}", (CellEdit(str(cell), printed, right),))
    if squash(printed) == squash(right):
        yield Problem(cell, f'The status has stray blanks: "{printed}". Write {right}.', fix)
    elif fold(printed) == fold(right):
        yield Problem(cell, f"The status is written {quoted(printed)}, elsewhere {right}. Write {right}.", fix)
    else:
        yield Problem(cell, f"The status is written {quoted(printed)}. Write {right}.", fix)

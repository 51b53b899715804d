"""The per cent complete and the status disagree.

Why:
100 per cent beside AMBER, or 80 beside GREEN, makes members ask which of the two was forgotten.

Flagged:

Number | Status | Per cent | Comment
1 | AMBER | 100% | The new policy is in force.
2 | GREEN | 80% | The new policy is in force.

Accepted:

Number | Status | Per cent | Comment
1 | GREEN | 100% | The new policy is in force.
2 | AMBER | 80% | The new policy is in force.
3 | GREEN | | The new policy is in force.

Options:
None.

How to fix:
Correct whichever was not brought up to date.
"""

import re
from collections.abc import Iterator

from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import status_in_words

CODE = "RAG120"
NAME = "per-cent-disagrees"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.PER_CENT,))
_PER_CENT = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)\s*", re.I)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the cell of the per cent; a number without its sign may count something else, and is let be."""
    match = _PER_CENT.fullmatch(item.other.get(Field.PER_CENT, ""))
    if match is None or item.status is None:
        return
    share = float(match[1])
    if (item.is_open and share >= 100) or (item.status is Status.GREEN and share < 100):
        message = f"{status_in_words(item)} at {match[1]} per cent. Correct whichever was not brought up to date."
        yield Problem(item.cells[Field.PER_CENT], message)

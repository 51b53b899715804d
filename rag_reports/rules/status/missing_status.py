"""An item has neither a status word nor a status colour.

Why:
An item without a status is in no count, and the paper would print an empty cell. Colour alone is a status (and
RAG115); in a workbook whose key says that WHITE is an empty cell, an empty cell is WHITE.

Flagged:

Number | Status | Comment
1 | | The new policy is in force.

Accepted:

Number | Status | Fill | Comment
1 | AMBER | | The new policy is in force.
2 | | GREEN | The new policy is in force.
3 | PURPLE | | The new policy is in force.

Options:
None.

How to fix:
Write the status into the cell. If the row is no item, such as a note or a total, take its number away or move it out
of the table.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_blank
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import listed

CODE = "RAG104"
NAME = "missing-status"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,),)
STATUSES = frozenset({None})
_NEITHER = "neither a word nor a status colour"


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    if item.colour is None and is_blank(item.status_text):
        words = listed(check.status_words.allowed(), "or")
        seen = "no word, and its colour is not read from this kind of file" if check.tracker.values_only else _NEITHER
        yield Problem(item.cells[Field.STATUS], f"No status: the cell has {seen}. Write {words}.")

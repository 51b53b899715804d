"""An item was closed, and no reason is given, or nobody is named who decided it.

Why:
A closed item is tracked no longer: superseded, not accepted, merged. Members ask who decided that, and why. The
reason may stand in a column for it, in the rationale or in the comment; who decided is asked only where the tracker
has a column for the authority.

Flagged:

Number | Status | Comment
1 | CLOSED | TBC
2 | CLOSED |

Number | Status | Authority | Comment
3 | CLOSED | | Superseded by recommendation 4 of the report of 2018.

Accepted:

Number | Status | Comment
1 | CLOSED | Superseded by recommendation 4 of the report of 2018.

Number | Status | Authority | Reason closed | Comment
2 | CLOSED | DCC, 12 March 2018 | Superseded | The new report asks for more.

Options:
None.

How to fix:
Say why it was closed, who decided it and when.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_placeholder, says_nothing
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import status_in_words

CODE = "RAG114"
NAME = "closed-without-reason"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,),)
STATUSES = frozenset({Status.CLOSED})
INSTEAD_OF = ("RAG401", "RAG402")


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell."""
    texts = (item.other.get(Field.CLOSED_REASON, ""), item.rationale, item.comment)
    reasons = [text for text in texts if not says_nothing(text) and not is_placeholder(text)]
    authority = Field.AUTHORITY in item.cells and says_nothing(item.other.get(Field.AUTHORITY, ""))
    cell = item.cells[Field.STATUS]
    if not reasons:
        yield Problem(cell, f"{status_in_words(item)}, and no reason is given. Say why, who decided it and when.")
    elif authority:
        yield Problem(
            cell, f"{status_in_words(item)}, and nobody is named who decided it. Name them in the column for it."
        )

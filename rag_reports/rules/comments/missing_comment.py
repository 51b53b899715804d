"""An item has no comment.

Why:
The comment is what members read: what was done, what is left, or whom the force waits for. An empty cell in the paper
is a question at the meeting, and a barrier for people who listen to the table.

An item that is closed, or that the inspectorate has signed off, needs none. Where a RED has no reason (RAG101) or a
WHITE names no organisation (RAG102), that is said instead.

Flagged:

Number | Status | Comment
1 | AMBER |
2 | NEW GREEN | -

Accepted:

Number | Status | Comment
1 | AMBER | The new policy is in force.
2 | AMBER | ^
3 | RED |
4 | WHITE |
5 | CLOSED |

Options:
None.

How to fix:
Say in a sentence where the item stands.
"""

from collections.abc import Iterator

from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.language.placeholders import is_blank, says_nothing
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.status.white_without_external_owner import names_external_owner
from rag_reports.text import fold

CODE = "RAG401"
NAME = "missing-comment"
SEVERITY = Severity.ERROR
NEEDS = ((Field.COMMENT,),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the comment."""
    if not is_blank(item.comment) or item.status is Status.CLOSED or "signed off" in fold(item.sign_off):
        return
    if item.status is Status.RED and says_nothing(item.rationale):
        return
    if item.status is Status.WHITE and not names_external_owner(item, check.tracker):
        return
    status = f"{item.status} with no comment" if item.status else "No comment"
    yield Problem(item.cells[Field.COMMENT], f"{status}: the cell is blank. Say where the item stands.")

"""AMBER although the comment says that it is implemented, complete or closed.

Why:
A member who reads "this is now complete" beside AMBER asks which of the two is true. What is done in part, or will be
done, is no completion, nor is a part of the work that is complete.

Flagged:

Number | Status | Comment
1 | AMBER | The policy was published. This recommendation is now complete.
2 | AMBER | Fully implemented in March 2018, as the board was told.
3 | AMBER | All actions are complete. Recommended for closure.

Accepted:

Number | Status | Comment
1 | AMBER | The first phase is complete, and the second began in May.
2 | AMBER | This recommendation will be complete when the system is live.
3 | AMBER | This is not yet complete; the training goes on until June.
4 | GREEN | This recommendation is now complete, as the board was told.

Options:
None.

How to fix:
Mark it GREEN, or say in the comment what is still to be done.
"""

from collections.abc import Iterator

from rag_reports.language.completion import says_complete
from rag_reports.language.unfinished import unfinished_work
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG111"
NAME = "amber-but-complete"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.COMMENT,))
STATUSES = frozenset({Status.AMBER})
INSTEAD_OF = ("RAG402",)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the comment; not where the comment tells of work still to do as well."""
    said = says_complete(item.comment)
    if not said:
        return
    tracker = check.tracker
    if unfinished_work(item.comment, tracker.force, tracker.organisations, check.as_at):
        return
    message = (
        f"{status_in_words(item)}, but the comment says that it is done ({quoted(said, 90)}). "
        "Mark it GREEN, or say what is still to be done."
    )
    yield Problem(item.cells[Field.COMMENT], message)

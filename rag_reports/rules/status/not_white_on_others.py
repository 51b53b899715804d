"""Not WHITE although the text is addressed to other bodies alone.

Why:
The force answers for what it cannot deliver, and its count of open items is wrong. Where the force has taken a part
of it on, the comment should say so.

Flagged:

Number | Recommendation | Status | Due | Comment
1 | By March 2020, the Home Office should review the law on stalking. | AMBER | March 2020 | The law is being watched.

Accepted:

Number | Recommendation | Status | Due | Comment
1 | By March 2020, the Home Office should review the law on stalking. | WHITE | March 2020 | For the Home Office.
2 | By March 2020, the Home Office and all forces should review it. | AMBER | March 2020 | The policy was read twice.
3 | By March 2020, chief constables should work with the NPCC on it. | AMBER | March 2020 | The policy was read twice.

Options:
None.

How to fix:
Mark it WHITE and name the body, or say in the comment which part of it is the force's.
"""

from collections.abc import Iterator

from rag_reports.language.addressees import addresses_others_only
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import status_in_words

CODE = "RAG110"
NAME = "not-white-on-others"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.TEXT,))
STATUSES = frozenset({Status.AMBER, Status.RED})


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell; a tracker whose scheme has no WHITE is left alone."""
    tracker = check.tracker
    if Status.WHITE not in tracker.layout.statuses.values() or not item.text:
        return
    if addresses_others_only(item.text, tuple(tracker.force), tuple(tracker.organisations)):
        message = (
            f"{status_in_words(item)}, though the text asks other bodies alone to act. "
            "Mark it WHITE and name the body, or say which part is the force's."
        )
        yield Problem(item.cells[Field.STATUS], message)

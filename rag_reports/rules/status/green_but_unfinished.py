"""GREEN, and the comment tells of the force's own work still to do.

Why:
GREEN says that the recommendation is implemented. Members notice a GREEN that turns out to be a plan: "interviews are
scheduled", "is currently drafting", "will then be trained", "roll-out starts next month".

The rule reads tense and negation. Work of another body, such as national guidance that is pending, is not the
force's. Nor is a standing process unfinished work: what supervisors will decide, what is reviewed every year, what
comes after the work (closing it, looking at it again in a year). Of a comment kept as a diary ("Jan: ...", "Feb: ...")
the newest entry counts.

Flagged:

Number | Status | Comment
1 | GREEN | Two posts were advertised and interviews are scheduled for 12 March 2019.
2 | NEW GREEN | The Head of Crime is currently drafting new guidance for call takers.
3 | GREEN | The policy is in place. All custody staff will then be trained.
4 | GREEN | A dashboard is being developed.
5 | GREEN | We are yet to agree the terms of reference.
6 | GREEN | Job description agreed; the advert goes out next week.

Accepted:

Number | Status | Comment
1 | GREEN | The policy has been reviewed and published, and remains on annual review.
2 | GREEN | The force has done its part. National guidance is pending.
3 | GREEN | The CPS will give feedback in its reviews, and sergeants will decide case by case.
4 | GREEN | The figures are published, and will be included in future dashboards.
5 | GREEN | No further work is pending.
6 | GREEN | Complete. The next course starts in January.
7 | GREEN | Jan: The fix is being developed. Feb: The fix is in use.
8 | AMBER | A dashboard is being developed.

Options:
None.

How to fix:
If the work is done, say so in the comment. If it is not, the status is AMBER, or RED where the deadline has passed.
"""

from collections.abc import Iterator

from rag_reports.language.unfinished import unfinished_work
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG107"
NAME = "green-but-unfinished"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), (Field.COMMENT,))
STATUSES = frozenset({Status.GREEN})
INSTEAD_OF = ("RAG402", "RAG405")


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the comment."""
    passage = unfinished_work(item.comment, check.tracker.force, check.tracker.organisations, check.as_at)
    if passage:
        message = (
            f"{status_in_words(item)}, but the comment tells of work still to do ({quoted(passage, 90)}). "
            "Say that it is done, or change the status."
        )
        yield Problem(item.cells[Field.COMMENT], message)

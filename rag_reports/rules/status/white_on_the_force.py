"""WHITE although the text is addressed to forces too, and the comment does not say what is awaited from the other body.

Why:
WHITE says that the item is not the force's to deliver, or depends on another organisation's product. Where the text
asks forces to act, members want to know which product keeps the force from it.

Flagged:

Number | Recommendation | Status | Comment
1 | By March 2020, all forces should review their training. | WHITE | The College of Policing visited in May.

Accepted:

Number | Recommendation | Status | Comment
1 | By March 2020, all forces should review their training. | WHITE | Guidance from the College of Policing is pending.
2 | By March 2020, the Home Office should review the law. | WHITE | The Home Office wrote in May.
3 | By March 2020, all forces should review their training. | WHITE | This is for the College of Policing.

Options:
None.

How to fix:
Say which body's product is awaited, or give the item a status of the force's own.
"""

import re
from collections.abc import Iterator

from rag_reports.language.addressees import addresses_force
from rag_reports.language.organisations import find_organisation, national_work
from rag_reports.language.placeholders import says_nothing
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.text import fold

CODE = "RAG109"
NAME = "white-on-the-force"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.TEXT,), (Field.COMMENT,))
STATUSES = frozenset({Status.WHITE})
_AWAITS = re.compile(
    r"\b(?:await\w*|wait\w*|pending|depend\w*|until|once|when|expected|due|to be|will|for the|(?:is|are) for"
    r"|relies|rel(?:y|iant)|subject to|respons\w+|lead\w*|led|owned|owner|guidance|framework|product|standard\w*"
    r"|programme|national|releas\w*|publish\w*|issu\w*|develop\w*|draft\w*|consult\w*|review\w*|action\w*)\b"
)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the comment."""
    if not says_nothing(item.external_owner) or not addresses_force(item.text):
        return
    tracker = check.tracker
    comment = item.comment
    if not find_organisation(comment, tuple(tracker.force), tuple(tracker.organisations)) or national_work(comment):
        return
    if _AWAITS.search(fold(comment)):
        return
    message = (
        "WHITE, though the text asks forces to act, and the comment does not say what is awaited. "
        "Name the product and the body that it is awaited from."
    )
    yield Problem(item.cells[Field.COMMENT], message)

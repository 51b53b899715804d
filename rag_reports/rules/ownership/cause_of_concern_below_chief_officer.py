"""A cause of concern is not led by a chief officer.

Why:
A cause of concern is the gravest thing that the inspectorate can say. Members expect a chief officer to answer for it,
whoever does the work.

Flagged:

Number | Type | Status | Owner | Comment
1 | Cause of concern | AMBER | Inspector, Custody | The new policy is in force.

Accepted:

Number | Type | Status | Owner | Comment
1 | Cause of concern | AMBER | ACC Crime | The new policy is in force.
2 | Cause of concern | AMBER | T/ACC Local Policing and Head of Custody | The new policy is in force.
3 | Cause of concern | AMBER | Deputy Chief Constable | The new policy is in force.
4 | Recommendation | AMBER | Inspector, Custody | The new policy is in force.
5 | Cause of concern | GREEN | Inspector, Custody | The new policy is in force.

Options:
None.

How to fix:
Name the chief officer who answers for it, beside whoever does the work.
"""

import re
from collections.abc import Iterator

from rag_reports.language.phrases import load_phrases
from rag_reports.language.placeholders import says_nothing
from rag_reports.model import OPEN_STATUSES, Field, ItemType, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import fold

CODE = "RAG304"
NAME = "cause-of-concern-below-chief-officer"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.OWNER,))
STATUSES = OPEN_STATUSES


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the owner's cell."""
    if item.item_type is not ItemType.CAUSE_OF_CONCERN or says_nothing(item.owner):
        return
    ranks = "|".join(re.escape(rank) for rank in load_phrases("ranks")["chief"])
    if re.search(rf"(?<![\w/])(?:[at]/)?(?:{ranks})(?![\w])", fold(item.owner)):
        return
    message = f"A cause of concern is led by {quoted(item.owner)}. Name the chief officer who answers for it."
    yield Problem(item.cells[Field.OWNER], message)

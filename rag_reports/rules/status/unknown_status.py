"""A status word that the tracker's scheme does not know.

Why:
A word that is not in the key means nothing to a member, and an item with it is left out of every count. Which words a
scheme has is settled by the layout: the tracker's own key, or the profile.

Flagged:

Number | Status | Comment
1 | PURPLE | The new policy is in force.
2 | TBC | The new policy is in force.

Number | Status | Fill | Comment
3 | Escalated | RED | Awaiting the supplier.

Accepted:

Number | Status | Comment
1 | GREEN | The new policy is in force.
2 | NEW GREEN | The new policy is in force.
3 | | The new policy is in force.
4 | Grren | The new policy is in force.

Options:
None. The layout profile may add a word to the scheme.

How to fix:
Write one of the words of the key. If the word is right, add it to the key or to the layout profile.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_blank
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import listed, quoted

CODE = "RAG103"
NAME = "unknown-status"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,),)
STATUSES = frozenset({None})


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the status cell; a word one slip from a known one is RAG116."""
    if is_blank(item.status_text) or check.status_words.intended(item.status_text):
        return
    words = listed(check.status_words.allowed(), "or")
    fill = f" (the fill says {item.colour})" if item.colour else ""
    message = f"{quoted(item.status_text)} is not a status of this tracker{fill}. Write {words}."
    yield Problem(item.cells[Field.STATUS], message)

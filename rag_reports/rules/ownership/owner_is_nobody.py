"""The owner of an open item is nobody: TBC, All, Various, or a department without a role.

Why:
"Ask All" is no answer when a member asks who is responsible. A name that several people or none can answer to leaves
the item with nobody.

Flagged:

Number | Status | Owner | Comment
1 | AMBER | TBC | The new policy is in force.
2 | AMBER | All | The new policy is in force.
3 | RED | Various | Delayed because the supplier withdrew.
4 | AMBER | Learning and Development | The new policy is in force.

Accepted:

Number | Status | Owner | Comment
1 | AMBER | Head of Learning and Development | The new policy is in force.
2 | AMBER | ACC Crime | The new policy is in force.
3 | GREEN | TBC | The new policy is in force.
4 | AMBER | D/Supt Crime | The new policy is in force.
5 | AMBER | Crime Registrar | The new policy is in force.

Options:
None.

How to fix:
Write the role of the one lead who answers for it, such as "Head of Crime".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag_reports.language.phrases import load_phrases
from rag_reports.language.placeholders import is_blank, is_excel_error, says_nothing
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words
from rag_reports.text import fold

CODE = "RAG302"
NAME = "owner-is-nobody"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.OWNER,))
STATUSES = OPEN_STATUSES


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the owner's cell."""
    why = _what_is_wrong(item.owner)
    if why:
        message = f"{status_in_words(item)}, and the lead ({quoted(item.owner)}) {why}. Write the role of one lead."
        yield Problem(item.cells[Field.OWNER], message)


@lru_cache(maxsize=1024)
def _what_is_wrong(owner: str) -> str:
    """Why the owner is nobody, "" where it is somebody or nothing."""
    if is_blank(owner) or is_excel_error(owner):
        return ""
    said = re.sub(r"[^a-z0-9&/]+", " ", fold(owner)).strip()
    lists = load_phrases("owners")
    if says_nothing(owner) or said in lists["nobody"]:
        return "names nobody"
    return "is a department, and no role in it" if said.replace("&", "and") in lists["departments"] else ""

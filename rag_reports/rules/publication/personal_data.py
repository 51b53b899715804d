"""A cell holds personal data: an officer's name or number, an e-mail address, a telephone.

Why:
Published papers stay on the web, and data protection law asks for a reason to name anybody in them. Committees are
told of roles: officers below chief officer rank are not named, and nobody's own address or telephone is printed.

In a check of the public edition (`--audience public`) it is an error in every row that the tracker does not keep from
the public, in a comment only where no public wording stands in its place. Else it is a warning. All cells that a paper
may print are read, struck-through text with them.

A surname is known by the rank before it. Roles ("DCI Major Crime", "Superintendent North"), chief officers, names
without a rank, shared mailboxes ("custody@...") and public lines are not found; nor is a name that may as well be a
place or a department.

Flagged:

Number | Status | Owner | Comment
1 | AMBER | Head of Crime | PC Smith has written the form, which is in use.
2 | AMBER | DCI Patel, Major Crime | The new policy is in force.
3 | AMBER | Head of Crime | The form is in use; the register is kept by PS 0456.
4 | AMBER | Head of Crime | The form is in use; copies from jane.jones@eastmere.police.example.
5 | AMBER | Head of Crime | The form is in use; copies from 07700 900123.

Accepted:

Number | Status | Owner | Comment
1 | AMBER | DCI Major Crime | Chief Constable Harper and ACC Malik have signed the new policy.
2 | AMBER | Supt. Neighbourhoods | The new policy is in force; copies from custody@eastmere.police.example.
3 | AMBER | Superintendent North | A PS Unit of 40 and 1200 PC posts are in place, and 101 is answered.
4 | AMBER | Head of Crime | The new policy is in force since 07/01/2019, see paper 019/18.

Options:
None.

How to fix:
Write the role in place of the name or number, and take addresses and telephones out or give a shared mailbox.
"""

from collections.abc import Iterator

from rag_reports.language.personal_data import PersonalData, find_personal_data, may_hold_personal_data
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.publication.printed import NAMES, is_printed, written_texts
from rag_reports.rules.wording import listed, quoted

CODE = "RAG801"
NAME = "personal-data"
SEVERITY = Severity.WARNING
NEEDS = ((Field.TEXT, Field.COMMENT, Field.RATIONALE, Field.OWNER, Field.EXTERNAL_OWNER),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At each cell that holds any."""
    texts = ("", item.text, item.comment, item.rationale, item.owner, item.external_owner, item.sign_off)
    wording = item.other.get(Field.PUBLIC_WORDING, "") if item.other else ""
    if not (item.rich or may_hold_personal_data("\n ".join((*texts, wording)))):
        return
    for name, text in written_texts(item):
        found = find_personal_data(text)
        if found is None:
            continue
        printed = check.is_published(item) and is_printed(item, name, check)
        where = ", and is in the public edition" if printed else ""
        message = f"The {NAMES[name]} {_told(found)}{where}. {_remedy(found)}"
        yield Problem(item.cells[name], message, severity=Severity.ERROR if printed else None)


def _told(found: PersonalData) -> str:
    parts = (("names", found.people), ("gives", found.contacts))
    return " and ".join(f"{verb} {listed([quoted(one) for one in ones])}" for verb, ones in parts if ones)


def _remedy(found: PersonalData) -> str:
    if not found.contacts:
        return "Write the role instead." if len(found.people) == 1 else "Write their roles instead."
    if found.people:
        return "Write roles alone."
    return "Take it out." if len(found.contacts) == 1 else "Take them out."

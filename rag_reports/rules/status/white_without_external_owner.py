"""WHITE, and no organisation other than the force is named.

Why:
The usual key says of WHITE that the recommendation is not the force's to deliver or depends on another organisation.
Members ask which one, and when it will deliver. "Dependant on 1 above" names nobody.

An organisation counts if it stands in the external-owner column (anything there but a placeholder counts), in the
owner column, or in the comment. The best-known bodies are known (NPCC, College of Policing, Home Office, CPS, DHSC,
HMCTS, local authorities ...); the layout profile may add more, and names the force itself, which does not count.
Other capitals and names count too, where they are not the usual ranks, teams and boards inside a force, and so do
words that point at one body: "our supplier", "the four-force collaboration". "Others" points at nobody.

Flagged:

Number | Status | Comment
1 | WHITE | Dependant on another recommendation of this report.
2 | WHITE | Not for the force to deliver.
3 | WHITE | National guidance is awaited.

Number | Status | External owner | Comment
4 | WHITE | TBC | Waiting for the new form.

Accepted:

Number | Status | Comment
1 | WHITE | This is for the NPCC lead for mental health.
2 | WHITE | The Home Office and the College of Policing will review the standard.
3 | WHITE | Eastmere County Council has still to agree the protocol.
4 | AMBER | Dependant on another recommendation of this report.
6 | WHITE | With the Op Bluebell national team.
7 | WHITE | Awaiting software from our supplier.

Number | Status | External owner | Comment
5 | WHITE | Regional forensic board | Waiting for the new form.

Options:
None. The layout profile lists more organisations and the force's own names.

How to fix:
Name the organisation that the item waits for, in the external-owner column if there is one and otherwise in the
comment. If there is none, WHITE is not the status.
"""

from collections.abc import Iterator

from rag_reports.language.organisations import points_outside
from rag_reports.language.placeholders import is_blank, says_nothing
from rag_reports.model import CellRef, Field, Recommendation, Severity, Status, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG102"
NAME = "white-without-external-owner"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), (Field.EXTERNAL_OWNER, Field.COMMENT))
STATUSES = frozenset({Status.WHITE})


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the external-owner cell, else the comment."""
    if not names_external_owner(item, check.tracker):
        yield Problem(_where(item), _message(item))


def names_external_owner(item: Recommendation, tracker: Tracker) -> bool:
    """Whether the item names an organisation other than the force."""
    if not says_nothing(item.external_owner):
        return True
    texts = (item.owner, item.comment, item.rationale)
    return any(points_outside(text, tracker.force, tracker.organisations) for text in texts)


def _where(item: Recommendation) -> CellRef:
    return item.cells.get(Field.EXTERNAL_OWNER) or item.cells.get(Field.COMMENT) or item.cells[Field.STATUS]


def _message(item: Recommendation) -> str:
    if Field.EXTERNAL_OWNER in item.cells:
        seen = (
            "the external owner is blank"
            if is_blank(item.external_owner)
            else f"it says only {quoted(item.external_owner)}"
        )
        return f"{status_in_words(item)} with no organisation: {seen}. Name the organisation that this waits for."
    seen = "the comment is blank" if is_blank(item.comment) else f"the comment names none ({quoted(item.comment)})"
    return f"{status_in_words(item)} with no organisation: {seen}. Name the organisation that this waits for."

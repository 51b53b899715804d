"""The due cell of an open item holds a placeholder.

Why:
"TBC", "ongoing", "ASAP" and "N/A" look like an answer and are none; auditors have asked for them to be replaced by
dates.

Flagged:

Number | Status | Due | Comment
1 | AMBER | TBC | The new policy is in force.
2 | AMBER | Ongoing | The new policy is in force.
3 | WHITE | N/A | This is for the College of Policing.

Accepted:

Number | Status | Due | Comment
1 | GREEN | TBC | The new policy is in force.
2 | AMBER | March 2019 | The new policy is in force.
3 | AMBER | No deadline set by HMICFRS | The new policy is in force.
4 | RED | N/A | The recommendation will not be implemented: the force has no such unit.

Options:
None.

How to fix:
Write the date by which the item will be done, or the date on which a date will be set.
"""

from collections.abc import Iterator

from rag_reports.deadline import State
from rag_reports.language.placeholders import is_blank, is_excel_error
from rag_reports.language.reasons import will_not_be_done
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG211"
NAME = "placeholder-date"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = OPEN_STATUSES


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell; a RED that will not be done needs no date."""
    if item.due is None or item.due.state is not State.PLACEHOLDER:
        return
    if is_blank(item.due.text) or is_excel_error(item.due.text):
        return
    if item.status is Status.RED and will_not_be_done(f"{item.rationale}\n{item.comment}"):
        return
    yield Problem(
        due_cell(item), f"{status_in_words(item)} with {quoted(item.due.text)} for a due date. Write the date."
    )

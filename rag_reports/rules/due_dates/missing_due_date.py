"""An open item has no date from anyone.

Why:
Members ask of every open item "by when?". Where the inspectorate set no deadline, the force sets its own; "no
deadline set by HMICFRS" alone leaves the item with none.

Flagged:

Number | Status | Due | Comment
1 | AMBER | | The new policy is in force.
2 | AMBER | No deadline set by HMICFRS | The new policy is in force.
3 | WHITE | - | This is for the College of Policing.

Accepted:

Number | Status | Due | Comment
1 | AMBER | March 2019 | The new policy is in force.
2 | AMBER | ^ | The new policy is in force.
3 | AMBER | No deadline set by HMICFRS Set for March 2019 | The new policy is in force.
4 | GREEN | | The new policy is in force.
5 | AMBER | TBC | The new policy is in force.
6 | RED | | The recommendation is not accepted and will not be implemented.

Options:
None.

How to fix:
Write the inspectorate's deadline, or the date that the force has set itself and that it is the force's.
"""

from collections.abc import Iterator

from rag_reports.deadline import State
from rag_reports.language.placeholders import is_blank
from rag_reports.language.reasons import will_not_be_done
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG201"
NAME = "missing-due-date"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), DUE_COLUMNS)
STATUSES = OPEN_STATUSES


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell; a RED that will not be done needs no date."""
    blank = item.due is None or (is_blank(item.due.text) and not item.due.dates)
    if not blank and item.due is not None and item.due.state is not State.UNDATED:
        return
    if item.status is Status.RED and will_not_be_done(f"{item.rationale}\n{item.comment}"):
        return
    if item.due is None or blank:
        yield Problem(
            due_cell(item), f"{status_in_words(item)} with no due date: the cell is blank. Write the date set for it."
        )
    elif item.due.state is State.UNDATED:
        seen = f"{status_in_words(item)} with no date from anyone ({quoted(item.due.text)})"
        yield Problem(due_cell(item), f"{seen}. Write the date that the force has set.")

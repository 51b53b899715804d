"""A due cell holds text in which no date can be read.

Why:
What cannot be read cannot be watched: the item is never overdue and is in no list of what falls due. Nothing is
guessed, as a wrong date is worse than none. A text that only says that no deadline was set is RAG201, a placeholder
such as TBC is RAG211, and a term from an unknown publication date is RAG703.

Flagged:

Number | Status | Due | Comment
1 | AMBER | 31 February 2019 | The new policy is in force.
2 | AMBER | When the supplier is ready | The new policy is in force.
3 | GREEN | 45/13/2018 | The new policy is in force.

Accepted:

Number | Status | Due | Comment
1 | AMBER | October 2018 Now December 2018, because the supplier withdrew | The new policy is in force.
2 | AMBER | Q4 2018/19 | The new policy is in force.
3 | AMBER | TBC | The new policy is in force.
4 | GREEN | Done | The new policy is in force.
5 | AMBER | No deadline set by HMICFRS | The new policy is in force.

Options:
None.

How to fix:
Write the date as a day or a month, such as "31 March 2019" or "March 2019", and put what else there is to say into
the comment.
"""

from collections.abc import Iterator

from rag_reports.deadline import State
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG202"
NAME = "unreadable-due-date"
SEVERITY = Severity.ERROR
NEEDS = (DUE_COLUMNS,)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the due cell; for an item that is done, only where the text means to be a date."""
    if item.due is None or item.due.state is not State.UNREADABLE:
        return
    done = item.status in (Status.GREEN, Status.CLOSED) and Field.STATUS in item.cells
    if done and not any(character.isdigit() for character in item.due.text):
        return
    message = f'No date can be read in {quoted(item.due.text)}. Write it as "31 March 2019" or "March 2019".'
    yield Problem(due_cell(item), message)

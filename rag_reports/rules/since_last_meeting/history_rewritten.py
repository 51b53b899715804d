"""An original date, or an earlier revision, is not what the last tracker had.

Why:
The chain of dates shows how often a promise moved. Where an old date was changed or left out, a slip has vanished. A
tracker that keeps one date only, and writes over it, keeps no history to compare; dates that were added before the
others are no rewriting.

Flagged:

Number | Status | Due | Last due | Comment
1 | AMBER | October 2018 Now March 2019 | October 2018 Now December 2018 | The supplier withdrew.

Number | Status | Original date | Last original date | Comment
2 | AMBER | March 2019 | December 2018 | The supplier withdrew.

Accepted:

Number | Status | Due | Last due | Comment
1 | AMBER | October 2018 Now December 2018 Now March 2019 | October 2018 Now December 2018 | The supplier withdrew.
2 | AMBER | October 2018 Now March 2019 | March 2019 | The supplier withdrew.
3 | AMBER | May 2019 | March 2019 | The supplier withdrew.

Options:
None.

How to fix:
Put the old date back, and the new one after it.
"""

from collections.abc import Iterator

from rag_reports.deadline import DueDate, due_in_words
from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.due_dates.due_cell import due_cell
from rag_reports.rules.due_dates.moves import deadlines_of
from rag_reports.rules.problem import Check, Problem

CODE = "RAG609"
NAME = "history-rewritten"
SEVERITY = Severity.ERROR


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the due cell, or at the original date where that changed."""
    for pair in changes.pairing.pairs:
        old, new = pair.old.item, pair.new.item
        lost = _lost_date(old, new)
        if lost is None or not new.due:
            continue
        told = " Now ".join(due_in_words(due) for due in deadlines_of(new.due))
        message = (
            f"The last tracker had {due_in_words(lost)} among the dates, which are now {told}. "
            "Put it back, and the new date after it."
        )
        own = Field.ORIGINAL_DUE in new.cells and lost.date == (old.due.original if old.due else None)
        cell = new.cells[Field.ORIGINAL_DUE] if own else due_cell(new)
        yield Problem(cell, message, report=pair.new.report.title, number=new.number)


def _lost_date(old: Recommendation, new: Recommendation) -> DueDate | None:
    """The first date of the old chain that the new one leaves out; None where the new tracker keeps no chain."""
    if old.due is None or new.due is None:
        return None
    before, after = deadlines_of(old.due), deadlines_of(new.due)
    keeps_original = Field.ORIGINAL_DUE in old.cells and Field.ORIGINAL_DUE in new.cells
    if not after or (len(after) < 2 and not keeps_original):
        return None
    if keeps_original and len(after) < 2:
        before = before[:1]
    days = iter(due.date for due in after)
    return next((due for due in before if due.date not in days), None)

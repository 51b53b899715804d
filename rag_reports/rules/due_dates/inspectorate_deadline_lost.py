"""The text sets a deadline, and the first date shown is the force's own and later.

Why:
"Whose deadline is it, ours or HMICFRS's?" Where only the force's own later date is shown, the reader cannot see that
the inspectorate's has been missed, and every move is counted from the wrong day.

A date is the force's own where the cell says so ("Force set deadline of ...", "No deadline set by HMICFRS ..."), or
the label of its column does ("Force target").

Flagged:

The report was published on 18 July 2018.

Number | Status | Recommendation | Due
1 | AMBER | By July 2018, forces should train all officers. | Force set deadline of March 2019
2 | AMBER | Within six months, forces should review their plans. | No deadline set by HMICFRS Set for May 2019

Accepted:

Number | Status | Recommendation | Due
1 | AMBER | By July 2019, forces should train all officers. | Force set deadline of March 2019
2 | AMBER | By July 2018, forces should train all officers. | HMICFRS deadline July 2018 Force target March 2019
3 | AMBER | Forces should train all officers. | Force set deadline of March 2019
4 | CLOSED | By July 2018, forces should train all officers. | Force set deadline of March 2019

Options:
None.

How to fix:
Show the inspectorate's date first, then the force's own.
"""

from collections.abc import Iterator

from rag_reports.deadline import SetBy, due_in_words
from rag_reports.model import Field, InspectionReport, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.text_deadlines import phrase_in_words
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG209"
NAME = "inspectorate-deadline-lost"
SEVERITY = Severity.WARNING
NEEDS = ((Field.TEXT,), DUE_COLUMNS)
INSTEAD_OF = ("RAG204", "RAG205")


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    for row in check.facts.texts_and_dates(report):
        first = row.shown[0]
        told = max(row.phrases, key=lambda phrase: phrase.last)
        if first.by is not SetBy.FORCE or first.date <= told.last or any(map(row.is_shown, row.phrases)):
            continue
        yield Problem(
            due_cell(row.item),
            f"The text says {quoted(told.text)}, but the first date shown is the force's own, {due_in_words(first)}. "
            f"Show {phrase_in_words(told)} before it.",
            number=row.item.number,
        )

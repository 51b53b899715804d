"""The due date is not the deadline that the item's own text sets.

Why:
The inspectorate's words stand on the same row: "By July 2018, forces should ...". A date beside them that says
something else is a slip of the pen, or the force's own date without saying so; members ask whose deadline it is, the
force's or the inspectorate's.

The first date of the row is compared, at the coarser of the two precisions: "30 September 2019" and "September 2019"
say the same. Dates that are marked as the force's own are not compared (RAG209 watches over them), nor is a deadline
that the text sets for another body, unless the item is WHITE.

Flagged:

Number | Status | Recommendation | Due
1 | AMBER | By July 2019, all forces should review their custody policy. | November 2019
2 | GREEN | The force should publish its plan no later than 31 March 2019. | 31 May 2019
3 | WHITE | By August 2019, the College of Policing should revise the course. | April 2019

Accepted:

Number | Status | Recommendation | Due
1 | AMBER | By July 2019, all forces should review their custody policy. | 31 July 2019
2 | AMBER | By 30 September 2019, forces should train their staff. | September 2019
3 | AMBER | By March 2019, forces should train their staff. | March 2019 Now May 2019
4 | AMBER | By June 2019, forces should have a plan, in use by May 2020. | June 2019 And May 2020
5 | AMBER | Forces should act on the findings of the report of March 2015. | May 2019
6 | AMBER | By July 2019, the Home Office should set a standard. Forces should adopt it. | May 2020
7 | AMBER | By July 2019, all forces should review their policy. | Force set deadline of June 2019

Options:
None.

How to fix:
Show the inspectorate's date first, and after it any other date, with whose it is.
"""

from collections.abc import Iterator

from rag_reports.deadline import due_in_words
from rag_reports.model import Field, InspectionReport, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.text_deadlines import phrase_in_words
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG204"
NAME = "due-differs-from-text"
SEVERITY = Severity.ERROR
NEEDS = ((Field.TEXT,), DUE_COLUMNS)
INSTEAD_OF = ("RAG208",)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    for row in check.facts.texts_and_dates(report):
        first = row.first_not_own
        told = next((phrase for phrase in row.phrases if not phrase.relative), None)
        if first is None or told is None or row.is_in_text(first):
            continue
        shown = "the due date is" if len(row.shown) == 1 else "the first date shown is"
        yield Problem(
            due_cell(row.item),
            f"The text says {quoted(told.text)}, but {shown} {due_in_words(first)}. "
            f"Show {phrase_in_words(told)} first, and any other date after it.",
            number=row.item.number,
        )

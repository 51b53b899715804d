"""The due date is not the one that a term in the item's text reaches from publication.

Why:
"Within six months" runs from the day on which the report was published. The date is worked out by hand, and goes wrong
by a month or a year; then the item is overdue without anybody knowing, or is chased too early.

The first date of the row is compared. Terms in months and years are exact to the month: six months from 18 July 2018
is January 2019. "Immediately" is compared with nothing, nor is a standard for each case ("within six months of the
crime", "complete investigations within six months"), nor a date that is marked as the force's own.

Flagged:

The report was published on 18 July 2018.

Number | Status | Recommendation | Due
1 | AMBER | Within six months, forces should train their staff. | March 2019
2 | AMBER | We recommend that, within a year, chief constables review it. | 18 July 2020

Accepted:

Number | Status | Recommendation | Due
1 | AMBER | Within six months, forces should train their staff. | January 2019
2 | AMBER | Within seven months, forces should train their staff. | 28 February 2019
3 | AMBER | Within six months, forces should train their staff. | Within six months Now March 2019
4 | AMBER | Forces should examine phones within six months of the crime. | May 2019
5 | AMBER | Immediately, forces should review their custody policy. | May 2019
6 | AMBER | Within six months, forces should train their staff. | Force set deadline of December 2018

Options:
None.

How to fix:
Show the date that the term reaches first, and after it any other date, with whose it is.
"""

from collections.abc import Iterator

from rag_reports.deadline import date_in_words, due_in_words
from rag_reports.model import Field, InspectionReport, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.text_deadlines import phrase_in_words
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG205"
NAME = "relative-deadline-differs"
SEVERITY = Severity.WARNING
NEEDS = ((Field.TEXT,), DUE_COLUMNS)
INSTEAD_OF = ("RAG208",)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    if report.published is None:
        return
    by_month = report.published_precision == "month"
    published = f"in {report.published:%B %Y}" if by_month else f"on {date_in_words(report.published)}"
    for row in check.facts.texts_and_dates(report):
        first = row.first_not_own
        if first is None or row.is_in_text(first) or not all(phrase.relative for phrase in row.phrases):
            continue
        told = row.phrases[0]
        reached = phrase_in_words(told)
        shown = "the due date is" if len(row.shown) == 1 else "the first date shown is"
        yield Problem(
            due_cell(row.item),
            f"The text says {quoted(told.text)}, which is {reached} from publication {published}, but {shown} "
            f"{due_in_words(first)}. Show {reached} first, and any other date after it.",
            number=row.item.number,
        )

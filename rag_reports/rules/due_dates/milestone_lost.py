"""The text sets two dates, and the due cell of an open item shows one of them.

Why:
"A plan should be in place by September 2018, with the first reviews by January 2019": with one of the two dates left
out, nobody is told when the other has passed.

Flagged:

Number | Status | Recommendation | Due
1 | AMBER | By June 2019 forces should have a plan, and use it by January 2020. | January 2020
2 | AMBER | Forces should have a plan by June 2019 and should review it by January 2020. | June 2019

Accepted:

Number | Status | Recommendation | Due
1 | AMBER | By June 2019 forces should have a plan, and use it by January 2020. | June 2019 And January 2020
2 | AMBER | By June 2019, the College of Policing should act. By May 2020, forces should. | May 2020
3 | GREEN | Forces should have a plan by June 2019 and should review it by January 2020. | January 2020
4 | AMBER | By June 2019 forces should have the plan of our report of March 2015. | June 2019

Options:
None.

How to fix:
Show both dates, joined by "and"; the last one is the deadline.
"""

from collections.abc import Iterator

from rag_reports.deadline import due_in_words
from rag_reports.model import OPEN_STATUSES, Field, InspectionReport, Severity
from rag_reports.rules.due_dates.due_cell import DUE_COLUMNS, due_cell
from rag_reports.rules.due_dates.text_deadlines import phrase_in_words
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import listed, quoted
from rag_reports.text import number_in_words

CODE = "RAG213"
NAME = "milestone-lost"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.TEXT,), DUE_COLUMNS)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the due cell."""
    for row in check.facts.texts_and_dates(report):
        if len(row.phrases) < 2 or len(row.shown) != 1 or row.mixed or row.item.status not in OPEN_STATUSES:
            continue
        only = row.shown[0]
        lost = [phrase for phrase in row.phrases if not row.is_shown(phrase)]
        if not lost or not row.is_in_text(only):
            continue
        told = list(dict.fromkeys(quoted(phrase.text) for phrase in row.phrases))
        dates = dict.fromkeys(phrase_in_words(phrase) for phrase in lost)
        yield Problem(
            due_cell(row.item),
            f"The text sets {number_in_words(len(told))} dates ({listed(told)}), but the due date shows only "
            f"{due_in_words(only)}. Show {listed(list(dates))} too.",
            number=row.item.number,
        )

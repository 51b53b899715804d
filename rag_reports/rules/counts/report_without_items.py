"""A sentence says that a report holds items for the force, and none is listed.

Why:
A heading and a sentence with nothing below them look like rows that were lost in a copy. Members ask where they are.

A report of which all items are said to be complete or closed may well list none, since what is done drops off.

Flagged:

A report that lists no item (its row here only names it).

Number | Report | Status | Comment | Sentence
(none) | Custody in Northshire | | | There are 3 recommendations for the force; 2 are complete and 1 is in progress.

Accepted:

Number | Report | Status | Comment | Sentence
(none) | Custody in Northshire | | | There are 3 recommendations for the force and these are complete.
(none) | Custody in Southshire | | | This report makes 9 recommendations for the Home Office.

Options:
None.

How to fix:
List the items that are open, or say that all are complete.
"""

from collections.abc import Iterator

from rag_reports.model import InspectionReport, Severity
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import quoted

CODE = "RAG504"
NAME = "report-without-items"
SEVERITY = Severity.WARNING


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """Once for each report without an item, at its sentence."""
    if report.items or not report.intro.strip():
        return
    sentence = check.house_words.read(report.intro)
    done = (sentence.complete or 0) + (sentence.closed or 0)
    if not sentence.for_force or done >= sentence.for_force:
        return
    message = f"No item is listed, and the sentence ({quoted(report.intro, 120)}) says that there are some. List them."
    yield Problem(place_of(report, "intro"), message)

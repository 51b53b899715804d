"""The paper's format needs a detail that nobody gave.

Why:
A committee's clerk sends back a paper without its number, its classification or its contact. No tracker holds these:
they come from a details workbook, or from the sheets *Paper details*, *Paper reports* and *Paper items* of the
tracker. All that is missing is told at once. `rag-reports details F.xlsx --template T` writes the empty form.

Flagged:

The format needs the paper number.

Detail | Your text
Paper number |

Accepted:

Detail | Your text
Paper number | AP20/33

Options:
None.

How to fix:
Write the text where the message says, or give it on the command line: --set paper_no=AP20/33.
"""

from collections.abc import Iterator

from rag_reports.model import MissingDetail, Severity, Tracker
from rag_reports.reading import details as sheets
from rag_reports.rules.problem import Check, Problem

CODE = "RAG805"
NAME = "missing-details"
SEVERITY = Severity.ERROR
PAPERS_ONLY = True


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """For each detail that is missing; the cell is named in words, since it is in another workbook as a rule."""
    for missing in check.facts.missing_details or ():
        cell = missing.cell if missing.workbook == tracker.workbook.name else None
        yield Problem(cell, _message(missing), None, missing.report, missing.number)


def _message(missing: MissingDetail) -> str:
    whose = "The paper"
    if missing.number:
        whose = f'For item {missing.number} of "{missing.report}" the paper'
    elif missing.report:
        whose = f'For the report "{missing.report}" the paper'
    return f'{whose} needs "{missing.label}", which nobody gave. {_remedy(missing)}'


def _remedy(missing: MissingDetail) -> str:
    if not missing.workbook:
        return "Make the form with rag-reports details, fill it in, and give it with --details."
    if missing.cell:
        return f"Write it in {missing.cell} of {missing.workbook}."
    sheet = sheets.ITEMS if missing.number else sheets.REPORTS if missing.report else sheets.PAPER
    return f'Write it on the sheet "{sheet}" of {missing.workbook}.'

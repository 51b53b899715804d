"""Two items of one report have the same sentence in their comments, and different statuses.

Why:
Members see one fact beside GREEN and beside AMBER, and ask which of the two it proves. NEW makes no difference.

Flagged:

Number | Status | Comment
1 | GREEN | The new system went live in every custody suite in May 2018, and all staff were trained in its use.
2 | AMBER | The new system went live in every custody suite in May 2018, and all staff were trained in its use.

Accepted:

Number | Status | Comment
1 | GREEN | The new system went live in May 2018.
2 | AMBER | The new system went live in May 2018.
3 | GREEN | The policy on the use of force was published and sent to all officers and all of the staff in June.
4 | GREEN | The policy on the use of force was published and sent to all officers and all of the staff in June.

Options:
words: how long a sentence must be to tell anything; 12 by default.

How to fix:
Say in each comment what is true of that item alone, or give both one status.
"""

from collections.abc import Iterator

from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Severity
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.wording import quoted, status_in_words
from rag_reports.text import sentences, words

CODE = "RAG118"
NAME = "same-facts-two-colours"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.COMMENT,))
OPTIONS = (Option("words", 12, "how long a sentence must be to tell anything"),)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the second comment, once for each pair of comments."""
    least = check.number("words")
    held = [item for item in report.items if item.status and item.comment.count(" ") >= least - 1]
    if len({item.status for item in held}) < 2:
        return
    first: dict[tuple[str, ...], Recommendation] = {}
    told: set[tuple[CellRef, CellRef]] = set()
    for item in held:
        for sentence in sentences(item.comment):
            said = tuple(words(sentence))
            if len(said) < least:
                continue
            twin = first.setdefault(said, item)
            cells = twin.cells[Field.COMMENT], item.cells[Field.COMMENT]
            if twin.status is item.status or cells[0] == cells[1] or cells in told:
                continue
            told.add(cells)
            message = (
                f"{status_in_words(item)}, and item {twin.number or 'without a number'} is {status_in_words(twin)} "
                f"with the same sentence ({quoted(sentence)}). Say what is true of this item alone."
            )
            yield Problem(cells[1], message, number=item.number)

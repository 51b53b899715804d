"""The figures of a comment do not add up to the total that it names for them.

Why:
Members add up. A list of sessions that comes to 109 places under "all 129 delegates" is found in public, and then no
other figure of the paper is believed.

Only what its form says is a total with its parts is judged: a sum, lines with a line "Total", a total with its parts
behind a colon or in brackets, "90 of the 120, leaving 40", figures beside dates where the text says how many all of
them are. Shares, money, hours and parts that may overlap ("including", "of which") are let be.

Flagged:

Number | Status | Comment
1 | AMBER | A total of 45 officers have been trained: 20 in custody, 15 in response and 11 in crime.
2 | AMBER | 90 of the 120 officers have been trained, leaving 40 outstanding.
3 | AMBER | The three courses took 12 + 15 + 9 = 35 officers.
4 | AMBER | Places at each station: Northgate 20; Harbour 15; Total 36.

Accepted:

Number | Status | Comment
1 | AMBER | A total of 45 officers have been trained: 20 in custody, 15 in response and 10 in crime.
2 | AMBER | 90 of the 120 officers have been trained, leaving 30 outstanding.
3 | AMBER | A total of 45 officers have been trained, including 20 in custody and 15 in response.
4 | AMBER | Of the 45 officers 20 have done module 1 and 30 have done module 2.

Options:
None.

How to fix:
Correct the figure that is wrong.
"""

from collections.abc import Iterator

from rag_reports.language.figures import find_wrong_total
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import listed, quoted

CODE = "RAG406"
NAME = "figures-do-not-add-up"
SEVERITY = Severity.WARNING
NEEDS = ((Field.COMMENT,),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the comment."""
    wrong = find_wrong_total(item.comment)
    if wrong:
        parts = listed([f"{part:,}" for part in wrong.parts])
        message = (
            f"{parts} make {wrong.sum:,}, not {wrong.total:,} ({quoted(wrong.said)}). Correct the figure that is wrong."
        )
        yield Problem(item.cells[Field.COMMENT], message)

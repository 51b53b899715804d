"""Excel turned an item's number into a date, or cut the nought off its end.

Why:
Typed into a cell that is not text, "1-10" becomes 1 October and "1.10" becomes 1.1. The paper then prints a number that
the report does not have, and the item is not found again.

Flagged:

Number | Status | Comment
1.8 | GREEN | The form is in use.
1.9 | GREEN | The record is kept.
1.1 | GREEN | The board has agreed.
1.11 | GREEN | The team has moved.

Number | Status | Comment
01-Oct | GREEN | The form is in use.

Accepted:

Number | Status | Comment
1.9 | GREEN | The form is in use.
1.10 | GREEN | The record is kept.
1.11 | GREEN | The board has agreed.

Options:
None.

How to fix:
Format the cell as text, and type the number again as the report has it.
"""

import re
from collections.abc import Iterator

from rag_reports.model import Field, InspectionReport, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import squash

CODE = "RAG712"
NAME = "number-as-date"
SEVERITY = Severity.WARNING
NEEDS = ((Field.NUMBER,),)
INSTEAD_OF = ("RAG701",)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\d{{1,2}}[-/ ]{_MONTH}(?:[-/ ]\d{{2,4}})?|{_MONTH}[-/ ]\d{{2,4}}"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d",
    re.I,
)
_DECIMAL = re.compile(r"(\d+)\.(\d+)")


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the number's cell; a number such as 1.1 only where the one before ends in .9, or the one after in .11."""
    numbers = [squash(item.number) for item in report.items]
    befores, afters = ["", *numbers], [*numbers[1:], ""]
    for item, before, number, after in zip(report.items, befores, numbers, afters, strict=False):
        if Field.NUMBER not in item.cells:
            continue
        if _DATE.fullmatch(number):
            message = (
                f"The number reads {quoted(number)}, a date. Format the cell as text, and type the report's number."
            )
            yield Problem(item.cells[Field.NUMBER], message, number=item.number)
        elif _lost_nought(number, before, after):
            message = f"The number reads {number} where {number}0 is due. Format the cell as text, and type {number}0."
            yield Problem(item.cells[Field.NUMBER], message, number=item.number)


def _lost_nought(number: str, before: str, after: str) -> bool:
    own = _DECIMAL.fullmatch(number)
    if own is None or len(own[2]) != 1:
        return False
    last, following = _DECIMAL.fullmatch(before), _DECIMAL.fullmatch(after)
    comes_after = last is not None and last[1] == own[1] and int(last[2]) == int(own[2]) * 10 - 1
    goes_before = following is not None and following[1] == own[1] and int(following[2]) == int(own[2]) * 10 + 1
    return comes_after and (goes_before or not after)

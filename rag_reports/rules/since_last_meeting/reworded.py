"""The inspectorate's text changed since the last meeting.

Why:
The text is the inspectorate's and does not change. Where it does, the wrong row was pasted over, or somebody made it
easier to meet. Spacing, capitals and punctuation are no change.

Flagged:

Number | Recommendation | Last recommendation | Status | Comment
1 | Train some officers in fraud. | Train all officers in fraud. | AMBER | The team meets each month.

Accepted:

Number | Recommendation | Last recommendation | Status | Comment
1 | Train all officers in fraud. | Train  all officers in fraud | AMBER | The team meets each month.

Options:
None.

How to fix:
Copy the text from the inspectorate's report.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from rag_reports.meeting.changes import Changes
from rag_reports.model import Field, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import words

CODE = "RAG608"
NAME = "reworded"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the text."""
    for pair in changes.reworded:
        old, new = pair.old.item, pair.new.item
        before, after = words(old.text), words(new.text)
        if not before or not after or before == after:
            continue
        was, now = _difference(before, after)
        message = f"The text differs from the last tracker's: {now} here, {was} there. Copy it from the report."
        cell = new.cells.get(Field.TEXT, new.cell)
        yield Problem(cell, message, report=pair.new.report.title, number=new.number)


def _difference(before: list[str], after: list[str]) -> tuple[str, str]:
    """The first words that differ, in quotes, with the word before them."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    _, i1, i2, j1, j2 = next(step for step in steps if step[0] != "equal")
    return _shown(before, i1, i2), _shown(after, j1, j2)


def _shown(said: list[str], first: int, last: int) -> str:
    return quoted(" ".join(said[max(0, first - 1) : max(last, first + 1)]) or "nothing")

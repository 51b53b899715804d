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

from rag_reports.meeting.changes import Changes
from rag_reports.meeting.rewording import first_difference
from rag_reports.model import Field, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import plural, words

CODE = "RAG608"
NAME = "reworded"
SEVERITY = Severity.WARNING


def check_changes(changes: Changes, check: Check) -> Iterator[Problem]:
    """At the text."""
    for pair in changes.reworded:
        old, new = pair.old.item, pair.new.item
        if not words(old.text) or not words(new.text):
            continue
        was, now, more = first_difference(old.text, new.text)
        told = f"{quoted(now or 'nothing')} here, {quoted(was or 'nothing')} there"
        told += f", and {plural(more, 'more place')}" if more else ""
        message = f"The text differs from the last tracker's: {told}. Copy it from the report."
        cell = new.cells.get(Field.TEXT, new.cell)
        yield Problem(cell, message, report=pair.new.report.title, number=new.number)

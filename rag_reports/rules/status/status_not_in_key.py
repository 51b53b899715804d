"""A status is used that the workbook's own key does not define, or a definition breaks off.

Why:
The paper prints the key. A colour in the tables that the key does not explain makes members ask what it means, and a
definition that breaks off was cut when it was copied.

Flagged:

Number | Status | Key | Comment
1 | GREEN | GREEN: It is implemented. / AMBER: It is under way. | The new policy is in force.
2 | WHITE | | This is for the College of Policing.

Number | Status | Key | Comment
1 | GREEN | GREEN: It is implemented. / AMBER: It is under way or | The new policy is in force.

Accepted:

Number | Status | Key | Comment
1 | NEW GREEN | GREEN: It is implemented. / AMBER: It is under way. | The new policy is in force.

Options:
None.

How to fix:
Add the status to the key, or end the definition.
"""

import re
from collections.abc import Iterator

from rag_reports.model import Severity, Status, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words
from rag_reports.text import fold, squash

CODE = "RAG117"
NAME = "status-not-in-key"
SEVERITY = Severity.WARNING
_BREAKS_OFF = re.compile(
    r"\b(?:or|and|of|the|a|an|to|by|with|for|is|are|be|which|that|has|in|on|but)\s*$|[,(]\s*$", re.I
)
_LEAST = 2  # entries; a key of one is a note


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the first item of each status that the key lacks, and at each definition that breaks off."""
    defined = {entry.status for entry in tracker.key if entry.status}
    if len(defined) < _LEAST:
        return
    words = {fold(entry.word) for entry in tracker.key}
    told: set[Status] = set()
    for report, item in tracker.items:
        status = item.status
        if status is None or status in defined or status in told or fold(item.status_text) in words:
            continue
        if not item.status_text:
            continue
        told.add(status)
        message = f"{status_in_words(item)} is used, and the tracker's own key does not define it. Add it to the key."
        yield Problem(item.cell, message, report=report.title, number=item.number)
    for entry in tracker.key:
        definition = squash(entry.definition)
        if entry.status and _BREAKS_OFF.search(definition):
            end = quoted("... " + " ".join(definition.split()[-6:]))
            yield Problem(
                entry.cell, f"The definition of {squash(entry.word)} breaks off ({end}). Write it to its end."
            )

"""A rule failed by a fault of rag_reports itself.

Why:
A rule that cannot cope with a cell is our mistake, never the tracker's. The check says so, names the rule and the cell
that it was at, and goes on with everything else, so that one bad cell does not cost you the rest of the findings.
The program ends with exit code 2, so that nobody takes the check for complete.

Flagged:
Nothing in a tracker gives this finding.

Accepted:
Everything.

Options:
None.

How to fix:
Nothing in the workbook needs to change. Send the message and, if you may, the row to the developers. Until it is
mended, leave the rule out with --ignore.
"""

from rag_reports.model import Severity
from rag_reports.text import plural

CODE = "RAG000"
NAME = "rule-crashed"
SEVERITY = Severity.ERROR


def describe(code: str, name: str, error: Exception, elsewhere: int) -> str:
    """The message; ``elsewhere`` is at how many more places the same rule failed."""
    more = f", and at {plural(elsewhere, 'more place')}" if elsewhere else ""
    kind = f"{type(error).__name__}: {error}".rstrip(": ")
    return (
        f"A fault of rag_reports, not of the tracker: rule {code} ({name}) failed here{more} ({kind}). "
        "The rest was checked. Please report this message."
    )

"""The force's status and the inspectorate's verdict disagree.

Why:
GREEN says that the force thinks it done; the verdict is the inspectorate's. Both are shown, and where they disagree
members ask what the force does about it.

Flagged:

Number | Status | Sign-off | Comment
1 | GREEN | Remains outstanding | The new policy is in force.
2 | AMBER | Signed off | The new policy is in force.

Accepted:

Number | Status | Sign-off | Comment
1 | GREEN | Signed off | The new policy is in force.
2 | AMBER | Remains outstanding | The new policy is in force.
3 | GREEN | Awaiting review | The new policy is in force.
4 | GREEN | | The new policy is in force.

Options:
None.

How to fix:
Bring the status up to date, or say in the comment what was sent to the inspectorate.
"""

from collections.abc import Iterator

from rag_reports.meeting.positions import Position, read_position
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG119"
NAME = "verdict-disagrees"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.SIGN_OFF,))


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the verdict's cell."""
    if not item.sign_off or item.status is None:
        return
    position = read_position(item.sign_off)
    if item.status is Status.GREEN and position is Position.OPEN:
        remedy = "Say in the comment what was sent to the inspectorate since."
    elif item.is_open and position is Position.DONE:
        remedy = "Bring the status up to date."
    else:
        return
    message = f"{status_in_words(item)}, but the inspectorate's verdict is {quoted(item.sign_off)}. {remedy}"
    yield Problem(item.cells[Field.SIGN_OFF], message)

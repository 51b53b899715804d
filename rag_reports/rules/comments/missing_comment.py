"""An item has no comment.

Why:
The comment is what members read: what was done, what is left, or whom the force waits for. An empty cell in the paper
is a question at the meeting, and a barrier for people who listen to the table.

An item that is closed, or that the inspectorate has signed off, needs none. Nor do the older GREEN items of a tracker
that keeps most of them without. Where a RED has no reason (RAG101) or a WHITE names no organisation (RAG102), that is
said instead.

Flagged:

Number | Status | Comment
1 | AMBER |
2 | NEW GREEN | -

Accepted:

Number | Status | Comment
1 | AMBER | The new policy is in force.
2 | AMBER | ^
3 | RED |
4 | WHITE |
5 | CLOSED |

Number | Status | Comment
1 | GREEN |
2 | GREEN |
3 | GREEN |
4 | GREEN | The new policy is in force.

Options:
None.

How to fix:
Say in a sentence where the item stands.
"""

from collections.abc import Callable, Iterator

from rag_reports.language.placeholders import is_blank, is_excel_error, says_nothing
from rag_reports.model import Field, Recommendation, Severity, Status, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.status.white_without_external_owner import names_external_owner
from rag_reports.rules.wording import shows_error, status_in_words
from rag_reports.text import fold

CODE = "RAG401"
NAME = "missing-comment"
SEVERITY = Severity.ERROR
NEEDS = ((Field.COMMENT,),)
_A_HABIT = 3


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the comment."""
    keeps_none = keeps_few_comments(tracker, is_blank)
    for report, item in tracker.items:
        if not _is_missing(item, tracker) or Field.COMMENT not in item.cells:
            continue
        if keeps_none and item.status is Status.GREEN and not item.new:
            continue
        status = f"{status_in_words(item)} with no comment" if item.status else "No comment"
        seen = f"{shows_error(item.comment)} say" if is_excel_error(item.comment) else "the cell is blank. Say"
        message = f"{status}: {seen} where the item stands."
        yield Problem(item.cells[Field.COMMENT], message, report=report.title, number=item.number)


def keeps_few_comments(tracker: Tracker, is_short: Callable[[str], bool]) -> bool:
    """Whether most of the older GREEN items have no more than a short comment."""
    older = [item for _, item in tracker.items if item.status is Status.GREEN and not item.new]
    short = sum(is_short(item.comment) for item in older)
    return short >= _A_HABIT and short * 2 > len(older)


def needs_no_comment(item: Recommendation) -> bool:
    """Whether the item is closed, or the inspectorate has signed it off."""
    return item.status is Status.CLOSED or "signed off" in fold(item.sign_off)


def _is_missing(item: Recommendation, tracker: Tracker) -> bool:
    blank = is_blank(item.comment) or is_excel_error(item.comment)
    if not blank or needs_no_comment(item):
        return False
    if item.status is Status.RED and says_nothing(item.rationale):
        return False
    return item.status is not Status.WHITE or names_external_owner(item, tracker)

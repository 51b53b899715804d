"""A comment that says nothing: "ongoing", "TBC", "no change", or fewer words than a sentence has.

Why:
A placeholder looks like an update and is none. Members read "ongoing" at three meetings in a row and ask what was done
between them.

A short comment that tells something is let pass: a WHITE that names the organisation, a RED that gives its reason, an
AMBER that says what it waits for, a GREEN that says when. "Complete" on an open item is RAG111. Nor is more wanted of
an item that is closed or that the inspectorate has signed off, or of the older GREEN items of a tracker that keeps
most of them so short. Where a RED has no reason (RAG101), a WHITE names no organisation (RAG102), a GREEN is unfinished
(RAG107) or the comment points at another row (RAG403), that is said instead.

Flagged:

Number | Status | Comment
1 | AMBER | Ongoing
2 | AMBER | TBC
3 | AMBER | As above
4 | NEW GREEN | Completed.
5 | AMBER | No change since the last update.
6 | AMBER | On track

Accepted:

Number | Status | Comment
1 | AMBER | The training package is being written and goes to the training board in March.
2 | WHITE | Home Office
3 | RED | Delayed by supplier.
4 | NEW GREEN | Completed 14 May 2018.
5 | AMBER |
6 | CLOSED | Superseded

Options:
words: a comment of fewer words is a placeholder (4).

How to fix:
Say in a sentence what has been done since the last meeting and what is left.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_blank, is_excel_error, is_placeholder, says_done, says_nothing
from rag_reports.language.reasons import gives_reason, may_give_reason
from rag_reports.model import Field, Recommendation, Severity, Status, Tracker
from rag_reports.rules.comments.missing_comment import keeps_few_comments, needs_no_comment
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.status.white_without_external_owner import names_external_owner
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG402"
NAME = "placeholder-comment"
SEVERITY = Severity.WARNING
NEEDS = ((Field.COMMENT,),)
OPTIONS = (Option("words", 4, "a comment of fewer words is a placeholder"),)
_LONGEST = 80


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the comment."""
    words = check.number("words")
    few = keeps_few_comments(tracker, lambda comment: _is_too_short(comment, words))
    for report, item in tracker.items:
        comment = item.comment
        if not _is_too_short(comment, words) or Field.COMMENT not in item.cells:
            continue
        if is_blank(comment) or is_excel_error(comment) or needs_no_comment(item) or _tells(item, tracker):
            continue
        if few and item.status is Status.GREEN and not item.new:
            continue
        status = f"{status_in_words(item)}, and the" if item.status else "The"
        asked = "what was done, and how it is known" if item.status is Status.GREEN else "what is done and what is left"
        message = f"{status} comment says only {quoted(comment)}. Say {asked}."
        yield Problem(item.cells[Field.COMMENT], message, report=report.title, number=item.number)


def _is_too_short(comment: str, words: int) -> bool:
    return len(comment) <= _LONGEST and (len(comment.split()) < words or is_placeholder(comment))


def _tells(item: Recommendation, tracker: Tracker) -> bool:
    """Whether a short comment says what its status asks for, or another rule says that it does not."""
    if item.status is Status.WHITE:
        return True if not names_external_owner(item, tracker) else not is_placeholder(item.comment)
    if item.status is Status.RED:
        return says_nothing(item.rationale) or may_give_reason(item.comment)
    if item.status is Status.GREEN:
        return any(map(str.isdigit, item.comment))
    return says_done(item.comment) or (not is_placeholder(item.comment) and gives_reason(item.comment))

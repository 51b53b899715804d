"""RED, and no reason is given for it.

Why:
The usual key says of RED "rationale required". Members ask why a deadline was missed or why an item will not be
implemented; a comment that only counts what has been done leaves them to guess.

Where the tracker has a Rationale column, it must say something. Where it has none, a sentence of the comment must
give a reason: "because", "due to" a thing, "delayed by", "cannot", "will not", "not accepted", "awaiting", "dependent
on", a shortage, a refusal, a loss and the like. What was done, figures and dates are no reason, nor is "due to" before
a verb, nor what is over or falling: "the backlog has been cleared". Reasons are worded in many ways: where half of the
sentences or more are none of these, one of them may be the reason, and nothing is said.

Flagged:

Number | Status | Comment
1 | RED | 120 of the 200 response officers have been trained, leaving 80 outstanding.
2 | RED | Further sessions are due to be held in March 2019.
3 | RED | The deadline of December 2018 was missed.
8 | RED | The backlog of visits is down from 212 to 47.
4 | NEW RED |

Number | Status | Rationale | Comment
5 | RED | | The system was installed in May.
6 | RED | TBC | The system was installed in May.

Accepted:

Number | Status | Comment
1 | RED | 120 officers have been trained. The rest could not attend because of the summer demand on response teams.
2 | RED | The upgrade was delayed by the supplier and is now expected in May 2019.
3 | RED | Not accepted: the force already runs a triage desk with its partners.
4 | RED | Due to sickness in the training team, two sessions were lost.
5 | AMBER | 120 of the 200 response officers have been trained.
6 | RED | The funding stream ended in March.
7 | RED | The unions have asked for more time.

Number | Status | Rationale | Comment
6 | RED | No funding in this year's budget. | Work continues.
7 | RED | See comment | Awaiting the new national form.

Options:
None.

How to fix:
Say in one sentence why the deadline was missed, or why the item cannot or will not be implemented, in the Rationale
column if there is one and otherwise in the comment.
"""

from collections.abc import Iterator

from rag_reports.language.placeholders import is_blank, points_to_comment, says_nothing
from rag_reports.language.reasons import gives_reason, may_give_reason
from rag_reports.model import Field, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted, status_in_words

CODE = "RAG101"
NAME = "red-without-rationale"
SEVERITY = Severity.ERROR
NEEDS = ((Field.STATUS,), (Field.RATIONALE, Field.COMMENT))
STATUSES = frozenset({Status.RED})


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the cell where the reason belongs."""
    rationale = item.cells.get(Field.RATIONALE)
    if rationale is not None and not points_to_comment(item.rationale):
        if says_nothing(item.rationale):
            yield Problem(rationale, _about_rationale(item))
    elif says_nothing(item.comment) or not may_give_reason(item.comment):
        yield Problem(item.cells.get(Field.COMMENT, item.cells[Field.STATUS]), _about_comment(item))


def _about_rationale(item: Recommendation) -> str:
    seen = (
        "the Rationale cell is blank"
        if is_blank(item.rationale)
        else f"the Rationale says only {quoted(item.rationale)}"
    )
    red = status_in_words(item)
    if gives_reason(item.comment):
        return f"{red} with no reason in its place: {seen}, though the comment gives one. Put the reason in Rationale."
    return f"{red} with no reason: {seen}. Say why the deadline was missed or will not be met."


def _about_comment(item: Recommendation) -> str:
    comment, red = item.comment, status_in_words(item)
    if is_blank(comment):
        return f"{red} with no reason: the comment is blank. Say why the deadline was missed or will not be met."
    if says_nothing(comment):
        return f"{red} with no reason: the comment says only {quoted(comment)}. Say why the deadline was missed."
    seen = f"the comment tells of activity only ({quoted(comment)})"
    return f"{red} with no reason: {seen}. Say why the deadline was missed."

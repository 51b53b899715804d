"""The comment says that something is still to come on a date that has passed.

Why:
"Interviews are scheduled for 6 February" in a paper of 31 March tells members that nobody has touched the comment
since. They ask whether the interviews were held.

The rule reads tense: what "was scheduled" or "took place" is no promise, nor is one of which the comment tells later
what came of it. Of a comment kept as a diary only the newest entry counts. A date without a year is the first one
after the update date, or after the date that heads the comment; where neither is there, it counts as past only where
it lies a short time back. Where the status is GREEN and RAG107 finds work still to do, that is said instead.

Flagged:

Number | Status | Comment
1 | AMBER | Two posts were advertised and interviews are scheduled for 14 January 2019.
2 | AMBER | The training of custody staff will be complete by November 2018.
3 | AMBER | The Home Office is due to report in spring 2018.
4 | AMBER | By December 2018, all supervisors will have attended the course.
5 | AMBER | The new contract starts on 7 January.

Accepted:

Number | Status | Comment
1 | AMBER | Two posts were advertised and interviews are scheduled for 14 May 2019.
2 | AMBER | Interviews were scheduled for 14 January 2019 and had to be called off.
3 | AMBER | Interviews are scheduled for 14 January 2019. Both posts were filled at interview.
4 | AMBER | Officers will be trained on the form that was brought in during March 2018.
5 | AMBER | In March 2018 the board agreed that all officers will be trained.
6 | AMBER | Nov 2018: the course will run in December 2018. Jan 2019: the course has been run.
7 | AMBER | The next contract starts on 7 July.

Options:
days: how far back a date without a year counts as past, where nothing says when the comment was written (60).

How to fix:
Say what came of it, or give the new date and why it moved.
"""

from collections.abc import Iterator

from rag_reports.deadline import date_in_words
from rag_reports.language.promises import broken_promise
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.comments.missing_comment import needs_no_comment
from rag_reports.rules.comments.update_date import update_date
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG405"
NAME = "promise-in-the-past"
SEVERITY = Severity.WARNING
NEEDS = ((Field.COMMENT,),)
OPTIONS = (Option("days", 60, "how far back a date without a year counts as past"),)


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At the comment."""
    promise = broken_promise(item.comment, check.as_at, update_date(item), check.number("days"))
    if promise is None or needs_no_comment(item):
        return
    date = date_in_words(promise.date)
    message = f"{quoted(promise.passage, 90)} was still to come, and {date} has passed. Say what came of it."
    yield Problem(item.cells[Field.COMMENT], message)

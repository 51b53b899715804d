"""An open item was last updated a long time ago, or has no update date.

Why:
Members ask how old a comment is. One of last spring in a paper of this winter says that the item was not looked at for
the meeting. The tracker is reviewed every month and goes to committee each quarter, hence 90 days.

A tracker without a column for the date of the update is not judged. Where no open item has a date, that is said once.

Flagged:

Number | Status | Updated | Comment
1 | AMBER | 12 September 2018 | The training package is being written.
2 | RED | | Delayed by the supplier of the system.
3 | WHITE | TBC | This is for the College of Policing.

Accepted:

Number | Status | Updated | Comment
1 | AMBER | 14 January 2019 | The training package is being written.
2 | AMBER | Nov-18 | The training package is being written.
3 | GREEN | 12 March 2018 | The package is in use at all stations.
4 | CLOSED | | Superseded by a later report of the inspectorate.

Options:
days: an update older than this many days at the as-at date is stale (90).

How to fix:
Ask the strategic lead where the item stands, and write the answer with its date.
"""

import datetime as dt
from collections.abc import Iterator

from rag_reports.deadline import date_in_words
from rag_reports.language.placeholders import is_blank
from rag_reports.model import OPEN_STATUSES, Field, Recommendation, Severity, Tracker
from rag_reports.rules.comments.missing_comment import needs_no_comment
from rag_reports.rules.comments.update_date import update_date
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.wording import quoted, status_in_words
from rag_reports.text import plural

CODE = "RAG404"
NAME = "stale-update"
SEVERITY = Severity.WARNING
NEEDS = ((Field.UPDATED,),)
OPTIONS = (Option("days", 90, "an update older than this many days at the as-at date is stale"),)


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the update date."""
    judged = [
        (report, item)
        for report, item in tracker.items
        if item.status in OPEN_STATUSES and Field.UPDATED in item.cells and not needs_no_comment(item)
    ]
    dates = [update_date(item) for _, item in judged]
    if len(judged) > 1 and not any(dates):
        message = f"None of the {len(judged)} open items has an update date. Write when each comment was updated."
        yield Problem(judged[0][1].cells[Field.UPDATED], message)
        return
    for (report, item), date in zip(judged, dates, strict=True):
        message = _message(item, date, check)
        if message:
            yield Problem(item.cells[Field.UPDATED], message, report=report.title, number=item.number)


def _message(item: Recommendation, date: dt.date | None, check: Check) -> str:
    text = item.other.get(Field.UPDATED, "")
    if date is None:
        seen = "the cell is blank" if is_blank(text) else f"the cell says {quoted(text)}"
        return f"{status_in_words(item)} with no update date: {seen}. Write when the comment was last updated."
    age = (check.as_at - date).days
    if age <= check.number("days"):
        return ""
    when = f"{date_in_words(date)}, {plural(age, 'day')} before {date_in_words(check.as_at)}"
    return f"{status_in_words(item)}, last updated {when}. Ask the lead for an update."

"""The comments on a report were not published in the time that the Act allows.

Why:
The local policing body must publish its comments on a report before the end of 56 days beginning with the day of
publication (Police Act 1996, section 55(5A)): the last day is publication + 55 days. Auditors and the inspectorate
look at these dates.

Reports from before 2 May 2017 have no such deadline. Nothing is said where only the month of publication is known,
where the report is another inspectorate's than HMICFRS, or where the cell says in words why there is no date.

Flagged:

The report was published on 18 July 2018, so the last day was 11 September 2018.

Number | Status | Response published
1 | GREEN |

Number | Status | Response published
1 | GREEN | TBC

Number | Status | Response published
1 | GREEN | 12 September 2018

Accepted:

Number | Status | Response published
1 | GREEN | 11 September 2018

Number | Status | Response published
1 | GREEN | September 2018

Number | Status | Response published
1 | GREEN | No response was required.

Number | Status | Published | Response published
1 | GREEN | 2017-05-01 |
2 | GREEN | |

Number | Status | Published | Response published
1 | GREEN | 2018-12-07 |

Options:
days: how many days there are, the day of publication counted as the first; 56 by default.

How to fix:
Have the comments published, and write the date; where they were late, say why in the paper.
"""

import datetime as dt
from collections.abc import Iterator

from rag_reports.deadline import date_in_words
from rag_reports.language.placeholders import says_nothing
from rag_reports.meeting.section_55 import PERIOD_DAYS, response_due
from rag_reports.model import Field, InspectionReport, Severity
from rag_reports.rules.problem import Check, Option, Problem, place_of
from rag_reports.text import plural

CODE = "RAG803"
NAME = "response-overdue"
SEVERITY = Severity.WARNING
NEEDS = ((Field.RESPONSE_PUBLISHED,),)
OPTIONS = (Option("days", PERIOD_DAYS, "days for the comments, the day of publication counted as the first"),)

_NOT_REQUIRED = frozenset({"n/a", "na", "n a", "not applicable", "none"})


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the cell for the response's date; only where the report has one."""
    last = response_due(report, period_days=check.number("days"))
    if last is None or check.as_at <= last or "response_published" not in report.cells or _is_for_others(report):
        return
    published, text = report.response_published, report.response_text
    if published is not None and published <= check.as_at:
        message = _late(published, last)
    elif published is None and (not says_nothing(text) or text.strip(" .").lower() in _NOT_REQUIRED):
        return
    else:
        message = (
            f"The comments on the report of {date_in_words(last - dt.timedelta(days=check.number('days') - 1))} were "
            f"due by {date_in_words(last)}, and no date of publication is shown. Publish them and write the date."
        )
    if message:
        yield Problem(place_of(report, "response_published"), message)


def _is_for_others(report: InspectionReport) -> bool:
    named = report.inspectorates
    return bool(named) and not any(name.upper().startswith("HMIC") for name in named)


def _late(published: dt.date, last: dt.date) -> str:
    """What is wrong with comments that were published too late, "" where they were in time or may have been."""
    by_month = (published + dt.timedelta(days=1)).day == 1 and (published.year, published.month) == (
        last.year,
        last.month,
    )
    if published <= last or by_month:
        return ""
    late = plural((published - last).days, "day")
    return (
        f"The comments were published on {date_in_words(published)}, {late} after the last day, "
        f"{date_in_words(last)}. Say why in the paper."
    )

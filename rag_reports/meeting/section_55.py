"""When the local policing body's comments on a report fall due (Police Act 1996, section 55(5A)).

They are published before the end of 56 days beginning with the day of publication: the last day is publication + 55.
"""

import datetime as dt
import re

from rag_reports.model import InspectionReport
from rag_reports.text import fold

IN_FORCE = dt.date(2017, 5, 2)
"""Reports published before this day have no such deadline."""
PERIOD_DAYS = 56
"""The period, the day of publication counted as its first day; other services have other periods."""
_CONSTABULARY = re.compile(r"\bhmic(?:frs)?\b|\bconstabulary\b")
_UNANSWERED = frozenset({"", "-", "?", "no", "tbc", "tba", "tbd", "unknown", "pending", "awaited", "not yet", "due"})


def response_due(report: InspectionReport, *, period_days: int = PERIOD_DAYS) -> dt.date | None:
    """The last day for the comments, whether or not they are published; None where the report has no such deadline.

    None too where the day of publication is not known or its year is mistyped as 9999, and where the report is said to
    be by others than the inspectorate of constabulary.
    """
    published, period = report.published, dt.timedelta(days=period_days - 1)
    if published is None or report.published_precision != "day" or published < IN_FORCE:
        return None
    if report.inspectorates and not any(_CONSTABULARY.search(fold(name)) for name in report.inspectorates):
        return None
    return published + period if published <= dt.date.max - period else None


def is_unanswered(report: InspectionReport) -> bool:
    """Whether nothing says that the comments are published; words in place of a date ("none required") do say so."""
    return report.response_published is None and fold(report.response_text).strip(" .") in _UNANSWERED

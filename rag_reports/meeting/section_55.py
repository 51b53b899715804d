"""When the local policing body's comments on a report fall due (Police Act 1996, section 55(5A)).

They are published before the end of 56 days beginning with the day of publication: the last day is publication + 55.
"""

import datetime as dt

from rag_reports.model import InspectionReport

IN_FORCE = dt.date(2017, 5, 2)
"""Reports published before this day have no such deadline."""
PERIOD_DAYS = 56
"""The period, the day of publication counted as its first day; other services have other periods."""


def response_due(report: InspectionReport, *, period_days: int = PERIOD_DAYS) -> dt.date | None:
    """The last day for the comments, whether or not they are published; None where the report has no such deadline.

    None too where the day of publication is not known, or its year is mistyped as 9999.
    """
    published, period = report.published, dt.timedelta(days=period_days - 1)
    if published is None or report.published_precision != "day" or published < IN_FORCE:
        return None
    return published + period if published <= dt.date.max - period else None

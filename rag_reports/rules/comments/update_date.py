"""When an item was last updated, as its update column says."""

import datetime as dt

from rag_reports.deadline import find_dates
from rag_reports.model import Field, Recommendation


def update_date(item: Recommendation) -> dt.date | None:
    """The latest date of the cell, a month being its last day; None where there is none."""
    text = item.other.get(Field.UPDATED)
    return max((date.last for date in find_dates(text) if date.has_year), default=None) if text else None

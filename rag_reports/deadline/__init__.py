"""Due-date text to Deadline: every date of the chain, who set each, milestones and moves; never "today".

The deadlines that an item's running text sets are read here too.
"""

from rag_reports.deadline.dates import (
    Deadline,
    DueDate,
    Precision,
    Role,
    SetBy,
    State,
    date_in_words,
    due_in_words,
    months_between,
)
from rag_reports.deadline.joining import join_deadlines
from rag_reports.deadline.phrases import DeadlinePhrase, read_deadline_phrases
from rag_reports.deadline.reading import read_deadline
from rag_reports.deadline.running import WrittenDate, find_dates, may_hold_date

__all__ = [
    "Deadline",
    "DeadlinePhrase",
    "DueDate",
    "Precision",
    "Role",
    "SetBy",
    "State",
    "WrittenDate",
    "date_in_words",
    "due_in_words",
    "find_dates",
    "join_deadlines",
    "may_hold_date",
    "months_between",
    "read_deadline",
    "read_deadline_phrases",
]

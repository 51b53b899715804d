"""How far and how often a due date moved, in words."""

from rag_reports.deadline import Deadline, DueDate, Role, due_in_words
from rag_reports.text import number_in_words


def deadlines_of(due: Deadline) -> list[DueDate]:
    """The dates that were the deadline, in the order in which they were set; milestones left out."""
    return [date for date in due.dates if date.role is Role.DEADLINE]


def move_in_words(due: Deadline) -> str:
    """ "The due date moved twice, from July 2018 to March 2019"; with no dates where they are not all known."""
    times = {1: "", 2: " twice"}.get(due.moves, f" {number_in_words(due.moves)} times")
    deadlines = deadlines_of(due)
    if len(deadlines) < 2 or due.date is None:
        return f"The due date was moved{times}"
    span = f"from {due_in_words(deadlines[0])} to {due_in_words(deadlines[-1])}"
    return f"The due date moved{times}, {span}" if times else f"The due date moved {span}"

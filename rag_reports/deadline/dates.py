"""What a due cell says, as plain data: its dates, who set each, milestones and moves."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date was written; ``date`` is always the last day of the period."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"


class SetBy(StrEnum):
    """Who set a date, where the text says so."""

    INSPECTORATE = "inspectorate"
    FORCE = "force"


class Role(StrEnum):
    """Whether a date is the deadline or a milestone on the way to it."""

    DEADLINE = "deadline"
    MILESTONE = "milestone"


class State(StrEnum):
    """What a due cell says.

    DATED: a date is in force. UNDATED: it is blank, or says that no deadline was set, and gives none.
    PLACEHOLDER: TBC, ongoing, N/A; "October 2018 now TBC" too, and then ``dates`` holds what was replaced.
    RELATIVE: a term such as "within six months" or "immediately" whose publication date is not known.
    UNREADABLE: none of these, never guessed at.
    """

    DATED = "dated"
    UNDATED = "undated"
    PLACEHOLDER = "placeholder"
    RELATIVE = "relative"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class DueDate:
    """One date of a due cell or history column.

    ``text`` is the stretch that it was read from. ``by`` is None where nothing says who set it.
    ``relative`` is true where it was derived from the publication date; ``immediate`` where that was "immediately".
    """

    date: dt.date
    precision: Precision
    by: SetBy | None
    role: Role
    text: str
    relative: bool = False
    immediate: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a due cell and its history columns say.

    ``dates`` are in the order in which they were set, milestones of one setting in the order of the text.
    ``moves`` counts the times that the deadline was changed. ``text`` is the due cell's own text.
    """

    text: str
    state: State
    dates: tuple[DueDate, ...] = ()
    moves: int = 0

    @property
    def in_force(self) -> DueDate | None:
        """The deadline in force: the last one set; None where no date is in force."""
        if self.state is not State.DATED:
            return None
        return next((due for due in reversed(self.dates) if due.role is Role.DEADLINE), None)

    @property
    def date(self) -> dt.date | None:
        """The day of the deadline in force; None where no date is in force."""
        due = self.in_force
        return due.date if due else None

    @property
    def original(self) -> dt.date | None:
        """The first deadline set, None where there is no date."""
        return next((due.date for due in self.dates if due.role is Role.DEADLINE), None)


def months_between(first: dt.date, last: dt.date) -> int:
    """The whole months from one date to a later one; the last day of a month ends a whole month."""
    months = 12 * (last.year - first.year) + last.month - first.month
    ends_month = (last + dt.timedelta(days=1)).day == 1
    return months - (last.day < first.day and not ends_month)


def date_in_words(date: dt.date) -> str:
    """ "31 January 2019"."""
    return f"{date.day} {date:%B %Y}"


def due_in_words(due: DueDate) -> str:
    """A date as exactly as it was set: "January 2019" where only the month was given."""
    return f"{due.date:%B %Y}" if due.precision is Precision.MONTH and not due.relative else date_in_words(due.date)

"""What falls due until a day and what is overdue: deadlines, their milestones, and the responses under section 55."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rag_reports.deadline import Deadline, DueDate, Role, State, date_in_words, due_in_words
from rag_reports.meeting.figures import external_owner
from rag_reports.meeting.section_55 import IN_FORCE, PERIOD_DAYS, is_unanswered, response_due
from rag_reports.model import Field, InspectionReport, Recommendation, Status, Tracker
from rag_reports.text import fold, plural, squash

DAYS_AHEAD = 90
"""How far ahead a list looks where nobody says until when."""
IMMEDIATELY_GRACE_DAYS = 90
"""How long after publication "immediately" is not yet overdue, as RAG106 holds it."""
RESPONSE_OWNER = "Local policing body"
_RESPONSE = Field.RESPONSE_PUBLISHED.value
_DONE = frozenset({Status.GREEN, Status.CLOSED})


class DueKind(StrEnum):
    """What falls due."""

    DEADLINE = "deadline"
    MILESTONE = "milestone"
    RESPONSE = "section 55 response"


class DueState(StrEnum):
    """How a date stands at the as-at date; a milestone that has passed may have been met, so it is not overdue."""

    OVERDUE = "overdue"
    PASSED = "passed"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One date; ``item`` is None for a response. ``said`` is the date as exactly as it was set ("January 2019").

    ``owner`` is the strategic lead, spelt as where the name first stands, "" for none. ``waits_for`` is the
    organisation that a WHITE item waits for, "" where none is named. ``place`` counts the milestones of one deadline
    from 1, and is 0 for all else.
    """

    kind: DueKind
    state: DueState
    date: dt.date
    said: str
    report: InspectionReport
    item: Recommendation | None = None
    owner: str = ""
    waits_for: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Undated:
    """An item that is not done and has no date in force, and why."""

    report: InspectionReport
    item: Recommendation
    owner: str
    why: str


@dataclass(frozen=True)
class DueList:
    """What is not done at ``as_at`` and falls due until ``until``, that day included; the earliest first.

    ``undated`` is in the tracker's order. ``notes`` say what the list cannot tell.
    """

    tracker: Tracker
    as_at: dt.date
    until: dt.date
    lines: tuple[DueLine, ...]
    undated: tuple[Undated, ...]
    notes: tuple[str, ...] = ()

    def count(self, state: DueState) -> int:
        """How many dates stand so."""
        return sum(line.state is state for line in self.lines)

    @property
    def by_owner(self) -> dict[str, list[DueLine]]:
        """The dates of each owner, in the order of ``owners``; an owner without one is left out."""
        found: dict[str, list[DueLine]] = {owner: [] for owner in self.owners}
        for line in self.lines:
            found[line.owner].append(line)
        return {owner: lines for owner, lines in found.items() if lines}

    @property
    def owners(self) -> list[str]:
        """Every owner of a date or of an item without one, by name, nobody ("") last."""
        names = {line.owner for line in self.lines} | {one.owner for one in self.undated}
        return sorted(names, key=lambda owner: (not owner, fold(owner)))


def build_due_list(
    tracker: Tracker, *, as_at: dt.date, until: dt.date | None = None, period_days: int | None = None
) -> DueList:
    """The due list of a tracker; ``until`` is 90 days after ``as_at`` where it is not given.

    GREEN and CLOSED items are left out. ``period_days`` is the period for the responses to a report;
    where it is not given, that of the profile's options for RAG803, else that of the Act.
    """
    last = until or as_at + dt.timedelta(days=DAYS_AHEAD)
    spelt: dict[str, str] = {}
    waiting = [
        (report, item, spelt.setdefault(fold(item.owner), squash(item.owner)))
        for report, item in tracker.items
        if item.status not in _DONE
    ]
    lines = [line for report, item, owner in waiting for line in _item_lines(report, item, owner, as_at)]
    lines += _responses(tracker, as_at, _period(tracker) if period_days is None else period_days)
    return DueList(
        tracker=tracker,
        as_at=as_at,
        until=last,
        lines=tuple(sorted((line for line in lines if line.date <= last), key=lambda line: line.date)),
        undated=tuple(
            Undated(report, item, owner, _why_undated(item.due))
            for report, item, owner in waiting
            if item.due is None or item.due.date is None
        ),
        notes=tuple(_notes(tracker)),
    )


def is_overdue(deadline: DueDate, as_at: dt.date) -> bool:
    """Whether a deadline has passed; "immediately" has only after a time of grace."""
    grace = dt.timedelta(days=IMMEDIATELY_GRACE_DAYS if deadline.immediate else 0)
    return deadline.date + grace < as_at


def _item_lines(report: InspectionReport, item: Recommendation, owner: str, as_at: dt.date) -> Iterator[DueLine]:
    """The deadline in force, and its milestones while it has not passed."""
    deadline = item.due.in_force if item.due else None
    if item.due is None or deadline is None:
        return
    waits_for = external_owner(item) if item.status is Status.WHITE else ""
    grace = dt.timedelta(days=IMMEDIATELY_GRACE_DAYS if deadline.immediate else 0)
    overdue = deadline.date < as_at - grace
    if not overdue:
        for place, milestone in enumerate(_milestones(item.due.dates), 1):
            state = DueState.PASSED if milestone.date < as_at else DueState.DUE
            said = _said(milestone)
            yield DueLine(DueKind.MILESTONE, state, milestone.date, said, report, item, owner, waits_for, place)
    state = DueState.OVERDUE if overdue else DueState.DUE
    yield DueLine(DueKind.DEADLINE, state, deadline.date, _said(deadline), report, item, owner, waits_for)


def _milestones(dates: Iterable[DueDate]) -> list[DueDate]:
    """The milestones of the last deadline set: those after the deadline before it."""
    passed: list[DueDate] = []
    last: list[DueDate] = []
    for date in dates:
        if date.role is Role.DEADLINE:
            last, passed = passed, []
        else:
            passed.append(date)
    return last


def _said(due: DueDate) -> str:
    return f"{date_in_words(due.date)} ({squash(due.text)})" if due.relative else due_in_words(due)


def _why_undated(due: Deadline | None) -> str:
    if due is None or not due.text.strip():
        return "no date is given"
    said = f'"{squash(due.text)}"'
    if due.state is State.RELATIVE:
        return f"{said} runs from the publication, whose date is not known"
    return f"{said} cannot be read as a date" if due.state is State.UNREADABLE else f"{said} sets no date"


def _responses(tracker: Tracker, as_at: dt.date, period_days: int) -> Iterator[DueLine]:
    """The responses that are not published; past ones only where the tracker has a place for their publication."""
    for report in tracker.reports:
        due = response_due(report, period_days=period_days)
        if due is None or not is_unanswered(report) or (due < as_at and _RESPONSE not in report.cells):
            continue
        state = DueState.OVERDUE if due < as_at else DueState.DUE
        yield DueLine(DueKind.RESPONSE, state, due, date_in_words(due), report, owner=RESPONSE_OWNER)


def _period(tracker: Tracker) -> int:
    days = tracker.rule_options.get("RAG803", {}).get("days")
    return days if isinstance(days, int) and not isinstance(days, bool) and 0 < days < 3650 else PERIOD_DAYS


def _notes(tracker: Tracker) -> Iterator[str]:
    if not any(_RESPONSE in report.cells for report in tracker.reports):
        yield (
            "The tracker does not say when responses under section 55 were published, so none is called overdue. "
            'A column "Response published" would tell.'
        )
    unknown = sum(
        report.published_precision != "day" and (report.published is None or report.published >= IN_FORCE)
        for report in tracker.reports
    )
    if unknown:
        yield f"Section 55 is not judged for {plural(unknown, 'report')} whose day of publication is not known."

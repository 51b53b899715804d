"""What falls due, as a calendar (iCalendar, RFC 5545): an all-day event for each date."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator

from icalendar import Alarm, Calendar, Event

from rag_reports.meeting.due import DueLine, DueList, DueState
from rag_reports.model import InspectionReport, Recommendation
from rag_reports.output.console import one_line
from rag_reports.output.due_text import NO_OWNER, kind_of, waits_for
from rag_reports.text import fold

PRODID = "-//rag_reports//due//EN"
_ALARM = dt.timedelta(days=-7)


def due_calendar(due: DueList, made: dt.datetime) -> bytes:
    """Every date as an event; ``made`` is the moment, with its time zone, by which calendars know the newer of two.

    An event keeps its identifier as long as its report, type and number do, so that reading the file in again updates
    what is there. It names the strategic lead as the tracker does, and holds no comment.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(f"HMICFRS deadlines: {due.tracker.workbook.stem}"))
    for line, uid in zip(due.lines, _identifiers(due), strict=True):
        calendar.add_component(_event(line, uid, made.astimezone(dt.UTC)))
    written: bytes = calendar.to_ical()
    return written


def _event(line: DueLine, uid: str, made: dt.datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("dtstart", line.date)
    event.add("dtend", line.date + dt.timedelta(days=1))
    event.add("summary", _summary(line))
    event.add("description", "\n".join(_description(line)))
    event.add("transp", "TRANSPARENT")
    if line.item is not None and line.item.status is not None:
        event.add("categories", [line.item.status.value])
    if line.state is DueState.DUE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(line))
        alarm.add("trigger", _ALARM)
        event.add_component(alarm)
    return event


def _summary(line: DueLine) -> str:
    status = f" ({line.item.status.value})" if line.item and line.item.status else ""
    what = kind_of(line)
    return f"{what[0].upper()}{what[1:]} {line.state.value}{status}: {one_line(line.report.title) or 'no title'}"


def _description(line: DueLine) -> Iterator[str]:
    yield f"Report: {one_line(line.report.title) or 'no title'}"
    yield f"Due: {one_line(line.said)}"
    yield f"Owner: {one_line(line.owner) or NO_OWNER}"
    if waits := waits_for(line):
        yield f"Waits for: {one_line(waits)}"
    if line.item is not None:
        yield f"In the tracker: {one_line(str(line.item.cell))}"


def _identifiers(due: DueList) -> Iterator[str]:
    """An identifier for each date, in their order, each different.

    An item whose number is blank, or stands twice in its report, is known by its text too.
    """
    shared = Counter(_key(report, item) for report, item in due.tracker.items)
    seen: Counter[str] = Counter()
    for line in due.lines:
        parts = [line.kind.value, str(line.place), *_key(line.report, line.item)]
        if line.item is not None and (not line.item.number or shared[_key(line.report, line.item)] > 1):
            parts.append(fold(line.item.text))
        whole = "\n".join(parts)
        seen[whole] += 1
        if seen[whole] > 1:
            whole += f"\n{seen[whole]}"
        yield f"{hashlib.sha256(whole.encode('utf-8', 'replace')).hexdigest()[:32]}@rag-reports"


def _key(report: InspectionReport, item: Recommendation | None) -> tuple[str, ...]:
    return (fold(report.title), *((item.item_type.value, fold(item.number)) if item else ()))

"""A book carried over into a new tracker, and the proof that the new one reads the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rag_reports.deadline import Deadline
from rag_reports.errors import WorkbookError
from rag_reports.layouts.profile import LayoutProfile
from rag_reports.model import Field, InspectionReport, Recommendation, Tracker
from rag_reports.ooxml.workbook import open_workbook
from rag_reports.output.new_tracker_content import NewTracker
from rag_reports.output.new_tracker_due import plain_date
from rag_reports.output.new_tracker_items import carry_tracker
from rag_reports.output.new_tracker_left import tell_left_behind, tell_parts_left
from rag_reports.reading.tracker import read_tracker
from rag_reports.reading.workbook_file import read_workbook_file
from rag_reports.text import fold, squash

_ITEM: Mapping[str, Callable[[Recommendation], object]] = {
    "number": lambda item: squash(item.number),
    "type": lambda item: item.item_type,
    "text": lambda item: squash(item.text),
    "status": lambda item: item.status,
    "NEW": lambda item: item.new,
    "due date": lambda item: _dates(item.due),
    "owner": lambda item: squash(item.owner),
    "external owner": lambda item: squash(item.external_owner),
    "rationale": lambda item: squash(item.rationale),
    "comment": lambda item: squash(item.comment),
    "verdict": lambda item: squash(item.sign_off),
}
_REPORT: Mapping[str, Callable[[InspectionReport], object]] = {
    "publication date": lambda report: (report.published, report.published_precision),
    "scope": lambda report: report.scope,
    "inspectorates": lambda report: report.inspectorates,
    "number made": lambda report: report.made,
    "grade": lambda report: report.grade,
    "response": lambda report: (report.response_published, squash(report.response_text)),
}
_IN_DUE = (Field.ORIGINAL_DUE, Field.REVISED_DUE, Field.RESTRICTED)


@dataclass(frozen=True)
class CarriedBook:
    """A book as read, what the new tracker holds of it, and sentences on what is left behind."""

    tracker: Tracker
    content: NewTracker
    notes: tuple[str, ...]


def carry_book(path: Path, layout: str | Path | LayoutProfile | None, password: str | None, force: str) -> CarriedBook:
    """Read a book and carry it over; raises as ``read_tracker`` does."""
    tracker = read_tracker(path, layout=layout, password=password)
    grids = read_workbook_file(path, password).grids
    content = carry_tracker(tracker, grids, force)
    notes = [*tracker.warnings, *tell_left_behind(tracker, grids, content)]
    with suppress(WorkbookError):  # of an old or protected file the cells are all that can be looked at
        notes += tell_parts_left(open_workbook(path))
    return CarriedBook(tracker, content, tuple(notes))


def tell_differences(old: Tracker, new: Tracker) -> list[str]:
    """A sentence for each value that the new tracker reads otherwise than the old; none where all is the same."""
    if len(old.items) != len(new.items):
        return [f"The new tracker reads {len(new.items)} items where there were {len(old.items)}."]
    return [*_items_that_differ(old, new), *_reports_that_differ(old, new)]


def _items_that_differ(old: Tracker, new: Tracker) -> Iterator[str]:
    for (was_report, was), (now_report, now) in zip(old.items, new.items, strict=True):
        name = f"{squash(was_report.title)}, {was.number or was.cell}"
        if fold(was_report.title) != fold(now_report.title):
            yield f"{name}: the report reads as {squash(now_report.title)!r}."
        for told, value in _ITEM.items():
            if value(was) != value(now):
                yield f"{name}: the {told} reads otherwise in {now.cell}; compare it with {was.cell}."
        for field in was.other.keys() - {*_IN_DUE}:
            if _told(was.other[field]) != _told(now.other.get(field, "")):
                told = field.value.replace("_", " ")
                yield f"{name}: the {told} reads otherwise in {now.cell}; compare it with {was.cell}."


def _reports_that_differ(old: Tracker, new: Tracker) -> Iterator[str]:
    known = {fold(report.title): report for report in new.reports}
    for was in old.reports:
        now = known.get(fold(was.title))
        if now is None:
            yield f"{squash(was.title)}: the report is not in the new tracker."
            continue
        for told, value in _REPORT.items():
            if value(was) != value(now):
                yield f"{squash(was.title)}: the {told} reads otherwise on the sheet Reports."


def _told(text: str) -> object:
    return plain_date(text) or squash(text)


def _dates(due: Deadline | None) -> object:
    return due and ([(each.date, each.precision, each.role) for each in due.dates], due.moves, due.state)

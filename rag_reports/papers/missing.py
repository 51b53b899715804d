"""Which details a format needs for a paper and nobody gave, all at once."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rag_reports.meeting.exemption import public_tracker
from rag_reports.model import DetailField, Details, MissingDetail, Tracker
from rag_reports.papers.about import narrow
from rag_reports.papers.committee_format import CommitteeFormat, LineFormat
from rag_reports.papers.formats import as_format
from rag_reports.papers.lines import Scope, used_fields
from rag_reports.papers.narrative import build_narrator
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.scopes import given
from rag_reports.text import fold


def find_missing_details(
    tracker: Tracker,
    details: Details | None,
    *,
    as_at: dt.date,
    template: str | Path | CommitteeFormat,
    audience: str = "restricted",
    previous: Tracker | None = None,
) -> tuple[MissingDetail, ...]:
    """The required fields of the paper, and of each report and item that it tells of, that are blank.

    One of a report or item is required only where a line that uses it stands.

    ``details`` wins over what the tracker's own sheets hold. TemplateError where the format does not fit.
    """
    wanted = as_format(template)
    known = (tracker.details or Details()).joined(details or Details())
    tracker = narrow(tracker, wanted, known)
    return (*_of_paper(wanted, known), *_of_reports(tracker, wanted, known, as_at, previous, audience == "public"))


def _of_paper(wanted: CommitteeFormat, known: Details) -> Iterator[MissingDetail]:
    for field in _blank(wanted.fields, known.paper):
        cell = known.cells.get(fold(field.label)) or known.cells.get(fold(field.name))
        yield MissingDetail(field.label, known.workbook, cell)


def _of_reports(
    tracker: Tracker, wanted: CommitteeFormat, known: Details, as_at: dt.date, previous: Tracker | None, public: bool
) -> Iterator[MissingDetail]:
    shown = public_tracker(tracker) if public else tracker
    texts = given(wanted.fields, known.paper)
    narrator = build_narrator(tracker, shown, known, wanted, previous, as_at, texts, public=public)
    found: dict[MissingDetail, None] = {}
    for section in wanted.sections:
        if section.kind != "reports":
            continue
        for report, items in narrator.told(section):
            title = one_line(report.title)
            inside = narrator.of_report(narrator.scope, report, "")
            used = _used(wanted.report_fields, section.lines["report"], inside)
            for field in _blank(used, known.of_report(report.title)):
                found[MissingDetail(field.label, known.workbook, None, title)] = None
            for item in items:
                own = narrator.of_item(inside, report, item)
                used = _used(wanted.item_fields, section.lines["item"], own)
                for field in _blank(used, narrator.item_details.of(report, item)):
                    found[MissingDetail(field.label, known.workbook, None, title, one_line(item.number))] = None
    yield from found


def _used(fields: Iterable[DetailField], lines: Iterable[LineFormat], scope: Scope) -> list[DetailField]:
    names = {name for line in lines if scope.holds(line.when) for name in used_fields(line.text)}
    return [field for field in fields if field.name in names]


def _blank(fields: Iterable[DetailField], texts: Mapping[str, str]) -> list[DetailField]:
    values = given(fields, texts)
    return [field for field in fields if field.required and not values[field.name].strip()]

"""A book's items and reports as the rows of a new tracker."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag_reports.language.markings import find_marking_in_name
from rag_reports.layouts.grid import Grid
from rag_reports.layouts.own import FORCE_DUE, WITHHELD
from rag_reports.layouts.scheme import Scheme
from rag_reports.meeting.exemption import Exemption, read_exemption
from rag_reports.model import OWN_TEXTS, Column, Field, InspectionReport, Recommendation, Run, Tracker
from rag_reports.output.new_tracker_columns import (
    NEW_MARK,
    REPORT_COLUMNS,
    RESTRICTED_MARK,
    TRACKER_COLUMNS,
    Carried,
    Kind,
    NewColumn,
    is_type_word,
    type_word,
)
from rag_reports.output.new_tracker_content import NewTracker, Row, Value
from rag_reports.output.new_tracker_due import DueCells, DueTexts, plain_date
from rag_reports.output.new_tracker_key import carried_key, status_word, words_in_use
from rag_reports.reading.details import ITEMS, PAPER, REPORTS
from rag_reports.reading.report_list import ReportHeading
from rag_reports.reading.types import item_type_of
from rag_reports.text import fold, squash, tidy


def carry_tracker(tracker: Tracker, grids: Sequence[Grid], force: str) -> NewTracker:
    """All that a book holds and a new tracker has a place for; ``grids`` are the book's worksheets.

    ``force`` is the name to head it with, "" for the one that the book has.
    """
    scheme = Scheme(statuses=tracker.layout.statuses)
    dues = DueCells(tracker, grids)
    found = [dues.texts(item) for _, item in tracker.items]
    columns = _columns(tracker, dues, max((len(each.earlier) for each in found), default=0))
    exemption = read_exemption(tracker)
    rows = [
        {column.label: value for column in columns if (value := _value(column, report, item, due, scheme, exemption))}
        for (report, item), due in zip(tracker.items, found, strict=True)
    ]
    words = words_in_use((item for _, item in tracker.items), scheme)
    key = carried_key(tracker, words)
    return NewTracker(
        force=force or (tracker.force[0] if tracker.force else ""),
        columns=columns,
        rows=rows,
        report_columns=_report_columns(tracker),
        reports=[_report_row(report) for report in tracker.reports],
        key=key,
        words={line.word: line.status for line in key} | words,
        acceptances=tracker.acceptances,
        details=[grid for grid in grids if fold(grid.name) in {fold(name) for name in (PAPER, REPORTS, ITEMS)}],
    )


def has_field(tracker: Tracker, name: Field) -> bool:
    """Whether the book has a field at all, in a column or in lines beside its items."""
    return tracker.layout.has(name) or (name in OWN_TEXTS and any(item.text_of(name) for _, item in tracker.items))


def _columns(tracker: Tracker, dues: DueCells, most_earlier: int) -> list[NewColumn]:
    withheld = {column.field for column in tracker.layout.columns if _is_withheld(column)}
    columns: list[NewColumn] = []
    for column in TRACKER_COLUMNS:
        if not isinstance(column.field, Field):
            continue
        if column.carried is not Carried.ALWAYS and not has_field(tracker, column.field):
            continue
        label = FORCE_DUE if column.field is Field.DUE and dues.set_by_force else column.label
        mark = WITHHELD if column.field in withheld else ""
        columns.append(replace(column, label=label + mark))
        if column.field is Field.REVISED_DUE:
            further = range(2, most_earlier + 1)
            columns += [replace(column, label=f"{label} {number}{mark}", place=number - 1) for number in further]
    return columns


def _is_withheld(column: Column) -> bool:
    return column.field is not Field.RESTRICTED and (column.withheld or find_marking_in_name(column.label) is not None)


def _value(
    column: NewColumn,
    report: InspectionReport,
    item: Recommendation,
    due: DueTexts,
    scheme: Scheme,
    exemption: Exemption,
) -> Value:
    """What stands in a column for an item, "" for nothing."""
    name = column.field
    if name is Field.REPORT:
        return squash(report.title)
    if name is Field.TYPE:
        return _type(item)
    if name is Field.STATUS:
        return status_word(item, scheme)
    if name is Field.NEW:
        return NEW_MARK if item.new else ""
    if name is Field.RESTRICTED:
        return _restricted(item, exemption)
    if column.kind is Kind.DUE:
        return _due(column, due)
    if not isinstance(name, Field):
        return ""
    text = item.text_of(name)
    if column.kind is Kind.DATE:
        return plain_date(text) or text
    return _rich(item, name, text) or _as_typed(item, name, text)


def _type(item: Recommendation) -> str:
    """The standard word, or the book's own where that says more and reads the same."""
    if not is_type_word(item.type_text, item.item_type):
        told = item_type_of(item.type_text, item.number, item.text, None)
        if told is item.item_type:
            return item.type_text
    return type_word(item.item_type)


def _restricted(item: Recommendation, exemption: Exemption) -> str:
    """The mark as typed where it reads the same in a column headed Restricted; a marked sheet marks its items."""
    mark = item.other.get(Field.RESTRICTED, "")
    if not exemption.covers(item):
        return find_marking_in_name(item.cell.sheet) or ""
    plain = Exemption(frozenset()).covers(item)
    return mark if mark and plain and mark.casefold() not in ("yes", "y", "x", "true", "1") else RESTRICTED_MARK


def _due(column: NewColumn, due: DueTexts) -> Value:
    if column.field is Field.ORIGINAL_DUE:
        text = due.inspectorates
    elif column.field is Field.DUE:
        if due.gone:
            return (Run(due.gone, strike=True),)
        text = due.due
    else:
        text = due.earlier[column.place] if column.place < len(due.earlier) else ""
    return plain_date(text) or text


def _as_typed(item: Recommendation, name: Field, text: str) -> str:
    """The cell's text exactly as it stands where the item's text is that, tidied."""
    typed = item.typed.get(name, text)
    return typed if tidy(typed) == text else text


def _rich(item: Recommendation, name: Field, text: str) -> tuple[Run, ...]:
    """The text's runs where they have formats and say the text; () for plain text."""
    runs = tuple(run for run in item.rich.get(name, ()) if run.text)
    formatted = any(run.bold or run.italic or run.strike or run.underline for run in runs)
    shown = tidy("".join(run.text for run in runs if not run.strike))
    return runs if formatted and shown == tidy(text) else ()


def _report_columns(tracker: Tracker) -> list[NewColumn]:
    there = {
        ReportHeading.GRADE: any(report.grade for report in tracker.reports),
        ReportHeading.RESPONSE: any("response_published" in report.cells for report in tracker.reports),
        ReportHeading.SENTENCE: any(report.intro for report in tracker.reports),
        ReportHeading.SOURCE: any(report.source for report in tracker.reports),
    }
    return [
        column
        for column in REPORT_COLUMNS
        if column.carried is Carried.ALWAYS or (isinstance(column.field, ReportHeading) and there.get(column.field))
    ]


def _report_row(report: InspectionReport) -> Row:
    return {str(heading): value for heading, value in _report_values(report) if value not in ("", None)}


def _report_values(report: InspectionReport) -> Iterator[tuple[ReportHeading, Value]]:
    published: Value = report.published_text
    if report.published is not None:
        by_month = report.published_precision == "month"
        published = f"{report.published:%B %Y}" if by_month else report.published
    yield ReportHeading.REPORT, squash(report.title)
    yield ReportHeading.PUBLISHED, published
    yield ReportHeading.SCOPE, report.scope
    yield ReportHeading.INSPECTORATES, ", ".join(report.inspectorates)
    yield ReportHeading.MADE, report.made if report.made is not None else ""
    yield ReportHeading.GRADE, report.grade
    yield ReportHeading.RESPONSE, plain_date(report.response_text) or report.response_text
    yield ReportHeading.SENTENCE, report.intro
    yield ReportHeading.SOURCE, report.source

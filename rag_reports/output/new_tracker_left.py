"""What of a book has no place in a new tracker, in sentences, so that nothing is lost in silence."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rag_reports.layouts.grid import Grid
from rag_reports.model import Recommendation, Tracker, column_letters
from rag_reports.ooxml.new_sheet import LONGEST_TEXT
from rag_reports.ooxml.workbook import Workbook
from rag_reports.output.new_tracker_content import NewTracker
from rag_reports.reading.acceptances import names_acceptances
from rag_reports.reading.report_list import SHEET_NAME as REPORTS
from rag_reports.text import fold, plural, squash

_MOST_NAMES = 8
_PARTS = {
    "/media/": "picture",
    "/charts/chart": "chart",
    "vbaproject.bin": "set of macros",
    "/pivottables/": "pivot table",
}


def tell_left_behind(tracker: Tracker, grids: Sequence[Grid], content: NewTracker) -> list[str]:
    """A sentence for each column, sheet and kind of text that is not carried over, or not as it stood."""
    return [
        *_columns(tracker, grids),
        *_sheets(tracker, grids, content),
        *_hidden(tracker),
        *_formulas(tracker),
        *_too_long(content),
        *_profile(tracker),
    ]


def tell_parts_left(workbook: Workbook) -> list[str]:
    """A sentence on what the file holds beside its cells: notes, pictures, charts, macros."""
    names = [name.casefold() for name in workbook.package.names]
    found = Counter(kind for name in names for part, kind in _PARTS.items() if part in name)
    notes = sum(
        workbook.package.read(name).count(b"<comment ")
        for name in workbook.package.names
        if "/comments" in name.casefold() and name.casefold().endswith(".xml")
    )
    told = [plural(notes, "cell note")] if notes else []
    told += [plural(number, kind) for kind, number in found.items()]
    return [f"Not carried over: {', '.join(told)}."] if told else []


def _columns(tracker: Tracker, grids: Sequence[Grid]) -> Iterator[str]:
    """Each column of the items' rows that was not read, with how many cells."""
    by_sheet: dict[str, list[Recommendation]] = {}
    for _, item in tracker.items:
        by_sheet.setdefault(item.cell.sheet, []).append(item)
    for grid in grids:
        items = by_sheet.get(grid.name, [])
        taken = {column.column for column in tracker.layout.columns if column.sheet == grid.name}
        counts: Counter[int] = Counter()
        for item in items:
            own = {cell.column for cell in item.cells.values()}
            counts.update(column for column, _ in grid.texts(item.row) if column not in taken | own)
        for column, number in sorted(counts.items()):
            name = _label(grid, min(item.row for item in items), column)
            yield f"{grid.name}: column {column_letters(column)}{name} is not carried over ({plural(number, 'cell')})."


def _label(grid: Grid, row: int, column: int) -> str:
    above = (squash(grid.at(number, column).text) for number in reversed(grid.used_rows(1, row - 1)))
    label = next(filter(None, above), "")
    return f' "{label[:40]}"' if label else ""


def _sheets(tracker: Tracker, grids: Sequence[Grid], content: NewTracker) -> Iterator[str]:
    taken = {*tracker.layout.sheets, *(entry.cell.sheet for entry in tracker.key)}
    taken |= {grid.name for grid in content.details} | {acceptance.cell.sheet for acceptance in tracker.acceptances}
    taken |= {cell.sheet for report in tracker.reports for cell in report.cells.values()}
    left = [
        f'"{grid.name}"'
        for grid in grids
        if grid.name not in taken
        and grid.text_rows
        and not names_acceptances(grid.name)
        and fold(grid.name) != fold(REPORTS)
    ]
    if left:
        more = f" and {len(left) - _MOST_NAMES} more" if len(left) > _MOST_NAMES else ""
        sheets = "sheet" if len(left) == 1 else "sheets"
        yield f"Not carried over: the {sheets} {', '.join(left[:_MOST_NAMES])}{more}."


def _hidden(tracker: Tracker) -> Iterator[str]:
    hidden = [str(item.cell) for _, item in tracker.items if item.hidden]
    if hidden:
        more = " ..." if len(hidden) > _MOST_NAMES else ""
        items = f"{plural(len(hidden), 'item')} that Excel did not show"
        yield f"{items} ({', '.join(hidden[:_MOST_NAMES])}{more}) can be seen in the new tracker."


def _formulas(tracker: Tracker) -> Iterator[str]:
    number = sum(len(item.formulas) for _, item in tracker.items)
    if number:
        yield f"{plural(number, 'formula')} became the text or date that {'it' if number == 1 else 'each'} showed."


def _too_long(content: NewTracker) -> Iterator[str]:
    for number, row in enumerate((*content.rows, *content.reports), start=1):
        for label, value in row.items():
            text = value if isinstance(value, str) else ""
            if len(text) > LONGEST_TEXT:
                yield f"Row {number}, {label}: the text is cut at {LONGEST_TEXT:,} characters, the most in a cell."


def _profile(tracker: Tracker) -> Iterator[str]:
    if tracker.layout.source != "inferred" and (tracker.organisations or tracker.rule_options or tracker.force[1:]):
        yield (
            "What the layout file says of the force's other names, of organisations and of rules has no place in a "
            "workbook: keep those tables in a layout file, without the ones on sheets, columns and colours."
        )

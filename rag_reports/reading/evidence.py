"""What was understood of a workbook's layout, and why, in sentences that a person can check."""

from collections.abc import Iterator, Sequence

from rag_reports.layouts.grid import Grid
from rag_reports.layouts.labels import best_field
from rag_reports.layouts.profile import LayoutProfile
from rag_reports.layouts.scheme import Scheme
from rag_reports.layouts.tables import Table
from rag_reports.model import CellRef, Column, Field, KeyEntry, Layout, Shape
from rag_reports.reading.sections import Section
from rag_reports.text import fold, plural, squash

_MOST_NAMES = 8


def shape_of(sections: Sequence[Section]) -> Shape:
    """The shape that most items stand in."""
    votes = dict.fromkeys(Shape, 0)
    per_sheet: dict[str, int] = {}
    for section in sections:
        per_sheet[section.table.grid.name] = per_sheet.get(section.table.grid.name, 0) + section.headed
    for section in sections:
        if Field.REPORT in section.table.columns:
            votes[Shape.REGISTER] += len(section.drafts)
        elif per_sheet[section.table.grid.name] > 1:
            votes[Shape.BLOCKS] += len(section.drafts)
        else:
            votes[Shape.SHEETS] += len(section.drafts)
    return max(votes, key=lambda shape: votes[shape])


def build_layout(
    sections: Sequence[Section],
    grids: Sequence[Grid],
    key: Sequence[KeyEntry],
    scheme: Scheme,
    shape: Shape,
    profile: LayoutProfile | None,
) -> Layout:
    """The columns that were taken, where the items stand, and what was left alone."""
    source = profile.name if profile else "inferred"
    filled = [section for section in sections if section.drafts] or sections
    columns: dict[tuple[str, Field, int], Column] = {}
    for section in filled:
        name = section.table.grid.name
        for choice in section.table.choices:
            place = (name, choice.field, choice.column)
            if not choice.earlier:
                known = _finds_again(section.table, choice.label)
                withheld = profile is not None and profile.withholds(choice.label, choice.column)
                column = Column(choice.field, name, choice.column, choice.label, choice.why, known, withheld)
                columns.setdefault(place, column)
    sheets = tuple(dict.fromkeys(section.table.grid.name for section in filled))
    used = {fold(entry.word): entry.status for entry in key if entry.status is not None}
    evidence = tuple(dict.fromkeys([*_tables(filled), *_left_alone(filled, grids, key)]))
    nowhere = () if profile is None else tuple(key for key in _unused(sections, profile) if key in profile.withheld)
    return Layout(shape, sheets, tuple(columns.values()), evidence, {**scheme.statuses, **used}, source, nowhere)


def _finds_again(table: Table, label: str) -> bool:
    same = sum(bool(labels) and fold(labels[0]) == fold(label) for labels in table.header.labels.values())
    return bool(label) and same == 1 and best_field(label)[1] >= 0.3


def _tables(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        header, name = section.table.header, section.table.grid.name
        rows = f"row {header.top}" if header.top == header.bottom else f"rows {header.top} and {header.bottom}"
        where = f"labels in {rows}" if section.table.header.labels_typed else f"no labels above row {header.bottom + 1}"
        yield f"{name}: {where}, {plural(len(section.drafts), 'item')}."


def _left_alone(sections: Sequence[Section], grids: Sequence[Grid], key: Sequence[KeyEntry]) -> Iterator[str]:
    if key:
        yield f"Key of {len(key)} lines at {key[0].cell}."
    for section in sections:
        labels = _unused_labels(section.table)
        if labels:
            yield f"{section.table.grid.name}: columns not needed: {_listed(labels)}."
    read = {section.table.grid.name for section in sections} | {entry.cell.sheet for entry in key}
    others = [grid.name for grid in grids if grid.name not in read and grid.text_rows]
    if others:
        yield f"Sheets from which no item was read: {_listed(others)}."


def tell_unread(sections: Sequence[Section], key: Sequence[KeyEntry]) -> list[str]:
    """A sentence for each sheet with rows of text that were not read; the key's own rows are not among them."""
    rows: dict[str, list[int]] = {}
    for section in sections:
        rows.setdefault(section.table.grid.name, []).extend(section.unread)
    told = {(entry.cell.sheet, entry.cell.row) for entry in key}
    kept = {sheet: [str(row) for row in found if (sheet, row) not in told] for sheet, found in rows.items()}
    return [
        f"{sheet}: the text in row{'s' if len(found) > 1 else ''} {_listed(found)} was not read as part of an item."
        for sheet, found in kept.items()
        if found
    ]


def tell_unanswered(sections: Sequence[Section]) -> list[str]:
    """A sentence for each sheet with formulas among its items whose results are not stored, which read as blank."""
    told: dict[str, list[CellRef]] = {}
    for section in sections:
        grid = section.table.grid
        rows = {draft.row for draft in section.drafts} if grid.unanswered else set()
        columns = {choice.column for choice in section.table.choices}
        cells = [CellRef(grid.name, *place) for place in grid.unanswered if place[0] in rows and place[1] in columns]
        told.setdefault(grid.name, []).extend(cells)
    return [
        f"{cells[0]}{f' and {len(cells) - 1} more' if len(cells) > 1 else ''}: the workbook holds no result of the "
        "formula, which reads as blank. Open it in Excel and save it."
        for cells in told.values()
        if cells
    ]


def tell_second_marks(sections: Sequence[Section]) -> list[str]:
    """A sentence for each sheet with more columns than one that keep rows from the public, of which one is read."""
    told: dict[str, str] = {}
    for section in sections:
        table = section.table
        read = [choice.label for choice in table.choices if choice.field is Field.RESTRICTED]
        others = [label for label in _unused_labels(table) if best_field(label)[0] is Field.RESTRICTED]
        if read and others:
            told[table.grid.name] = (
                f'{table.grid.name}: "{read[0]}" tells which rows are not for the public, and "{others[0]}" beside it '
                "is not read. Keep one such column, or name the right one in a layout file."
            )
    return list(told.values())


def tell_unused(sections: Sequence[Section], profile: LayoutProfile) -> list[str]:
    """A sentence for each column of the profile that no table has, since a slip of the pen there would go unseen."""
    return [f'The layout names the column "{key}", which no table has.' for key in _unused(sections, profile)]


def _unused(sections: Sequence[Section], profile: LayoutProfile) -> list[str]:
    tables = [section.table for section in sections]
    labels = {labels[0] for table in tables for labels in table.header.labels.values() if labels}
    columns = {column for table in tables for column in (*table.header.labels, *table.contents)}
    return profile.unused(labels, columns)


def _unused_labels(table: Table) -> list[str]:
    used = {choice.column for choice in table.choices} | set(table.ticks)
    labels = [squash(labels[0]) for column, labels in table.header.labels.items() if labels and column not in used]
    shown = {fold(choice.label) for choice in table.choices}
    return [label for label in dict.fromkeys(labels) if fold(label) not in shown]


def _listed(names: Sequence[str]) -> str:
    cut = [name if len(name) <= 40 else f"{name[:39]}…" for name in names[:_MOST_NAMES]]
    return ", ".join(cut) + (f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else "")

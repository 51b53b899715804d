"""Reads a workbook into a Tracker: grids, tables, key, headings and items, with the evidence."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rag_reports.collection import without_collection
from rag_reports.errors import LayoutError, NoTrackerError
from rag_reports.layouts.grid import Grid
from rag_reports.layouts.profile import LayoutProfile, load_profile
from rag_reports.layouts.scheme import Scheme, colours_that_tell, default_statuses
from rag_reports.layouts.tables import Table, find_tables
from rag_reports.model import (
    ALWAYS_SHOWN,
    Field,
    KeyEntry,
    Layout,
    Status,
    Tracker,
)
from rag_reports.reading.acceptances import take_acceptances, tell_acceptances, tell_unread_acceptances
from rag_reports.reading.copies import leave_out_copies, tell_sheets_like_read
from rag_reports.reading.details import take_details
from rag_reports.reading.empty import find_empty, tell_empty
from rag_reports.reading.evidence import (
    build_layout,
    shape_of,
    tell_second_marks,
    tell_unanswered,
    tell_unread,
    tell_unused,
)
from rag_reports.reading.headings import find_force
from rag_reports.reading.house_words import tell_made
from rag_reports.reading.items import sort_colours
from rag_reports.reading.key import find_key, leave_out_items, resolve_key, scheme_of_key
from rag_reports.reading.lookups import find_listed_reports, tell_list
from rag_reports.reading.report_list import find_report_list, tell_report_list
from rag_reports.reading.reports import build_reports
from rag_reports.reading.sections import Section, first_lines, read_sections
from rag_reports.reading.totals import find_totals
from rag_reports.reading.workbook_file import read_workbook_file

__all__ = ["read_tracker"]


def read_tracker(
    path: str | Path, *, layout: str | Path | LayoutProfile | None = None, password: str | None = None
) -> Tracker:
    """Read a tracker workbook as it is; it never raises because of how the tracker is filled in.

    ``layout`` is a profile, its file, or the name of a sample force; None infers everything. ``password`` opens a
    workbook that has one, and is nothing to any other. Raises WorkbookError where the file cannot be opened, its child
    PasswordError where the password is wrong or missing, NoTrackerError where no sheet holds recommendations, and
    LayoutError where the profile cannot be read or does not fit.
    """
    profile = layout if isinstance(layout, LayoutProfile) or layout is None else load_profile(layout)
    with without_collection():
        return _read(Path(path), profile, password)


def _read(path: Path, profile: LayoutProfile | None, password: str | None) -> Tracker:
    grids, warnings, values_only = read_workbook_file(path, password)
    if profile is not None:
        _check_profile(profile, grids, path)
    acceptances, grids = take_acceptances(grids)
    details, grids = take_details(grids, path.name)
    scheme = _first_scheme(profile)
    sections, key, scheme, rest = _understand(grids, scheme, profile)
    every = sections
    copies: list[str] = []
    if profile is None or not profile.sheets:
        sections, copies = leave_out_copies(every)
    empty = [] if any(section.drafts for section in sections) else find_empty(sections)
    if not empty and not any(section.drafts for section in sections):
        raise NoTrackerError(
            path, _what_was_looked_for(grids), "Open the tracker itself, or describe it in a layout file."
        )
    sections = empty or sections
    colours = colours_that_tell(sort_colours([(s.table, [d.row for d in s.drafts]) for s in sections], scheme), scheme)
    shape = profile.shape if profile and profile.shape else shape_of(sections)
    known = find_report_list(grids)
    listed = {} if known.lines else find_listed_reports(sections, grids)
    reports = build_reports(sections, scheme, colours, listed, known)
    warnings += tell_empty(empty) + copies + tell_sheets_like_read(every, grids, profile) + tell_unread(sections, key)
    warnings += tell_unanswered(sections) + tell_second_marks(sections)
    warnings += tell_unused(sections, profile) if profile is not None else []
    read = {section.table.grid.name for section in every}
    warnings += tell_unread_acceptances(grid for grid in grids if grid.name not in read)
    force = profile.force if profile and profile.force else _forces_named(sections, grids)
    layout = build_layout(sections, grids, key, scheme, shape, profile)
    _refuse_withheld(layout, path)
    told = tell_report_list(known) or tell_list(listed)
    tracker = Tracker(
        workbook=path,
        reports=reports,
        key=key,
        layout=replace(
            layout,
            columns=(*layout.columns, *known.columns),
            evidence=(*layout.evidence, *told, *tell_acceptances(acceptances)),
        ),
        warnings=tuple(warnings),
        force=force,
        organisations=profile.organisations if profile else (),
        rule_options=profile.rule_options if profile else {},
        acceptances=acceptances,
        totals=find_totals(rest, grids, sections, scheme),
        details=details,
        values_only=values_only,
    )
    return replace(tracker, reports=tell_made(tracker))


def _forces_named(sections: Sequence[Section], grids: Sequence[Grid]) -> tuple[str, ...]:
    """The forces named above the tables, else the first that a sheet without a table, such as a cover, begins with."""
    above = tuple(dict.fromkeys(section.force for section in sections if section.force))
    read = {section.table.grid.name for section in sections}
    covers = (find_force(first_lines(grid)) for grid in grids if grid.name not in read)
    cover = next((name for name in covers if name), "")
    return above or ((cover,) if cover else ())


def _check_profile(profile: LayoutProfile, grids: Sequence[Grid], path: Path) -> None:
    """Raise LayoutError where the profile names a sheet that is not there, or header rows that are blank."""
    names = [grid.name for grid in grids]
    missing = [sheet for sheet in (*profile.sheets, *profile.header_rows) if sheet not in names]
    if missing:
        raise LayoutError(
            path,
            f'the layout names the sheet "{missing[0]}", which is not there',
            f"The sheets are: {', '.join(names)}.",
        )
    for grid in grids:
        rows = profile.header_rows.get(grid.name, ())
        if rows and not any(grid.texts(row) for row in rows):
            raise LayoutError(
                path,
                f'the layout puts labels in row {rows[0]} of the sheet "{grid.name}", which is blank',
                "Give the row number that stands at the left edge of Excel's sheet.",
            )


def _refuse_withheld(layout: Layout, path: Path) -> None:
    """Raise LayoutError where the profile keeps a column from the public without which no item can be shown."""
    for column in layout.columns:
        if column.withheld and column.field in ALWAYS_SHOWN:
            raise LayoutError(
                path,
                f'the layout withholds the column "{column.label}", without which no item can be shown',
                'Mark the rows that are not for the public in a column "Restricted".',
            )


def _first_scheme(profile: LayoutProfile | None) -> Scheme:
    if profile is None:
        return Scheme()
    statuses = {**default_statuses(), **profile.statuses}
    return Scheme(statuses=statuses, fills=profile.colours, has_white=Status.WHITE in profile.statuses.values())


def _understand(
    grids: Sequence[Grid], scheme: Scheme, profile: LayoutProfile | None
) -> tuple[list[Section], tuple[KeyEntry, ...], Scheme, list[Grid]]:
    """Sections, key, scheme, and the sheets without their items; read again where the key changes meanings."""
    sections = _sections(grids, scheme, profile)
    taken: dict[str, dict[int, tuple[int, int]]] = {}
    for section in sections:
        header = section.table.header
        span = (min(header.labels), _last_column(section.table))
        rows = taken.setdefault(section.table.grid.name, {})
        rows.update(dict.fromkeys((draft.row for draft in section.drafts), span))
        rows.update(dict.fromkeys((row for draft in section.drafts for row in draft.more), span))
        rows.update(dict.fromkeys(range(header.top, header.bottom + 1), span))
    rest = [leave_out_items(grid, taken.get(grid.name, {})) for grid in grids]
    key = find_key(rest, scheme)
    told = scheme_of_key(key, {grid.name: grid for grid in grids}, scheme)
    if profile is not None:
        told = replace(told, statuses={**told.statuses, **profile.statuses}, fills={**told.fills, **profile.colours})
    if told.statuses != scheme.statuses:
        sections = _sections(grids, told, profile)
    return sections, resolve_key(key, told), told, rest


def _last_column(table: Table) -> int:
    """The last column of a table: labels behind a gap of blank ones head something else, such as a key."""
    labelled = sorted(table.header.labels)
    last = max(choice.column for choice in table.choices)
    for column in labelled:
        if last < column <= last + 1:
            last = column
    return last


def _sections(grids: Sequence[Grid], scheme: Scheme, profile: LayoutProfile | None) -> list[Section]:
    sections: list[Section] = []
    for grid in grids:
        if profile is not None and profile.sheets and grid.name not in profile.sheets:
            continue
        sections += read_sections(grid, find_tables(grid, scheme, profile), scheme)
    return _without_extracts(sections)


def _without_extracts(sections: list[Section]) -> list[Section]:
    """Leave out a table whose texts are formulas that repeat items of another table, or numbers that count them."""

    def copied(section: Section) -> bool:
        column = section.table.columns[Field.TEXT]
        cells = [section.table.grid.at(draft.row, column) for draft in section.drafts]
        counts = all(isinstance(cell.value, (int, float)) for cell in cells)
        return bool(cells) and (counts or sum(cell.formula for cell in cells) * 10 >= len(cells) * 8)

    typed = [section for section in sections if not copied(section)]
    return typed if any(section.drafts for section in typed) else sections


def _what_was_looked_for(grids: Sequence[Grid]) -> str:
    names = ", ".join(f'"{grid.name}"' for grid in grids[:6]) + (" ..." if len(grids) > 6 else "")
    looked = "a header row with a recommendation column beside a status, due date or comment, and items below it"
    where = f"the sheet {names}" if len(grids) == 1 else f"the sheets {names}"
    return f"no tracker was found: on {where} there is not {looked}" if grids else "the workbook has no sheet of cells"

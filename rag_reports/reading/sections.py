"""Sections of a sheet: items that stand together, with the lines above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag_reports.layouts.contents import read_item_type
from rag_reports.layouts.grid import Grid
from rag_reports.layouts.labels import best_field, score_label
from rag_reports.layouts.scheme import Scheme
from rag_reports.layouts.tables import Table
from rag_reports.model import CellRef, Field, ItemType
from rag_reports.reading import heading_patterns as patterns
from rag_reports.reading.headings import (
    Heading,
    Line,
    find_force,
    read_heading,
)
from rag_reports.reading.items import Draft
from rag_reports.reading.outside import find_outside
from rag_reports.reading.row_kinds import Kind, Row, join_labels
from rag_reports.reading.rows import RowSorter

_COVER_ROWS = 12
"""Rows of a sheet without a table in which the force's name is looked for."""
_SAYS_SOMETHING = 40
"""Characters of a text that is hardly a label or a mark."""


@dataclass
class Section:
    """Items that stand together under one heading; ``headed`` where the heading is a report's own.

    ``unread`` are the rows that hold a text and were taken for nothing.
    """

    table: Table
    heading: Heading
    drafts: list[Draft]
    headed: bool
    force: str = ""
    unread: list[int] = field(default_factory=list)


def read_sections(grid: Grid, tables: Sequence[Table], scheme: Scheme) -> list[Section]:
    """The sections of a sheet from top to bottom."""
    sections: list[Section] = []
    pending = _lines_above(grid, tables[0]) if tables else []
    force = find_force(pending)
    first = True
    for table in tables:
        rows = list(RowSorter(table, scheme).rows())
        trailing = _trailing_lines(grid, rows) if table is not tables[-1] else []
        if trailing:
            rows = rows[: len(rows) - len(trailing)]
        *bare, lines = _separate(pending, scheme)
        sections += [Section(table, heading, [], headed=True) for heading in bare_headings(bare, scheme)]
        heading = read_heading(lines, scheme, banner=first)
        named = next((found for line in lines if (found := read_item_type(line.text)) is not None), None)
        if not heading.title:
            heading = replace(heading, title=_title_in_header(table))
        fresh = not sections or bool(heading.title)
        if not fresh:
            heading = sections[-1].heading
        sections += _split(table, rows, heading, scheme, fresh=fresh, top=first, item_type=named, force=force)
        pending = [_line(grid, row) for row in trailing if row.kind is Kind.LINE]
        first = False
    return sections


def _separate(lines: Sequence[Line], scheme: Scheme) -> list[list[Line]]:
    """Lines split before each title that follows a source line or sentence: reports with no items stand there too."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        told = read_heading(groups[-1], scheme).tells_of_report if groups[-1] else False
        alone = read_heading([line], scheme)
        gap = groups[-1] and line.cell.row - groups[-1][-1].cell.row > 1
        if told and gap and alone.title and not alone.intro:
            groups.append([])
        groups[-1].append(line)
    if len(groups) > 1 and not read_heading(groups[-1], scheme).tells_of_report:
        last = groups.pop()
        groups[-1] += last
    return groups


def bare_headings(groups: Sequence[Sequence[Line]], scheme: Scheme) -> list[Heading]:
    """The headings of reports that have no table of their own."""
    headings = [read_heading(group, scheme) for group in groups]
    return [heading for heading in headings if heading.title and heading.published is not None]


def _title_in_header(table: Table) -> str:
    """The report's title where it stands as the label of the recommendation column."""
    choice = next(choice for choice in table.choices if choice.field is Field.TEXT)
    named = score_label(choice.label).get(Field.TEXT, 0.0) >= 0.4
    return "" if named or len(choice.label) <= 12 else choice.label


def _line(grid: Grid, row: Row) -> Line:
    return Line(row.text, CellRef(grid.name, row.number, row.column), grid.own(row.number, row.column).bold)


def first_lines(grid: Grid) -> list[Line]:
    """The first text of each of a sheet's first rows."""
    firsts = [(row, *grid.texts(row)[0]) for row in grid.used_rows(1, _COVER_ROWS) if grid.texts(row)]
    return [Line(text, CellRef(grid.name, row, column)) for row, column, text in firsts]


def _lines_above(grid: Grid, table: Table) -> list[Line]:
    """Every text above the first header, row by row; a label and its value side by side are one line.

    A row that begins with a date is of a list of dates, and says nothing; nor does a key beside the lines.
    """
    lines: list[Line] = []
    last = max([*table.header.labels, *(choice.column for choice in table.choices)])
    for row in grid.used_rows(1, table.header.top - 1):
        texts = _without_key_beside(grid.texts(row), last)
        if len(texts) >= 2 and texts[0][1].rstrip().endswith(":"):
            lines += [Line(text, CellRef(grid.name, row, column)) for column, text in join_labels(texts)]
            texts = []
        elif len(texts) == 2 and len(texts[0][1]) <= 40 and _names_value(texts[0][1]):
            lines.append(Line(f"{texts[0][1]}: {texts[1][1]}", CellRef(grid.name, row, texts[1][0])))
            texts = []
        if len(texts) == 2 and patterns.ONLY_DATE.match(texts[0][1]):
            continue
        if len(texts) > 2 and all(len(text) <= 60 for _, text in texts):
            continue
        lines += [Line(text, CellRef(grid.name, row, column), grid.own(row, column).bold) for column, text in texts]
    return lines


def _without_key_beside(texts: list[tuple[int, str]], last: int) -> list[tuple[int, str]]:
    """The texts without two or more that stand right of the table's last column and are no label and value."""
    beside = [(column, text) for column, text in texts if column > last + 1]
    if len(beside) < 2 or beside[0][1].rstrip().endswith(":") or _names_value(beside[0][1]):
        return texts
    return texts[: len(texts) - len(beside)]


def _names_value(label: str) -> bool:
    name, score = best_field(label)
    return score >= 0.8 and name in (
        Field.REPORT,
        Field.PUBLISHED,
        Field.SCOPE,
        Field.INSPECTORATES,
        Field.GRADE,
        Field.OWNER,
        Field.RESPONSE_PUBLISHED,
    )


def _trailing_lines(grid: Grid, rows: Sequence[Row]) -> list[Row]:
    """The lines at the end of a table that belong to the next one: all after its last item, totals left behind."""
    count = 0
    for row in reversed(rows):
        if row.kind in (Kind.ITEM, Kind.MORE, Kind.SAID, Kind.TOTAL):
            break
        count += 1
    return list(rows[len(rows) - count :])


def _split(
    table: Table,
    rows: Sequence[Row],
    heading: Heading,
    scheme: Scheme,
    *,
    fresh: bool,
    top: bool,
    item_type: ItemType | None,
    force: str,
) -> list[Section]:
    """The table's rows as sections: one, or one for each heading that stands among the items."""
    item_type = item_type or _type_of_table(table)
    groups = _groups(rows)
    unread = [row.number for row in rows if row.kind is Kind.EMPTY and _says_something(table, row.number)]
    line_groups = [lines for lines, _ in groups if lines]
    headings = [read_heading([_line(table.grid, row) for row in lines], scheme) for lines in line_groups]
    as_reports = _lines_are_reports(table, groups, headings, heading, top=top)
    section = Section(table, heading, [], headed=fresh, force=force, unread=unread)
    sections = [section]
    outside = find_outside(table, rows)
    position = 0
    for lines, items in groups:
        if lines:
            line_heading = headings[position]
            position += 1
            named = next((found for line in lines if (found := read_item_type(line.text)) is not None), None)
            if named is not None and not line_heading.tells_of_report:
                item_type = named
            elif as_reports and line_heading.title:
                section = Section(table, line_heading, [], headed=True)
                sections.append(section)
                item_type = _type_of_table(table)
            else:
                item_type = _type_of_table(table)
        _add_items(section, items, item_type, outside)
    return [kept for kept in sections if kept.drafts or kept is sections[0]]


def _says_something(table: Table, row: int) -> bool:
    """Whether a row that was not read holds a text as long as a recommendation or a comment in their columns."""
    columns = (table.columns.get(Field.TEXT, 0), table.columns.get(Field.COMMENT, 0))
    return any(len(table.grid.own(row, column).text) >= _SAYS_SOMETHING for column in columns)


def _type_of_table(table: Table) -> ItemType | None:
    """The item type that the label of the recommendation column names, where no column tells it row by row."""
    labels = [choice.label for field in (Field.TEXT, Field.NUMBER) for choice in table.choices if choice.field is field]
    told = next((found for label in labels if (found := read_item_type(label)) is not None), None)
    return None if told is ItemType.RECOMMENDATION or Field.TYPE in table.columns else told


def _groups(rows: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    """Runs of lines, each with the item rows that follow; rows after a total are notes until the next line."""
    groups: list[tuple[list[Row], list[Row]]] = [([], [])]
    for row in rows:
        lines, items = groups[-1]
        if row.kind is Kind.LINE:
            if items:
                groups.append(([row], []))
            else:
                lines.append(row)
        elif row.kind in (Kind.ITEM, Kind.MORE, Kind.SAID):
            items.append(row)
    return [group for group in groups if group[1]]


def _add_items(section: Section, items: Sequence[Row], item_type: ItemType | None, outside: Mapping[int, str]) -> None:
    for row in items:
        if row.kind is Kind.ITEM:
            section.drafts.append(Draft(row.number, item_type, outside=outside.get(row.number, "")))
        elif section.drafts and row.kind is Kind.SAID:
            section.drafts[-1].said += (row,)
        elif section.drafts:
            section.drafts[-1].more += (row.number,)


def _lines_are_reports(
    table: Table,
    groups: Sequence[tuple[list[Row], list[Row]]],
    headings: Sequence[Heading],
    heading: Heading,
    *,
    top: bool,
) -> bool:
    """Whether the lines among the items name reports rather than themes."""
    if Field.REPORT in table.columns or not headings:
        return False
    if any(found.tells_of_report for found in headings):
        return True
    named = patterns.TITLE_WORDS.search(heading.title) is not None
    chapters = named and not any(patterns.TITLE_WORDS.search(found.title) for found in headings)
    titled = bool(heading.title) and (heading.tells_of_report or chapters)
    if titled or not groups[0][0]:
        return False
    return _numbers_restart(table, groups)


def _numbers_restart(table: Table, groups: Sequence[tuple[list[Row], list[Row]]]) -> bool:
    column = table.columns.get(Field.NUMBER)
    if column is None:
        return len(groups) > 1
    seen: set[str] = set()
    for _, items in groups:
        numbers = {table.grid.own(row.number, column).text for row in items if row.kind is Kind.ITEM}
        if seen & numbers:
            return True
        seen |= numbers
    return False

"""Empty trackers: an Excel table with a tracker's headings, in which nothing has been written yet."""

from collections.abc import Iterable, Sequence

from rag_reports.layouts.tables import Table
from rag_reports.model import Field
from rag_reports.reading.sections import Section

_HEADINGS = frozenset({Field.NUMBER, Field.TEXT, Field.STATUS, Field.DUE})


def find_empty(sections: Iterable[Section]) -> list[Section]:
    """The sections that are empty trackers; a header alone, with no Excel table around it, is none.

    The table has columns for number, text, status and due date, and no recommendation stands below its header.
    """
    return [section for section in sections if _is_empty_tracker(section.table)]


def tell_empty(sections: Sequence[Section]) -> list[str]:
    """A sentence for each empty tracker."""
    return [f'The table on "{section.table.grid.name}" holds no items yet.' for section in sections]


def _is_empty_tracker(table: Table) -> bool:
    if not table.columns.keys() >= _HEADINGS:
        return False
    grid, header, text = table.grid, table.header, table.columns[Field.TEXT]
    framed = any(header.top <= area.top <= header.bottom and area.contains(area.top, text) for area in grid.tables)
    return framed and not any(grid.at(row, text).text for row in grid.used_rows(table.first, grid.last_row))

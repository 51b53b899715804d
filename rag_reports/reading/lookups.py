"""Lists of reports on a sheet of their own: what the codes of a register's report column stand for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rag_reports.layouts.grid import Grid
from rag_reports.layouts.labels import score_label
from rag_reports.model import CellRef, Field
from rag_reports.reading.sections import Section
from rag_reports.text import fold, squash

_MOST_OF_THEM = 0.8
_LABELLED = 0.5
_LONGEST_TITLE = 200


class ListedReport(NamedTuple):
    """A line of a list of reports; "" and None for what it does not give."""

    cell: CellRef
    title: str
    published: str
    published_cell: CellRef | None


def find_listed_reports(sections: Sequence[Section], grids: Iterable[Grid]) -> dict[str, ListedReport]:
    """The listed reports by their folded code or title, as the report column has it; empty where there is no list.

    A list is a column, on a sheet with no items, that holds most of what the report column holds, each once, beside
    a column labelled as titles or publication dates.
    """
    taken = {section.table.grid.name for section in sections}
    others = [grid for grid in grids if grid.name not in taken]
    if not others:
        return {}
    codes = {
        fold(text)
        for section in sections
        if Field.REPORT in section.table.columns
        for draft in section.drafts
        if (text := section.table.grid.at(draft.row, section.table.columns[Field.REPORT]).text)
    }
    found = (_read_list(grid, codes) for grid in others if codes)
    return next(filter(None, found), {})


def _read_list(grid: Grid, codes: set[str]) -> dict[str, ListedReport]:
    places: dict[int, dict[str, list[int]]] = {}
    for row in grid.text_rows:
        for column, text in grid.texts(row):
            if fold(text) in codes:
                places.setdefault(column, {}).setdefault(fold(text), []).append(row)
    for column, rows in places.items():
        once = {code: found[0] for code, found in rows.items() if len(found) == 1}
        if len(once) < len(rows) or len(once) < _MOST_OF_THEM * len(codes):
            continue
        above = grid.used_rows(1, min(once.values()) - 1)[-1:]
        labels = {at: score_label(text) for row in above for at, text in grid.texts(row) if at != column}
        title, published = _best(labels, Field.REPORT), _best(labels, Field.PUBLISHED)
        if title or published:
            return {code: _read_line(grid, row, column, title, published) for code, row in once.items()}
    return {}


def _best(labels: Mapping[int, Mapping[Field | None, float]], field: Field) -> int:
    """The column whose label names the field best; 0 for none."""
    score, column = max(((scores.get(field, 0.0), -column) for column, scores in labels.items()), default=(0.0, 0))
    return -column if score >= _LABELLED else 0


def _read_line(grid: Grid, row: int, column: int, title: int, published: int) -> ListedReport:
    text = squash(grid.at(row, title).text) if title else ""
    date = grid.at(row, published).text if published else ""
    return ListedReport(
        CellRef(grid.name, row, column),
        text if len(text) <= _LONGEST_TITLE else "",
        date,
        CellRef(grid.name, row, published) if date else None,
    )


def tell_list(listed: Mapping[str, ListedReport]) -> tuple[str, ...]:
    """A sentence on the list of reports that was used, none where there is none."""
    if not listed:
        return ()
    cell = min((line.cell for line in listed.values()), key=lambda found: found.row)
    return (f"List of {len(listed)} reports from {cell}.",)

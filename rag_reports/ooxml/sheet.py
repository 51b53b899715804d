"""A sheet as read: the cells that hold something, and what the sheet says about ranges of them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rag_reports.model import Run
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.conditional_rules import ConditionalFormat, RuleIndex


class ErrorValue(str):
    """What a formula that failed shows, such as ``#REF!``."""

    __slots__ = ()


class Cell(NamedTuple):
    """One cell.

    ``kind`` is "s" for text, "n" a number, "b" a boolean, "e" an error, "d" an ISO date as text, and ""
    for a cell that is blank but has a fill or a formula. ``style`` is an index for Styles. ``runs`` are
    the formatted stretches of rich text, None where the text is plain. A formula's value is the one that
    was last calculated.
    """

    value: str | int | float | bool | ErrorValue | None
    style: int = 0
    kind: str = ""
    runs: tuple[Run, ...] | None = None
    formula: bool = False


class Table(NamedTuple):
    """An Excel table; ``area`` includes its header row and totals row where it has them."""

    name: str
    area: Area
    columns: tuple[str, ...]
    header_row: bool
    totals_row: bool


class Filter(NamedTuple):
    """The filter of a sheet or table; ``active`` where a criterion is set, so that it may hide rows."""

    area: Area
    active: bool


class Validation(NamedTuple):
    """A rule for what may be typed into some cells; ``type`` "list" is a drop-down list."""

    areas: tuple[Area, ...]
    type: str
    formula1: str


class Spans:
    """Whole numbers kept as closed ranges, so that a million of them cost nothing."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        merged: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        self.ranges = tuple(merged)
        self._starts = [first for first, _ in merged]

    def __contains__(self, number: object) -> bool:
        """Whether the number lies in one of the ranges."""
        if not self._starts or not isinstance(number, int):
            return False
        place = bisect_right(self._starts, number) - 1
        return place >= 0 and number <= self.ranges[place][1]

    def up_to(self, limit: int) -> frozenset[int]:
        """The numbers themselves, those above ``limit`` left out."""
        return frozenset(
            number for first, last in self.ranges if first <= limit for number in range(first, min(last, limit) + 1)
        )


@dataclass(frozen=True, eq=False)
class Sheet:
    """What one sheet holds; rows and columns are 1-based.

    ``rows`` has the rows and in them the cells in ascending order, only those that hold a value, a
    formula, or a fill near a value. ``links`` has the address that a cell leads to, "#" first where that
    is inside the workbook. ``freeze`` is how many rows and columns are frozen. ``row_styles`` and
    ``column_styles`` are the formats of places where no cell stands.
    """

    name: str
    state: str = "visible"
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden_row_spans: Spans = field(default_factory=Spans)
    shown_row_spans: Spans | None = None
    hidden_column_spans: Spans = field(default_factory=Spans)
    filters: tuple[Filter, ...] = ()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    conditional: tuple[ConditionalFormat, ...] = ()
    validations: tuple[Validation, ...] = ()
    freeze: tuple[int, int] | None = None
    row_styles: Mapping[int, int] = field(default_factory=dict)
    column_styles: tuple[tuple[int, int, int], ...] = ()
    protected: bool = False

    @cached_property
    def max_row(self) -> int:
        """The last row that holds a kept cell, 0 for none."""
        return max(self.rows, default=0)

    @cached_property
    def max_column(self) -> int:
        """The last column that holds a kept cell, 0 for none."""
        return max((max(cells) for cells in self.rows.values() if cells), default=0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place, None where none was kept."""
        cells = self.rows.get(row)
        return None if cells is None else cells.get(column)

    def style_at(self, row: int, column: int) -> int:
        """The style index that shows at a place: the cell's, else its row's, else its column's, else 0."""
        cell = self.cell(row, column)
        if cell is not None:
            return cell.style
        if row in self.row_styles:
            return self.row_styles[row]
        return next((style for first, last, style in self.column_styles if first <= column <= last), 0)

    def is_hidden_row(self, row: int) -> bool:
        """Whether Excel does not show the row, by hand, by a filter or by the sheet's default."""
        return row in self.hidden_row_spans or (self.shown_row_spans is not None and row not in self.shown_row_spans)

    def is_hidden_column(self, column: int) -> bool:
        """Whether Excel does not show the column."""
        return column in self.hidden_column_spans

    def is_filtered_row(self, row: int) -> bool:
        """Whether the row is hidden and lies in a filter that has a criterion, below its header row."""
        inside = any(each.active and each.area.top < row <= each.area.bottom for each in self.filters)
        return inside and self.is_hidden_row(row)

    @cached_property
    def rule_index(self) -> RuleIndex:
        """The rules of the conditional formats by cell."""
        return RuleIndex(self.conditional)

    @property
    def filter(self) -> Area | None:
        """The range of the sheet's own filter, else of the first table's; None for no filter."""
        return self.filters[0].area if self.filters else None

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The hidden rows as far as there are cells."""
        if self.shown_row_spans is not None:
            return frozenset(row for row in range(1, self.max_row + 1) if self.is_hidden_row(row))
        return self.hidden_row_spans.up_to(self.max_row)

    @cached_property
    def filtered_rows(self) -> frozenset[int]:
        """The hidden rows that a filter with a criterion hides, as far as there are cells."""
        return frozenset(row for row in self.hidden_rows if self.is_filtered_row(row))

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The hidden columns as far as there are cells."""
        return self.hidden_column_spans.up_to(self.max_column)

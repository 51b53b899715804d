"""Items that stand outside their table: below its totals, or below what Excel takes for the table."""

import re
from collections.abc import Sequence

from rag_reports.layouts.tables import Table
from rag_reports.reading.row_kinds import Kind, Row

_PART_OF_THE_WHOLE = re.compile(r"\W*sub\W?-?\s?total", re.I)


def find_outside(table: Table, rows: Sequence[Row]) -> dict[int, str]:
    """For each item row that stands outside, what it stands below ("the total in row 14").

    Totals of groups say nothing, since items follow them as a matter of course: only a table's one total counts, with
    fewer items below it than above, and no heading between.
    """
    items = [row.number for row in rows if row.kind is Kind.ITEM]
    return _below_total(table, rows, items) | _below_excel_table(table, items)


def _below_total(table: Table, rows: Sequence[Row], items: Sequence[int]) -> dict[int, str]:
    totals = [row.number for row in rows if row.kind is Kind.TOTAL]
    if len(totals) != 1 or any(row.kind is Kind.LINE and row.number > totals[0] for row in rows):
        return {}
    below = [number for number in items if number > totals[0]]
    label = table.grid.texts(totals[0])[0][1]
    if 2 * len(below) >= len(items) or _PART_OF_THE_WHOLE.match(label):
        return {}
    return dict.fromkeys(below, f"the total in row {totals[0]}")


def _below_excel_table(table: Table, items: Sequence[int]) -> dict[int, str]:
    header = table.header
    for area in table.grid.tables:
        over = any(area.left <= column <= area.right for column in table.columns.values())
        if over and header.top <= area.top <= header.bottom and any(area.contains(row, area.left) for row in items):
            return dict.fromkeys([row for row in items if row > area.bottom], f"the Excel table {area}")
    return {}

"""Why a cell may not be changed, and what to do instead."""

from collections.abc import Callable
from typing import NamedTuple

from rag_reports.editing.sheet_state import SheetState
from rag_reports.editing.target import Target
from rag_reports.model import cell_address
from rag_reports.ooxml.cell_pieces import CellPiece
from rag_reports.ooxml.styles import Styles

_IN_EXCEL = "Change it in Excel."


class Wish(NamedTuple):
    """A cell that is to be changed: what it holds, its style, and whether its value changes or its look alone."""

    target: Target
    piece: CellPiece
    style: int
    new_value: bool


def refusal(state: SheetState, wish: Wish, styles: Styles) -> str:
    """The reason and remedy by which the cell is left alone, "" where it may be changed; its value is not looked at."""
    checks: tuple[Callable[[SheetState, Target], str], ...] = (_in_merged, _in_pivot)
    if wish.new_value:
        checks += (_in_formula_range, _in_table)
    for check in checks:
        if reason := check(state, wish.target):
            return reason
    if wish.new_value and wish.piece.formula is not None and wish.piece.formula.kind != "normal":
        return f"the cell is part of a formula that several cells share. {_IN_EXCEL}"
    return _protected(state, wish.target, wish.style, styles)


def _in_merged(state: SheetState, target: Target) -> str:
    for area in state.frame.merged:
        if area.contains(target.row, target.column) and (target.row, target.column) != (area.top, area.left):
            first = cell_address(area.top, area.left)
            return f"the cell lies under the merged range {area}, whose value is in {first}. Name {first} instead."
    return ""


def _in_formula_range(state: SheetState, target: Target) -> str:
    for covered in state.covered:
        if covered.area.contains(target.row, target.column):
            kind = "an array formula" if covered.kind == "array" else "a data table (What-If Analysis)"
            return f"the cell is part of {kind} in {covered.area}. {_IN_EXCEL}"
    return ""


def _in_table(state: SheetState, target: Target) -> str:
    for _, table in state.tables:
        if not table.area.contains(target.row, target.column):
            continue
        if table.header_row and target.row == table.area.top:
            return f"the cell is in the header of the table {table.name}, and formulas may use its words. {_IN_EXCEL}"
        if table.totals_row and target.row == table.area.bottom:
            return f"the cell is in the totals row of the table {table.name}. {_IN_EXCEL}"
    return ""


def _in_pivot(state: SheetState, target: Target) -> str:
    for area in state.pivots:
        if area.contains(target.row, target.column):
            return f"the cell is part of a pivot table in {area}. Change the data that it counts, and refresh it."
    return ""


def _protected(state: SheetState, target: Target, style: int, styles: Styles) -> str:
    if not state.frame.protected or not styles.locked(style):
        return ""
    if any(area.contains(target.row, target.column) for area in state.open_ranges):
        return ""
    return "the sheet is protected and the cell is locked. Unprotect the sheet in Excel (Review, Unprotect Sheet)."

"""The parts of a workbook that planned edits change, as they will be."""

from typing import NamedTuple

from rag_reports.editing.planner import EditPlanner, Planned
from rag_reports.editing.sheet_state import SheetState
from rag_reports.ooxml.patch_calc import without_cells
from rag_reports.ooxml.patch_links import with_styles, without_part
from rag_reports.ooxml.patch_sheet import patch_sheet
from rag_reports.ooxml.patch_table import new_bottom, patch_table
from rag_reports.ooxml.patch_text import Patch
from rag_reports.ooxml.workbook import Workbook


class SheetPatches(NamedTuple):
    """A sheet with its planned changes and the patches that make them."""

    state: SheetState
    planned: list[Planned]
    patches: list[Patch]


class NewParts(NamedTuple):
    """The parts that change, None for one that goes, and the patches of each sheet by its part."""

    parts: dict[str, bytes | None]
    sheets: dict[str, SheetPatches]


def make_parts(planner: EditPlanner) -> NewParts:
    """The changed parts of the workbook: sheets, tables that grow, formats, and the list of formulas."""
    new = NewParts({}, {})
    formulas: set[tuple[int, str]] = set()
    for name, planned in planner.changes.items():
        if not planned:
            continue
        state = planner.states[name]
        patches = patch_sheet(state.map, (each.change for each in planned))
        new.sheets[state.info.part] = SheetPatches(state, planned, patches)
        new.parts[state.info.part] = state.map.text.patched(patches)
        new.parts.update(_tables(planner.workbook, state, planned))
        number = planner.workbook.sheet_ids.get(name, 0)
        gone = (each for each in planned if each.piece.formula is not None and each.change.content is not None)
        formulas |= {(number, each.change.reference) for each in gone}
    new.parts.update(_styles(planner))
    if formulas:
        new.parts.update(_calculation_chain(planner.workbook, formulas, new.parts))
    return new


def _tables(workbook: Workbook, state: SheetState, planned: list[Planned]) -> dict[str, bytes | None]:
    filled = [each.change for each in planned if each.change.content is not None and each.change.content.type]
    was_empty = {id(each.change) for each in planned if each.piece.cell.value is None and each.piece.formula is None}
    below = {(change.row, change.column) for change in filled if id(change) in was_empty}
    new: dict[str, bytes | None] = {}
    for part, table in state.tables:
        bottom = new_bottom(table, below, state.is_blank)
        inside = any(table.area.contains(change.row, change.column) for change in filled)
        if bottom > table.area.bottom or inside:
            content = patch_table(workbook.package.read(part), f"{workbook.path}, part {part}", bottom)
            if content is not None:
                new[part] = content
    return new


def _styles(planner: EditPlanner) -> dict[str, bytes | None]:
    content = planner.styles.changed if planner.adds_styles else None
    if content is None:
        return {}
    part, workbook = planner.styles_part, planner.workbook
    return {part: content} if part else with_styles(workbook.package, workbook.part, workbook.namespace, content)


def _calculation_chain(
    workbook: Workbook, formulas: set[tuple[int, str]], parts: dict[str, bytes | None]
) -> dict[str, bytes | None]:
    part = workbook.package.related(workbook.part, "calcChain")
    if part is None:
        return {}
    raw = workbook.package.read(part)
    content = without_cells(raw, f"{workbook.path}, part {part}", formulas)
    if content is not None:
        return {} if content == raw else {part: content}
    return without_part(workbook.package, workbook.part, part, parts)

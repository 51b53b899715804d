"""The parts of a workbook that planned edits change, as they will be."""

from typing import NamedTuple

from rag_reports.editing.planner import EditPlanner, Planned
from rag_reports.editing.sheet_state import SheetState
from rag_reports.ooxml.patch_sheet import patch_sheet
from rag_reports.ooxml.patch_text import Patch


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
    """The changed parts of the workbook."""
    new = NewParts({}, {})
    for name, planned in planner.changes.items():
        if planned:
            state = planner.states[name]
            patches = patch_sheet(state.map, (each.change for each in planned))
            new.sheets[state.info.part] = SheetPatches(state, planned, patches)
            new.parts[state.info.part] = state.map.text.patched(patches)
    return new

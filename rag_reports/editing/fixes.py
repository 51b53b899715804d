"""The fixes of findings made into edits: what a rule saw is checked against the cell, and unsafe fixes are refused."""

from collections.abc import Iterable
from dataclasses import replace

from rag_reports.editing.fitting import show_value
from rag_reports.editing.items import item_label
from rag_reports.editing.proposal import PlannedEdit, Refusal, RefusedError
from rag_reports.editing.seen import SeenWorkbook
from rag_reports.model import CellEdit, CellRef, Field, Finding, Status, Tracker
from rag_reports.ooxml.area import read_cell_ref

_AGAIN = "Start again."


def plan_fixes(
    findings: Iterable[Finding], tracker: Tracker, workbook: SeenWorkbook
) -> tuple[list[PlannedEdit], list[Refusal]]:
    """The edits that the findings offer, one for each cell in the order of the findings, and what is refused.

    Accepted findings are left alone. Two fixes of one cell are joined where one only fills and the other only writes.
    """
    asked = [
        (edit, finding.code)
        for finding in findings
        if finding.fix is not None and not finding.accepted
        for edit in finding.fix.edits
    ]
    return plan_cells(asked, tracker, workbook)


def plan_cells(
    asked: Iterable[tuple[CellEdit, str]], tracker: Tracker, workbook: SeenWorkbook
) -> tuple[list[PlannedEdit], list[Refusal]]:
    """Edits, each with what asks for it, one for each cell in their order, and what is refused."""
    planned: dict[str, PlannedEdit] = {}
    refused: dict[str, Refusal] = {}
    items = _ItemsByCell(tracker)
    for edit, why in asked:
        where = f"{edit.cell} ({why})"
        try:
            made = _plan(edit, where, items, workbook)
            known = planned.get(edit.cell)
            planned[edit.cell] = made if known is None else _joined(known, made, where)
        except RefusedError as error:
            refused.setdefault(edit.cell, error.refusal)
    return [one for cell, one in planned.items() if cell not in refused], list(refused.values())


def _plan(edit: CellEdit, where: str, items: "_ItemsByCell", workbook: SeenWorkbook) -> PlannedEdit:
    ref = read_cell_ref(edit.cell)
    seen = workbook.at(ref) if ref else None
    if ref is None or seen is None:
        raise RefusedError(where, "the cell is not there any more", _AGAIN)
    fills_only = edit.status is not None and edit.after == edit.before
    by_colour = edit.status is not None or not seen.text
    if seen.formula:
        remedy = "Correct the formula, or the cells that it looks at, in Excel."
        raise RefusedError(where, "a formula writes what stands there", remedy)
    if by_colour and seen.rule_fill is not None:
        remedy = "Correct the format in Excel (Home, Conditional Formatting, Manage Rules)."
        raise RefusedError(where, "its colour comes from a conditional format", remedy)
    label, colour = items.about(ref)
    if fills_only:
        edit = replace(edit, before=seen.value, after=seen.value)
        return PlannedEdit(edit, label, show_value(seen.printed), show_value(seen.printed), colour)
    if edit.before not in (seen.value, seen.value or None):
        raise RefusedError(where, f'the cell holds "{seen.printed}", which is not what was checked', _AGAIN)
    if seen.struck or seen.font_struck:
        remedy = "Write the status in Excel, and delete what is struck through."
        raise RefusedError(where, "text in the cell is struck through", remedy)
    return PlannedEdit(
        replace(edit, before=seen.value), label, show_value(seen.printed), show_value(edit.after), colour
    )


def _joined(first: PlannedEdit, second: PlannedEdit, where: str) -> PlannedEdit:
    writing = [one for one in (first, second) if one.edit.after != one.edit.before]
    statuses = {one.edit.status for one in (first, second)} - {None}
    values = {one.edit.after for one in writing}
    if len(values) > 1 or len(statuses) > 1:
        raise RefusedError(where, "two rules mend the cell in different ways", "Decide in Excel.")
    kept = writing[0] if writing else first
    return replace(kept, edit=replace(kept.edit, status=next(iter(statuses), None)))


class _ItemsByCell:
    """What an edit of a cell is about: the items whose field stands there, and the colour that a status shows."""

    def __init__(self, tracker: Tracker) -> None:
        self._found: dict[CellRef, list[tuple[str, str]]] = {}
        self._colours: dict[CellRef, Status] = {}
        for report, item in tracker.items:
            for name, cell in item.cells.items():
                self._found.setdefault(cell, []).append((item.number, report.title))
                if name is Field.STATUS and item.colour is not None:
                    self._colours[cell] = item.colour

    def about(self, cell: CellRef) -> tuple[str, Status | None]:
        """The label of the items, and the status that the fill says."""
        found = self._found.get(cell, [])
        numbers = ", ".join(dict.fromkeys(number for number, _ in found if number))
        return item_label(found[0][1] if found else "", numbers), self._colours.get(cell)

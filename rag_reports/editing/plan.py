"""Plans cell edits, from the fixes of findings or from changes that were asked for by report, number and field."""

from collections.abc import Iterable, Iterator, Sequence

from rag_reports.editing.changes import EMPTY_MARK, Change, Wanted
from rag_reports.editing.fitting import StatusFitter, fit_value, show_value
from rag_reports.editing.fixes import plan_fixes
from rag_reports.editing.items import Target, TargetFinder
from rag_reports.editing.proposal import PlannedEdit, PlannedEdits, Refusal, RefusedError
from rag_reports.editing.seen import SeenWorkbook
from rag_reports.model import CellEdit, CellRef, Field, Findings, Status, Tracker
from rag_reports.rules.wording import listed

__all__ = ["Change", "PlannedEdit", "PlannedEdits", "Refusal", "plan_edits"]


def plan_edits(source: Findings | Sequence[Change], tracker: Tracker) -> PlannedEdits:
    """The edits that mend findings, or that make changes; what cannot be done safely is refused by name.

    The tracker's workbook is opened once more, so that each edit names what stands in its cell now. Nothing is
    written. Raises WorkbookError where the workbook does not open any more.
    """
    workbook = SeenWorkbook(tracker.workbook)
    if isinstance(source, Findings):
        planned, refused = plan_fixes(source.findings, tracker, workbook)
    else:
        planned, refused = _ChangePlanner(tracker, workbook).plan(source)
    return PlannedEdits(tuple(planned), tuple(refused))


class _ChangePlanner:
    """Plans the changes to one tracker."""

    def __init__(self, tracker: Tracker, workbook: SeenWorkbook) -> None:
        self._tracker = tracker
        self._workbook = workbook
        self._finder = TargetFinder(tracker, workbook)
        self._statuses = StatusFitter(tracker)
        self._coloured: dict[tuple[str, int], bool] = {}

    def plan(self, changes: Iterable[Change]) -> tuple[list[PlannedEdit], list[Refusal]]:
        """One edit for each cell, in the order of the changes."""
        targets: dict[CellRef, list[Target]] = {}
        planned: list[PlannedEdit] = []
        refused: list[Refusal] = []
        for change in changes:
            try:
                target = self._finder.find(change)
            except RefusedError as error:
                refused.append(error.refusal)
            else:
                targets.setdefault(target.cell, []).append(target)
        for asked in targets.values():
            try:
                planned.append(self._plan_cell(asked))
            except RefusedError as error:
                refused.append(error.refusal)
        return planned, refused

    def _plan_cell(self, asked: list[Target]) -> PlannedEdit:
        """The edit of one cell, which several items may share."""
        first = asked[0]
        where = f"{first.where}, {first.cell}"
        fitted = [self._fit(target) for target in asked]
        if any(one != fitted[0] for one in fitted):
            raise RefusedError(where, "two changes want different values for this cell", "Keep one of them.")
        self._check_shared(asked, where)
        after, status = fitted[0]
        seen = first.seen
        if status is not None and not self._is_coloured(first):
            status = None
        edit = CellEdit(str(first.cell), seen.value, after, status)
        note = "replaces a formula" if seen.formula else "struck-through text goes" if seen.struck else ""
        label = "; ".join(dict.fromkeys(target.label for target in asked))
        colour = first.item.colour if first.field is Field.STATUS else None
        shown = show_value(seen.printed)
        after_shown = shown if after == seen.value else show_value(after)
        return PlannedEdit(edit, label, shown, after_shown, colour, note)

    def _fit(self, target: Target) -> tuple[Wanted, Status | None]:
        change = target.change
        if change.left_blank:
            remedy = f"Write one, or {EMPTY_MARK} to empty the cell."
            raise RefusedError(target.where, "no value is given", remedy)
        if target.field is Field.STATUS:
            return self._statuses.fit(change.value, target.where)
        return fit_value(change.value, target.field, target.seen), None

    def _check_shared(self, asked: list[Target], where: str) -> None:
        """Refuse a merged cell that items cover for which no such change is asked."""
        first = asked[0]
        area = first.item.merged.get(first.field)
        if not area:
            return
        changed = [target.item for target in asked]
        others = [
            item.number or str(item.cell)
            for _, item in self._tracker.items
            if item.merged.get(first.field) == area
            and item.cells.get(first.field) == first.cell
            and not any(item is one for one in changed)
        ]
        if others:
            raise RefusedError(
                where,
                f"the cell is merged over {area}, and so belongs to {listed(others)} too",
                "Give the same change for each of them, or unmerge the cells in Excel.",
            )

    def _is_coloured(self, target: Target) -> bool:
        """Whether the fill should follow: where statuses of that column are filled by hand, not by a rule alone."""
        if target.seen.rule_fill is not None and target.seen.fill is None:
            return False
        place = (target.cell.sheet, target.cell.column)
        if place not in self._coloured:
            self._coloured[place] = any(map(self._is_filled_by_hand, self._cells_of_column(*place)))
        return self._coloured[place]

    def _cells_of_column(self, sheet: str, column: int) -> Iterator[CellRef]:
        for _, item in self._tracker.items:
            cell = item.cells.get(Field.STATUS)
            if item.colour is not None and cell and (cell.sheet, cell.column) == (sheet, column):
                yield cell

    def _is_filled_by_hand(self, cell: CellRef) -> bool:
        seen = self._workbook.at(cell)
        return seen is not None and seen.fill is not None and seen.rule_fill is None

"""Edits worked out against a workbook: what each becomes, and the parts that would change. Nothing is written here."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from rag_reports.editing.content import SHORT_DATE, Wanted, decide_content
from rag_reports.editing.look import Asked, style_for_status
from rag_reports.editing.refusals import Wish, refusal
from rag_reports.editing.sheet_state import SheetState
from rag_reports.editing.target import Target, find_target
from rag_reports.editing.values import Sight, holds_content, shown_value, unwritable
from rag_reports.model import CellEdit, EditOutcome, EditResult
from rag_reports.ooxml.cell_pieces import CellPiece, PieceReader
from rag_reports.ooxml.cell_writer import Content
from rag_reports.ooxml.patch_sheet import CellChange
from rag_reports.ooxml.patch_styles import EMPTY_STYLES, StylePatch
from rag_reports.ooxml.sheet_map import Element
from rag_reports.ooxml.workbook import Workbook


class Planned(NamedTuple):
    """An edit that will be written: the change to its cell, and the piece that stands there now."""

    change: CellChange
    piece: CellPiece


class EditPlanner:
    """Works out edits one by one; the sheets and formats that they need are read once."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.states: dict[str, SheetState] = {}
        self.changes: dict[str, list[Planned]] = {}
        self._reader = PieceReader(workbook)
        self._seen: dict[Target, CellEdit] = {}

    @cached_property
    def styles(self) -> StylePatch:
        """The formats, to which edits may add."""
        part = self.styles_part
        raw = EMPTY_STYLES % self.workbook.namespace.encode() if part is None else self.workbook.package.read(part)
        return StylePatch(raw, f"{self.workbook.path}, its styles")

    @property
    def adds_styles(self) -> bool:
        """Whether the formats were looked at, so that some may be added."""
        return "styles" in self.__dict__

    @property
    def styles_part(self) -> str | None:
        """The part of the formats, None where the workbook has none."""
        return self.workbook.package.related(self.workbook.part, "styles")

    @property
    def has_formulas(self) -> bool:
        """Whether formulas may show results that the edits change: Excel keeps a list of them."""
        listed = self.workbook.package.related(self.workbook.part, "calcChain") is not None
        return listed or any(state.holds_formulas for state in self.states.values())

    def plan(self, edits: Sequence[CellEdit]) -> tuple[EditResult, ...]:
        """What becomes of each edit, in order. Raises WorkbookError where a sheet of them is damaged."""
        targets = [self._target(edit) for edit in edits]
        pieces = self._pieces({target for target in targets if isinstance(target, Target)})
        results = []
        for edit, target in zip(edits, targets, strict=True):
            if isinstance(target, str):
                results.append(EditResult(edit, EditOutcome.REFUSED, target))
            else:
                results.append(self._plan(edit, target, *pieces[target]))
        return tuple(results)

    def _target(self, edit: CellEdit) -> Target | str:
        target = find_target(self.workbook, edit.cell)
        if isinstance(target, Target):
            first = self._seen.setdefault(target, edit)
            if (first.before, first.after, first.status) != (edit.before, edit.after, edit.status):
                return "another change of the same run names the cell too. Keep one of them."
            return unwritable(edit.after) or target
        return target

    def _pieces(self, targets: set[Target]) -> dict[Target, tuple[Element | None, CellPiece]]:
        found: dict[Target, tuple[Element | None, CellPiece]] = {}
        for name in {target.info.name for target in targets}:
            wanted = [target for target in targets if target.info.name == name]
            state = SheetState(self.workbook, wanted[0].info, self._reader)
            self.states[name], self.changes[name] = state, []
            elements = [state.map.find(target.row, target.column) for target in wanted]
            pairs = zip(elements, state.pieces(elements), strict=True)
            found.update(zip(wanted, pairs, strict=True))
        return found

    def _plan(self, edit: CellEdit, target: Target, element: Element | None, piece: CellPiece) -> EditResult:
        state = self.states[target.info.name]
        style = state.style_at(target.row, target.column, element)
        sight = Sight(piece, self.workbook.styles.number_format(style), self.workbook.date1904)
        holds = sight.holds(edit.before)
        keeps_value = holds and type(edit.before) is type(edit.after) and edit.before == edit.after
        wanted = decide_content(state, target, sight, edit.after, self.workbook.styles)
        if isinstance(wanted, str):
            return EditResult(edit, EditOutcome.REFUSED, wanted)
        content = None if keeps_value or holds_content(piece, wanted.content) else wanted.content
        new_style = self._style(state, target, style, edit, wanted, content)
        if content is None and new_style == style:
            return EditResult(edit, EditOutcome.UNCHANGED)
        reason = "" if holds or content is None else _mismatch(edit, sight)
        reason = reason or refusal(state, Wish(target, piece, style, content is not None), self.workbook.styles)
        if reason:
            return EditResult(edit, EditOutcome.REFUSED, reason)
        change = CellChange(target.row, target.column, element, new_style, content)
        planned = Planned(change, piece)
        if planned not in self.changes[target.info.name]:
            self.changes[target.info.name].append(planned)
        return EditResult(edit, EditOutcome.WRITTEN)

    def _style(
        self, state: SheetState, target: Target, style: int, edit: CellEdit, wanted: Wanted, content: Content | None
    ) -> int:
        if edit.status is not None:
            word = edit.after if isinstance(edit.after, str) else ""
            asked = Asked(target.row, target.column, style, edit.status, word, edit.before != edit.after)
            return style_for_status(state, asked, self.workbook.styles, self.styles)
        if wanted.as_date and content is not None:
            number_format = SHORT_DATE if wanted.like is None else self.styles.number_format(wanted.like)
            return self.styles.with_number_format(style, number_format)
        return style


def _mismatch(edit: CellEdit, sight: Sight) -> str:
    return (
        f"the cell holds {sight.shown}, and {shown_value(edit.before)} was seen there before. "
        "Look at the cell, and make the change anew."
    )

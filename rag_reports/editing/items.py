"""Which item, field and cell a change means; nothing is guessed, and what does not fit is refused by name."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from rag_reports.editing.changes import Change
from rag_reports.editing.proposal import RefusedError
from rag_reports.editing.seen import SeenCell, SeenWorkbook
from rag_reports.layouts.contents import read_item_type
from rag_reports.layouts.labels import best_field
from rag_reports.layouts.profile import column_key
from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Tracker, column_letters
from rag_reports.text import fold, number_key, squash

OF_THE_REPORT = frozenset(
    {Field.REPORT, Field.PUBLISHED, Field.SCOPE, Field.INSPECTORATES, Field.GRADE, Field.RESPONSE_PUBLISHED}
)
_NEWEST_COLUMN = (Field.DUE, Field.COMMENT)
_IN_EXCEL = "Change it in Excel."
_SURE = 0.9
_MOST_NAMES = 8
_LONGEST_TITLE = 60
_PART_OF_TITLE = 5
"""Characters of a title that are enough to find it by."""

Found = tuple[InspectionReport, Recommendation]


@dataclass(frozen=True, slots=True)
class Target:
    """A change with the item and the cell that it is for; ``where`` is what a refusal calls it."""

    change: Change
    where: str
    item: Recommendation
    label: str
    field: Field
    cell: CellRef
    seen: SeenCell


def item_label(report: str, number: str) -> str:
    """An item by its number and report: ``4, Fraud: Time to Choose``."""
    return ", ".join(part for part in (number, squash(report)) if part)


class TargetFinder:
    """Finds what changes mean in one tracker, and looks at the cells in its workbook."""

    def __init__(self, tracker: Tracker, workbook: SeenWorkbook) -> None:
        self._tracker = tracker
        self._workbook = workbook
        self._titles: dict[str, str] = {}
        self._items: dict[str, list[Found]] = {}
        self._numbered: dict[tuple[str, str], list[Found]] = {}
        for report in tracker.reports:
            key = fold(report.title)
            self._titles.setdefault(key, squash(report.title))
            self._items.setdefault(key, []).extend((report, item) for item in report.items)
            for item in report.items:
                self._numbered.setdefault((key, number_key(item.number)), []).append((report, item))
        self._fields_by_label: dict[str, set[Field]] = {}
        self._columns: dict[tuple[str, Field], set[int]] = {}
        for column in tracker.layout.columns:
            self._fields_by_label.setdefault(column_key(column.label), set()).add(column.field)
            self._columns.setdefault((column.sheet, column.field), set()).add(column.column)

    def find(self, change: Change) -> Target:
        """The item and cell of a change; raises RefusedError."""
        where = f"{change.place}: " if change.place else ""
        report, item = self._find_item(change, f"{where}{_brief(item_label(change.report, change.number))}")
        label = item_label(report.title, item.number)
        where = f"{where}{_brief(label)}, {squash(change.field)}"
        name = self._find_field(change, where)
        if name not in item.cells:
            raise RefusedError(where, f"there is no column for it on the sheet {item.cell.sheet}", _IN_EXCEL)
        cell, seen = self._find_cell(item, name, where)
        return Target(change, where, item, label, name, cell, seen)

    def _find_item(self, change: Change, where: str) -> Found:
        title = self._title(change.report, where)
        if not change.number.strip():
            raise RefusedError(where, "no item number is given", "Give the number as the tracker has it.")
        found = self._numbered.get((title, number_key(change.number)), [])
        if not found:
            numbers = [item.number for _, item in self._items[title] if item.number]
            raise RefusedError(where, "the report has no item of that number", f"It has: {_listed(numbers)}.")
        if change.item_type:
            return _of_type(found, change.item_type, where)
        if len(found) == 1:
            return found[0]
        cells = " and ".join(str(item.cell) for _, item in found[:3])
        types = {item.item_type for _, item in found}
        remedy = "Add a column type to the changes" if len(types) > 1 else "Give each a number of its own in Excel"
        raise RefusedError(where, f"{len(found)} items have that number, at {cells}", f"{remedy}.")

    def _title(self, title: str, where: str) -> str:
        """The folded title of a report that is there; a tracker of one report needs no title."""
        key = fold(title)
        if not key and len(self._items) == 1:
            return next(iter(self._items))
        if key and key in self._items:
            return key
        if not key:
            raise RefusedError(where, "no report is named", "Give the title of the item's report.")
        near = [title for title in self._titles if key in title and len(key) >= _PART_OF_TITLE]
        near = near or difflib.get_close_matches(key, list(self._titles), n=1, cutoff=0.7)
        if len(near) == 1:
            remedy = f'Did you mean "{self._titles[near[0]]}"?'
        else:
            remedy = f"Its reports are: {_listed([_brief(self._titles[title]) for title in near or self._titles])}."
        raise RefusedError(where, "the tracker has no report of that title", remedy)

    def _find_field(self, change: Change, where: str) -> Field:
        names = {fold(name.value.replace("_", " ")): name for name in Field}
        name = names.get(fold(change.field.replace("_", " ")))
        by_label = self._fields_by_label.get(column_key(change.field), set()) if change.field.strip() else set()
        if name is None and len(by_label) == 1:
            name = next(iter(by_label))
        if name is None and not by_label:
            told, score = best_field(change.field)
            name = told if score >= _SURE else None
        if name is None:
            seen = "no field is named" if not change.field.strip() else "there is no such field"
            raise RefusedError(where, seen, self._known_fields())
        if name in OF_THE_REPORT:
            raise RefusedError(where, "this belongs to the report, not to one item", _IN_EXCEL)
        if name is Field.DUE and not self._tracker.layout.has(name) and self._has_one_revision():
            name = Field.REVISED_DUE
        if not self._tracker.layout.has(name):
            remedy = self._known_fields()
            if name is Field.NEW and self._tracker.layout.has(Field.STATUS):
                remedy = "Give the status as NEW GREEN, or without NEW."
            raise RefusedError(where, f"the tracker has no column for {_plain(name)}", remedy)
        return name

    def _has_one_revision(self) -> bool:
        """Whether each sheet has one column of revised dates, where a new due date goes if there is no other column."""
        columns = [place for (_, name), place in self._columns.items() if name is Field.REVISED_DUE]
        return bool(columns) and all(len(place) == 1 for place in columns)

    def _known_fields(self) -> str:
        names = dict.fromkeys(column.field for column in self._tracker.layout.columns)
        return f"This tracker has: {', '.join(name.value for name in names if name not in OF_THE_REPORT)}."

    def _find_cell(self, item: Recommendation, name: Field, where: str) -> tuple[CellRef, SeenCell]:
        cell = item.cells[name]
        columns = self._columns.get((cell.sheet, name), set())
        seen = self._look(cell, where)
        if cell.column not in columns:
            own = CellRef(cell.sheet, item.row, min(columns)) if len(columns) == 1 else None
            if own is None or name not in _NEWEST_COLUMN or self._look(own, where).printed:
                letters = column_letters(cell.column)
                raise RefusedError(where, f"it stands in column {letters}, not in a column of its own", _IN_EXCEL)
            return own, self._look(own, where)
        expected = _as_read(item, name)
        if expected is not None and squash(expected) not in (squash(seen.text), squash(seen.printed)):
            raise RefusedError(where, f"it does not stand in the cell {cell} alone", _IN_EXCEL)
        return cell, seen

    def _look(self, cell: CellRef, where: str) -> SeenCell:
        seen = self._workbook.at(cell)
        if seen is None:
            raise RefusedError(where, f"the sheet {cell.sheet} is not there any more", "Start again.")
        if seen.font_struck:
            raise RefusedError(
                where, f"the cell {cell} strikes through whatever stands in it", "Take that format off in Excel first."
            )
        return seen


def _as_read(item: Recommendation, name: Field) -> str | None:
    """What the tracker took from the field's cell; None where it keeps no text of it."""
    if name in (Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE, Field.NEW):
        return None
    printed = {Field.TYPE: item.type_text, Field.STATUS: item.status_printed}
    return printed[name] if name in printed else item.text_of(name)


def _of_type(found: list[Found], wanted: str, where: str) -> Found:
    item_type = read_item_type(wanted)
    fitting = [pair for pair in found if pair[1].item_type is item_type]
    if len(fitting) == 1:
        return fitting[0]
    types = _listed([f"{item.item_type.value} at {item.cell}" for _, item in found])
    seen = "no item of that number has" if not fitting else f"{len(fitting)} items of that number have"
    raise RefusedError(where, f'{seen} the type "{squash(wanted)}"', f"There is: {types}.")


def _plain(name: Field) -> str:
    return name.value.replace("_", " ")


def _brief(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1].rstrip() + "…"


def _listed(names: Iterable[str]) -> str:
    known = list(dict.fromkeys(names))
    return ", ".join(known[:_MOST_NAMES]) + (" and more" if len(known) > _MOST_NAMES else "")

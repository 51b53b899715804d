"""NEW beside the statuses that changed since the last meeting, and NEW taken away after it."""

from collections import Counter
from collections.abc import Iterator

from rag_reports.editing.fixes import plan_cells
from rag_reports.editing.proposal import PlannedEdits, Refusal
from rag_reports.editing.seen import SeenWorkbook
from rag_reports.meeting.changes import Changes
from rag_reports.model import CellEdit, CellRef, Field, Recommendation, Status, Tracker
from rag_reports.rules.since_last_meeting.new_mark import edit_new
from rag_reports.rules.status_words import StatusWords

_MARKED = frozenset({Status.GREEN, Status.RED})
_WHY = "NEW"


def plan_marks(changes: Changes) -> PlannedEdits:
    """NEW where a status became GREEN or RED, and taken away where the status is what it was; nothing is written.

    An item that is not on the old tracker is left as it is: its status did not change.
    """
    wanted = []
    for pair in changes.pairing.pairs:
        old, new = pair.old.item, pair.new.item
        moved = old.status is not None and new.status is not old.status
        if moved and new.status in _MARKED and not new.new:
            wanted.append((new, True))
        elif new.new and new.status is old.status:
            wanted.append((new, False))
    return _Marks(changes.new).plan(wanted)


def plan_unmarking(tracker: Tracker) -> PlannedEdits:
    """NEW taken away everywhere, as after the meeting."""
    return _Marks(tracker).plan([(item, False) for _, item in tracker.items if item.new])


class _Marks:
    """The marks of one tracker, each planned by its cell."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._workbook = SeenWorkbook(tracker.workbook)
        self._words = StatusWords(tracker)

    def plan(self, wanted: list[tuple[Recommendation, bool]]) -> PlannedEdits:
        """The edits, and the cells that are refused."""
        refused: list[Refusal] = []
        edits = list(self._edits(wanted, refused))
        planned, others = plan_cells([(edit, _WHY) for edit in edits], self._tracker, self._workbook)
        return PlannedEdits(tuple(planned), (*refused, *others))

    def _edits(self, wanted: list[tuple[Recommendation, bool]], refused: list[Refusal]) -> Iterator[CellEdit]:
        marks = {id(item): mark for item, mark in wanted}
        done: set[CellRef] = set()
        for item, mark in wanted:
            name = Field.NEW if Field.NEW in item.cells else Field.STATUS
            cell = item.cells[name]
            if cell in done:
                continue
            done.add(cell)
            sharing = [other for _, other in self._tracker.items if other.cells.get(name) == cell]
            if any(marks.get(id(other)) is not mark for other in sharing):
                seen = f"the cell is merged over {item.merged.get(name, 'several items')}, not all of which changed"
                refused.append(Refusal(str(cell), seen, "Unmerge the cells in Excel, and run this again."))
                continue
            edit = self._edit_column(cell, mark) if name is Field.NEW else edit_new(item, self._words, new=mark)
            if edit is None:
                seen = f'NEW cannot be told from the rest of "{item.status_printed}"'
                refused.append(Refusal(str(cell), seen, "Take it away in Excel."))
            else:
                yield edit

    def _edit_column(self, cell: CellRef, mark: bool) -> CellEdit | None:
        """NEW in a column of its own, in the word that stands there elsewhere."""
        seen = self._workbook.at(cell)
        if seen is None:
            return None
        before = seen.value if isinstance(seen.value, str) and seen.value else None
        return CellEdit(str(cell), before, self._usual_mark if mark else None)

    @property
    def _usual_mark(self) -> str:
        cells = (item.cells.get(Field.NEW) for _, item in self._tracker.items if item.new)
        texts = Counter(seen.text for cell in cells if cell and (seen := self._workbook.at(cell)) and seen.text)
        return texts.most_common(1)[0][0] if texts else "NEW"

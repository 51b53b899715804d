"""A due cell and its history columns as one chain."""

from collections.abc import Sequence
from dataclasses import replace

from rag_reports.deadline.dates import Deadline, DueDate, Precision, Role, SetBy, State
from rag_reports.text import fold

_NO_REVISION = frozenset({"", "-", "n/a", "na", "none", "nil", "not applicable", "no change", "unchanged"})


def join_deadlines(current: Deadline | None, history: Sequence[Deadline]) -> Deadline | None:
    """The due cell with its history before it, oldest first; None where there is nothing at all.

    A date equal to the one before it is no move, nor is one that only says more exactly what a month said, nor the
    force's own beside the inspectorate's. A cell that repeats the end of the chain before it goes on from there. The
    text and the state are the current cell's; where it is blank, the last history cell that says anything is in force.
    """
    cells = [cell for cell in (*history, current) if cell is not None]
    if not cells:
        return None
    dates: list[DueDate] = []
    moves = 0
    for cell in cells:
        if not any(due.role is Role.DEADLINE for due in cell.dates):
            continue
        repeated = _repeated(_deadlines(dates), _deadlines(cell.dates))
        follows = bool(dates) and not repeated and not _is_beside(_deadlines(dates), _deadlines(cell.dates))
        moves += cell.moves + follows - max(repeated - 1, 0)
        dates = _joined(dates, cell.dates, repeated)
    text = current.text if current is not None else ""
    return Deadline(text, _state(current, history), tuple(dates), moves)


def _deadlines(dates: Sequence[DueDate]) -> list[DueDate]:
    return [due for due in dates if due.role is Role.DEADLINE]


def _repeated(before: Sequence[DueDate], after: Sequence[DueDate]) -> int:
    """How many deadlines at the end of a chain the next cell begins with again."""
    for count in range(min(len(before), len(after)), 0, -1):
        if all(_is_same(one, two) for one, two in zip(before[-count:], after[:count], strict=True)):
            return count
    return 0


def _is_beside(before: Sequence[DueDate], after: Sequence[DueDate]) -> bool:
    """Whether a cell begins with the force's own date, and the chain before it ends with the inspectorate's."""
    return before[-1].by is SetBy.INSPECTORATE and after[0].by is SetBy.FORCE


def _is_same(before: DueDate, after: DueDate) -> bool:
    if before.date == after.date:
        return True
    refined = before.precision is Precision.MONTH and after.precision is Precision.DAY
    return refined and (before.date.year, before.date.month) == (after.date.year, after.date.month)


def _joined(before: Sequence[DueDate], after: Sequence[DueDate], repeated: int) -> list[DueDate]:
    """Two stretches of a chain as one; what is repeated stands as the later cell has it, with who set it kept."""
    if not repeated:
        return [*before, *after]
    deadlines = _deadlines(before)
    setters = [due.by for due in deadlines[-repeated:]]
    first = next(place for place, due in enumerate(before) if due is deadlines[-repeated])
    joined = list(before[:first])
    for due in after:
        by = due.by
        if due.role is Role.DEADLINE and setters:
            by = by or setters.pop(0)
        joined.append(replace(due, by=by))
    return joined


def _state(current: Deadline | None, history: Sequence[Deadline]) -> State:
    if current is not None and not (current.state is State.UNDATED and not current.text.strip()):
        return current.state
    told = [cell.state for cell in history if cell.dates or fold(cell.text) not in _NO_REVISION]
    return told[-1] if told else State.UNDATED

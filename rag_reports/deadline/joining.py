"""A due cell and its history columns as one chain."""

from collections.abc import Sequence

from rag_reports.deadline.dates import Deadline, DueDate, Precision, Role, State


def join_deadlines(current: Deadline | None, history: Sequence[Deadline]) -> Deadline | None:
    """The due cell with its history before it, oldest first; None where there is nothing at all.

    A date equal to the one before it is no move, nor is one that only says more exactly what a month said.
    The text and the state are the current cell's; a blank current cell leaves the last history date in force.
    """
    cells = [cell for cell in (*history, current) if cell is not None]
    if not cells:
        return None
    dates: list[DueDate] = []
    moves = 0
    for cell in cells:
        moves += cell.moves
        if not cell.dates:
            continue
        before, first = _last_deadline(dates), _first_deadline(cell.dates)
        if before is not None and first is not None:
            if before.date == first.date or _refines(before, first):
                dates.remove(before)
            else:
                moves += 1
        dates += cell.dates
    text = current.text if current is not None else ""
    return Deadline(text, _state(current, history), tuple(dates), moves)


def _state(current: Deadline | None, history: Sequence[Deadline]) -> State:
    blank = current is None or (current.state is State.UNDATED and not current.text.strip())
    if not blank and current is not None:
        return current.state
    states = [cell.state for cell in history]
    return State.DATED if State.DATED in states else states[-1] if states else State.UNDATED


def _last_deadline(dates: Sequence[DueDate]) -> DueDate | None:
    return next((due for due in reversed(dates) if due.role is Role.DEADLINE), None)


def _first_deadline(dates: Sequence[DueDate]) -> DueDate | None:
    return next((due for due in dates if due.role is Role.DEADLINE), None)


def _refines(before: DueDate, after: DueDate) -> bool:
    return (
        before.precision is Precision.MONTH
        and after.precision is Precision.DAY
        and (before.date.year, before.date.month) == (after.date.year, after.date.month)
    )

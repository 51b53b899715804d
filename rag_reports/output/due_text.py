"""What falls due, as text: the dates of each owner, then the items without a date."""

from collections.abc import Sequence

from rag_reports.deadline import date_in_words
from rag_reports.meeting.due import DueKind, DueLine, DueList, DueState
from rag_reports.meeting.item_names import without_type
from rag_reports.model import Field, InspectionReport, Layout, Recommendation, Status
from rag_reports.output.console import Screen, align, cell_shown, cut, one_line, wrap
from rag_reports.text import plural

NO_OWNER = "No owner"


def due_text(due: DueList, screen: Screen) -> str:
    """Every date by owner, the earliest first, then the items without a date and what the list cannot tell."""
    name = one_line(due.tracker.workbook.name)
    head = f"{name} as at {date_in_words(due.as_at)}: what falls due until {date_in_words(due.until)}"
    lines = [screen.strong(head), f"  {count_sentence(due)}"]
    for owner, found in due.by_owner.items():
        lines += ["", screen.strong(f"{cut(owner, screen.width - 10) or NO_OWNER} ({len(found)})")]
        lines += align([_row(line, due.tracker.layout, screen) for line in found], screen.width, whole=True)
    if due.undated:
        lines += ["", screen.strong(f"No date ({len(due.undated)})")]
        rows = [
            (
                cell_shown(one.item.cell, due.tracker.layout),
                screen.status(one.item.status),
                one_line(one.owner) or NO_OWNER,
                _named(one.report, one.item, one.why),
            )
            for one in due.undated
        ]
        lines += align(rows, screen.width, whole=True)
    if due.notes:
        lines += [
            "",
            screen.strong("Please note"),
            *(line for note in due.notes for line in wrap(note, screen.width, "  ")),
        ]
    return "\n".join(lines)


def count_sentence(due: DueList) -> str:
    """How many dates are overdue, fall due or have passed, and how many items have none."""
    parts = [f"{due.count(DueState.OVERDUE)} overdue", f"{due.count(DueState.DUE)} due"]
    if passed := due.count(DueState.PASSED):
        parts.append(f"{plural(passed, 'milestone')} passed")
    return f"{', '.join(parts)}; {plural(len(due.undated), 'item')} without a date"


def item_name(item: Recommendation) -> str:
    """ "recommendation 4"; without a number, the type alone."""
    return f"{item.item_type.value} {without_type(one_line(item.number))}".strip()


def kind_of(line: DueLine) -> str:
    """What falls due: the item, a milestone of it, or the response to the report."""
    if line.item is None:
        return line.kind.value
    return f"{'milestone of ' if line.kind is DueKind.MILESTONE else ''}{item_name(line.item)}"


def waits_for(line: DueLine) -> str:
    """Whom a WHITE item waits for, or where that may stand; "" for other items."""
    item = line.item
    if item is None or item.status is not Status.WHITE:
        return ""
    comment = item.cells.get(Field.COMMENT)
    return line.waits_for or (f"see the comment, {comment.address}" if comment and item.comment else "nobody named")


def _row(line: DueLine, layout: Layout, screen: Screen) -> Sequence[str]:
    waits = waits_for(line)
    return (
        line.state.value,
        one_line(line.said),
        screen.status(line.item.status) if line.item else "-",
        cell_shown(line.item.cell, layout) if line.item else "-",
        f"{kind_of(line)}, {line.report.title or 'no title'}{f'; waits for: {waits}' if waits else ''}",
    )


def _named(report: InspectionReport, item: Recommendation, why: str) -> str:
    return f"{item_name(item)}, {report.title or 'no title'}: {why}"

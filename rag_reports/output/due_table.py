"""What falls due, as JSON and as a workbook."""

from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from xlsxwriter.workbook import Workbook

from rag_reports.deadline import date_in_words
from rag_reports.meeting.due import DueLine, DueList, DueState
from rag_reports.model import Recommendation
from rag_reports.output import spreadsheet
from rag_reports.output.due_text import NO_OWNER, count_sentence, waits_for
from rag_reports.output.spreadsheet import write_header, write_text

_DUE = (
    ("Owner", 24),
    ("State", 10),
    ("Due", 12),
    ("As set", 22),
    ("What", 20),
    ("Report", 36),
    ("Type", 18),
    ("Number", 9),
    ("Status", 10),
    ("Waits for", 22),
    ("Recommendation", 60),
    ("Cell", 20),
)
_OWNERS = (("Owner", 40), ("Overdue", 10), ("Due", 10), ("Milestones passed", 12), ("No date", 10))
_UNDATED = (
    ("Owner", 24),
    ("Why", 40),
    ("Report", 36),
    ("Type", 18),
    ("Number", 9),
    ("Status", 10),
    ("Recommendation", 60),
    ("Cell", 20),
)


def due_record(due: DueList) -> dict[str, object]:
    """What ``due --format json`` prints."""
    return {
        "workbook": str(due.tracker.workbook),
        "as_at": due.as_at.isoformat(),
        "until": due.until.isoformat(),
        "counts": {state.value: due.count(state) for state in DueState} | {"no date": len(due.undated)},
        "due": [_line_record(line) for line in due.lines],
        "no_date": [
            {"owner": one.owner, "report": one.report.title, "why": one.why, **_item_record(one.item)}
            for one in due.undated
        ],
        "notes": list(due.notes),
    }


def due_workbook(due: DueList) -> bytes:
    """A workbook of three sheets: the counts of each owner, every date by owner, and the items without a date."""
    written = BytesIO()
    title = f"What falls due until {date_in_words(due.until)}"
    with spreadsheet.new_book(written, title, due.as_at) as book:
        _write_owners(book, due, title)
        _write_due(book, due)
        spreadsheet.write_list(book, "No date", _UNDATED, _undated_rows(due))
    return written.getvalue()


def _line_record(line: DueLine) -> dict[str, object]:
    of_item = _item_record(line.item) if line.item else {}
    return {
        "kind": line.kind.value,
        "state": line.state.value,
        "date": line.date.isoformat(),
        "text": line.said,
        "owner": line.owner,
        "waits_for": line.waits_for,
        "report": line.report.title,
        **of_item,
    }


def _item_record(item: Recommendation) -> dict[str, object]:
    return {
        "type": item.item_type.value,
        "number": item.number,
        "status": item.status.value if item.status else None,
        "cell": str(item.cell),
    }


def _write_owners(book: Workbook, due: DueList, title: str) -> None:
    sheet = book.add_worksheet("By owner")
    text, number = book.add_format({"text_wrap": True, **spreadsheet.CELL}), book.add_format(spreadsheet.CELL)
    head = f"{due.tracker.workbook.name} as at {date_in_words(due.as_at)}: {title[0].lower()}{title[1:]}"
    write_text(sheet, 0, 0, head, book.add_format({"bold": True, "font_size": 14}))
    write_text(sheet, 1, 0, f"{count_sentence(due)}.")
    write_header(sheet, 3, _OWNERS, book.add_format(spreadsheet.HEADER))
    spreadsheet.set_height(sheet, 3, _OWNERS)
    row = 4
    for row, (owner, counts) in enumerate(_owner_counts(due), 4):
        write_text(sheet, row, 0, owner or NO_OWNER, text)
        for column, count in enumerate(counts, 1):
            sheet.write_number(row, column, count, number)
        spreadsheet.set_height(sheet, row, [(owner, _OWNERS[0][1])])
    for line, note in enumerate(due.notes, row + 2):
        write_text(sheet, line, 0, note)
    sheet.freeze_panes(4, 1)
    spreadsheet.set_page(sheet)


def _owner_counts(due: DueList) -> list[tuple[str, list[int]]]:
    """Each owner with what is overdue, falls due, has passed and has no date."""
    states = Counter((line.owner, line.state) for line in due.lines)
    undated = Counter(one.owner for one in due.undated)
    columns = (DueState.OVERDUE, DueState.DUE, DueState.PASSED)
    return [(owner, [*(states[owner, state] for state in columns), undated[owner]]) for owner in due.owners]


def _write_due(book: Workbook, due: DueList) -> None:
    sheet = book.add_worksheet("Due")
    text = book.add_format({"text_wrap": True, **spreadsheet.CELL})
    day = book.add_format({"num_format": "d mmm yyyy", "align": "left", **spreadsheet.CELL})
    fills = {
        status: book.add_format({"bg_color": fill, "bold": True, **spreadsheet.CELL})
        for status, fill in spreadsheet.STATUS_FILLS.items()
    }
    write_header(sheet, 0, _DUE, book.add_format(spreadsheet.HEADER))
    lines = [line for found in due.by_owner.values() for line in found]
    for row, line in enumerate(lines, 1):
        values = _due_row(line)
        for column, value in enumerate(values):
            write_text(sheet, row, column, value, text)
        spreadsheet.write_date(sheet, row, 2, line.date, day)
        if line.item is not None and line.item.status is not None:
            write_text(sheet, row, 8, line.item.status.value, fills[line.item.status])
        told = [(value, width) for value, (_label, width) in zip(values, _DUE, strict=True)]
        spreadsheet.set_height(sheet, row, told)
    spreadsheet.finish_table(sheet, len(lines), len(_DUE))


def _due_row(line: DueLine) -> Sequence[str]:
    item = line.item
    return (
        line.owner or NO_OWNER,
        line.state.value,
        "",
        line.said,
        line.kind.value,
        line.report.title,
        item.item_type.value if item else "",
        item.number if item else "",
        "",
        waits_for(line),
        item.text if item else "",
        str(item.cell) if item else "",
    )


def _undated_rows(due: DueList) -> list[tuple[str, ...]]:
    place = {owner: number for number, owner in enumerate(due.owners)}
    return [
        (
            one.owner or NO_OWNER,
            one.why,
            one.report.title,
            one.item.item_type.value,
            one.item.number,
            one.item.status.value if one.item.status else "",
            one.item.text,
            str(one.item.cell),
        )
        for one in sorted(due.undated, key=lambda one: place[one.owner])
    ]

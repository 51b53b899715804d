"""What was read from a workbook, as text: the layout, the evidence for it, every report, and each item if asked."""

from collections import Counter
from collections.abc import Iterable

from rag_reports.model import Column, InspectionReport, Layout, Recommendation, Status, Tracker, column_letters
from rag_reports.output.console import Screen, align, cell_shown, count_line, cut, one_line, wrap
from rag_reports.text import plural


def show_text(tracker: Tracker, screen: Screen, *, items: bool = False) -> str:
    """The tracker as read; with ``items`` one line for each item, with the cell that it starts at."""
    layout = tracker.layout
    found = [item for _report, item in tracker.items]
    sheets = ", ".join(layout.sheets)
    lines = [
        screen.strong(one_line(str(tracker.workbook.name))),
        cut(f"  {plural(len(tracker.reports), 'report')}, {plural(len(found), 'item')}", screen.width),
        "  " + count_line(found, screen),
        *wrap(f"Layout: {layout.shape.value} ({layout.source}), on {sheets}", screen.width, "  "),
        "",
        screen.strong("Columns"),
        *_column_lines(layout.columns, screen),
        "",
        screen.strong("Why"),
        *_list(layout.evidence, screen),
        "",
        screen.strong("Reports"),
    ]
    if items:
        for report in tracker.reports:
            lines += ["", *_report_with_items(report, layout, screen)]
    else:
        lines += align([_report_row(report, screen) for report in tracker.reports], screen.width)
    if tracker.warnings:
        lines += ["", screen.strong("Please note"), *_list(tracker.warnings, screen)]
    return "\n".join(lines)


def _column_lines(columns: Iterable[Column], screen: Screen) -> list[str]:
    """One line for each field and label; the same column on several sheets is said once, with their number."""
    groups: dict[tuple[str, int, str], list[Column]] = {}
    for column in columns:
        groups.setdefault((column.field.value, column.column, one_line(column.label)), []).append(column)
    rows = []
    for (name, number, label), members in groups.items():
        place = members[0].sheet if len(members) == 1 else plural(len({column.sheet for column in members}), "sheet")
        quoted = f'"{cut(label, 24)}"' if label else "no label"
        rows.append((name, f"{cut(place, 20)} column {column_letters(number)}", quoted, members[0].why))
    return align(rows, screen.width, whole=True) if rows else ["  none"]


def _report_row(report: InspectionReport, screen: Screen) -> tuple[str, ...]:
    counts = Counter(item.status for item in report.items)
    shown = [f"{screen.status(status)} {counts[status]}" for status in (*Status, None) if counts[status]]
    published = report.published.strftime("%d %b %Y") if report.published else "no date"
    if report.published and report.published_precision == "month":
        published = report.published.strftime("%b %Y")
    where = str(report.items[0].cell) if report.items else str(report.cells.get("title", report.sheet))
    return cut(where, 24), published, ", ".join(shown) or "no items", report.title or "(no title)"


def _report_with_items(report: InspectionReport, layout: Layout, screen: Screen) -> list[str]:
    lines = [screen.strong(cut(report.title or "(no title)", screen.width))]
    if report.items:
        lines += align([_item_row(item, layout, screen) for item in report.items], screen.width)
    return lines


def _item_row(item: Recommendation, layout: Layout, screen: Screen) -> tuple[str, ...]:
    word = screen.status(item.status, cut(item.status_text, 20))
    due = item.due.date.isoformat() if item.due and item.due.date else "no date" if item.due else "blank"
    return (
        cell_shown(item.cell, layout),
        cut(item.number, 8) or "-",
        f"NEW {word}" if item.new else word,
        due,
        cut(item.owner, 20) or "-",
        (f"({item.hidden}) " if item.hidden else "") + item.text,
    )


def _list(sentences: Iterable[str], screen: Screen) -> list[str]:
    return [line for sentence in sentences for line in wrap(sentence, screen.width, "  ")] or ["  nothing"]

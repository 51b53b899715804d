"""Builds Northfold's tracker, the one of the meeting before, and the inspectorate's list, from force.toml and reports/.

Run as ``python build.py [FOLDER]``; without a folder the workbooks go beside this script. The same sources always
give the same bytes. The shape is sheets: one for each report, the status told by a cell's colour alone.
"""

import datetime as dt
import math
import sys
import tomllib
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
FILLS = {"GREEN": "#92D050", "AMBER": "#FFC000", "RED": "#FF0000", "WHITE": "#FFFFFF"}
HEADS = (("Ref", 7), ("Theme", 18), ("Wording", 62), ("RAG", 8), ("Due", 20), ("Lead", 22), ("Latest position", 62))
LIST_HEADS = (
    ("HMICFRS ID", 12),
    ("Force", 18),
    ("Publication", 44),
    ("Date of publication", 14),
    ("Rec type", 20),
    ("Rec number", 10),
    ("Recommendation text", 70),
    ("HMICFRS status", 18),
    ("Status as at", 14),
)
POSITIONS = {"GREEN": "Complete", "AMBER": "Being progressed", "RED": "Being progressed", "WHITE": "Being progressed"}
GREY = "#E7E6E6"

Table = dict[str, Any]


class Book:
    """A workbook and its formats, one for each set of properties."""

    def __init__(self, path: Path, force: Table, title: str, made: dt.date) -> None:
        self.book = xlsxwriter.Workbook(str(path))
        created = dt.datetime.combine(made, dt.time(9))
        self.book.set_properties({"title": title, "company": force["force"], "created": created})
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """A format, Calibri 10 unless the properties say otherwise."""
        full = {"font_name": "Calibri", "font_size": 10, **properties}
        key = tuple(sorted(full.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(full)
        return self._formats[key]

    def cell(self, **properties: object) -> Format:
        """The format of a cell inside a table."""
        return self.format(**{"border": 1, "text_wrap": True, "valign": "top", **properties})


def position(item: Table, meeting: str) -> Table | None:
    """The item as it stood at the meeting, None where it was not on the tracker."""
    before = item.get("last", {})
    if meeting == "last_meeting":
        return None if before is False else {**item, **before}
    return item


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width, in characters."""
    return sum(max(1, math.ceil(len(line) / (width * 1.15))) for line in text.split("\n"))


def write_header(book: Book, sheet: Worksheet, row: int) -> None:
    """Two rows: "Action" stands over theme and wording, every other label over both rows."""
    look = book.cell(bold=True, bg_color=GREY, valign="vcenter")
    sheet.merge_range(row, 1, row, 2, "Action", look)
    for column, (label, _width) in enumerate(HEADS):
        if column in (1, 2):
            sheet.write(row + 1, column, label, look)
        else:
            sheet.merge_range(row, column, row + 1, column, label, look)


def write_report(book: Book, report: Table, items: list[Table], meeting: str) -> None:
    """A sheet: title, source line, count sentence, the header of two rows, the items."""
    sheet = book.book.add_worksheet(report["sheet"])
    for column, (_label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
    intro = report["intro_last" if meeting == "last_meeting" and "intro_last" in report else "intro"]
    sheet.write(0, 0, report["title"], book.format(bold=True, font_size=14))
    sheet.write(1, 0, report["source"], book.format(italic=True))
    sheet.write(2, 0, intro, book.format())
    write_header(book, sheet, 4)
    for row, item in enumerate(items, 6):
        kind = item.get("type", "")
        number = f"{kind} {item['number']}" if kind == "AFI" else item["number"]
        texts = (number, item["theme"], item["text"], "", item["due"], item["lead"], item["comment"])
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, book.cell(bold=column == 0)) if column != 3 else sheet.write_blank(
                row, column, None, book.cell(bg_color=FILLS[item["colour"]])
            )
        needed = max(lines(text, width) for text, (_label, width) in zip(texts, HEADS, strict=True))
        sheet.set_row(row, 13.5 * needed + 4)
    sheet.freeze_panes(6, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4, 5)
    sheet.set_footer("&COFFICIAL")


def write_contents(book: Book, force: Table, reports: list[Table], as_at: dt.date) -> None:
    """The first sheet: title, date, the key of colours, and which sheet holds which report."""
    sheet = book.book.add_worksheet("Contents and key")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write(0, 0, f"{force['force']}: {force['title']}", book.format(bold=True, font_size=16))
    sheet.write(1, 0, f"Position at {as_at.day} {as_at:%B %Y}. Kept by {force['team']}.", book.format(italic=True))
    sheet.write(3, 0, "Key to the RAG column", book.format(bold=True))
    for row, entry in enumerate(force["key"], 4):
        sheet.write(row, 0, entry["colour"].capitalize(), book.cell(bg_color=FILLS[entry["colour"]]))
        sheet.write(row, 1, entry["meaning"], book.cell())
    first = 4 + len(force["key"]) + 1
    sheet.write(first, 0, "Sheet", book.cell(bold=True, bg_color=GREY))
    sheet.write(first, 1, "Inspection report", book.cell(bold=True, bg_color=GREY))
    for row, report in enumerate(reports, first + 1):
        sheet.write_url(row, 0, f"internal:'{report['sheet']}'!A1", book.cell(font_color="blue"), report["sheet"])
        sheet.write(row, 1, report["title"], book.cell())


def read_reports() -> list[Table]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "reports").glob("*.toml"))]


def build(folder: Path, meeting: str) -> Path:
    """Writes the workbook of one meeting, "tracker" or "last_meeting", and returns its path."""
    force = tomllib.loads((HERE / "force.toml").read_text(encoding="utf-8"))
    as_at: dt.date = force["as_at"][meeting]
    target = folder / f"{meeting}.xlsx"
    book = Book(target, force, f"{force['title']}, {as_at:%B %Y}", as_at)
    held = [
        (report, [stood for item in report["item"] if (stood := position(item, meeting))]) for report in read_reports()
    ]
    held = [(report, items) for report, items in held if items]
    write_contents(book, force, [report for report, _items in held], as_at)
    for report, items in held:
        write_report(book, report, items, meeting)
    book.book.close()
    return target


def list_rows(report: Table, force: Table) -> list[Table]:
    """What the inspectorate's list holds of a report: each item as it has it, then those that it alone has."""
    rows = []
    for item in [*report["item"], *({**only, "list": {}} for only in report.get("list_only", []))]:
        told = item.get("list", {})
        if told is False:
            continue
        kind = {"AFI": "Area for improvement", "Cause of concern": "Cause of concern"}.get(
            item.get("type", ""), "Recommendation"
        )
        row = {
            "title": told.get("title", report["title"]),
            "published": report["published"],
            "kind": kind,
            "number": told.get("number", item["number"]),
            "text": told.get("text", item["text"]),
            "status": told.get("status", item.get("status") or POSITIONS[item["colour"]]),
            "as_at": force["as_at"]["list"],
        }
        rows += [row] * (2 if told.get("twice") else 1)
    return rows


def build_list(folder: Path) -> Path:
    """Writes the inspectorate's own list, a register, and returns its path."""
    force = tomllib.loads((HERE / "force.toml").read_text(encoding="utf-8"))
    target = folder / "inspectorate_list.xlsx"
    book = Book(target, force, "Recommendations held by the inspectorate", force["as_at"]["list"])
    sheet = book.book.add_worksheet("Recommendations")
    header = book.cell(bold=True, bg_color="#1F3864", font_color="#FFFFFF")
    for column, (label, width) in enumerate(LIST_HEADS):
        sheet.set_column(column, column, width)
        sheet.write(0, column, label, header)
    rows = [row for report in read_reports() for row in list_rows(report, force)]
    for place, row in enumerate(rows, 1):
        day = book.cell(num_format="dd/mm/yyyy")
        texts = (
            f"NF{place:04}",
            force["force"],
            row["title"],
            row["published"],
            row["kind"],
            row["number"],
            row["text"],
        )
        for column, value in enumerate((*texts, row["status"], row["as_at"])):
            if isinstance(value, dt.date):
                sheet.write_datetime(place, column, dt.datetime.combine(value, dt.time()), day)
            else:
                sheet.write_string(place, column, value, book.cell())
    sheet.autofilter(0, 0, len(rows), len(LIST_HEADS) - 1)
    sheet.freeze_panes(1, 0)
    book.book.close()
    return target


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name in ("tracker", "last_meeting"):
        build(where, name)
    build_list(where)

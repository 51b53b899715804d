"""Builds Harbour City's tracker, and the one of the meeting before, from force.toml and reports/.

Run as ``python build.py [FOLDER]``; without a folder the workbooks go beside this script. The same
sources always give the same bytes. The shape is blocks: one sheet on which the reports are stacked.
"""

import datetime as dt
import math
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
SHEET = "HMICFRS Tracker"
LABELS = ("", "Recommendations & Areas for Improvement", "Status", "Due Date", "Comment")
WIDTHS = (5, 58, 13, 25, 60)
STATUS_WORDS = ["NEW GREEN", "GREEN", "AMBER", "NEW RED", "RED", "WHITE"]
FILLS = {"GREEN": "#00B050", "AMBER": "#FFC000", "RED": "#FF0000", "WHITE": "#FFFFFF"}
NAVY, TEAL, MIST = "#12304F", "#D5E8EA", "#EEF3F6"
LINE_POINTS = 13.0
CHARACTERS_PER_WIDTH = 1.18

Table = dict[str, Any]


class Block:
    """The sheet being written, its formats, and the row that comes next (0-based)."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 0
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """One format for each set of properties, Arial 10 unless they say otherwise."""
        full = {"font_name": "Arial", "font_size": 10, **properties}
        key = tuple(sorted(full.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(full)
        return self._formats[key]

    def cell(self, **properties: object) -> Format:
        """The format of a cell inside a table."""
        frame = {"border": 1, "border_color": "#7F8FA0", "text_wrap": True, "valign": "top"}
        return self.format(**{**frame, **properties})

    def banner(self, text: str, height: float, **properties: object) -> None:
        """A row whose text is merged over the table's whole width."""
        look = self.format(**{"text_wrap": True, "valign": "vcenter", **properties})
        self.sheet.merge_range(self.row, 0, self.row, len(LABELS) - 1, text, look)
        self.sheet.set_row(self.row, height)
        self.row += 1

    def text(self, row: int, column: int, text: str, look: Format) -> None:
        """A cell's text, its words between two stars in bold."""
        parts = [part for part in re.split(r"(\*\*.+?\*\*)", text) if part]
        if len(parts) < 2:
            self.sheet.write(row, column, text, look)
            return
        pieces: list[Format | str] = []
        for part in parts:
            pieces += [self.format(bold=part.startswith("**")), part.strip("*")]
        self.sheet.write_rich_string(row, column, *pieces, look)


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width, in characters."""
    room = width * CHARACTERS_PER_WIDTH
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def position(item: Table, meeting: str) -> Table | None:
    """The item as it stood at the meeting, None where it was not on the tracker."""
    if item.get("only", meeting) != meeting:
        return None
    before = item.get("last", {})
    if meeting == "last_meeting":
        return None if before is False else {**item, **before}
    return item


def spans(items: list[Table], field: str) -> list[tuple[int, int]]:
    """First and last index of each run of items that share one cell: "^" belongs to the cell above."""
    starts = [index for index, item in enumerate(items) if item[field] != "^"]
    return [(first, after - 1) for first, after in zip(starts, [*starts[1:], len(items)], strict=True)]


def write_key(block: Block, force: Table, as_at: dt.date) -> None:
    """The title, the date of the position, and the key of colours."""
    block.banner(f"{force['force']}: {force['title']}", 34, bold=True, font_size=18, font_color="white", bg_color=NAVY)
    day = f"{as_at.day} {as_at:%B %Y}"
    block.banner(f"Position as at {day}. {force['contact']}", 20, italic=True, bg_color=MIST)
    block.row += 1
    header = block.cell(bold=True, bg_color=TEAL)
    block.sheet.merge_range(block.row, 0, block.row, 1, "Traffic Light Colour", header)
    block.sheet.merge_range(block.row, 2, block.row, 4, "What it means", header)
    for entry in force["key"]:
        block.row += 1
        word = entry["word"]
        look = block.cell(bold=True, align="center", valign="vcenter", bg_color=FILLS[word])
        block.sheet.merge_range(block.row, 0, block.row, 1, word, look)
        block.sheet.merge_range(block.row, 2, block.row, 4, entry["meaning"], block.cell(valign="vcenter"))
        block.sheet.set_row(block.row, 18)
    block.row += 2


def write_item(block: Block, item: Table, height: float) -> None:
    """The cells that are the item's own: number, text and status."""
    colour = FILLS[item["status"].removeprefix("NEW ")]
    block.sheet.write(block.row, 0, item["number"], block.cell(align="center", bold=True))
    block.text(block.row, 1, item["text"], block.cell())
    block.sheet.write(block.row, 2, item["status"], block.cell(align="center", bold=True, bg_color=colour))
    block.sheet.set_row(block.row, height)
    block.row += 1


def write_shared(block: Block, top: int, items: list[Table], field: str, column: int) -> None:
    """A column in which one cell may stand for several items."""
    for first, last in spans(items, field):
        if last > first:
            block.sheet.merge_range(top + first, column, top + last, column, "", block.cell())
        block.text(top + first, column, items[first][field], block.cell())


def heights(items: list[Table]) -> list[float]:
    """Row heights in points that show every text whole, a shared comment spread over its rows."""
    needed = [lines_needed(item["text"], WIDTHS[1]) for item in items]
    for field, column in (("due", 3), ("comment", 4)):
        for first, last in spans(items, field):
            share = math.ceil(lines_needed(items[first][field], WIDTHS[column]) / (last - first + 1))
            needed[first : last + 1] = [max(lines, share) for lines in needed[first : last + 1]]
    return [lines * LINE_POINTS + 6 for lines in needed]


def write_report(block: Block, report: Table, items: list[Table], meeting: str) -> None:
    """One block: heading, source line, count sentence, header row, items, an empty row."""
    earlier = meeting == "last_meeting" and "intro_last" in report
    intro: str = report["intro_last" if earlier else "intro"]
    block.banner(report["title"], 24, bold=True, font_size=13, font_color=NAVY, bottom=2, bottom_color=NAVY)
    block.banner(report["source"], 17, italic=True)
    block.banner(intro, 17 * lines_needed(intro, sum(WIDTHS)))
    for column, label in enumerate(LABELS):
        block.sheet.write(block.row, column, label, block.cell(bold=True, font_color="white", bg_color=NAVY))
    block.sheet.set_row(block.row, 20)
    block.row += 1
    top = block.row
    for item, height in zip(items, heights(items), strict=True):
        write_item(block, item, height)
    write_shared(block, top, items, "due", 3)
    write_shared(block, top, items, "comment", 4)
    block.sheet.data_validation(
        top, 2, block.row - 1, 2, {"validate": "list", "source": STATUS_WORDS, "error_type": "warning"}
    )
    block.row += 1


def set_up_page(sheet: Worksheet, force: Table) -> None:
    """Widths, print set-up and the rows that stay in view."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{force['force']}&COFFICIAL&RPage &P of &N")


def build(folder: Path, meeting: str) -> Path:
    """Writes the workbook of one meeting, "tracker" or "last_meeting", and returns its path."""
    force = tomllib.loads((HERE / "force.toml").read_text(encoding="utf-8"))
    as_at: dt.date = force["as_at"][meeting]
    target = folder / f"{meeting}.xlsx"
    book = xlsxwriter.Workbook(str(target))
    book.set_properties(
        {
            "title": f"{force['title']}, {as_at:%B %Y}",
            "company": force["force"],
            "created": dt.datetime.combine(as_at, dt.time(9)),
        }
    )
    block = Block(book, book.add_worksheet(SHEET))
    set_up_page(block.sheet, force)
    write_key(block, force, as_at)
    for source in sorted((HERE / "reports").glob("*.toml")):
        report = tomllib.loads(source.read_text(encoding="utf-8"))
        items = [stood for item in report["item"] if (stood := position(item, meeting))]
        if items:
            write_report(block, report, items, meeting)
    block.banner("OFFICIAL. Printed copies are uncontrolled.", 17, italic=True, font_color="#595959")
    book.close()
    return target


if __name__ == "__main__":
    for name in ("tracker", "last_meeting"):
        build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE, name)

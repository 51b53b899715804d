"""Builds Eastmere's tracker, and the one of the meeting before, from force.toml and reports/.

Run as ``python build.py [FOLDER]``; without a folder the workbooks go beside this script. The same
sources always give the same bytes. The shape is a register: one sheet, a row for each item.
"""

import datetime as dt
import sys
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from crest import draw_crest
from looks import BLUSH, FILLS, LINE_POINTS, PLUM, Looks, lines_needed
from other_sheets import write_dashboard, write_key, write_lists
from register import Item, is_live, load_items
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
GROUP_ROW, LABEL_ROW, FIRST_ROW = 4, 5, 6
GROUPS = (
    ("Inspection report", 0, 3),
    ("Recommendation or area for improvement", 4, 6),
    ("Ownership and status", 7, 8),
    ("Deadlines", 9, 11),
    ("Progress", 12, 14),
    ("Inspectorate", 15, 16),
)
COLUMNS = (
    ("ref", "Ref", 8),
    ("report", "Inspection", 27),
    ("published", "Date Published", 11),
    ("scope", "Scope", 9),
    ("type", "Rec / AFI", 15),
    ("no", "No.", 5),
    ("text", "Recommendation", 48),
    ("owner", "Strategic Lead", 18),
    ("rag", "RAG", 11),
    ("due", "Original Deadline", 17),
    ("revised", "Revised Deadline", 17),
    ("reason", "Reason for Change", 26),
    ("update", "Latest Update", 56),
    ("updated", "Date of Update", 11),
    ("external", "External Owner", 17),
    ("position", "HMICFRS Position", 14),
    ("position_date", "Position Date", 11),
)
NAMES = [name for name, _, _ in COLUMNS]
TYPE, NUMBER, RAG, UPDATE, POSITION = (NAMES.index(name) for name in ("type", "no", "rag", "update", "position"))


def write_banner(sheet: Worksheet, looks: Looks, force: dict[str, Any], as_at: dt.date) -> None:
    """Crest, title and date above the table, then the two header rows."""
    last = len(COLUMNS) - 1
    sheet.set_row(0, 36)
    sheet.merge_range(
        0, 2, 0, last, f"{force['force']}: {force['title']}", looks.of(bold=True, font_size=20, font_color=PLUM)
    )
    day = f"{as_at.day} {as_at:%B %Y}"
    sheet.merge_range(1, 2, 1, last, f"Position at {day}", looks.of(font_size=12))
    sheet.merge_range(2, 2, 2, last, f"OFFICIAL. Kept by the {force['team']}.", looks.of(italic=True))
    picture = {
        "image_data": BytesIO(draw_crest()),
        "x_offset": 8,
        "y_offset": 4,
        "description": f"Crest of {force['force']}",
    }
    sheet.insert_image(0, 0, "crest.png", picture)
    for label, left, right in GROUPS:
        sheet.merge_range(
            GROUP_ROW, left, GROUP_ROW, right, label, looks.cell(bold=True, align="center", bg_color=BLUSH)
        )
    sheet.set_row(LABEL_ROW, 32)
    for column, (_, label, width) in enumerate(COLUMNS):
        sheet.write(LABEL_ROW, column, label, looks.header())
        sheet.set_column(column, column, width)


def write_item(sheet: Worksheet, looks: Looks, row: int, item: Item) -> None:
    """One row of the register, its height set so that every text shows whole."""
    needed = max(
        lines_needed(item[name], width) for name, _, width in COLUMNS if name != "update" or "share_update" not in item
    )
    hidden = {"hidden": True} if item.get("hidden") else {}
    sheet.set_row(row, needed * LINE_POINTS + 5, None, hidden)
    for column, name in enumerate(NAMES):
        if column == RAG:
            word = item["rag"].removeprefix("NEW ")
            fill = FILLS[item.get("fill", word)]
            looks.write(sheet, row, column, item["rag"], bold=True, align="center", bg_color=fill)
        else:
            centred = {"align": "center"} if column == NUMBER else {}
            looks.write(sheet, row, column, item[name], **centred)
    if item["note"]:
        size = {"author": "Inspection and Assurance Team", "x_scale": 1.6, "y_scale": 0.7}
        sheet.write_comment(row, NAMES.index("due"), item["note"], size)


def write_items(sheet: Worksheet, looks: Looks, items: list[Item]) -> None:
    """Every row, then the updates that one cell gives for several items."""
    for row, item in enumerate(items, start=FIRST_ROW):
        write_item(sheet, looks, row, item)
    for row, item in enumerate(items, start=FIRST_ROW):
        if rows := item.get("share_update"):
            sheet.merge_range(row, UPDATE, row + rows - 1, UPDATE, "", looks.cell())
            looks.write(sheet, row, UPDATE, item["update"])


def write_totals(sheet: Worksheet, looks: Looks, items: list[Item]) -> None:
    """Three totals under the table, as formulas with their values."""
    last = FIRST_ROW + len(items) - 1
    types, statuses = (xl_range_abs(FIRST_ROW, column, last, column) for column in (TYPE, RAG))
    refs = xl_range_abs(FIRST_ROW, 0, last, 0)
    totals: list[tuple[str, str, int]] = [("Total items", f"=COUNTA({refs})", len(items))]
    for label, kind in (("Live recommendations", "Recommendation"), ("Live AFIs", "AFI")):
        live = sum(is_live(item) for item in items if item["type"] == kind)
        totals.append((label, f'=COUNTIFS({types},"{kind}",{statuses},"<>*GREEN")', live))
    for row, (label, formula, value) in enumerate(totals, start=last + 2):
        sheet.write(row, 1, label, looks.of(bold=True, top=1))
        sheet.write_formula(row, NUMBER, formula, looks.of(bold=True, top=1, align="left"), value)


def add_controls(sheet: Worksheet, looks: Looks, items: list[Item]) -> None:
    """Filter, drop-downs, and colours that follow the status word in the rows that were not pasted in."""
    last = FIRST_ROW + len(items) - 1
    sheet.autofilter(LABEL_ROW, 0, last, len(COLUMNS) - 1)
    for column, name in ((TYPE, "Types"), (RAG, "Statuses"), (POSITION, "Positions")):
        rule = {"validate": "list", "source": f"={name}", "error_type": "warning", "error_title": "Not in the list"}
        sheet.data_validation(FIRST_ROW, column, last, column, rule)
    letter = chr(ord("A") + RAG)
    rows = [row + 1 for row, item in enumerate(items, start=FIRST_ROW) if "fill" not in item]
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    area = " ".join(f"{letter}{start}:{letter}{end}" for start, end in zip(starts, ends, strict=True))
    for word, colour in FILLS.items():
        rule = {"type": "text", "criteria": "containing", "value": word, "multi_range": area}
        sheet.conditional_format(FIRST_ROW, RAG, last, RAG, {**rule, "format": looks.colour(colour)})


def set_up_page(sheet: Worksheet, force: dict[str, Any], rows: int) -> None:
    """Frozen panes and print set-up: A3 landscape, header rows on every page."""
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.hide_gridlines(2)
    sheet.set_zoom(85)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.repeat_rows(GROUP_ROW, LABEL_ROW)
    sheet.print_area(0, 0, FIRST_ROW + rows + 3, len(COLUMNS) - 1)
    sheet.set_footer(f"&L{force['force']}&COFFICIAL&RPage &P of &N")


def build(folder: Path, meeting: str) -> Path:
    """Writes the workbook of one meeting, "tracker" or "last_meeting", and returns its path."""
    force = tomllib.loads((HERE / "force.toml").read_text(encoding="utf-8"))
    as_at: dt.date = force["as_at"][meeting]
    items = load_items(HERE / "reports", meeting, as_at)
    target = folder / f"{meeting}.xlsx"
    book = xlsxwriter.Workbook(str(target))
    created = dt.datetime.combine(as_at, dt.time(9))
    book.set_properties({"title": f"{force['title']}, {as_at:%B %Y}", "company": force["force"], "created": created})
    looks = Looks(book)
    dashboard, sheet = book.add_worksheet("Dashboard"), book.add_worksheet("Register")
    write_banner(sheet, looks, force, as_at)
    write_items(sheet, looks, items)
    write_totals(sheet, looks, items)
    add_controls(sheet, looks, items)
    set_up_page(sheet, force, len(items))
    write_key(book.add_worksheet("Key"), looks, force)
    write_lists(book, looks)
    write_dashboard(book, dashboard, looks, force, items, FIRST_ROW)
    sheet.activate()
    book.close()
    return target


if __name__ == "__main__":
    for name in ("tracker", "last_meeting"):
        build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE, name)

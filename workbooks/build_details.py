"""Builds a sample force's details.xlsx, what its papers need besides the tracker, from its details.toml.

Run as ``python build_details.py FORCE [FOLDER]``, FORCE being a folder beside this script; without a folder the
workbook goes into it. The same source always gives the same bytes.
"""

import datetime as dt
import sys
import tomllib
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
CREATED = dt.datetime(2019, 1, 1)
WIDTH = 60
ROW_POINTS = 15
CHARACTERS = 64


def build(force: str, folder: Path) -> Path:
    """Write the workbook; the source is a table of texts by detail, and lists of reports and of items."""
    source = tomllib.loads((HERE / force / "details.toml").read_text(encoding="utf-8"))
    path = folder / "details.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": "Details for the papers", "author": "", "created": CREATED})
        rows = [{"Detail": detail, "Your text": text} for detail, text in source["paper"].items()]
        for name, lines in (
            ("Paper details", rows),
            ("Paper reports", source.get("reports", [])),
            ("Paper items", source.get("items", [])),
        ):
            if lines:
                _write_sheet(book, book.add_worksheet(name), lines)
    return path


def _write_sheet(book: xlsxwriter.Workbook, sheet: Worksheet, lines: list[dict[str, Any]]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#12304F", "font_color": "#FFFFFF", "border": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    day = book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left", "border": 1})
    labels = list(dict.fromkeys(label for line in lines for label in line))
    sheet.freeze_panes(1, 0)
    for column, label in enumerate(labels):
        sheet.set_column(column, column, 10 if label == "Number" else 36 if column == 0 else WIDTH)
        sheet.write_string(0, column, label, head)
    for row, line in enumerate(lines, start=1):
        height = 1
        for column, label in enumerate(labels):
            value = line.get(label, "")
            if isinstance(value, dt.date):
                sheet.write_datetime(row, column, value, day)
                continue
            text = str(value).strip()
            sheet.write_string(row, column, text, cell)
            height = max(height, sum(1 + len(part) // CHARACTERS for part in text.split("\n")))
        sheet.set_row(row, min(400, ROW_POINTS * height))


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / sys.argv[1])

"""The house's look: formats, fills of the statuses, and cells whose words differ in format."""

import datetime as dt
import math
import re

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

PLUM, BLUSH, LINE = "#5B1A3A", "#EBDDE4", "#9A8C93"
FILLS = {"GREEN": "#00B050", "AMBER": "#FFC000", "RED": "#FF0000", "WHITE": "#FFFFFF"}
STATUS_WORDS = ("GREEN", "NEW GREEN", "AMBER", "RED", "NEW RED", "WHITE")
LINE_POINTS = 12.0

Value = str | int | dt.date


class Looks:
    """The formats of one workbook, each set of properties made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """The format with these properties, Arial 9 unless they say otherwise."""
        full = {"font_name": "Arial", "font_size": 9, **properties}
        key = tuple(sorted(full.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(full)
        return self._made[key]

    def cell(self, **properties: object) -> Format:
        """The format of a cell inside a table."""
        frame = {"border": 1, "border_color": LINE, "text_wrap": True, "valign": "top"}
        return self.of(**{**frame, **properties})

    def header(self, **properties: object) -> Format:
        """The format of a column's label."""
        return self.cell(**{"bold": True, "font_color": "white", "bg_color": PLUM, "valign": "vcenter", **properties})

    def colour(self, fill: str) -> Format:
        """The format that a conditional format lays over a cell."""
        return self._book.add_format({"bg_color": fill, "font_color": "#000000"})

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, **properties: object) -> None:
        """A cell: a date as a date, a text with **bold** and ~~struck~~ words, or blank."""
        look = self.cell(**properties)
        if isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, self.cell(num_format="dd/mm/yyyy", align="left", **properties))
            return
        parts = [part for part in re.split(r"(\*\*.+?\*\*|~~.+?~~)", value) if part] if isinstance(value, str) else []
        if len(parts) < 2:
            sheet.write(row, column, value, look)
            return
        pieces: list[Format | str] = []
        for part in parts:
            pieces += [self.of(bold=part.startswith("**"), font_strikeout=part.startswith("~~")), part.strip("*~")]
        sheet.write_rich_string(row, column, *pieces, look)


def lines_needed(value: Value, width: float) -> int:
    """How many lines a value takes in a column of that width, in characters."""
    return sum(max(1, math.ceil(len(line) / (width * 1.25))) for line in str(value).split("\n"))

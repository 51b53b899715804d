"""Cell references and areas as the workbook writes them: "C12", "$C$12", "D24:D26", "C:C", "5:7"."""

import re
from typing import NamedTuple

from rag_reports.model import CellRef, cell_address

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?\Z")


class Area(NamedTuple):
    """A rectangle of cells; all four sides are 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """``D24:D26``, or ``D24`` for a single cell."""
        first, last = cell_address(self.top, self.left), cell_address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def contains(self, row: int, column: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def size(self) -> int:
        """How many cells the area covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


def column_number(letters: str) -> int:
    """Column "A" is 1, "AA" is 27; 0 for what is no column of a sheet."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number if number <= LAST_COLUMN else 0


def read_area(text: str) -> Area | None:
    """The area that a reference names, corners in any order; None where it names none.

    A sheet's name before "!" is dropped. Whole columns and rows reach to the edge of the sheet.
    """
    first, _, last = text.rpartition("!")[2].partition(":")
    start, end = _corner(first), _corner(last or first)
    if start is None or end is None:
        return None
    (row, column), (other_row, other_column) = start, end
    if (row is None) != (other_row is None) or (column is None) != (other_column is None):
        return None
    if not last and (row is None or column is None):
        return None
    top, bottom = sorted((row, other_row)) if row and other_row else (1, LAST_ROW)
    left, right = sorted((column, other_column)) if column and other_column else (1, LAST_COLUMN)
    return Area(top, left, bottom, right)


def read_areas(text: str) -> tuple[Area, ...]:
    """The areas of a list parted by blanks (``sqref``), in its order; what is no reference is left out."""
    return tuple(area for area in map(read_area, text.split()) if area is not None)


def read_cell_ref(text: str) -> CellRef | None:
    """The cell that ``Sheet!C12`` or ``'HMICFRS Log'!C12`` names; None where that is no single cell of a sheet."""
    sheet, row, column = read_place(text) or (None, 0, 0)
    return CellRef(sheet, row, column) if sheet else None


def read_place(text: str) -> tuple[str | None, int, int] | None:
    """The sheet, row and column of ``Sheet!C12`` or of ``C12``, where the sheet is None; None for no single cell."""
    sheet, mark, address = text.strip().rpartition("!")
    row, column = _corner(address) or (None, None)
    if row is None or column is None:
        return None
    if len(sheet) > 1 and sheet[0] == sheet[-1] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    return sheet if mark else None, row, column


def _corner(text: str) -> tuple[int | None, int | None] | None:
    match = _CORNER.match(text)
    if match is None or not (match[1] or match[2]):
        return None
    column = column_number(match[1]) if match[1] else None
    row = int(match[2]) if match[2] else None
    if column == 0 or (row is not None and not 1 <= row <= LAST_ROW):
        return None
    return row, column

"""A cell by its place in the workbook."""

import re
from dataclasses import dataclass

_PLAIN_SHEET_NAME = re.compile(r"[^\W\d][\w.]*\Z")
_LOOKS_LIKE_CELL = re.compile(r"(?:[A-Za-z]{1,3}\d+|[rR]\d*(?:[cC]\d*)?|[cC]\d*|TRUE|FALSE)\Z", re.I)


def column_letters(column: int) -> str:
    """Column 1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """A cell without its sheet, such as ``C12``."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell; row and column are 1-based, as Excel shows them."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell without its sheet, such as ``C12``."""
        return cell_address(self.row, self.column)

    def __str__(self) -> str:
        """``Sheet!C12``, or ``'HMICFRS Log'!C12`` where Excel puts quotes around the sheet's name."""
        plain = _PLAIN_SHEET_NAME.match(self.sheet) and not _LOOKS_LIKE_CELL.match(self.sheet)
        name = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{name}!{self.address}"

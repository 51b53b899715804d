"""The rows below a header, told apart: items, rows that go on an item, lines between, totals and blanks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from rag_reports.layouts.contents import looks_like_number, read_item_type
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.layouts.labels import best_field
from rag_reports.layouts.scheme import Scheme
from rag_reports.layouts.tables import Table
from rag_reports.model import Field
from rag_reports.text import fold

_TOTAL = re.compile(r"(?:grand |sub[- ]?|overall )?totals?\b|number of (?:items|recommendations)\b|count\b", re.I)
_NOTE = re.compile(
    r"(?:\*|note\b|notes\b|nb\b|key\b|legend\b|n\.b\.|source\b|prepared by|reviewed by|signed|last updated|end of)",
    re.I,
)
_SAYS = (Field.TEXT, Field.COMMENT, Field.DUE, Field.OWNER, Field.RATIONALE, Field.EXTERNAL_OWNER, Field.SIGN_OFF)
_IDENTITY = (Field.NUMBER, Field.STATUS, Field.DUE, Field.OWNER, Field.TYPE, Field.SIGN_OFF)


_FIGURE = re.compile(r"[\d.,]+%?|-")
_COLOUR_WORDS = frozenset(("green", "amber", "red", "white", "blue", "total"))
_SOURCE_CELL = re.compile(r"\W*(?:date )?(?:published|publication|issued|report published)\b", re.I)
_GIVEN = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,40})\s*:\s*(?P<value>\S.*)", re.S)


class Kind(Enum):
    """What a row of a table is."""

    ITEM = "item"
    MORE = "more"
    LINE = "line"
    SAID = "said"
    TOTAL = "total"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Row:
    """A row, what it is, and for a line its text and the column where it stands.

    SAID is a line that gives the item above a value for ``field``, such as "Update: ...".
    """

    number: int
    kind: Kind
    text: str = ""
    column: int = 0
    field: Field | None = None


class RowSorter:
    """Tells the rows of one table apart."""

    def __init__(self, table: Table, scheme: Scheme) -> None:
        self._table = table
        self._grid: Grid = table.grid
        self._scheme = scheme
        self._columns = table.columns
        self._leftmost = min([*table.header.labels, *(choice.column for choice in table.choices)])
        self._numbered = Field.NUMBER in self._columns and (
            table.contents[self._columns[Field.NUMBER]].filled * 2 >= table.contents[self._columns[Field.NUMBER]].rows
        )

    def rows(self) -> Iterator[Row]:
        """The rows that hold a text, from the first below the header to the table's last."""
        before_items = True
        previous = 0
        for number in self._grid.used_rows(self._table.first, self._table.last):
            if before_items and self._is_instruction(number):
                continue
            for row in self._sort(number):
                before_items = before_items and row.kind is not Kind.ITEM
                if row.kind is Kind.MORE and number != previous + 1:
                    continue
                if row.kind in (Kind.ITEM, Kind.MORE):
                    previous = number
                yield row

    def _own(self, field: Field, row: int) -> GridCell:
        """The cell that starts here; one covered by a range from another row is blank, from another column is read."""
        column = self._columns[field]
        anchor = self._grid.anchor(row, column)
        return self._grid.own(*anchor) if anchor[0] == row and anchor[1] == column else self._grid.own(row, column)

    def _text(self, field: Field, row: int) -> str:
        if field not in self._columns:
            return ""
        cell = self._own(field, row)
        return cell.text or cell.struck

    def _sort(self, row: int) -> list[Row]:
        texts = self._grid.texts(row)
        heading = self._heading_in_cells(row, texts)
        if heading:
            return heading
        line = self._line(row, texts)
        if line is not None:
            return [line]
        return [self._sort_values(row, texts)]

    def _heading_in_cells(self, row: int, texts: list[tuple[int, str]]) -> list[Row]:
        """A heading whose title and source line stand in two cells of one row."""
        if len(texts) != 2 or self._text(Field.STATUS, row) in self._scheme.statuses:
            return []
        (left, title), (right, source) = texts
        if not _SOURCE_CELL.match(source) or looks_like_number(title):
            return []
        return [Row(row, Kind.LINE, title, left), Row(row, Kind.LINE, source, right)]

    def _is_instruction(self, row: int) -> bool:
        """Whether a row below the header tells how to fill the columns in, or only counts them."""
        texts = [text for _, text in self._grid.texts(row)]
        if (
            len(texts) >= 3
            and texts == [str(number) for number in range(int(texts[0]) if texts[0].isdigit() else 0, 99)][: len(texts)]
        ):
            return True
        against = 0
        for field, usual, fits in (
            (Field.NUMBER, "numbers", looks_like_number),
            (Field.STATUS, "statuses", lambda text: self._scheme.read(text).status is not None),
            (Field.DUE, "dates", lambda text: any(character.isdigit() for character in text)),
            (Field.TYPE, "types", lambda text: read_item_type(text) is not None),
        ):
            text = self._text(field, row)
            if not text or getattr(self._table.contents[self._columns[field]], usual) < 0.7:
                continue
            if fits(text):
                return False
            against += 1
        return against >= 2

    def _sort_values(self, row: int, texts: list[tuple[int, str]]) -> Row:
        if len(texts) >= 2 and all(_FIGURE.fullmatch(text) for _, text in texts):
            return Row(row, Kind.EMPTY)
        if len({fold(text) for _, text in texts} & _COLOUR_WORDS) >= 3 and all(len(text) <= 30 for _, text in texts):
            return Row(row, Kind.EMPTY)
        if any(_TOTAL.match(text) for _, text in texts[:2]) and not self._says(row, Field.TEXT):
            return Row(row, Kind.TOTAL)
        if self._is_label_copy(row):
            return Row(row, Kind.EMPTY)
        identity = any(self._text(field, row) for field in (Field.NUMBER, Field.STATUS))
        if not any(self._text(field, row) for field in _SAYS):
            word = self._text(Field.STATUS, row)
            said = word and self._text(Field.NUMBER, row) and not self._scheme.read(word).placeholder
            return Row(row, Kind.ITEM if said and self._has_merged_text(row) else Kind.EMPTY)
        if identity and self._looks_like_total(row):
            return Row(row, Kind.TOTAL)
        if identity:
            return Row(row, Kind.ITEM if self._says_enough(row) else Kind.EMPTY)
        return Row(row, Kind.ITEM if self._starts_item(row) else Kind.MORE)

    def _says(self, row: int, field: Field) -> bool:
        return len(self._text(field, row)) > 40

    def _has_merged_text(self, row: int) -> bool:
        column = self._columns[Field.TEXT]
        return bool(self._grid.at(row, column).text)

    def _says_enough(self, row: int) -> bool:
        """Whether a row with a number or status says more than what was filled down ready for use."""
        if self._text(Field.TEXT, row) or self._has_merged_text(row):
            return True
        word = self._text(Field.STATUS, row)
        said = [field for field in (Field.COMMENT, Field.DUE, Field.RATIONALE, Field.OWNER) if self._text(field, row)]
        return bool(self._text(Field.NUMBER, row) and (said or word)) and self._text(Field.COMMENT, row) != ""

    def _looks_like_total(self, row: int) -> bool:
        """Whether every filled cell of the row is a number or the word total."""
        texts = [text for _, text in self._grid.texts(row)]
        return len(texts) > 1 and any(_TOTAL.match(text) for text in texts) and all(len(text) < 30 for text in texts)

    def _starts_item(self, row: int) -> bool:
        """Whether a row with neither number nor status is an item of its own rather than the rest of the one above."""
        if not self._text(Field.TEXT, row):
            return False
        others = sum(bool(self._text(field, row)) for field in (Field.DUE, Field.OWNER, Field.TYPE, Field.REPORT))
        if self._grid.spans_rows(row, self._columns.get(Field.NUMBER, self._columns[Field.TEXT])):
            return False
        return not self._numbered if not others else True

    def _is_label_copy(self, row: int) -> bool:
        """Whether the row repeats labels, as the head of a printed page does."""
        texts = [text for _, text in self._grid.texts(row)]
        labels = {fold(label) for names in self._table.header.labels.values() for label in names[:1]}
        return len(texts) >= 2 and sum(fold(text) in labels for text in texts) * 2 > len(texts)

    def _line(self, row: int, texts: list[tuple[int, str]]) -> Row | None:
        """A heading, source line, sentence, note or theme: a text that stands alone."""
        if not texts or len(texts) > 3:
            return None
        column, text = texts[0]
        right = self._grid.ranges.get((row, column), (row, column))[1]
        if len(texts) > 1:
            return self._pair(row, texts)
        given = self._given(row, column, text)
        if given is not None:
            return given
        number_column = self._columns.get(Field.NUMBER)
        if column == number_column and looks_like_number(text) and right == column:
            return None
        fields_below = [choice.column for choice in self._table.choices if column <= choice.column <= right]
        label_right = self._label_right(column)
        if right > label_right and len(fields_below) >= 2 and right > column:
            return Row(row, Kind.LINE, text, column)
        text_column = self._columns[Field.TEXT]
        if column < text_column or column == number_column:
            return Row(row, Kind.LINE, text, column)
        if _NOTE.match(text) and column <= text_column:
            return Row(row, Kind.LINE, text, column)
        if column == text_column == self._leftmost or column == text_column:
            cell = self._grid.own(row, column)
            alone = self._numbered or Field.STATUS in self._columns
            headlike = (cell.bold and not self._usual_bold(text_column)) or read_item_type(text) is not None
            if alone and headlike and len(text) <= 160:
                return Row(row, Kind.LINE, text, column)
            if column == self._leftmost and len(text) <= 160 and self._all_have_status() and not text.endswith("."):
                return Row(row, Kind.LINE, text, column)
        return None

    def _given(self, row: int, column: int, text: str) -> Row | None:
        """A line below an item that gives a field the table has no column for."""
        match = _GIVEN.match(text)
        field = best_field(match["label"])[0] if match else None
        if match is None or field not in (
            Field.COMMENT,
            Field.RATIONALE,
            Field.EXTERNAL_OWNER,
            Field.OWNER,
            Field.SIGN_OFF,
        ):
            return None
        if field in self._columns:
            return None
        return Row(row, Kind.SAID, match["value"], column, field)

    def _label_right(self, column: int) -> int:
        """The last column of the range that the label above this column covers."""
        header = self._table.header
        anchor = self._grid.anchor(header.bottom, column)
        return self._grid.ranges.get(anchor, anchor)[1]

    def _usual_bold(self, column: int) -> bool:
        cells = [self._grid.own(row, column) for row in self._grid.used_rows(self._table.first, self._table.last)]
        filled = [cell for cell in cells[:60] if len(cell.text) > 40]
        return bool(filled) and sum(cell.bold for cell in filled) * 2 > len(filled)

    def _all_have_status(self) -> bool:
        column = self._columns.get(Field.STATUS)
        if column is None:
            return False
        contents = self._table.contents[column]
        return contents.filled * 10 >= contents.rows * 8 or contents.hued >= 0.8

    def _pair(self, row: int, texts: list[tuple[int, str]]) -> Row | None:
        """A line in two cells, such as "Published:" and its date, or "Total" and its count."""
        column, text = texts[0]
        if _TOTAL.match(text) and column <= self._columns[Field.TEXT]:
            return Row(row, Kind.TOTAL)
        named = text.endswith(":") or best_field(text)[0] in (Field.REPORT, Field.PUBLISHED)
        if len(texts) == 2 and column == self._leftmost and named and not looks_like_number(text) and len(text) < 40:
            return Row(row, Kind.LINE, f"{text.rstrip(':')}: {texts[1][1]}", texts[1][0])
        return None

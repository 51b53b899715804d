"""The rows below a header, told apart: items, rows that go on an item, lines between, totals and blanks."""

import re
from collections.abc import Callable, Iterator

from rag_reports.layouts.contents import looks_like_number, read_item_type
from rag_reports.layouts.grid import EMPTY, Grid, GridCell
from rag_reports.layouts.labels import best_field
from rag_reports.layouts.scheme import Scheme
from rag_reports.layouts.tables import Table
from rag_reports.model import Field
from rag_reports.reading import heading_patterns as patterns
from rag_reports.reading.row_kinds import Kind, Row, join_labels
from rag_reports.text import fold

_TOTAL = re.compile(r"(?:grand |sub[- ]?|overall )?totals?\b|number of (?:items|recommendations)\b|count\b", re.I)
_NOTE = re.compile(
    r"(?:\*|notes?\b|n\.?b\.?\b|key\b|legend\b|source\b|prepared by|reviewed by|signed|last updated|end of)", re.I
)
_FIGURE = re.compile(r"[\d.,]+%?|-")
_COUNTS = re.compile(r"(?:(?:g|a|r|w|b|green|amber|red|white|blue|closed|total)\b\W{0,3}\d{1,4}\b\W*){2,6}", re.I)
"""Counts by colour in one cell: "G 1 A 2 R 0"."""
_COLOUR_WORDS = frozenset(("green", "amber", "red", "white", "blue", "total"))
_SOURCE_CELL = re.compile(r"\W*(?:date (?:of )?)?(?:published|publication|issued|report published)\b", re.I)
_GIVEN = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,40})\s*:\s*(?P<value>\S.*)", re.S)
_GIVEN_FIELDS = frozenset({Field.COMMENT, Field.RATIONALE, Field.EXTERNAL_OWNER, Field.OWNER, Field.SIGN_OFF})
_SAYS = (Field.TEXT, Field.COMMENT, Field.DUE, Field.OWNER, Field.RATIONALE, Field.EXTERNAL_OWNER, Field.SIGN_OFF)
_GIVEN_VALUE = 8
_LONG_TEXT = 40
_LONGEST_HEADING = 160


class RowSorter:
    """Tells the rows of one table apart."""

    def __init__(self, table: Table, scheme: Scheme) -> None:
        self._table = table
        self._grid: Grid = table.grid
        self._scheme = scheme
        self._columns = table.columns
        self._leftmost = min([*table.header.labels, *(choice.column for choice in table.choices)])
        self._text_column = table.columns[Field.TEXT]
        self._other_texts = table.earlier_columns(Field.TEXT)
        self._number_column = table.columns.get(Field.NUMBER, 0)
        self._status_column = table.columns.get(Field.STATUS, 0)
        number = table.contents.get(self._number_column)
        self._numbered = number is not None and number.filled * 2 >= number.rows
        self._labels = {fold(labels[0]) for labels in table.header.labels.values() if labels}
        self._plain_numbers: dict[str, bool] = {}

    def rows(self) -> Iterator[Row]:
        """The rows that hold a text, from the first below the header to the table's last."""
        before_items, broken = True, False
        previous = 0
        for number in self._grid.used_rows(self._table.first, self._table.last):
            broken = broken or (previous > 0 and number > previous + 1)
            if self._is_plain_item(number):
                before_items, broken, previous = False, False, number
                yield Row(number, Kind.ITEM)
                continue
            if before_items and self._is_instruction(number):
                continue
            for row in self._sort(number):
                if row.kind is Kind.MORE and number != previous + 1:
                    row = Row(number, Kind.EMPTY)
                if row.kind is Kind.ITEM and broken and not before_items and not self._tells_like_an_item(number):
                    row = Row(number, Kind.EMPTY)
                if row.kind in (Kind.ITEM, Kind.MORE):
                    before_items, previous = before_items and row.kind is not Kind.ITEM, number
                broken = row.kind in (Kind.LINE, Kind.TOTAL) or (broken and row.kind is Kind.EMPTY)
                yield row

    def _is_plain_item(self, row: int) -> bool:
        """The usual row, told apart at once: a number, a long text and a known status word."""
        cells = self._grid.rows[row].get
        number = cells(self._number_column, EMPTY)[0]
        status = cells(self._status_column, EMPTY)[0]
        if not number or not status or len(cells(self._text_column, EMPTY)[0]) < _LONG_TEXT:
            return False
        plain = self._plain_numbers.get(number)
        if plain is None:
            plain = self._plain_numbers[number] = looks_like_number(number)
        return plain and self._scheme.read(status).status is not None

    def _tells_like_an_item(self, row: int) -> bool:
        """Whether a row behind a gap, a line or a total is one more item rather than a note, a key or another table."""
        if Field.STATUS not in self._columns:
            return True
        fill = self._grid.fill_at(row, self._status_column)
        if self._scheme.read(self._text(Field.STATUS, row)).status or self._scheme.status_of_fill(fill):
            return True
        number = self._text(Field.NUMBER, row)
        numbered = looks_like_number(number) if self._numbered else not number or looks_like_number(number)
        said = [field for field in (Field.DUE, Field.OWNER, Field.COMMENT) if field in self._columns]
        return numbered and (not said or any(self._text(field, row) for field in said))

    def _own(self, field: Field, row: int) -> GridCell:
        """The cell that starts in this row; one covered by a range from another row is blank."""
        column = self._columns[field]
        anchor = self._grid.anchor(row, column)
        return self._grid.own(*anchor) if anchor == (row, column) else EMPTY

    def _text(self, field: Field, row: int) -> str:
        if field not in self._columns:
            return ""
        cell = self._own(field, row)
        if field is Field.TEXT and not cell.text:
            cell = next((own for column in self._other_texts if (own := self._grid.own(row, column)).text), cell)
        return cell.text or cell.struck

    def _sort(self, row: int) -> list[Row]:
        texts = self._grid.texts(row)
        heading = self._heading_in_cells(row, texts)
        if heading:
            return heading
        line = self._line(row, texts)
        return [line] if line is not None else [self._sort_values(row, texts)]

    def _sort_values(self, row: int, texts: list[tuple[int, str]]) -> Row:
        if self._is_summary(texts) or self._is_label_copy(texts):
            return Row(row, Kind.EMPTY)
        if self._is_parent(row):
            return Row(row, Kind.LINE, self._text(Field.TEXT, row), self._text_column)
        if any(_TOTAL.match(text) for _, text in texts[:2]) and len(self._text(Field.TEXT, row)) <= _LONG_TEXT:
            return Row(row, Kind.TOTAL)
        if not any(self._text(field, row) for field in _SAYS):
            word = self._text(Field.STATUS, row)
            said = word and self._text(Field.NUMBER, row) and not self._scheme.read(word).placeholder
            return Row(row, Kind.ITEM if said and self._shows_text(row) else Kind.EMPTY)
        if self._text(Field.NUMBER, row) or self._text(Field.STATUS, row):
            if len(texts) > 1 and all(len(text) < 30 for _, text in texts) and any(_TOTAL.match(t) for _, t in texts):
                return Row(row, Kind.TOTAL)
            return Row(row, Kind.ITEM if self._says_enough(row) else Kind.EMPTY)
        return Row(row, Kind.ITEM if self._starts_item(row) else Kind.MORE)

    def _is_summary(self, texts: list[tuple[int, str]]) -> bool:
        """Whether a row only counts, or only heads counts by colour."""
        if len(texts) == 1 and _COUNTS.fullmatch(texts[0][1]):
            return True
        if len(texts) >= 2 and all(_FIGURE.fullmatch(text) for _, text in texts):
            return True
        return len({fold(text) for _, text in texts} & _COLOUR_WORDS) >= 3 and all(len(text) <= 30 for _, text in texts)

    def _is_label_copy(self, texts: list[tuple[int, str]]) -> bool:
        """Whether the row repeats labels, as the head of a printed page does."""
        return len(texts) >= 2 and sum(fold(text) in self._labels for _, text in texts) * 2 > len(texts)

    def _is_instruction(self, row: int) -> bool:
        """Whether a row below the header tells how to fill the columns in, or only counts them."""
        texts = [text for _, text in self._grid.texts(row)]
        first = int(texts[0]) if texts and texts[0].isascii() and texts[0].isdigit() else None
        if first is not None and len(texts) >= 3 and texts == [str(first + place) for place in range(len(texts))]:
            return True
        fits: tuple[tuple[Field, str, Callable[[str], bool]], ...] = (
            (Field.NUMBER, "numbers", looks_like_number),
            (Field.STATUS, "statuses", lambda text: self._scheme.read(text).status is not None),
            (Field.DUE, "dates", lambda text: any(character.isdigit() for character in text)),
            (Field.TYPE, "types", lambda text: read_item_type(text) is not None),
        )
        against = 0
        for field, usual, fit in fits:
            text = self._text(field, row)
            if not text or getattr(self._table.contents[self._columns[field]], usual) < 0.7:
                continue
            if fit(text):
                return False
            against += 1
        return against >= 2

    def _is_parent(self, row: int) -> bool:
        """Whether a row of an outline heads the ones below: a title with neither number, owner nor comment."""
        text = self._text(Field.TEXT, row)
        if not self._numbered or Field.REPORT in self._columns or not text or len(text) > _LONGEST_HEADING:
            return False
        told = [name for name in (Field.NUMBER, Field.OWNER, Field.COMMENT) if name in self._columns]
        if len(told) < 2 or any(self._text(name, row) for name in told) or text.endswith("."):
            return False
        below = self._grid.used_rows(row + 1, self._table.last)[:1]
        return bool(below) and self._text(Field.NUMBER, below[0]).strip(" .") in (
            "1",
            "1.1",
            "1a",
            "Rec 1",
            "R1",
            "AFI 1",
        )

    def _shows_text(self, row: int) -> bool:
        return bool(self._grid.at(row, self._text_column).text)

    def _says_enough(self, row: int) -> bool:
        """Whether a row with a number or status says more than what was filled down ready for use."""
        if self._text(Field.TEXT, row) or self._shows_text(row):
            return True
        return bool(self._text(Field.NUMBER, row) and self._text(Field.COMMENT, row))

    def _starts_item(self, row: int) -> bool:
        """Whether a row with neither number nor status is an item of its own rather than the rest of the one above."""
        if not self._text(Field.TEXT, row):
            return False
        if self._grid.spans_rows(row, self._columns.get(Field.NUMBER, self._text_column)):
            return False
        others = (Field.DUE, Field.OWNER, Field.TYPE, Field.REPORT)
        return not self._numbered or any(self._text(field, row) for field in others)

    def _heading_in_cells(self, row: int, texts: list[tuple[int, str]]) -> list[Row]:
        """A heading whose title and source line stand in two cells of one row."""
        known = self._scheme.read(self._text(Field.STATUS, row)).status is not None
        if len(texts) >= 2 and texts[0][1].rstrip().endswith(":") and not known:
            return [Row(row, Kind.LINE, text, column) for column, text in join_labels(texts)]
        if len(texts) != 2:
            return []
        (left, title), (right, source) = texts
        told = _SOURCE_CELL.match(source) or patterns.BODY_AND_DATE.match(source)
        if not told or looks_like_number(title):
            return []
        return [Row(row, Kind.LINE, title, left), Row(row, Kind.LINE, source, right)]

    def _line(self, row: int, texts: list[tuple[int, str]]) -> Row | None:
        """A heading, source line, sentence, note or theme: a text that stands alone."""
        if not texts or len(texts) > 3:
            return None
        if len(texts) > 1:
            return self._pair(row, texts)
        column, text = texts[0]
        if patterns.PUBLISHED.search(text) and len(text) <= 200 and _SOURCE_CELL.match(text):
            return Row(row, Kind.LINE, text, column)
        given = self._given(row, column, text)
        if given is not None:
            return given
        right = self._grid.right(row, column)
        number_column = self._columns.get(Field.NUMBER)
        if column == number_column and looks_like_number(text) and right == column:
            return None
        below = [choice.column for choice in self._table.choices if column <= choice.column <= right]
        across = right > max(self._label_right(column), column) and len(below) >= 2
        if across or column < self._text_column or column == number_column:
            return Row(row, Kind.LINE, text, column)
        if column == self._text_column and self._stands_out(row, column, text):
            return Row(row, Kind.LINE, text, column)
        return None

    def _stands_out(self, row: int, column: int, text: str) -> bool:
        """Whether a text alone in the recommendation column is a heading or a note rather than an item."""
        dated = patterns.TITLE_DATE.match(text) or patterns.INLINE_SOURCE.match(text)
        if _NOTE.match(text) or (dated and len(text) <= _LONGEST_HEADING and text.rstrip().endswith((")", "]"))):
            return True
        if len(text) > _LONGEST_HEADING:
            return False
        told = self._numbered or Field.STATUS in self._columns
        bold = self._grid.own(row, column).bold and not self._usually_bold(column)
        if told and (bold or read_item_type(text) is not None):
            return True
        return column == self._leftmost and self._all_have_status() and not text.endswith(".")

    def _given(self, row: int, column: int, text: str) -> Row | None:
        """A line below an item that gives a field the table has no column for ("Update: ...")."""
        match = _GIVEN.match(text)
        field = best_field(match["label"])[0] if match else None
        if match is None or field not in _GIVEN_FIELDS or field in self._columns or len(match["value"]) < _GIVEN_VALUE:
            return None
        return Row(row, Kind.SAID, match["value"], column, field)

    def _label_right(self, column: int) -> int:
        """The last column of the range that the label above this column covers."""
        return self._grid.right(*self._grid.anchor(self._table.header.bottom, column))

    def _usually_bold(self, column: int) -> bool:
        rows = self._grid.used_rows(self._table.first, self._table.last)[:60]
        filled = [cell for row in rows if len((cell := self._grid.own(row, column)).text) > _LONG_TEXT]
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
        if _TOTAL.match(text) and column <= self._text_column:
            return Row(row, Kind.TOTAL)
        named = text.endswith(":") or best_field(text)[0] in (Field.REPORT, Field.PUBLISHED)
        if len(texts) == 2 and column == self._leftmost and named and not looks_like_number(text) and len(text) < 40:
            return Row(row, Kind.LINE, f"{text.rstrip(':')}: {texts[1][1]}", texts[1][0])
        return None

"""Where the rows and cells of a sheet stand in its XML, found in one pass over the bytes."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from rag_reports.ooxml.area import LAST_ROW, column_number
from rag_reports.ooxml.markup import damaged
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, read_attributes

_DATA_TAG = re.compile(rb"<((?:[^\s<>/!?:]+:)?)sheetData(" + ATTRIBUTES + rb")\s*(/?)>")
_ROOT_TAG = re.compile(rb"<((?:[^\s<>/!?:]+:)?[^\s<>/!?:]+)(" + ATTRIBUTES + rb")\s*>")
_DIGITS = b"0123456789"


class Element(NamedTuple):
    """An element's place: its start tag from ``start`` to ``inside``, then its content to ``close``, then to ``end``.

    An empty tag has ``inside``, ``close`` and ``end`` the same. ``attributes`` are as written, a blank before each.
    """

    start: int
    inside: int
    close: int
    end: int
    attributes: bytes

    @property
    def empty_tag(self) -> bool:
        """Whether it is written as one tag, ``<row/>``."""
        return self.inside == self.end


class Row(NamedTuple):
    """A row's number and the place of its start tag."""

    number: int
    start: int
    inside: int
    empty_tag: bool
    attributes: bytes


class SheetMap:
    """A sheet part's rows in their order, and its cells row by row when they are asked for."""

    def __init__(self, text: PartText) -> None:
        self.text = text
        tag = _DATA_TAG.search(text.mask, text.root)
        root = _ROOT_TAG.match(text.mask, text.root)
        if tag is None or root is None:
            raise damaged(text.where)
        self.prefix = tag[1]
        self.root_name = root[1]
        self.opening = text.data[root.start() : root.end()] + b"<" + tag[1] + b"sheetData" + tag[2] + b">"
        self.closing = b"</" + tag[1] + b"sheetData></" + root[1] + b">"
        close = tag.end() if tag[3] else self._closing(b"sheetData", tag.end(), len(text.mask))
        end = tag.end() if tag[3] else text.mask.index(b">", close) + 1
        self.data = Element(tag.start(), tag.end(), close, end, tag[2])
        cell = re.escape(self.prefix) + b"c"
        self._cell_tag = re.compile(rb"<" + cell + rb"(" + ATTRIBUTES + rb")\s*(/?)>")
        self.formula_tag = re.compile(rb"<" + re.escape(self.prefix) + rb"f(" + ATTRIBUTES + rb")\s*(/?)>")

    @property
    def frame(self) -> bytes:
        """The part without its rows, from the root's start tag on."""
        data = self.text.data
        head = data[self.text.root : self.data.start]
        return head + b"<" + self.prefix + b"sheetData/>" + data[self.data.end :]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row element; one without a number follows the row before it."""
        name = re.escape(self.prefix) + b"row"
        tag = re.compile(rb"<" + name + rb"((?:\s+r=\"([0-9]{1,7})\")?" + ATTRIBUTES + rb")\s*(/?)>")
        found, last = [], 0
        for match in tag.finditer(self.text.mask, self.data.inside, self.data.close):
            attributes, digits, empty = match.groups()
            number = int(digits) if digits else _row_number(attributes, last)
            if 1 <= number <= LAST_ROW:
                last = number
            found.append(Row(number, match.start(), match.end(), bool(empty), attributes))
        return tuple(found)

    @cached_property
    def places(self) -> Mapping[int, list[int]]:
        """The positions in ``rows`` of each row number; more than one where the sheet names a row twice."""
        places: dict[int, list[int]] = {}
        for place, row in enumerate(self.rows):
            places.setdefault(row.number, []).append(place)
        return places

    def close_of(self, row: Row) -> int:
        """Where the row's end tag starts; for an empty tag, where it ends."""
        return row.inside if row.empty_tag else self._closing(b"row", row.inside, self.data.close)

    def cells(self, row: Row) -> Iterator[tuple[int, Element]]:
        """The row's cells in their order with their columns; one without a reference follows the one before it."""
        place, stop, last = row.inside, self.close_of(row), 0
        mask = self.text.mask
        while (tag := self._cell_tag.search(mask, place, stop)) is not None:
            close = end = tag.end()
            if not tag[2]:
                close = self._closing(b"c", tag.end(), stop)
                end = mask.index(b">", close) + 1
            reference = read_attributes(tag[1]).get(b"r", b"").decode("ascii", "replace").replace("$", "")
            last = column_number(reference.rstrip("0123456789")) or last + 1
            yield last, Element(tag.start(), tag.end(), close, end, tag[1])
            place = end

    def find(self, number: int, column: int) -> Element | None:
        """The cell at a place: the last of its name, which is the one that counts, where there are two."""
        found = None
        for place in self.places.get(number, ()):
            for other, element in self.cells(self.rows[place]):
                if other == column:
                    found = element
        return found

    def piece(self, element: Element) -> bytes:
        """The element's own bytes."""
        return self.text.data[element.start : element.end]

    def _closing(self, name: bytes, start: int, stop: int) -> int:
        tag = b"</" + self.prefix + name
        place = self.text.mask.find(tag, start, stop)
        while place >= 0 and self.text.mask[place + len(tag) : place + len(tag) + 1] not in b"> \t\r\n":
            place = self.text.mask.find(tag, place + 1, stop)
        if place < 0:
            raise damaged(self.text.where)
        return place


def _row_number(attributes: bytes, last: int) -> int:
    digits = read_attributes(attributes).get(b"r", b"")
    return int(digits) if digits.isdigit() and len(digits) < 8 else last + 1

"""Where the rows and cells of a sheet stand in its XML, found in one pass over the bytes."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from operator import lt
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
        if _DATA_TAG.search(text.mask, end) is not None:  # a second one, whose cells would win over those of the first
            raise damaged(text.where)
        row, cell = re.escape(self.prefix) + b"row", re.escape(self.prefix) + b"c"
        self._row_start = re.compile(rb"<" + row + rb"(?=[\s/>])(?:\s+r=\"([0-9]{1,7})\")?")
        self._row_tag = re.compile(rb"<" + row + rb"(" + ATTRIBUTES + rb")\s*(/?)>")
        self._cell_tag = re.compile(rb"<" + cell + rb"(" + ATTRIBUTES + rb")\s*(/?)>")
        self.formula_tag = re.compile(rb"<" + re.escape(self.prefix) + rb"f(" + ATTRIBUTES + rb")\s*(/?)>")

    @property
    def frame(self) -> bytes:
        """The part without its rows, from the root's start tag on."""
        data = self.text.data
        head = data[self.text.root : self.data.start]
        return head + b"<" + self.prefix + b"sheetData/>" + data[self.data.end :]

    @cached_property
    def starts(self) -> "array[int]":
        """Where each row element starts, in their order; a sheet may have a million, so that lists would be large."""
        found = self._row_start.finditer(self.text.mask, self.data.inside, self.data.close)
        return array("Q", (match.start() for match in found))

    @cached_property
    def numbers(self) -> "array[int]":
        """The number of each row element, in their order; one without a number follows the row before it."""
        written = self._row_start.findall(self.text.mask, self.data.inside, self.data.close)
        if b"" not in written:
            return array("Q", map(int, written))
        numbers, last = array("Q"), 0
        for digits, start in zip(written, self.starts, strict=True):
            number = int(digits) if digits else _row_number(self._row_tag.match(self.text.mask, start), last)
            if 1 <= number <= LAST_ROW:
                last = number
            numbers.append(number)
        return numbers

    @cached_property
    def ascending(self) -> bool:
        """Whether the rows are in order and none is named twice."""
        return all(map(lt, self.numbers, islice(self.numbers, 1, None)))

    @cached_property
    def _places(self) -> Mapping[int, list[int]]:
        places: dict[int, list[int]] = {}
        for place, number in enumerate(self.numbers):
            places.setdefault(number, []).append(place)
        return places

    def rows(self, number: int) -> list[Element]:
        """The row elements of a number; more than one where the sheet names a row twice."""
        if not self.ascending:
            return [self._row(self.starts[place]) for place in self._places.get(number, ())]
        place = bisect_left(self.numbers, number)
        there = place < len(self.numbers) and self.numbers[place] == number
        return [self._row(self.starts[place])] if there else []

    def place_for(self, number: int) -> int:
        """Where a new row goes: before the first row with a greater number, else behind all."""
        later = (place for place, other in enumerate(self.numbers) if other > number)
        place = bisect_left(self.numbers, number) if self.ascending else next(later, len(self.numbers))
        return self.starts[place] if place < len(self.starts) else self.data.close

    def _row(self, start: int) -> Element:
        tag = self._row_tag.match(self.text.mask, start)
        if tag is None:
            raise damaged(self.text.where)
        if tag[2]:
            return Element(start, tag.end(), tag.end(), tag.end(), tag[1])
        close = self._closing(b"row", tag.end(), self.data.close)
        return Element(start, tag.end(), close, self.text.mask.index(b">", close) + 1, tag[1])

    def cells(self, row: Element) -> Iterator[tuple[int, Element]]:
        """The row's cells in their order with their columns; one without a reference follows the one before it."""
        place, stop, last = row.inside, row.close, 0
        mask = self.text.mask
        while (tag := self._cell_tag.search(mask, place, stop)) is not None:
            if mask[place : tag.start()].strip():  # a cell within something else, which readers pass over
                raise damaged(self.text.where)
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
        for row in self.rows(number):
            for other, element in self.cells(row):
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


def _row_number(tag: re.Match[bytes] | None, last: int) -> int:
    digits = read_attributes(tag[1]).get(b"r", b"") if tag else b""
    return int(digits) if digits.isdigit() and len(digits) < 8 else last + 1

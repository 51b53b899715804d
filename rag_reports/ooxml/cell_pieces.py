"""Single cells of a sheet read from their own bytes, so that a few of them cost nothing like the whole sheet."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from rag_reports.ooxml.cells import CellMaker
from rag_reports.ooxml.markup import child, damaged, main_tags, parse_part, whole
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText
from rag_reports.ooxml.sheet import Cell
from rag_reports.ooxml.sheet_map import SheetMap
from rag_reports.ooxml.strings import SharedStrings, decode_escapes, read_string
from rag_reports.ooxml.workbook import Workbook

_SST_TAG = re.compile(rb"<((?:[^\s<>/!?:]+:)?)sst(" + ATTRIBUTES + rb")\s*(/?)>")


class Formula(NamedTuple):
    """A cell's formula; ``kind`` is "normal", "array", "dataTable" or "shared", ``text`` lacks the "="."""

    text: str
    kind: str


class CellPiece(NamedTuple):
    """A cell as it stands: what the reader makes of it, its style index, its type as written, and its formula."""

    cell: Cell
    style: int
    type: str
    formula: Formula | None


class PieceReader:
    """Reads cells of one workbook by their bytes; shared texts are looked up one by one."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._strings: _StringPieces | None = None

    def read(self, sheet: SheetMap, pieces: Sequence[bytes]) -> list[CellPiece]:
        """What each ``c`` element holds, in order. Raises WorkbookError where one is not well-formed."""
        if not pieces:
            return []
        rows = b"".join(b"<%srow>%s</%srow>" % (sheet.prefix, piece, sheet.prefix) for piece in pieces)
        root = parse_part(sheet.opening + rows + sheet.closing, sheet.text.where)
        elements = [row[0] for row in root[0]]
        wanted = {whole(_value(element), -1) for element in elements if element.get("t") == "s"}
        maker = CellMaker(self._texts(wanted), self._workbook.styles)
        return [_piece(element, maker) for element in elements]

    def _texts(self, wanted: set[int]) -> SharedStrings:
        part = self._workbook.package.related(self._workbook.part, "sharedStrings")
        if part is None or not wanted:
            return SharedStrings([], {})
        if self._strings is None:
            where = f"{self._workbook.path}, its shared texts"
            self._strings = _StringPieces(PartText(self._workbook.package.read(part), where))
        return self._strings.read(wanted)


class _StringPieces:
    """The shared texts by their bytes."""

    def __init__(self, text: PartText) -> None:
        self._text = text
        tag = _SST_TAG.search(text.mask, text.root)
        self._prefix = tag[1] if tag else b""
        self._opening = b"<%ssst%s>" % (self._prefix, tag[2] if tag else b"")
        item = re.compile(rb"<" + re.escape(self._prefix) + rb"si[\s/>]")
        self._starts = [match.start() for match in item.finditer(text.mask, text.root)]
        stop = text.mask.rfind(b"</" + self._prefix + b"sst")
        self._starts.append(stop if stop >= 0 else len(text.mask))

    def read(self, wanted: Iterable[int]) -> SharedStrings:
        """A list as long as the workbook's own, in which the wanted ones are right."""
        count = len(self._starts) - 1
        places = sorted(place for place in wanted if 0 <= place < count)
        items = b"".join(self._text.data[self._starts[place] : self._starts[place + 1]] for place in places)
        root = parse_part(self._opening + items + b"</%ssst>" % self._prefix, self._text.where)
        found = list(root.iterchildren(*main_tags("si")))
        if len(found) != len(places):  # texts within texts
            raise damaged(self._text.where)
        texts, rich = [""] * count, {}
        for place, item in zip(places, found, strict=True):
            string = read_string(item)
            texts[place] = string.text
            if string.runs is not None:
                rich[place] = string
        return SharedStrings(texts, rich)


def _piece(element: etree._Element, maker: CellMaker) -> CellPiece:
    inline = child(element, "is")
    formula = child(element, "f")
    style, kind = element.get("s", ""), element.get("t", "")
    string = read_string(inline) if inline is not None else None
    cell = maker.make(style, kind, _value(element), string, formula is not None)
    return CellPiece(cell, whole(style or None), kind, None if formula is None else _formula(formula))


def _formula(element: etree._Element) -> Formula:
    return Formula(decode_escapes(element.text or ""), element.get("t", "normal"))


def _value(element: etree._Element) -> str:
    value = child(element, "v")
    return "" if value is None else value.text or ""

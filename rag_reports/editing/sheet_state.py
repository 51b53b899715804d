"""One sheet as edits need it: where its cells stand, what lies over them, and columns of cells beside them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rag_reports.editing.values import EMPTY
from rag_reports.errors import WorkbookError
from rag_reports.model import column_letters
from rag_reports.ooxml.area import Area, read_area
from rag_reports.ooxml.cell_pieces import CellPiece, PieceReader
from rag_reports.ooxml.cells import CellMaker
from rag_reports.ooxml.markup import child, parse_part, truth, whole
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, read_attributes
from rag_reports.ooxml.sheet import Sheet, Table
from rag_reports.ooxml.sheet_map import Element, SheetMap
from rag_reports.ooxml.sheet_parts import read_table
from rag_reports.ooxml.sheet_reader import read_frame, table_parts
from rag_reports.ooxml.strings import SharedStrings
from rag_reports.ooxml.workbook import SheetInfo, Workbook

# How many cells of its column, above and below it, are asked how the column writes dates.
_NEIGHBOURS = 50
# A change holds the sheet in memory three times: as it was, as it will be, and as it was read back from the disk.
_MOST_BYTES = 90_000_000


class Covered(NamedTuple):
    """A formula that fills a range: "array" or "dataTable", and its range."""

    kind: str
    area: Area


class SheetState:
    """A sheet before any edit. Raises WorkbookError, naming the sheet, where its part is damaged."""

    def __init__(self, workbook: Workbook, info: SheetInfo, reader: PieceReader) -> None:
        self.info = info
        self._workbook = workbook
        self._reader = reader
        where = f"{workbook.path}, sheet {info.name!r}"
        self._pieces: dict[bytes, CellPiece] = {}
        self._cells: dict[int, list[tuple[int, bytes]]] = {}
        self._columns: dict[int, list[tuple[CellPiece, int]]] = {}
        if workbook.package.size(info.part) > _MOST_BYTES:
            seen = f"its XML is longer than {_MOST_BYTES // 1_000_000} MB, which is too long to be changed here"
            raise WorkbookError(where, seen, "Delete the blank rows and columns around the items in Excel.")
        self.map = SheetMap(PartText(workbook.package.read(info.part), where))
        maker = CellMaker(SharedStrings([], {}), workbook.styles)
        self.frame: Sheet = read_frame(workbook.package, info.part, self.map.frame, info.name, maker)

    def pieces(self, elements: Iterable[Element | None]) -> list[CellPiece]:
        """What the cells hold; EMPTY for one that is not there."""
        wanted = list(elements)
        read = iter(self._reader.read(self.map, [self.map.piece(element) for element in wanted if element]))
        return [next(read) if element else EMPTY for element in wanted]

    def style_at(self, row: int, column: int, element: Element | None) -> int:
        """The style index that shows at a place: the cell's, else its row's, else its column's."""
        if element is not None:
            return whole(read_attributes(element.attributes).get(b"s", b"0").decode("ascii", "replace"))
        for own in self.map.rows(row):
            attributes = read_attributes(own.attributes)
            if truth(attributes.get(b"customFormat", b"").decode("ascii", "replace")):
                return whole(attributes.get(b"s", b"0").decode("ascii", "replace"))
        styles = self.frame.column_styles
        return next((style for first, last, style in styles if first <= column <= last), 0)

    @cached_property
    def tables(self) -> tuple[tuple[str, Table], ...]:
        """The tables with their parts."""
        package = self._workbook.package
        found = []
        for part in table_parts(package, self.info.part):
            table = read_table(parse_part(package.read(part), f"{self._workbook.path}, part {part}"))
            if table is not None:
                found.append((part, table))
        return tuple(found)

    @cached_property
    def pivots(self) -> tuple[Area, ...]:
        """The ranges that pivot tables fill, those of their report filters above them too."""
        package, found = self._workbook.package, []
        for link in package.relationships(self.info.part).values():
            if link.kind == "pivotTable" and link.target in package:
                root = parse_part(package.read(link.target), f"{self._workbook.path}, part {link.target}")
                place = child(root, "location")
                area = read_area(place.get("ref", "")) if place is not None else None
                if place is not None and area is not None:
                    found.append(area)
                    rows, columns = whole(place.get("rowPageCount")), whole(place.get("colPageCount"))
                    if rows and columns:  # Excel leaves one row free, and a column between two filters
                        top = max(1, area.top - 1 - rows)
                        found.append(Area(top, area.left, area.top - 2, area.left + 3 * columns - 2))
        return tuple(found)

    @cached_property
    def covered(self) -> tuple[Covered, ...]:
        """The formulas that fill ranges."""
        found = []
        if self._may_hold(b"array") or self._may_hold(b"dataTable"):
            for match in self.map.formula_tag.finditer(self.map.text.mask, self.map.data.inside, self.map.data.close):
                attributes = read_attributes(match[1])
                kind = attributes.get(b"t", b"").decode("ascii", "replace")
                area = read_area(attributes.get(b"ref", b"").decode("ascii", "replace"))
                if kind in ("array", "dataTable") and area is not None:
                    found.append(Covered(kind, area))
        return tuple(found)

    def is_blank(self, area: Area) -> bool:
        """Whether no cell of one row's stretch holds anything, and no merged range or other table lies there."""
        columns = range(area.left, area.right + 1)
        others = [*self.frame.merged, *(table.area for _, table in self.tables)]
        if any(other.contains(area.top, column) for other in others for column in columns):
            return False
        rows = self.map.rows(area.top)
        elements = [element for row in rows for column, element in self.map.cells(row) if column in columns]
        return all(piece.cell.value is None and piece.formula is None for piece in self.pieces(elements))

    @cached_property
    def open_ranges(self) -> tuple[Area, ...]:
        """The ranges of a protected sheet that may be edited without a password."""
        tag = re.compile(rb"<[^\s<>/!?:]*:?protectedRange(" + ATTRIBUTES + rb")\s*/?>")
        found = []
        for match in tag.finditer(self.map.text.mask, self.map.data.end):
            attributes = read_attributes(match[1])
            if not {b"password", b"hashValue", b"securityDescriptor"} & attributes.keys():
                areas = attributes.get(b"sqref", b"").decode("ascii", "replace").split()
                found += [area for text in areas if (area := read_area(text)) is not None]
        return tuple(found)

    def _may_hold(self, word: bytes) -> bool:
        return self.map.text.mask.find(b'"%s"' % word) >= 0 or self.map.text.mask.find(b"'%s'" % word) >= 0

    @cached_property
    def holds_formulas(self) -> bool:
        """Whether any cell has a formula."""
        return self.map.formula_tag.search(self.map.text.mask, self.map.data.inside, self.map.data.close) is not None

    def column(self, column: int) -> list[tuple[CellPiece, int]]:
        """What the cells of a column hold, and how many are written alike."""
        known = self._columns.get(column)
        if known is None:
            written = Counter(rest for _, rest in self._written(column))
            known = self._columns[column] = list(zip(self._read(list(written)), written.values(), strict=True))
        return known

    def near(self, row: int, column: int) -> list[CellPiece]:
        """What the cells of the column hold that are nearest to the row, fifty above and fifty below at most."""
        cells = self._written(column)
        place = bisect_left(cells, (row,))
        around = cells[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        return self._read([rest for number, rest in around if number != row])

    def _read(self, written: list[bytes]) -> list[CellPiece]:
        known = self._pieces
        new = list({rest for rest in written if rest not in known})
        opening = b"<" + self.map.prefix + b"c"
        known.update(zip(new, self._reader.read(self.map, [opening + rest for rest in new]), strict=True))
        return [known[rest] for rest in written]

    def _written(self, column: int) -> list[tuple[int, bytes]]:
        """The rows of a column's cells, and the cells as written, less their references, in ascending order.

        Only cells written the usual way are found, reference first; that serves for choosing a style.
        """
        known = self._cells.get(column)
        if known is None:
            name = re.escape(self.map.prefix) + b"c"
            letters = column_letters(column).encode()
            inside = rb"[^<]*(?:<(?!/" + name + rb"[\s>])[^<]*)*"
            pattern = rb"<" + name + rb" r=\"" + letters + rb"([0-9]{1,7})\"(" + ATTRIBUTES
            pattern += rb"\s*(?:/>|>" + inside + rb"</" + name + rb"\s*>))"
            data = self.map.data
            found = re.compile(pattern).findall(self.map.text.mask, data.inside, data.close)
            known = self._cells[column] = sorted((int(number), rest) for number, rest in found)
        return known

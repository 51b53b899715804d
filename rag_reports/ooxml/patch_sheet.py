"""A sheet with some of its cells changed: the patches to its XML, and what they make of its used range."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rag_reports.model import cell_address
from rag_reports.ooxml.area import Area, read_area
from rag_reports.ooxml.cell_writer import Content, cell_element
from rag_reports.ooxml.patch_text import ATTRIBUTES, Patch, read_attributes, set_attribute
from rag_reports.ooxml.sheet_map import Element, SheetMap

_SPANS = re.compile(rb"([0-9]{1,5}):([0-9]{1,5})\Z")


class CellChange(NamedTuple):
    """A cell to write: ``element`` is where it stands, None where there is none; see ``cell_element``."""

    row: int
    column: int
    element: Element | None
    style: int
    content: Content | None

    @property
    def reference(self) -> str:
        """``C12``."""
        return cell_address(self.row, self.column)


def patch_sheet(sheet: SheetMap, changes: Iterable[CellChange]) -> list[Patch]:
    """The patches that make the changes, one for each cell that is there, in no order."""
    patches: list[Patch] = []
    missing: dict[int, list[CellChange]] = defaultdict(list)
    grown: list[CellChange] = []
    for change in changes:
        if change.element is None:
            missing[change.row].append(change)
        else:
            inside = sheet.text.data[change.element.inside : change.element.close]
            new = _write(sheet, change, change.element.attributes, inside)
            patches.append(Patch(change.element.start, change.element.end, new))
        if change.content is not None and change.content.type:
            grown.append(change)
    new_rows: dict[int, list[bytes]] = defaultdict(list)
    for number in sorted(missing):
        wanted = sorted(missing[number], key=lambda change: change.column)
        there = sheet.rows(number)
        if there:
            patches += _new_cells(sheet, there[-1], wanted)
        else:
            cells = b"".join(_write(sheet, change, b"", b"") for change in wanted)
            row = b'<%srow r="%d">%s</%srow>' % (sheet.prefix, number, cells, sheet.prefix)
            new_rows[sheet.place_for(number)].append(row)
    patches += [Patch(place, place, b"".join(rows)) for place, rows in new_rows.items() if not sheet.data.empty_tag]
    if sheet.data.empty_tag and new_rows:
        patches.append(_open(sheet, b"sheetData", sheet.data, b"".join(map(b"".join, new_rows.values()))))
    return patches + _dimension(sheet, grown)


def _write(sheet: SheetMap, change: CellChange, attributes: bytes, inside: bytes) -> bytes:
    return cell_element(sheet.prefix, change.reference, change.style, change.content, attributes, inside)


def _new_cells(sheet: SheetMap, row: Element, wanted: list[CellChange]) -> list[Patch]:
    """Cells put into a row that is there, each before the first one to its right."""
    attributes = _spans(row.attributes, wanted)
    if row.empty_tag:
        cells = b"".join(_write(sheet, change, b"", b"") for change in wanted)
        return [_open(sheet, b"row", row._replace(attributes=attributes), cells)]
    there, close = list(sheet.cells(row)), row.close
    pieces: dict[int, list[bytes]] = defaultdict(list)
    for change in wanted:
        place = next((element.start for column, element in there if column > change.column), close)
        pieces[place].append(_write(sheet, change, b"", b""))
    patches = [Patch(place, place, b"".join(cells)) for place, cells in pieces.items()]
    if attributes != row.attributes:
        patches.append(Patch(row.start, row.inside, b"<%srow%s>" % (sheet.prefix, attributes)))
    return patches


def _open(sheet: SheetMap, name: bytes, element: Element, inside: bytes) -> Patch:
    """An empty tag made a pair with something in it."""
    name = sheet.prefix + name
    return Patch(element.start, element.end, b"<%s%s>%s</%s>" % (name, element.attributes, inside, name))


def _spans(attributes: bytes, wanted: list[CellChange]) -> bytes:
    """The row's ``spans``, which tell the reader how far its cells reach, grown where they are stated simply."""
    match = _SPANS.match(read_attributes(attributes).get(b"spans", b""))
    if match is None:
        return attributes
    first, last = int(match[1]), int(match[2])
    new = min(first, wanted[0].column), max(last, wanted[-1].column)
    return attributes if new == (first, last) else set_attribute(attributes, b"spans", b"%d:%d" % new)


def _dimension(sheet: SheetMap, grown: list[CellChange]) -> list[Patch]:
    """The stated used range, made to hold the cells that were written; none stated stays none."""
    tag = re.compile(rb"<" + re.escape(sheet.prefix) + rb"dimension(" + ATTRIBUTES + rb")\s*(/?)>")
    match = tag.search(sheet.text.mask, sheet.text.root, sheet.data.start)
    area = read_area(read_attributes(match[1]).get(b"ref", b"").decode("ascii", "replace")) if match else None
    if match is None or area is None or not grown:
        return []
    rows, columns = [change.row for change in grown], [change.column for change in grown]
    new = Area(min(area.top, *rows), min(area.left, *columns), max(area.bottom, *rows), max(area.right, *columns))
    if new == area:
        return []
    attributes = set_attribute(match[1], b"ref", str(new).encode())
    return [Patch(match.start(1), match.end(1), attributes)]

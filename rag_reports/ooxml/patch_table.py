"""An Excel table made longer by rows that were written directly below it, as Excel itself does while one types."""

import re
from collections.abc import Callable, Collection

from rag_reports.ooxml.area import Area, read_area
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, Patch, read_attributes, set_attribute
from rag_reports.ooxml.sheet import Table

_TAG = rb"<(?:[^\s<>/!?:]+:)?%s(" + ATTRIBUTES + rb")\s*/?>"
_ROOT = re.compile(_TAG % b"table")
_FILTER = re.compile(_TAG % b"autoFilter")


def new_bottom(table: Table, written: Collection[tuple[int, int]], is_free: Callable[[Area], bool]) -> int:
    """The last row of the table once cells (row, column) are written that were empty.

    It takes in the rows right below it that were blank (``is_free``) as wide as it is, as long as each has a cell
    written. A table with a totals row stays as it is.
    """
    area = table.area
    if table.totals_row:
        return area.bottom
    rows = {row for row, column in written if area.left <= column <= area.right}
    bottom = area.bottom
    while bottom + 1 in rows and is_free(Area(bottom + 1, area.left, bottom + 1, area.right)):
        bottom += 1
    return bottom


def patch_table(raw: bytes, where: str, bottom: int) -> bytes | None:
    """The table's part reaching to the row ``bottom``, its blank row for typing taken in; None where it stays.

    Tables that a query or an XML map fills are never made longer: the next refresh does that.
    """
    text = PartText(raw, where)
    root = _ROOT.match(text.mask, text.root)
    if root is None:
        return None
    attributes = read_attributes(root[1])
    new = root[1]
    if attributes.get(b"insertRow") in (b"1", b"true"):
        new = set_attribute(set_attribute(new, b"insertRow", None), b"insertRowShift", None)
    patches = []
    area = read_area(attributes.get(b"ref", b"").decode("ascii", "replace"))
    grows = area is not None and area.bottom < bottom
    if grows and attributes.get(b"tableType", b"worksheet") == b"worksheet":
        new = _lengthened(new, bottom)
        own = _FILTER.search(text.mask, root.end())
        if own is not None:
            patches.append(Patch(own.start(1), own.end(1), _lengthened(own[1], bottom)))
    patches.append(Patch(root.start(1), root.end(1), new))
    patched = text.patched(patches)
    return None if patched == raw else patched


def _lengthened(attributes: bytes, bottom: int) -> bytes:
    area = read_area(read_attributes(attributes).get(b"ref", b"").decode("ascii", "replace"))
    if area is None or area.bottom >= bottom:
        return attributes
    return set_attribute(attributes, b"ref", str(area._replace(bottom=bottom)).encode())

"""The calculation chain, Excel's list of the cells with formulas, less some of them."""

import re
from collections.abc import Collection

from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, Patch, read_attributes

_ENTRY = re.compile(rb"<(?:[^\s<>/!?:]+:)?c(?=[\s/>])(" + ATTRIBUTES + rb")\s*(?:/>|>\s*</[^<>]*>)")


def without_cells(raw: bytes, where: str, cells: Collection[tuple[int, str]]) -> bytes | None:
    """The part without the cells, each a sheet's id and a reference such as "C12"; None where none is left.

    An entry that names no sheet is of the sheet of the one before it (ECMA-376 18.6.1), so the name is handed on
    where the entry that bore it goes.
    """
    text = PartText(raw, where)
    patches, sheet, told, left = [], b"0", b"0", 0
    for match in _ENTRY.finditer(text.mask, text.root):
        attributes = read_attributes(match[1])
        sheet = attributes.get(b"i", sheet)
        if (int(sheet) if sheet.isdigit() else 0, attributes.get(b"r", b"").decode("ascii", "replace")) in cells:
            patches.append(Patch(match.start(), match.end(), b""))
            continue
        if b"i" not in attributes and told != sheet:
            patches.append(Patch(match.end(1), match.end(1), b' i="%s"' % sheet))
        told, left = sheet, left + 1
    return text.patched(patches) if left else None

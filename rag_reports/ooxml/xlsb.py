"""The merged ranges of an .xlsb workbook, whose parts are records and not XML ([MS-XLSB] 2.1.4)."""

import struct
from collections.abc import Iterator

from rag_reports.ooxml.area import Area
from rag_reports.ooxml.package import Package

_BUNDLE_SHEET, _MERGE_CELL = 156, 176


def read_xlsb_merges(package: Package) -> dict[str, list[Area]]:
    """The merged ranges by sheet; what is damaged is left out, as the reader of the values will refuse it."""
    main = package.related("", "officeDocument") or ""
    links = package.relationships(main)
    merged: dict[str, list[Area]] = {}
    for data in _records(package.read(main), _BUNDLE_SHEET):
        link, rest = _wide_text(data[8:])
        name, _ = _wide_text(rest)
        target = links[link].target if link in links else ""
        merged[name] = list(_areas(package.read(target))) if target in package else []
    return merged


def _areas(part: bytes) -> Iterator[Area]:
    for data in _records(part, _MERGE_CELL):
        if len(data) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", data)
            yield Area(top + 1, left + 1, bottom + 1, right + 1)


def _records(part: bytes, wanted: int) -> Iterator[bytes]:
    """What the records of one type hold. Type and size are numbers of seven bits a byte, the last without the high bit.

    A type has at most two such bytes, a size at most four.
    """
    place = 0
    try:
        while place < len(part):
            kind = part[place]
            place += 1
            if kind & 0x80:
                kind = kind & 0x7F | part[place] << 7
                place += 1
            size = shift = 0
            while True:
                byte = part[place]
                place += 1
                size |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 or shift == 28:
                    break
            if kind == wanted:
                yield part[place : place + size]
            place += size
    except IndexError:
        return


def _wide_text(data: bytes) -> tuple[str, bytes]:
    """The text that the data begin with, and the rest."""
    end = 4 + 2 * int.from_bytes(data[:4], "little")
    return data[4:end].decode("utf-16-le", "replace"), data[end:]

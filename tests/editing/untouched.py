"""What an edit must leave alone: every other part of the zip, and the sheet's XML outside the edited cells.

Nothing of rag_reports is used, so that a fault of its own cannot hide itself.
"""

import re
import struct
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

Place = tuple[int, int]  # row and column, 1-based

_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_SPANS = re.compile(rb"\s+spans\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_REF = re.compile(rb"(\sref\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")


class Entry(NamedTuple):
    """An entry of a zip as it lies in the file; the header is the local one, with its extra field."""

    name: str
    header: bytes
    packed: bytes
    listed: tuple[object, ...]


class Span(NamedTuple):
    """Where an element begins, where its first tag ends, and where it ends; bytes of the decoded part."""

    start: int
    inside: int
    end: int


class Grid(NamedTuple):
    """A sheet's XML as UTF-8 and where its rows and cells stand in it."""

    data: bytes
    rows: dict[int, Span]
    cells: dict[Place, Span]
    dimension: Span | None
    sheet_data: Span


def zip_entries(path: Path) -> list[Entry]:
    """Every entry in the order of the zip's directory, with its bytes as packed."""
    data = path.read_bytes()
    found = []
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            name_length, extra_length = struct.unpack_from("<HH", data, info.header_offset + 26)
            begin = info.header_offset + 30 + name_length + extra_length
            packed = data[begin : begin + info.compress_size]
            listed = (info.CRC, info.file_size, info.compress_type, info.flag_bits, info.date_time, info.extra)
            listed += (info.comment, info.external_attr, info.create_system)
            found.append(Entry(info.orig_filename, data[info.header_offset : begin], packed, listed))
    return found


def changed_parts(before: Path, after: Path) -> set[str]:
    """The names of the entries whose packed bytes, header or place in the order are not what they were."""
    old, new = zip_entries(before), zip_entries(after)
    kept = [entry.name for entry in new if entry in old]
    moved = kept != [entry.name for entry in old if entry in new]
    assert not moved, "the entries changed their order"
    return {entry.name for entry in {*old} ^ {*new}}


def read_part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def difference(before: bytes, after: bytes, edited: Collection[Place]) -> str:
    """How two versions of a sheet's XML differ outside the edited cells, "" where they do not.

    An edited row may get a tag of its own where it had an empty one, and other ``spans``, which only help a reader
    to hurry; the used range may grow. A row that was not there may be added for edited cells alone.
    """
    old, new = scan(before), scan(after)
    if set(new.cells) - set(old.cells) - set(edited):
        return f"cells that nobody asked for: {set(new.cells) - set(old.cells) - set(edited)}"
    if list(new.cells) != sorted(new.cells) and list(old.cells) == sorted(old.cells):
        return "cells out of order"
    rows = {row for row, _ in edited}
    if added := {row for row in new.rows if row not in old.rows} - rows:
        return f"rows that nobody asked for: {added}"
    left, right = (_outside(grid, edited, old.rows) for grid in (old, new))
    if left != right:
        at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
        return f"was {left[max(at - 40, 0) : at + 60]!r}, is {right[max(at - 40, 0) : at + 60]!r}"
    return ""


def _outside(grid: Grid, edited: Collection[Place], rows_before: Collection[int]) -> bytes:
    """The XML with edited cells cut out, and what may follow an edit brought to one form."""
    cuts: list[tuple[int, int, bytes]] = []
    for row in {row for row, _ in edited} & set(grid.rows):
        span = grid.rows[row]
        if row not in rows_before:
            cuts.append((span.start, span.end, b""))
            continue
        cuts.append((span.start, span.inside, _SPANS.sub(b"", _open_tag(grid.data, span))))
        if span.inside == span.end:
            cuts.append((span.end, span.end, b"</row>"))
        cuts += [(grid.cells[at].start, grid.cells[at].end, b"") for at in edited if at[0] == row and at in grid.cells]
    if grid.dimension:
        start, inside, _ = grid.dimension
        cuts.append((start, inside, _REF.sub(b"", grid.data[start:inside])))
    whole = grid.sheet_data
    if whole.inside == whole.end:
        cuts.append((whole.start, whole.end, _open_tag(grid.data, whole) + b"</sheetData>"))
    pieces, at = [], 0
    for start, end, instead in sorted(cuts):
        pieces += [grid.data[at:start], instead]
        at = end
    return re.sub(rb"</[\w.-]+:(row|sheetData)\s*>", rb"</\1>", b"".join([*pieces, grid.data[at:]]))


def _open_tag(data: bytes, span: Span) -> bytes:
    return re.sub(rb"\s*/?>\Z", b">", data[span.start : span.inside])


def dimension(xml: bytes) -> str:
    """The used range that the sheet states, "" where it states none."""
    grid = scan(xml)
    if grid.dimension is None:
        return ""
    match = _REF.search(grid.data, grid.dimension.start, grid.dimension.inside)
    return (match[2] or match[3] or b"").decode() if match else ""


def scan(xml: bytes) -> Grid:
    """Where each row and cell stands, by expat; a row or cell without ``r`` follows the one before it."""
    data = _as_utf8(xml)
    parser = expat.ParserCreate("utf-8")
    rows: dict[int, Span] = {}
    cells: dict[Place, Span] = {}
    others: dict[str, Span] = {}
    path: list[tuple[str, int, int, object]] = []
    row, column = 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        local, parents = name.rpartition(":")[2], [step[0] for step in path]
        at: object = None
        if parents == ["worksheet", "sheetData"] and local == "row":
            row, column = int(attributes.get("r", row + 1)), 0
            at = row
        elif parents == ["worksheet", "sheetData", "row"] and local == "c":
            column = column_of(attributes["r"]) if "r" in attributes else column + 1
            at = (row, column)
        elif parents == ["worksheet"]:
            at = local
        begin = parser.CurrentByteIndex
        tag = _TAG.match(data, begin)
        assert tag is not None
        path.append((local, begin, tag.end(), at))

    def end(_name: str) -> None:
        _local, begin, inside, at = path.pop()
        empty = data[inside - 2 : inside] == b"/>"
        span = Span(begin, inside, inside if empty else data.index(b">", parser.CurrentByteIndex) + 1)
        if isinstance(at, int):
            rows[at] = span
        elif isinstance(at, tuple):
            cells[at] = span
        elif isinstance(at, str):
            others.setdefault(at, span)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return Grid(data, rows, cells, others.get("dimension"), others["sheetData"])


def _as_utf8(xml: bytes) -> bytes:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml.decode("utf-16").encode()
    declared = _DECLARED.match(xml)
    return xml if declared is None else xml.decode(declared[1].decode()).encode()


def column_of(address: str) -> int:
    """The column of an address such as ``AB12``."""
    number = 0
    for letter in address.rstrip("0123456789").upper():
        number = 26 * number + ord(letter) - 64
    return number

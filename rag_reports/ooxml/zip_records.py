"""The records of a zip file as they stand in it, byte for byte, so that a new zip can be made of them."""

import struct
from itertools import pairwise
from typing import NamedTuple

_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_END64 = b"PK\x06\x06"
_CENTRAL = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"
_NOT_HERE = 0xFFFFFFFF
_ZIP64_EXTRA = 1

# APPNOTE 4.3.12, 4.3.7, 4.3.16 and 4.3.14; the fields that are changed are at these places.
CENTRAL_SIZE, LOCAL_SIZE, END_SIZE = 46, 30, 22
CENTRAL_OFFSET_AT = 42


class ZipFaultError(ValueError):
    """The records of a zip do not fit together."""


class Entry(NamedTuple):
    """One entry: its name, its record in the central directory, and all that belongs to it in the file's body.

    ``start`` and ``end`` bound the local header, the compressed bytes from ``content`` on for ``size`` bytes, and
    whatever stands before the next entry, such as a data descriptor.
    """

    name: str
    central: bytes
    start: int
    content: int
    size: int
    end: int


class Records(NamedTuple):
    """A zip's entries in the order of its central directory, and what stands around them.

    ``shift`` is how far the file's stored offsets are from the true ones, where something was put before the zip.
    ``tail`` runs from the end of the central directory to the end of the file.
    """

    entries: tuple[Entry, ...]
    first: int
    directory: int
    tail: bytes
    shift: int


def read_records(data: bytes) -> Records:
    """The records of a zip. Raises ZipFaultError where they do not fit together."""
    try:
        return _read(data)
    except struct.error as error:
        raise ZipFaultError("cut off") from error


def stored_offset(central: bytes) -> tuple[int, int, int]:
    """Where the entry starts as stored, and the place and width in bytes of that number in the central record."""
    (offset,) = struct.unpack_from("<L", central, CENTRAL_OFFSET_AT)
    if offset != _NOT_HERE:
        return offset, CENTRAL_OFFSET_AT, 4
    place = _zip64_place(central) + 8 * (_size_at(central, 24) == _NOT_HERE) + 8 * (_size_at(central, 20) == _NOT_HERE)
    return int(struct.unpack_from("<Q", central, place)[0]), place, 8


def without_zip64(extra: bytes) -> bytes:
    """An extra field less the one that holds 64-bit sizes."""
    kept, place = b"", 0
    while place + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, place)
        if kind != _ZIP64_EXTRA:
            kept += extra[place : place + 4 + size]
        place += 4 + size
    return kept + extra[place:]


def _read(data: bytes) -> Records:
    end = _find_end(data)
    count, directory_size, directory = struct.unpack_from("<HLL", data, end + 10)
    stop = end
    if data[end - 20 : end - 16] == _END64_LOCATOR:
        stop = data.rfind(_END64, 0, end - 20)
        if stop < 0:
            raise ZipFaultError("no end record")
        count, directory_size, directory = struct.unpack_from("<QQQ", data, stop + 32)
    true_directory = stop - directory_size
    shift = true_directory - directory
    if shift < 0:
        raise ZipFaultError("wrong offsets")
    found, place = [], true_directory
    for _ in range(count):
        record = _central_record(data, place)
        found.append(record)
        place += len(record)
    if place != stop:
        raise ZipFaultError("wrong count")
    starts = sorted({stored_offset(record)[0] + shift for record in found} | {true_directory})
    following = dict(pairwise(starts))
    entries = tuple(_entry(data, record, shift, following) for record in found)
    return Records(entries, starts[0], true_directory, data[stop:], shift)


def _find_end(data: bytes) -> int:
    place = len(data)
    while (place := data.rfind(_END, 0, place)) >= 0:
        if place + END_SIZE <= len(data) and place + END_SIZE + struct.unpack_from("<H", data, place + 20)[0] == len(
            data
        ):
            return place
    raise ZipFaultError("no end record")


def _central_record(data: bytes, place: int) -> bytes:
    if data[place : place + 4] != _CENTRAL:
        raise ZipFaultError("no central record")
    return data[place : place + CENTRAL_SIZE + sum(struct.unpack_from("<HHH", data, place + 28))]


def _entry(data: bytes, central: bytes, shift: int, following: dict[int, int]) -> Entry:
    start = stored_offset(central)[0] + shift
    if data[start : start + 4] != _LOCAL or start not in following:
        raise ZipFaultError("no local record")
    (flags,) = struct.unpack_from("<H", central, 8)
    size = _size_at(central, 20)
    if size == _NOT_HERE:
        (size,) = struct.unpack_from("<Q", central, _zip64_place(central) + 8 * (_size_at(central, 24) == _NOT_HERE))
    content = start + LOCAL_SIZE + sum(struct.unpack_from("<HH", data, start + 26))
    if content + size > following[start]:
        raise ZipFaultError("overlapping entries")
    (length,) = struct.unpack_from("<H", central, 28)
    name = central[CENTRAL_SIZE : CENTRAL_SIZE + length].decode("utf-8" if flags & 0x800 else "cp437", "replace")
    return Entry(name, central, start, content, size, following[start])


def _size_at(central: bytes, place: int) -> int:
    return int(struct.unpack_from("<L", central, place)[0])


def _zip64_place(central: bytes) -> int:
    """Where the 64-bit numbers of a central record start."""
    length, extra = struct.unpack_from("<HH", central, 28)
    place, stop = CENTRAL_SIZE + length, CENTRAL_SIZE + length + extra
    while place + 4 <= stop:
        kind, size = struct.unpack_from("<HH", central, place)
        if kind == _ZIP64_EXTRA:
            return int(place) + 4
        place += 4 + size
    raise ZipFaultError("no 64-bit sizes")

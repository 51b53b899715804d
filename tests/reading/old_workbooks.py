"""Small workbooks of old formats, made record by record: compound files, .xls of Excel 5 and 97, .xlsb."""

import hashlib
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

from msoffcrypto.method import rc4

Value = str | float | bool | None
Row = Sequence[Value]
Merge = tuple[int, int, int, int]
"""First row, last row, first column and last column, from 0."""

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_PLAIN_RECORDS = (0x0809, 0x002F, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams beside each other ([MS-CFB]); short ones are filled up with zeros."""
    fat: list[int] = []
    body = b""
    entries = b""
    for place, (name, data) in enumerate(streams.items(), start=1):
        data = data.ljust(4096, b"\0")
        count = -(-len(data) // _SECTOR)
        next_stream = place + 1 if place < len(streams) else _FREE
        entries += _entry(name, 2, len(fat), len(data), right=next_stream)
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
    directory = _entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE) + entries
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    start, count = len(fat), len(directory) // _SECTOR
    fat += [*range(start + 1, start + count), _END]
    fats = 1
    while (len(fat) + fats) * 4 > fats * _SECTOR:  # up to 109 of them, which is 7 MB
        fats += 1
    places = list(range(len(fat), len(fat) + fats))
    fat += [_FAT] * fats
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fats * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fats, start, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *places, *[_FREE] * (109 - fats))
    return head + body + directory + table


def _entry(name: str, kind: int, start: int, size: int, right: int = _FREE, child: int = _FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def xls(
    sheets: Mapping[str, Sequence[Row]],
    *,
    merged: Sequence[Merge] = (),
    dates: Sequence[tuple[int, int]] = (),
    date1904: bool = False,
    excel5: bool = False,
    password: str = "",
    hidden: Sequence[str] = (),
) -> bytes:
    """An .xls of Excel 97, or of Excel 5; ``dates`` are the places, from 0, of numbers that are shown as dates."""
    version = 0x0500 if excel5 else 0x0600
    parts = [_sheet(rows, merged, dates, version) for rows in sheets.values()]
    head = _record(0x0809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0))
    if password:
        head += _record(0x002F, _filepass(password))
    head += _record(0x0042, struct.pack("<H", 1252 if excel5 else 1200))
    head += _record(0x0022, struct.pack("<H", date1904))
    head += _xf(0) + _xf(14)
    names = [(name, 1 if name in hidden else 0) for name in sheets]
    start = len(head) + sum(len(_bound(0, name, state, version)) for name, state in names) + 4
    bounds = b""
    for (name, state), part in zip(names, parts, strict=True):
        bounds += _bound(start, name, state, version)
        start += len(part)
    stream = head + bounds + _record(0x000A, b"") + b"".join(parts)
    stream += _record(0, bytes(-len(stream) % 4))  # so that the zeros behind it are whole records
    if password:
        stream = _encrypted(stream, password)
    return compound({"Book" if excel5 else "Workbook": stream})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _xf(number_format: int) -> bytes:
    return _record(0x00E0, struct.pack("<HH", 0, number_format) + bytes(16))


def _bound(start: int, name: str, state: int, version: int) -> bytes:
    text = name.encode("cp1252")
    mark = b"" if version == 0x0500 else b"\0"
    return _record(0x0085, struct.pack("<IBBB", start, state, 0, len(text)) + mark + text)


def _sheet(rows: Sequence[Row], merged: Sequence[Merge], dates: Sequence[tuple[int, int]], version: int) -> bytes:
    cells = bytearray()
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, (row, column) in dates)
            if isinstance(value, bool):
                cells += _record(0x0205, place + struct.pack("<BB", value, 0))
            elif isinstance(value, str):
                text = value.encode("cp1252" if version == 0x0500 else "utf-16-le")
                mark = b"" if version == 0x0500 else b"\1"
                cells += _record(0x0204, place + struct.pack("<H", len(value)) + mark + text)
            elif value is not None:
                cells += _record(0x0203, place + struct.pack("<d", value))
    areas = b"".join(struct.pack("<4H", *area) for area in merged)
    cells += _record(0x00E5, struct.pack("<H", len(merged)) + areas) if merged else b""
    return _record(0x0809, struct.pack("<HHHHII", version, 0x10, 0, 0, 0, 0)) + bytes(cells) + _record(0x000A, b"")


def _filepass(password: str) -> bytes:
    """RC4 encryption, with its proof of the password ([MS-OFFCRYPTO] 2.3.6)."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    proof = rc4.DocumentRC4.decrypt(password, salt, io.BytesIO(verifier + hashlib.md5(verifier).digest()), 1024)
    return struct.pack("<HHH", 1, 1, 1) + salt + proof.read()


def _encrypted(stream: bytes, password: str) -> bytes:
    """The stream with all encrypted that [MS-XLS] 2.2.10 says; the heads of records are not, and yet count."""
    hidden = rc4.DocumentRC4.decrypt(password, bytes(range(16)), io.BytesIO(stream), 1024).read()
    result, place = bytearray(stream), 0
    while place < len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        first = place + 4 + (4 if kind == 0x0085 else 0)
        if kind not in _PLAIN_RECORDS:
            result[first : place + 4 + size] = hidden[first : place + 4 + size]
        place += 4 + size
    return bytes(result)


def xlsb(sheets: Mapping[str, Sequence[Row]], *, merged: Sequence[Merge] = ()) -> bytes:
    """An .xlsb ([MS-XLSB])."""
    tabs = b"".join(
        _brt(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(name))
        for number, name in enumerate(sheets, start=1)
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        for number in range(1, len(sheets) + 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
    }
    binary = {"xl/workbook.bin": _brt(131) + _brt(143) + tabs + _brt(144) + _brt(132)}
    for number, rows in enumerate(sheets.values(), start=1):
        binary[f"xl/worksheets/sheet{number}.bin"] = _binary_sheet(rows, merged)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as book:
        for part, content in (parts | binary).items():
            book.writestr(part, content)
    return result.getvalue()


def _brt(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, sizes = len(data), b""
    while size > 127:
        sizes, size = sizes + bytes([size & 0x7F | 0x80]), size >> 7
    return head + sizes + bytes([size]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _binary_sheet(rows: Sequence[Row], merged: Sequence[Merge]) -> bytes:
    cells = bytearray()
    for row, values in enumerate(rows):
        cells += _brt(0, struct.pack("<II", row, 0) + bytes(9))
        for column, value in enumerate(values):
            place = struct.pack("<II", column, 0)
            if isinstance(value, bool):
                cells += _brt(4, place + bytes([value]))
            elif isinstance(value, str):
                cells += _brt(6, place + _wide(value))
            elif value is not None:
                cells += _brt(5, place + struct.pack("<d", value))
    areas = b"".join(_brt(176, struct.pack("<4I", *area)) for area in merged)
    last = max(map(len, rows), default=1) - 1
    size = _brt(148, struct.pack("<4I", 0, len(rows) - 1, 0, last))
    return _brt(129) + size + _brt(145) + bytes(cells) + _brt(146) + _brt(177) + areas + _brt(178) + _brt(130)

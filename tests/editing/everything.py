"""The workbook that holds everything at once, made from the parts in the folder ``everything``."""

import random
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

PARTS = Path(__file__).with_name("everything")
# The order in which Excel writes them matters to no reader; the list of types comes first all the same.
FIRST = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
MOMENT = (1980, 1, 1, 0, 0, 0)  # what Excel itself writes


def write_everything(path: Path, instead: Mapping[str, bytes] | None = None) -> Path:
    """Write the workbook, an .xlsm, the same bytes each time; ``instead`` has other content for parts of it.

    The macro project is bytes of a plausible size and no code: what is tested is that they stay.
    """
    parts = {file.relative_to(PARTS).as_posix(): file.read_bytes() for file in PARTS.rglob("*") if file.is_file()}
    parts["xl/media/image1.png"] = picture()
    parts["xl/printerSettings/printerSettings1.bin"] = random.Random(1).randbytes(700)
    parts["xl/vbaProject.bin"] = bytes.fromhex("D0CF11E0A1B11AE1") + random.Random(2).randbytes(5000)
    parts |= instead or {}
    with zipfile.ZipFile(path, "w") as target:
        for name in sorted(parts, key=lambda name: (name not in FIRST, name)):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name])
    return path


def picture() -> bytes:
    """A PNG of one green pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x00\xb0\x50")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")

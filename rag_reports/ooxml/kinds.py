"""What a file is by its content, whatever its name: the kinds of workbook that are not read as .xlsx is."""

import re
import struct
from enum import StrEnum
from pathlib import Path

from rag_reports.ooxml.package import Package

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file, the container of Office before 2007 and of all that Office encrypts."""

# The record that a workbook's globals begin with, of Excel 5 and 95 or of 97 and later, and two others.
_GLOBALS = re.compile(rb"\x09\x08(?:\x08\x00\x00\x05|\x10\x00\x00\x06)\x05\x00")
_FILE_PASS, _END_OF_STREAM = 0x2F, 0x0A


class FileKind(StrEnum):
    """PROTECTED has a password to open, RIGHTS is encrypted for certain people, OTHER is .xlsx or no workbook."""

    OTHER = ""
    PROTECTED = "protected"
    RIGHTS = "rights"
    XLS = ".xls"
    XLSB = ".xlsb"
    ODS = ".ods"


OLD_KINDS = {
    FileKind.XLS: "a workbook in the old .xls format",
    FileKind.XLSB: "a workbook in Excel's binary .xlsb format",
    FileKind.ODS: "an OpenDocument spreadsheet (.ods)",
}
"""The kinds that are only read, and only their values, each in words."""


def kind_of(path: Path, data: bytes) -> FileKind:
    """The kind of a file's content. Raises WorkbookError where it is a zip that is damaged or not safe to open."""
    if data.startswith(b"PK"):
        return package_kind(Package(path, data))
    return compound_kind(data) if data.startswith(COMPOUND) else FileKind.OTHER


def package_kind(package: Package) -> FileKind:
    """XLSB or ODS, else OTHER."""
    mimetype = package.read("mimetype")[:100] if "mimetype" in package else b""
    if b"opendocument.spreadsheet" in mimetype:
        return FileKind.ODS
    main = package.related("", "officeDocument")
    kind = package.content_type(main) if main is not None else ""
    return FileKind.XLSB if "sheet.binary" in kind else FileKind.OTHER


def compound_kind(data: bytes) -> FileKind:
    """The kind of a compound file, by the names of its streams ([MS-OFFCRYPTO] 2.2 and 2.3, [MS-XLS] 2.1.2)."""

    def holds(*streams: str) -> bool:
        return any(stream.encode("utf-16-le") in data for stream in streams)

    if holds("DRMEncrypted", "\tDRM"):
        return FileKind.RIGHTS
    if holds("EncryptedPackage"):
        return FileKind.PROTECTED
    if holds("Workbook", "Book"):
        return FileKind.PROTECTED if _has_password(data) else FileKind.XLS
    return FileKind.OTHER


def _has_password(data: bytes) -> bool:
    """Whether a FilePass record stands among the first of an .xls workbook ([MS-XLS] 2.1.7.20.3).

    The stream begins on a sector, of 64 bytes where it is short, and its first sector is whole.
    """
    for begin in _GLOBALS.finditer(data):
        if begin.start() % 64:
            continue
        sector = data[begin.start() : begin.start() + 512]
        place = 0
        while place + 4 <= len(sector):
            kind, size = struct.unpack_from("<HH", sector, place)
            if kind == _FILE_PASS:
                return True
            if kind in (0, _END_OF_STREAM):
                break
            place += 4 + size
    return False

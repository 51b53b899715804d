"""What a file is by its content, whatever its name: the kinds of workbook that are not read as .xlsx is."""

from enum import StrEnum
from pathlib import Path

from rag_reports.ooxml.package import Package

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file, the container of Office before 2007 and of all that Office encrypts."""


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
    """The kind of a file's content. Raises WorkbookError where it is a zip that is damaged or not safe to open.

    A password of an .xls does not show here.
    """
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
    return FileKind.XLS if holds("Workbook", "Book") else FileKind.OTHER

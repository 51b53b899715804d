"""A file's bytes where it is a Word file; what it is instead, and the one thing to do, where it is none."""

from pathlib import Path

from rag_reports.errors import DocumentError, WorkbookError
from rag_reports.ooxml.package import Package

MAX_FILE_SIZE = 512 * 1024 * 1024
REPAIR = "Open it in Word, let Word repair it, and save it as .docx"
_USUAL_NAME = "word/document.xml"
_SAVE_AS = "Open it in Word and save it as .docx (File, Save As, Word Document)"
_GIVE = "Give the paper's own Word file"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_package(path: Path) -> Package:
    """The zip package of a Word file, within limits. Raises DocumentError."""
    data = _read_bytes(path)
    if not data.startswith(b"PK"):
        raise _no_zip(path, data)
    try:
        return Package(path, data)
    except WorkbookError as error:
        raise as_document_error(path, error) from error


def find_main_part(package: Package) -> str:
    """The name of the part that holds the text, whatever the program called it. Raises DocumentError."""
    try:
        part = _find_text(package)
    except WorkbookError as error:
        raise as_document_error(package.path, error) from error
    if part is None:
        raise _another_document(package)
    return part


def _find_text(package: Package) -> str | None:
    part = package.related("", "officeDocument")
    if part is None or not _is_text(package.content_type(part)):
        known = (*package.parts_of_type(_is_text), *(name for name in package.names if name == _USUAL_NAME))
        part = next(iter(known), None)
    return part


def as_document_error(path: Path, error: WorkbookError) -> DocumentError:
    """What stops the reading of a package, said of a Word file."""
    return DocumentError(path, error.seen.replace("workbook", "Word file").replace("Excel", "Word"), REPAIR)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(path, "this is a folder", "Give the Word file inside it")
        if path.exists() and not path.is_file():
            raise DocumentError(path, "this is a device or pipe", _GIVE)
        if path.stat().st_size > MAX_FILE_SIZE:
            seen = f"it is larger than {MAX_FILE_SIZE // 1024**2} MB, far more than a paper"
            raise DocumentError(path, seen, "Make its pictures smaller in Word and save it again")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(path, "there is no such file", "Check the name and the folder") from error
    except (OSError, ValueError) as error:
        raise DocumentError(path, "the file cannot be read", "Copy it to a folder of your own and try that") from error


def _no_zip(path: Path, data: bytes) -> DocumentError:
    if not data.strip(b"\0 \r\n\t"):
        return DocumentError(path, "the file is empty", "Get a whole copy of it")
    if path.name.startswith("~$"):
        seen = "this is the small file that Word keeps beside a document while it is open"
        return DocumentError(path, seen, f"Give the document, whose name ends in {path.name[2:]}")
    if data.startswith(_OLE):
        return _compound(path, data)
    if data.startswith(b"%PDF"):
        return DocumentError(path, "this is a PDF, not a Word file", "Give the Word file that it was made from")
    if data.startswith(b"{\\rtf"):
        return DocumentError(path, "this is a rich-text document, not a .docx file", _SAVE_AS)
    if b"<html" in data[:4096].lower():
        return DocumentError(path, "this is a web page under a Word file's name", _SAVE_AS)
    return DocumentError(path, "it cannot be read as a Word file", "Give a .docx file that Word opens")


def _compound(path: Path, data: bytes) -> DocumentError:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        remedy = "Open it in Word, take the password off (File, Info, Protect Document), and save a copy"
        return DocumentError(path, "the file is protected with a password", remedy)
    if holds("WordDocument"):
        return DocumentError(path, "this is a document in the old .doc format", _SAVE_AS)
    return DocumentError(path, "this is an old Office file, and no Word document", _GIVE)


def _is_text(content_type: str) -> bool:
    """The main part of a document or template, with macros or without."""
    return content_type.endswith("main+xml") and ("wordprocessingml" in content_type or "ms-word" in content_type)


def _another_document(package: Package) -> DocumentError:
    kinds = " ".join(map(package.content_type, package.names))
    mimetype = package.read("mimetype")[:100] if "mimetype" in package else b""
    if b"opendocument.text" in mimetype:
        return DocumentError(package.path, "this is an OpenDocument text (.odt)", _SAVE_AS)
    for sign, seen in (("spreadsheetml", "an Excel workbook"), ("presentationml", "a PowerPoint presentation")):
        if sign in kinds:
            return DocumentError(package.path, f"this is {seen}, not a Word file", _GIVE)
    if any(name.endswith(".iwa") for name in package.names):
        remedy = "In Pages choose File, Export To, Word, and give that file"
        return DocumentError(package.path, "this is an Apple Pages document", remedy)
    return DocumentError(package.path, "this is a zip file with no Word document in it", "Give a .docx file")

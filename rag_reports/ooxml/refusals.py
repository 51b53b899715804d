"""Files that are no workbook this package reads: what each is, and the one thing to do."""

from pathlib import Path

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.kinds import COMPOUND, OLD_KINDS, FileKind, compound_kind

# The most that is read into memory; a tracker with every photograph of an inspection is smaller.
MAX_FILE_SIZE = 512 * 1024 * 1024

SAVE_AS = "Open it in Excel and save it as .xlsx (File, Save As, Excel Workbook)."
TAKE_OFF = "Open it in Excel, take the password off (File, Info, Protect Workbook), and save a copy."
_GIVE_TRACKER = "Give the tracker's own workbook, an .xlsx or .xlsm file."


def refuse_no_zip(path: Path, data: bytes) -> None:
    """Raise WorkbookError where a file is no zip, and so no .xlsx, saying what it is."""
    if not data.startswith(b"PK"):
        raise _no_zip(path, data)


def read_file(path: Path) -> bytes:
    """The bytes of a file of any kind. Raises WorkbookError where it cannot be read or is larger than any tracker."""
    try:
        if path.is_dir():
            raise WorkbookError(path, "this is a folder, not a workbook", "Give the workbook inside it.")
        if path.exists() and not path.is_file():
            raise WorkbookError(path, "this is a device or pipe, not a workbook", _GIVE_TRACKER)
        if path.stat().st_size > MAX_FILE_SIZE:
            raise WorkbookError(
                path,
                f"it is larger than {MAX_FILE_SIZE // 1024**2} MB, far more than a tracker",
                "Copy the rows of the tracker into a new workbook in Excel and save it as .xlsx.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbookError(path, "there is no such file", "Check the name and the folder.") from error
    except PermissionError as error:
        raise WorkbookError(
            path,
            "this computer does not let you read the file",
            "Ask for access to it, or copy it to a folder of your own.",
        ) from error
    except (OSError, ValueError) as error:
        raise WorkbookError(
            path, "the file cannot be read", "Copy it to a folder on this computer and try that copy."
        ) from error
    return data


def _no_zip(path: Path, data: bytes) -> WorkbookError:
    if not data.strip(b"\0 \r\n\t"):
        return WorkbookError(path, "the file is empty", "Get a whole copy of the workbook.")
    if path.name.startswith("~$"):
        return WorkbookError(
            path,
            "this is the small file that Excel keeps beside a workbook while it is open",
            f"Give the workbook itself, {path.name[2:]}.",
        )
    if data.startswith(COMPOUND):
        return _compound(path, data)
    if data.startswith(b"%PDF"):
        return WorkbookError(path, "this is a PDF, not a workbook", _GIVE_TRACKER)
    if data.startswith(b"{\\rtf"):
        return WorkbookError(path, "this is a rich-text document, not a workbook", _GIVE_TRACKER)
    if data[:3] in (b"\x09\x08\x10", b"\x09\x04\x06", b"\x09\x02\x06", b"\x09\x00\x04"):
        return WorkbookError(path, "this is a workbook of an Excel older than 1997", SAVE_AS)
    return _text(path, data)


def _compound(path: Path, data: bytes) -> WorkbookError:
    kind = compound_kind(data)
    if kind is FileKind.PROTECTED:
        return WorkbookError(path, "the workbook is protected with a password", TAKE_OFF)
    if kind is FileKind.RIGHTS:
        return rights_managed(path)
    if kind is FileKind.XLS:
        return WorkbookError(path, f"this is {OLD_KINDS[kind]}", SAVE_AS)
    if "WordDocument".encode("utf-16-le") in data:
        return WorkbookError(path, "this is an old Word document, not a workbook", _GIVE_TRACKER)
    directory = int.from_bytes(data[48:52], "little")  # the sector that lists the streams ([MS-CFB] 2.2)
    if 512 * (directory + 2) > len(data):
        return WorkbookError(path, "this is an old Office file, and cut off", "Get a whole copy of it.")
    return WorkbookError(path, "this is an old Office file, and no workbook", _GIVE_TRACKER)


def rights_managed(path: Path) -> WorkbookError:
    """The refusal of a workbook that is encrypted for certain people, such as by a sensitivity label."""
    return WorkbookError(
        path,
        "the workbook is protected by rights management or a sensitivity label, which no password opens",
        "Open it in Excel under your own account, and save a copy without that protection if you may.",
    )


def _text(path: Path, data: bytes) -> WorkbookError:
    head = data[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    lowered = text.lstrip().lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        return WorkbookError(path, "this is a workbook saved as an XML Spreadsheet 2003", SAVE_AS)
    if (
        lowered.startswith(("<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<div"))
        or "<html" in lowered
    ):
        return WorkbookError(path, "this is a web page (HTML) that was given a workbook's name", SAVE_AS)
    if lowered.startswith("mime-version:"):
        return WorkbookError(path, "this is a web archive that was given a workbook's name", SAVE_AS)
    if any(ord(character) < 32 and character not in "\t\n\f\r\x1a" for character in text):
        return WorkbookError(path, "this is not an Excel workbook, or it is damaged", _GIVE_TRACKER)
    return WorkbookError(path, "this is plain text, such as a CSV file, and not an Excel workbook", SAVE_AS)

"""What runs in the process apart: reads the request from stdin, writes the result to stdout, and tells by its code.

It is run by its path and imports nothing of this package, so that it starts at once.
"""

import datetime as dt
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import SheetMetadata

_MEMORY = 480 * 1024 * 1024
_MOST_CELLS = 1_000_000
"""Cells that hold a value: a full .xls sheet of fifteen columns."""
_WIDEST = 300
"""Columns; nothing to the right of this is part of a tracker's table."""
_MOST_SPINS = 1_000_000
"""Rounds of hashing for a password: Excel does 100,000; the 10,000,000 that the format allows take half a minute."""
_WRONG, _TOO_MUCH, _UNKNOWN, _DAMAGED, _PANICKED = 11, 12, 13, 14, 15


def limit() -> None:
    """Bound this process's memory, and forbid it to write files, where the system can do that."""
    if sys.platform != "win32":
        import resource

        for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_FSIZE, 0)):
            try:
                resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
            except (OSError, ValueError):  # macOS bounds no address space
                continue


def read_values(data: bytes) -> Iterator[str]:
    """A line of JSON for each sheet, and after it one for each row that holds a value."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    limit()
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
        sheets = [
            (info, workbook.get_sheet_by_name(info.name))
            for info in workbook.sheets_metadata
            if info.typ == SheetTypeEnum.WorkSheet
        ]
    except CalamineError:
        sys.exit(_DAMAGED)
    count = 0
    for info, sheet in sheets:
        areas = sheet.merged_cell_ranges or ()
        merged = [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in areas]
        yield json.dumps({"name": info.name, "state": _state(info), "merged": merged})
        first = (sheet.start or (0, 0))[1] + 1
        for number, row in enumerate(sheet.iter_rows(), start=1):
            shown = row[: max(0, _WIDEST + 1 - first)]
            cells = [(first + place, *_typed(value)) for place, value in enumerate(shown) if value != ""]
            count += len(cells)
            if count > _MOST_CELLS:
                sys.exit(_TOO_MUCH)
            if cells:
                yield json.dumps((number, cells))


def _state(info: "SheetMetadata") -> str:
    from python_calamine import SheetVisibleEnum

    if info.visible == SheetVisibleEnum.Visible:
        return "visible"
    return "hidden" if info.visible == SheetVisibleEnum.Hidden else "veryHidden"


def _typed(value: object) -> tuple[str, object]:
    """The kind of a value, as the cells of an .xlsx have it, and the value."""
    if isinstance(value, bool):
        return "b", value
    if isinstance(value, (int, float)):
        return "n", value
    if isinstance(value, dt.date):
        return "d", value.isoformat()
    return "s", str(value)


def decrypt(request: bytes) -> bytes:
    """The workbook without its password; the request is a line of JSON, the passwords to try, and the workbook."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    limit()
    tempfile.TemporaryFile = io.BytesIO  # type: ignore[assignment]  # into which msoffcrypto writes a decrypted .xls, else on the disk
    passwords, _, data = request.partition(b"\n")
    try:
        office: Any = msoffcrypto.OfficeFile(io.BytesIO(data))  # type: ignore[no-untyped-call]
    except (DecryptionError, FileFormatError):
        sys.exit(_UNKNOWN)
    is_agile = office.format == "ooxml" and office.type == "agile"
    if is_agile and office.info["spinValue"] > _MOST_SPINS:
        sys.exit(_TOO_MUCH)
    verified = {"verify_password": True} if office.format == "ooxml" else {}  # the others always verify
    for password in json.loads(passwords):
        try:
            office.load_key(password=password, **verified)
        except (InvalidKeyError, UnicodeEncodeError):
            continue
        result = io.BytesIO()
        office.decrypt(result)
        return result.getvalue()
    sys.exit(_WRONG)


def main() -> None:
    """Do the work that the argument names."""
    request = sys.stdin.buffer.read()
    try:
        if sys.argv[1] == "decrypt":
            sys.stdout.buffer.write(decrypt(request))
        else:
            for line in read_values(request):
                sys.stdout.buffer.write(line.encode() + b"\n")
    except MemoryError:
        sys.exit(_TOO_MUCH)
    except BaseException as error:
        if isinstance(error, (Exception, SystemExit)):
            raise
        sys.exit(_PANICKED)  # calamine's own error of last resort is no Exception


if __name__ == "__main__":
    main()

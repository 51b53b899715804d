"""Other programs' reading of a workbook: openpyxl, python-calamine, LibreOffice, and the Open XML SDK's faults."""

import csv
import datetime as dt
import io
import json
import subprocess
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import openpyxl
import python_calamine
from openpyxl.styles.cell_style import StyleArray

Place = tuple[str, int, int]  # sheet, row, column
Values = dict[Place, object]


def by_openpyxl(path: Path) -> tuple[Values, dict[Place, object]] | None:
    """The values, cached ones for formulas, and the format of every cell; None where openpyxl sees no sheet."""
    return _by_openpyxl(path.read_bytes())


@lru_cache(maxsize=200)
def _by_openpyxl(data: bytes) -> tuple[Values, dict[Place, object]] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        except (LookupError, ValueError, TypeError):  # what it raises for real workbooks that it does not understand
            return None
    values: Values = {}
    formats: dict[Place, object] = {}
    for sheet in book.worksheets:
        for (row, column), cell in sheet._cells.items():
            if cell.value is not None:
                values[sheet.title, row, column] = cell.value
            formats[sheet.title, row, column] = _format(cell)
    return (values, formats) if book.worksheets else None


def _format(cell: object) -> object:
    style = getattr(cell, "_style", None)
    return tuple(style) if isinstance(style, StyleArray) else None


def by_calamine(path: Path) -> dict[str, Values]:
    """The values of every sheet that python-calamine can read, by the sheet's name."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
    except (python_calamine.CalamineError, OSError):
        return {}
    found: dict[str, Values] = {}
    for name in book.sheet_names:
        try:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except python_calamine.CalamineError:  # a chart sheet, a macro sheet, a used range without columns
            continue
        found[name] = {
            (name, row, at): value
            for row, cells in enumerate(rows, start=1)
            for at, value in enumerate(cells, start=1)
            if value != ""
        }
    return found


def is_same(wanted: object, seen: object) -> bool:
    """Whether a reader shows the value that was written; each has ways of its own for dates and blanks."""
    if wanted is None or wanted == "":
        return seen is None or seen == ""
    if isinstance(wanted, bool) or isinstance(seen, bool):
        return wanted is seen
    if isinstance(wanted, dt.date) and isinstance(seen, dt.date):
        return _moment(wanted) == _moment(seen)
    if isinstance(wanted, int | float) and isinstance(seen, int | float):
        return seen == wanted or abs(seen - wanted) <= 1e-12 * abs(wanted)
    return type(wanted) is type(seen) and wanted == seen


def _moment(value: dt.date) -> dt.datetime:
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    return (moment + dt.timedelta(milliseconds=0.5)).replace(microsecond=0)


def disagreements(before: Values, after: Values, edits: dict[Place, object]) -> list[str]:
    """Where a reader does not show the new values, or does not show an old one as before."""
    wrong = [
        f"{place}: {before.get(place)!r} became {after.get(place)!r}"
        for place in before.keys() | after.keys()
        if place not in edits and not is_same(before.get(place), after.get(place))
    ]
    return wrong + [
        f"{place}: shows {after.get(place)!r}, not {value!r}"
        for place, value in edits.items()
        if not is_same(value, after.get(place))
    ]


def new_faults(before: Path, after: Path, ooxml_errors: Callable[[Path], str]) -> list[str]:
    """The faults that the Open XML SDK finds in ``after`` and not, as often, in ``before``."""
    found = _faults(ooxml_errors(after))
    return sorted((found - _faults(ooxml_errors(before))).elements()) if found else []


def _faults(report: str) -> Counter[str]:
    """Faults by kind and part; the path within a part is left out, because a new cell moves its neighbours."""
    if not report:
        return Counter()
    told = json.loads(report)["errors"]
    return Counter(
        " ".join(str(fault.get(key)) for key in ("errorType", "id", "path", "description")) for fault in told
    )


def by_libreoffice(soffice: str, paths: Iterable[Path], folder: Path) -> dict[str, list[list[str]]]:
    """What LibreOffice shows, by "NAME-SHEET": every sheet of the workbooks converted to text in one go."""
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    subprocess.run([*command, every_sheet, "--outdir", folder, *paths], check=True, capture_output=True, timeout=120)
    return {
        file.stem: list(csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True)))
        for file in folder.glob("*.csv")
    }

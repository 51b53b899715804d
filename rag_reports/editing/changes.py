"""Files of changes: a table of report, number, field and value in a workbook, a CSV or a JSON file."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag_reports.editing.seen import SeenCell, SeenWorkbook
from rag_reports.errors import ChangesError
from rag_reports.model import CellRef
from rag_reports.ooxml.sheet import ErrorValue
from rag_reports.ooxml.workbook import EXTENSIONS
from rag_reports.small_files import read_small_file
from rag_reports.text import fold

Wanted = str | int | float | bool | dt.date | dt.datetime | None

EMPTY_MARK = "(blank)"
"""Stands for an empty cell; a cell that holds nothing in a file of changes was more likely forgotten."""

_HEADS = {
    "report": ("report", "inspection report", "title", "report title"),
    "number": ("number", "no", "no.", "item", "item number", "recommendation number"),
    "type": ("type", "item type"),
    "field": ("field", "column", "column name"),
    "value": ("value", "new value", "change to"),
}
_NEEDED = ("report", "number", "field", "value")
_FIRST_ROWS = 20
_MOST_COLUMNS = 256
_LARGEST = 1e307
_MOST_BYTES = 8 * 1024 * 1024
_SHOW_HOW = "Give it a row of headings: report, number, field, value."
_GIVE = "Give an .xlsx, .csv or .json file with report, number, field and value."


@dataclass(frozen=True, slots=True)
class Change:
    """A value that an item is to have: the report's title, the item's number, the field and the value.

    ``field`` is one of ours ("due", "external_owner") or the column's own label. ``value`` None empties the cell.
    ``item_type`` tells apart items of one number. ``place`` is where the change was read from, for messages, and
    ``left_blank`` is true where no value stood there.
    """

    report: str
    number: str
    field: str
    value: Wanted
    item_type: str | None = None
    place: str = ""
    left_blank: bool = False


_Row = Mapping[str, object]


def read_changes(path: str | Path) -> list[Change]:
    """The changes of a file in its order; raises ChangesError, or WorkbookError for a workbook that does not open."""
    path = Path(path)
    if path.suffix.casefold() in EXTENSIONS:
        return [_change(row, place, path) for place, row in _workbook_rows(path)]
    readers = {".csv": _csv_rows, ".txt": _csv_rows, ".tsv": _csv_rows, ".json": _json_rows}
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise ChangesError(path, "this is not a kind of file that changes are read from", _GIVE)
    data = read_small_file(path, _MOST_BYTES, ChangesError)
    return [_change(row, place, path) for place, row in reader(_decode(data), path)]


def _change(row: _Row, place: str, path: Path) -> Change:
    value = row["value"]
    blank = value is None or (isinstance(value, str) and not value.strip())
    if isinstance(value, str) and fold(value) == EMPTY_MARK:
        value = None
    item_type = _text(row.get("type")) or None
    place = f"{path.name}, {place}"
    if value is not None and not isinstance(value, (str, int, float, dt.date)):
        raise ChangesError(f"{path}, {place}", "the value is a list or a table", "Give one text, number or date.")
    if isinstance(value, (int, float)) and not -_LARGEST < value < _LARGEST:  # nor is NaN, which compares with nothing
        raise ChangesError(f"{path}, {place}", "the value is a number which no cell can hold", "Give another number.")
    left_blank = blank and path.suffix.casefold() != ".json"
    return Change(_text(row["report"]), _text(row["number"]), _text(row["field"]), value, item_type, place, left_blank)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _heads(cells: Sequence[str]) -> dict[str, int] | None:
    """The place of each of our columns in a row of headings; None where the row is none."""
    folded = [fold(cell).strip(" :") for cell in cells]
    found = {
        name: next(place for place, cell in enumerate(folded) if cell in words)
        for name, words in _HEADS.items()
        if any(cell in words for cell in folded)
    }
    return found if all(name in found for name in _NEEDED) else None


def _csv_rows(text: str, path: Path) -> Iterator[tuple[str, _Row]]:
    delimiter = ","
    if text.startswith("sep=") and len(text) > 4:  # Excel's own way to name the delimiter
        delimiter, text = text[4], text.partition("\n")[2]
        skipped = 1
    else:
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        skipped = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    heads: dict[str, int] | None = None
    try:
        for cells in reader:
            line = reader.line_num + skipped
            if heads is None:
                heads = _heads(cells)
                if heads is None and line > _FIRST_ROWS:
                    break
            elif any(cell.strip() for cell in cells):
                yield (
                    f"line {line}",
                    {name: cells[place] if place < len(cells) else "" for name, place in heads.items()},
                )
    except csv.Error as error:
        raise ChangesError(path, f"line {reader.line_num} cannot be read ({error})", "Correct that line.") from error
    if heads is None:
        raise ChangesError(path, "no row of headings was found", _SHOW_HOW)


def _json_rows(text: str, path: Path) -> Iterator[tuple[str, _Row]]:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ChangesError(path, f"this is not valid JSON: {error}", "Correct it there.") from error
    rows = loaded.get("changes") if isinstance(loaded, dict) else loaded
    if not isinstance(rows, list):
        raise ChangesError(path, "this is not a list of changes", "Write [{...}, {...}].")
    for place, row in enumerate(rows, start=1):
        keys = {fold(str(key)): value for key, value in row.items()} if isinstance(row, dict) else {}
        missing = [name for name in _NEEDED if name not in keys]
        if missing:
            raise ChangesError(f"{path}, change {place}", f"{missing[0]} is missing", _GIVE)
        yield f"change {place}", {name: keys.get(name) for name in _HEADS}


def _workbook_rows(path: Path) -> Iterator[tuple[str, _Row]]:
    workbook = SeenWorkbook(path)
    found = False
    for name in workbook.sheet_names:
        rows, width = workbook.size(name)
        heads: dict[str, int] | None = None
        columns = range(1, min(width, _MOST_COLUMNS) + 1)
        for row in rows:
            if heads is None:
                heads = _heads([workbook.showing_at(CellRef(name, row, column)).text for column in columns])
                found = found or heads is not None
                if heads is None and row > _FIRST_ROWS:
                    break
                continue
            cells = {key: workbook.showing_at(CellRef(name, row, place + 1)) for key, place in heads.items()}
            if any(cell.text for cell in cells.values()):
                read: dict[str, object] = {key: cell.text for key, cell in cells.items()}
                ref = CellRef(name, row, heads["value"] + 1)
                read["value"] = _typed(cells["value"], f"{path}, {ref}")
                yield str(ref), read
    if not found:
        raise ChangesError(path, "no row of headings was found", _SHOW_HOW)


def _typed(cell: SeenCell, where: str) -> object:
    """The value of a cell, a date where Excel shows one."""
    if isinstance(cell.value, ErrorValue):
        raise ChangesError(where, f"the value is an error ({cell.value})", "Correct it there.")
    if cell.formula and cell.value is None:
        raise ChangesError(where, "the value is a formula that was never calculated", "Open it in Excel and save it.")
    if isinstance(cell.value, str):
        return cell.text if cell.struck else cell.printed
    return cell.real


def _decode(data: bytes) -> str:
    """The text of a file as Excel saves it: UTF-8 or UTF-16 with a mark, else the Windows code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")

"""The values of .xls, .xlsb and .ods workbooks, read by python-calamine, which the extra ``legacy`` brings."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rag_reports.errors import WorkbookError
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.kinds import OLD_KINDS, FileKind
from rag_reports.ooxml.refusals import SAVE_AS
from rag_reports.ooxml.sheet import Cell
from rag_reports.ooxml.styles import Styles
from rag_reports.reading.apart import Ended, Outcome, run_apart
from rag_reports.reading.grids import WIDEST, place_merges
from rag_reports.reading.values import CellReader, show_date

_MOST_BYTES = 64 * 1024 * 1024
_Rows = dict[int, dict[int, GridCell]]


def read_legacy(path: Path, data: bytes, kind: FileKind, merged: Mapping[str, Sequence[Area]]) -> list[Grid]:
    """Every worksheet of a workbook of an old kind, in tab order, with its values alone.

    ``merged`` has the merged ranges of each sheet where python-calamine does not give them. Raises WorkbookError where
    the workbook cannot be read.
    """
    if find_spec("python_calamine") is None:
        raise WorkbookError(
            path,
            f"this is {OLD_KINDS[kind]}, and what reads it is not installed",
            f'{SAVE_AS} Or install it with: pip install "rag-reports[legacy]".',
        )
    if len(data) > _MOST_BYTES:
        seen = f"this is {OLD_KINDS[kind]}, and larger than {_MOST_BYTES // 1024**2} MB"
        raise WorkbookError(path, seen, SAVE_AS)
    ended = run_apart("values", data)
    if ended.code != Outcome.DONE:
        raise _refusal(path, kind, ended)
    heads: list[tuple[dict[str, Any], list[tuple[int, Any]]]] = []
    for line in ended.output.splitlines():
        said = json.loads(line)
        if isinstance(said, dict):
            heads.append((said, []))
        else:
            heads[-1][1].append(said)
    del ended
    return [_grid(head, rows, merged.get(head["name"], ())) for head, rows in heads]


def tell_values_only(kind: FileKind) -> str:
    """What the reader of a tracker should know: what such a workbook does not tell."""
    return (
        f"This is {OLD_KINDS[kind]}, of which only the values are read, and to which nothing is written. Colours, "
        "comments, hidden rows, strikethrough, the formats of numbers and dates, and errors of formulas are not read; "
        "save it as .xlsx in Excel for these."
    )


def _refusal(path: Path, kind: FileKind, ended: Ended) -> WorkbookError:
    if ended.code == Outcome.FAILED:
        raise RuntimeError(f"{path}: {ended.fault}")  # our own fault, as calamine's errors and panics have codes
    if ended.code in (Outcome.TOO_MUCH, None):
        return WorkbookError(path, f"this is {OLD_KINDS[kind]}, and holds far more than a tracker", SAVE_AS)
    if ended.code == Outcome.DAMAGED:
        return WorkbookError(path, f"this is {OLD_KINDS[kind]}, and cut off or damaged", SAVE_AS)
    return WorkbookError(path, f"this is {OLD_KINDS[kind]}, and damaged, or it holds far more than a tracker", SAVE_AS)


def _grid(head: Mapping[str, Any], lines: Sequence[tuple[int, Any]], merged: Sequence[Area]) -> Grid:
    reader = CellReader(Styles(), date1904=False)
    known: dict[tuple[str, object], Cell] = {}
    rows: _Rows = {}
    for number, cells in lines:
        read = {column: known.setdefault((kind, value), Cell(value, 0, kind)) for column, kind, value in cells}
        rows[number] = reader.read_row(read, WIDEST)
    _show_months(rows)
    anchors, ranges = place_merges([*merged, *(Area(*area) for area in head["merged"])], max(rows, default=0))
    for place, first in anchors.items():
        if place != first:
            rows.get(place[0], {}).pop(place[1], None)
    return Grid(
        name=head["name"],
        state=head["state"],
        rows=rows,
        text_rows=[number for number, row in rows.items() if any(cell.text for cell in row.values())],
        anchors=anchors,
        ranges=ranges,
    )


def _show_months(rows: _Rows) -> None:
    """Show the firsts of a month as whole months, where most dates of a column are firsts.

    Excel makes what is typed as "March 2019" the first of March in a format without the day, which is not read here.
    """
    dates: Counter[int] = Counter()
    firsts: Counter[int] = Counter()
    for row in rows.values():
        for column, cell in row.items():
            if isinstance(cell.value, dt.date):
                dates[column] += 1
                firsts[column] += cell.value.day == 1
    for row in rows.values():
        for column, cell in row.items():
            if isinstance(cell.value, dt.date) and cell.value.day == 1 and firsts[column] * 2 > dates[column]:
                shown = show_date(cell.value, with_day=False)
                row[column] = cell._replace(text=shown, printed=shown)

"""Over a folder of real workbooks, the cells streamed here agree with other readers, cell by cell."""

import datetime as dt
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.workbook import Workbook as OtherWorkbook
from openpyxl.worksheet.worksheet import Worksheet

from rag_reports.ooxml import sheet_reader, strings
from rag_reports.ooxml.sheet import Cell, Sheet
from rag_reports.ooxml.styles import Styles
from rag_reports.ooxml.workbook import SheetInfo, Workbook, open_workbook

pytestmark = pytest.mark.corpus

FOLDER = os.environ.get("RAG_REPORTS_CORPUS", "")
BOOKS = sorted(path for path in Path(FOLDER).glob("*.xl*") if path.is_file()) if FOLDER else []

# Differences from openpyxl that are right, by workbook, sheet and what differs. One that no longer occurs fails.
TOLERATED = {
    (
        "poi__customIndexedColors.xlsx",
        "1",
        "fills",
    ): "a painted blank cell is kept only near a value; the sheet has none",
    ("Open-XML-SDK__IntegratedMarketingCampaign DataAnalysis_TP10186504.xltm", "Summary", "number formats"): (
        "built-in format 37 stands as ECMA-376 18.8.30 lists it, without the width of a bracket"
    ),
    ("Open-XML-SDK__IntegratedMarketingCampaign DataAnalysis_TP10186504.xltm", "Keyword Search", "number formats"): (
        "built-in format 37, as above"
    ),
    ("Open-XML-SDK__IntegratedMarketingCampaign DataAnalysis_TP10186504.xltm", "Direct Mail", "number formats"): (
        "built-in format 37, as above"
    ),
}
# Workbooks for which openpyxl is no witness, and why.
WITHOUT_OPENPYXL = {
    "ClosedXML__universal-content-strict.xlsx": "strict: openpyxl reads it as a workbook of no sheet",
    "Open-XML-SDK__Photo Formats - CGM-O12-XL-Pictures.xlsx": "strict: openpyxl reads it as a workbook of no sheet",
    "calamine__issue_530.xlsx": "its part names have backslashes: openpyxl finds no shared strings",
}
# Workbooks that python-calamine cannot open or range over, and why.
WITHOUT_CALAMINE = {
    "exceljs__test-issue-176.xlsx": "the sheet states a dimension without columns",
    "poi__64420.xlsm": "it has a macro sheet",
    "poi__xlmmacro.xlsm": "it has a macro sheet",
}

folder_set = pytest.mark.skipif(not BOOKS, reason="RAG_REPORTS_CORPUS names no folder of workbooks")


def load_other(path: Path) -> OtherWorkbook | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, data_only=True)
        except KeyError:
            return None
    return book if book.worksheets else None


def raw_value(value: object, epoch: dt.datetime) -> object:
    """What the file holds: openpyxl turns serial numbers into dates, which are turned back."""
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return to_excel(value, epoch)
    return value


def is_same(ours: object, theirs: object) -> bool:
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return ours == pytest.approx(theirs, rel=1e-12, abs=2e-8)  # a date read and turned back keeps milliseconds
    return (ours or "") == (theirs or "") if isinstance(ours, str | None) else ours == theirs


def fills_agree(ours: str | None, cell: object) -> bool:
    """Whether the fills agree as far as openpyxl resolves them: whether there is one, and plain colours."""
    fill = cell.fill  # type: ignore[attr-defined]
    if fill.fill_type is None:
        return ours is None
    if fill.fill_type == "solid" and fill.fgColor.type == "rgb":
        return ours == fill.fgColor.rgb[2:]
    return ours is not None


def differences(sheet: Sheet, styles: Styles, other: Worksheet, epoch: dt.datetime) -> Iterator[str]:
    theirs = {place: cell for place, cell in other._cells.items() if not isinstance(cell, MergedCell)}
    under_merge = {place for place, cell in other._cells.items() if isinstance(cell, MergedCell)}
    ours = {(row, column): cell for row, cells in sheet.rows.items() for column, cell in cells.items()}
    blank = Cell(None)
    for place, cell in theirs.items():
        mine = ours.get(place, blank)
        if not is_same(mine.value, raw_value(cell.value, epoch)):
            yield "values"
        if not fills_agree(styles.fill(mine.style), cell):
            yield "fills"
        if place in ours and styles.number_format(mine.style) != cell.number_format:
            yield "number formats"
        if place in ours and styles.font(mine.style).strike != bool(cell.font.strike):
            yield "fonts"
    if {place for place, cell in ours.items() if cell.value is not None} - theirs.keys() - under_merge:
        yield "values"
    if {str(area) for area in sheet.merged} != {str(area) for area in other.merged_cells.ranges}:
        yield "merged ranges"
    if sheet.hidden_rows != {row for row, kept in other.row_dimensions.items() if kept.hidden and row <= sheet.max_row}:
        yield "hidden rows"
    hidden = {at for each in other.column_dimensions.values() if each.hidden for at in range(each.min, each.max + 1)}
    if sheet.hidden_columns != {column for column in hidden if column <= sheet.max_column}:
        yield "hidden columns"


def grid_names(path: Path) -> list[str]:
    return [info.name for info in open_workbook(path).sheets if info.kind == "worksheet"]


def grid_sheets(book: Workbook) -> list[SheetInfo]:
    return [info for info in book.sheets if info.kind != "chartsheet"]


@folder_set
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_every_cell_agrees_with_openpyxl(path: Path) -> None:
    other = load_other(path)
    assert (other is None) is (path.name in WITHOUT_OPENPYXL)
    if other is None:
        return
    book = open_workbook(path)
    infos = grid_sheets(book)
    assert [(info.name, info.state) for info in infos] == [(each.title, each.sheet_state) for each in other.worksheets]
    found = {
        (path.name, info.name, what)
        for info, each in zip(infos, other.worksheets, strict=True)
        for what in differences(book.read_sheet(info), book.styles, each, other.epoch)
    }
    assert found == {key for key in TOLERATED if key[0] == path.name}


def calamine_values(calamine: ModuleType, path: Path) -> dict[str, list[list[object]]]:
    other = calamine.CalamineWorkbook.from_path(str(path))
    return {name: other.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in grid_names(path)}


@folder_set
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_every_value_agrees_with_calamine(path: Path) -> None:
    calamine = pytest.importorskip("python_calamine", reason="python-calamine is the second witness")
    if path.name in WITHOUT_CALAMINE:
        with pytest.raises(calamine.CalamineError):
            calamine_values(calamine, path)
        return
    other = calamine_values(calamine, path)
    book = open_workbook(path)
    wrong = []
    for info in book.sheets:
        if info.name not in other:
            continue
        sheet = book.read_sheet(info)
        for row, values in enumerate(other[info.name], start=1):
            for column, theirs in enumerate(values, start=1):
                cell = sheet.cell(row, column) or Cell(None)
                if cell.kind != "e" and isinstance(theirs, str | bool | int | float):
                    mine = "" if cell.value is None else cell.value
                    if not is_same(mine, theirs):
                        wrong.append((info.name, row, column, mine, theirs))
    assert wrong == []


@folder_set
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_plain_text_and_parser_give_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = open_workbook(path)
    sheets = [plain.read_sheet(info) for info in plain.sheets]
    monkeypatch.setattr(sheet_reader, "LARGEST_PLAIN", 0)
    monkeypatch.setattr(strings, "LARGEST_PLAIN", 0)
    parsed = open_workbook(path)
    for sheet, info in zip(sheets, parsed.sheets, strict=True):
        other = parsed.read_sheet(info)
        assert (sheet.rows, sheet.row_styles, sheet.hidden_rows) == (other.rows, other.row_styles, other.hidden_rows)
        assert [list(cells) for cells in sheet.rows.values()] == [list(cells) for cells in other.rows.values()]
        assert (sheet.merged, sheet.filters, sheet.links) == (other.merged, other.filters, other.links)
        assert (sheet.conditional, sheet.validations) == (other.conditional, other.validations)


@folder_set
def test_the_tables_of_differences_name_workbooks_that_are_there() -> None:
    assert {key[0] for key in TOLERATED} | set(WITHOUT_OPENPYXL) | set(WITHOUT_CALAMINE) <= {
        path.name for path in BOOKS
    }

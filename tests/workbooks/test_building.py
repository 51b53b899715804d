"""The invented forces' workbooks are what their scripts make, and are sound."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

WORKBOOKS = Path(__file__).parent.parent.parent / "workbooks"
FORCES = ("harbour_city", "eastmere", "northfold")
MEETINGS = ("tracker", "last_meeting")

pytestmark = pytest.mark.parametrize("force", FORCES)


def build(force: str, folder: Path) -> Path:
    folder.mkdir()
    subprocess.run([sys.executable, "-B", WORKBOOKS / force / "build.py", folder], check=True, timeout=120)
    return folder


def cells(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    for row in sheet.iter_rows():
        for cell in row:
            note = cell.comment.text if cell.comment else None
            yield cell.coordinate, cell.value, cell.fill.fgColor.rgb, cell.font.b, cell.alignment.wrap_text, note


def furniture(sheet: Worksheet) -> dict[str, object]:
    return {
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "filter": sheet.auto_filter.ref,
        "panes": sheet.freeze_panes,
        "titles": sheet.print_title_rows,
        "state": sheet.sheet_state,
        "hidden": sorted(row for row, look in sheet.row_dimensions.items() if look.hidden),
        "lists": sorted((str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation),
        "coloured": sorted(str(area.sqref) for area in sheet.conditional_formatting),
        "charts": len(sheet._charts),
    }


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_script_makes_the_workbook_that_is_here(force: str, meeting: str, tmp_path: Path) -> None:
    made = openpyxl.load_workbook(build(force, tmp_path / "made") / f"{meeting}.xlsx", rich_text=True)
    here = openpyxl.load_workbook(WORKBOOKS / force / f"{meeting}.xlsx", rich_text=True)
    assert made.sheetnames == here.sheetnames
    for ours, theirs in zip(made, here, strict=True):
        assert list(cells(ours)) == list(cells(theirs))
        assert furniture(ours) == furniture(theirs)


def test_two_runs_give_the_same_bytes(force: str, tmp_path: Path) -> None:
    first, second = build(force, tmp_path / "first"), build(force, tmp_path / "second")
    for meeting in MEETINGS:
        assert (first / f"{meeting}.xlsx").read_bytes() == (second / f"{meeting}.xlsx").read_bytes()


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_properties_name_nobody(force: str, meeting: str) -> None:
    properties = openpyxl.load_workbook(WORKBOOKS / force / f"{meeting}.xlsx").properties
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.title


@pytest.mark.ooxml
@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_workbook_is_valid(force: str, meeting: str, ooxml_errors: Callable[[Path], str]) -> None:
    assert ooxml_errors(WORKBOOKS / force / f"{meeting}.xlsx") == ""


@pytest.mark.libreoffice
def test_libreoffice_prints_the_tracker(force: str, to_pdf: Callable[[Path], Path]) -> None:
    assert to_pdf(WORKBOOKS / force / "tracker.xlsx").read_bytes().startswith(b"%PDF")

"""References as written become areas, and back."""

import pytest

from rag_reports.model import CellRef
from rag_reports.ooxml.area import LAST_COLUMN, LAST_ROW, Area, column_number, read_area, read_areas, read_cell_ref


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("D24:D26", Area(24, 4, 26, 4)),
        ("$B$3", Area(3, 2, 3, 2)),
        ("C5:A1", Area(1, 1, 5, 3)),
        ("'HMICFRS Log'!A1:B2", Area(1, 1, 2, 2)),
        ("C:D", Area(1, 3, LAST_ROW, 4)),
        ("5:7", Area(5, 1, 7, LAST_COLUMN)),
        ("xfd1048576", Area(LAST_ROW, LAST_COLUMN, LAST_ROW, LAST_COLUMN)),
    ],
)
def test_a_reference_is_read(text: str, area: Area) -> None:
    assert read_area(text) == area


@pytest.mark.parametrize(
    "text", ["", "A0", "XFE1", "A1048577", "#REF!", "A1:B", "A", "7", "A1:B2:C3", "Table1[Due]", "A1 B2"]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert read_area(text) is None


def test_a_list_keeps_its_order_and_drops_what_is_no_reference() -> None:
    assert [str(area) for area in read_areas("E5:E20 #REF! E2")] == ["E5:E20", "E2"]


def test_an_area_says_what_it_covers() -> None:
    area = Area(24, 4, 26, 5)
    assert (str(area), area.size) == ("D24:E26", 6)
    assert [area.contains(*place) for place in [(24, 4), (26, 5), (27, 4), (24, 3)]] == [True, True, False, False]


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("aa", 27), ("XFD", 16384), ("XFE", 0), ("", 0), ("É", 0)])
def test_column_letters(letters: str, number: int) -> None:
    assert column_number(letters) == number


@pytest.mark.parametrize("sheet", ["Log", "HMICFRS Log", "Chief's list", "R1C1", "Q1!2"])
def test_a_cell_reads_back_as_it_is_written(sheet: str) -> None:
    assert read_cell_ref(str(CellRef(sheet, 12, 28))) == CellRef(sheet, 12, 28)


@pytest.mark.parametrize("text", ["", "C12", "!C12", "Log!", "Log!C", "Log!C1:C2", "Log!C0", "''!C12"])
def test_what_is_no_single_cell_is_none(text: str) -> None:
    assert read_cell_ref(text) is None

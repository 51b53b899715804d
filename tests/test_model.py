"""Cells by name, and what an item says of itself."""

import pytest

from rag_reports.model import CellRef, Field, ItemType, Recommendation, Status, column_letters


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("Tracker", "Tracker!C12"),
        ("HMICFRS Log", "'HMICFRS Log'!C12"),
        ("Lead's list", "'Lead''s list'!C12"),
        ("2019", "'2019'!C12"),
        ("A1", "'A1'!C12"),
        ("R1C1", "'R1C1'!C12"),
        ("Q4-19", "'Q4-19'!C12"),
        ("Données", "Données!C12"),
    ],
)
def test_a_sheet_is_quoted_where_excel_quotes_it(sheet: str, shown: str) -> None:
    assert str(CellRef(sheet, 12, 3)) == shown


def item(status: Status | None, **cells: CellRef) -> Recommendation:
    places = {Field(name): cell for name, cell in cells.items()}
    texts = dict.fromkeys(("owner", "external_owner", "rationale", "comment", "sign_off", "hidden"), "")
    return Recommendation("1", ItemType.RECOMMENDATION, "Text", status, "", False, None, cells=places, **texts)


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        (Status.AMBER, True),
        (Status.RED, True),
        (Status.WHITE, True),
        (Status.GREEN, False),
        (Status.CLOSED, False),
        (None, False),
    ],
)
def test_amber_red_and_white_are_open(status: Status | None, is_open: bool) -> None:
    assert item(status, text=CellRef("S", 2, 2)).is_open is is_open


def test_an_items_row_is_its_own_though_its_date_is_merged_from_above() -> None:
    merged = item(Status.AMBER, number=CellRef("S", 25, 1), due=CellRef("S", 24, 4))
    assert merged.row == 25
    assert merged.cell == CellRef("S", 25, 1)

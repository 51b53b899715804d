"""A status with its colour: the fill follows, by a style that the column has, else by a new one."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rag_reports import CellEdit, EditOutcome, Status, apply_edits
from tests.editing.test_apply import cell, outcomes, raw

COLOURS = {"GREEN": "00B050", "AMBER": "FFC000", "RED": "FF0000", "WHITE": "FFFFFF"}


def save(path: Path, cells: dict[str, tuple[str | None, str | None]], rule: bool = False) -> Path:
    """A sheet "Log" of cells with a word and a fill."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Log"
    for name, (word, fill) in cells.items():
        sheet[name] = word
        sheet[name].alignment = Alignment(horizontal="center")
        if fill:
            sheet[name].fill = PatternFill("solid", fgColor=fill)
    if rule:
        sheet.conditional_formatting.add(
            "B1:B99", CellIsRule("equal", ['"GREEN"'], fill=PatternFill(bgColor="00B050", fill_type="solid"))
        )
    book.save(path)
    return path


def fill(path: Path, name: str) -> str | None:
    found = openpyxl.load_workbook(path)["Log"][name].fill
    return found.fgColor.rgb[2:] if found.fill_type == "solid" else None


def change(path: Path, name: str, before: str | None, after: str | None, status: Status) -> list[EditOutcome]:
    return outcomes(apply_edits(path, [CellEdit(f"Log!{name}", before, after, status)], backup=False))


def test_the_style_of_a_cell_that_has_the_status_is_taken(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B1": ("Status", None), "B2": ("AMBER", "FFC000"), "B3": ("green", "92D050")})
    before = raw(path)
    assert change(path, "B2", "AMBER", "GREEN", Status.GREEN) == [EditOutcome.WRITTEN]
    assert fill(path, "B2") == "92D050"
    assert cell(path, "B2").style == cell(path, "B3").style
    assert raw(path)["xl/styles.xml"] == before["xl/styles.xml"]


@pytest.mark.parametrize("status", ["GREEN", "RED", "WHITE"])
def test_a_style_is_added_where_the_column_has_none(tmp_path: Path, status: str) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("AMBER", "FFC000"), "C2": ("GREEN", "92D050"), "C3": ("RED", "C00000")})
    assert change(path, "B2", "AMBER", status, Status(status)) == [EditOutcome.WRITTEN]
    assert fill(path, "B2") == COLOURS[status]
    found = openpyxl.load_workbook(path)["Log"]["B2"]
    assert (found.value, found.alignment.horizontal) == (status, "center")
    assert change(path, "B2", "AMBER", status, Status(status)) == [EditOutcome.UNCHANGED]


def test_the_style_most_like_the_cells_own_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Log"
    for row, (word, border) in enumerate([("GREEN", 1), ("GREEN", 1), ("GREEN", 0), ("AMBER", 0)], start=1):
        sheet.cell(row, 2, word).fill = PatternFill("solid", fgColor=COLOURS[word])
        sheet.cell(row, 2).font = Font(bold=word == "GREEN")
        if border:
            sheet.cell(row, 2).border = Border(bottom=Side("thick"))
    book.save(path)
    change(path, "B4", "AMBER", "GREEN", Status.GREEN)
    assert cell(path, "B4").style == cell(path, "B3").style


def test_a_cell_of_the_wrong_colour_is_no_example(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("GREEN", "FFC000"), "B3": ("AMBER", "FFC000")})
    change(path, "B3", "AMBER", "GREEN", Status.GREEN)
    assert fill(path, "B3") == "00B050"


def test_a_colour_word_of_another_scheme_takes_its_own_colour(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("Amber", "FFC000"), "B3": ("Green", "00B050"), "B4": ("Blue", "0070C0")})
    change(path, "B2", "Amber", "Blue", Status.GREEN)
    assert fill(path, "B2") == "0070C0"
    assert change(path, "B3", "Green", "New Green", Status.AMBER) == [EditOutcome.WRITTEN]
    assert fill(path, "B3") == "00B050"


def test_a_colour_word_without_an_example_is_filled_with_it(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("Amber", "FFC000"), "B3": ("Green", "00B050")})
    change(path, "B2", "Amber", "Blue", Status.GREEN)
    assert fill(path, "B2") == "00B0F0"


def test_the_colour_alone_is_changed(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("GREEN", "FFC000"), "B3": ("GREEN", "00B050")})
    assert change(path, "B2", "GREEN", "GREEN", Status.GREEN) == [EditOutcome.WRITTEN]
    assert (cell(path, "B2").value, fill(path, "B2")) == ("GREEN", "00B050")
    assert change(path, "B2", "GREEN", "GREEN", Status.GREEN) == [EditOutcome.UNCHANGED]


def test_the_word_alone_is_written_into_a_coloured_cell(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B1": ("RAG", None), "B2": (None, "00B050"), "B3": (None, "FF0000")})
    style = cell(path, "B2").style
    assert change(path, "B2", None, "GREEN", Status.GREEN) == [EditOutcome.WRITTEN]
    assert (cell(path, "B2").value, cell(path, "B2").style) == ("GREEN", style)


def test_colour_alone_is_an_example_too(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": (None, "FF0000"), "B3": (None, "70AD47")})
    change(path, "B2", None, None, Status.GREEN)
    assert fill(path, "B2") == "70AD47"


def test_a_column_without_colours_stays_so(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("AMBER", None), "B3": ("GREEN", None)})
    change(path, "B2", "AMBER", "GREEN", Status.GREEN)
    assert (cell(path, "B2").value, fill(path, "B2")) == ("GREEN", None)
    assert change(path, "B2", "AMBER", "GREEN", Status.GREEN) == [EditOutcome.UNCHANGED]


def test_a_cell_that_a_rule_colours_is_given_no_fill(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("AMBER", None)}, rule=True)
    change(path, "B2", "AMBER", "GREEN", Status.GREEN)
    assert (cell(path, "B2").value, fill(path, "B2")) == ("GREEN", None)


def test_closed_has_no_colour(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("GREEN", "00B050")})
    change(path, "B2", "GREEN", "Closed", Status.CLOSED)
    assert (cell(path, "B2").value, fill(path, "B2")) == ("Closed", None)


def test_a_scheme_of_its_own_words_is_followed(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": ("Live", "FFC000"), "B3": ("Discharged", "00B050")})
    change(path, "B2", "Live", "Discharged", Status.GREEN)
    assert cell(path, "B2").style == cell(path, "B3").style

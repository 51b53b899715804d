"""Random edits of random sheets: the named cells change, and not one byte more."""

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_to_tuple

from rag_reports import CellEdit, apply_edits
from rag_reports.model import CellRef, EditOutcome
from tests.editing.everything import write_everything
from tests.editing.proof import faults_of_edit
from tests.editing.random_sheets import Place, Value, numbers, places, plain, sheets, texts
from tests.ooxml.books import book_parts, write_zip

SHEET = "xl/worksheets/sheet1.xml"


@given(sheets(), st.dictionaries(places, plain | st.none(), min_size=1, max_size=6))
@settings(max_examples=120, deadline=None)
def test_any_way_of_writing_a_sheet(sheet: tuple[bytes, dict[Place, Value]], wanted: dict[Place, Value]) -> None:
    xml, held = sheet
    edits = [CellEdit(str(CellRef("Log", *at)), held.get(at), value) for at, value in wanted.items()]
    parts = book_parts()
    parts[SHEET] = xml
    with tempfile.TemporaryDirectory() as folder:
        book, out = write_zip(Path(folder) / "book.xlsx", parts), Path(folder) / "out.xlsx"
        report = apply_edits(book, edits, out=out)
        assert [result.reason for result in report.results if result.outcome is EditOutcome.REFUSED] == []
        if report.written_to is None:
            assert all(_is_held(held.get(at), value) for at, value in wanted.items())
            return
        assert faults_of_edit(book, out, {("Log", *at): value for at, value in wanted.items()}) == ""
        apply_edits(out, [CellEdit(edit.cell, edit.after, edit.before) for edit in edits], backup=False)
        assert faults_of_edit(book, out, {("Log", *at): held.get(at) for at in wanted}) == ""


def _is_held(before: Value, after: Value) -> bool:
    return before == after and isinstance(before, bool) == isinstance(after, bool)


# Cells of the log that nothing forbids to edit, with what they hold.
FREE: dict[str, Value | dt.date] = {
    "A1": "Inspection log of an invented force",
    "C2": True,
    "A5": 1,
    "B6": "Custody & care",
    "C6": "Train sergeants\nand inspectors.",
    "E6": dt.date(2019, 1, 31),
    "AA6": None,
    "G7": 0.25,
    "H7": "課",
    "B8": "Roads",
    "C8": None,
    "A9": None,
    "F12": "Totals",
    "J16": 3.25,
    "D30": None,
}
dates = st.dates(dt.date(1904, 1, 2), dt.date(2100, 1, 1))


@given(st.dictionaries(st.sampled_from(sorted(FREE)), texts | numbers | st.none(), min_size=1), dates)
@settings(max_examples=60, deadline=None)
def test_any_edits_of_the_workbook_that_holds_everything(wanted: dict[str, Value], date: dt.date) -> None:
    changes: dict[str, Value | dt.date] = {**wanted, "E6": date}
    edits = [CellEdit(f"'HMICFRS Log'!{cell}", FREE[cell], value) for cell, value in changes.items()]
    with tempfile.TemporaryDirectory() as folder:
        book, out = write_everything(Path(folder) / "book.xlsm"), Path(folder) / "out.xlsm"
        report = apply_edits(book, edits, out=out)
        assert [result.reason for result in report.results if result.outcome is EditOutcome.REFUSED] == []
        placed = {("HMICFRS Log", *coordinate_to_tuple(cell)): value for cell, value in changes.items()}
        if report.written_to is not None:
            assert faults_of_edit(book, out, placed) == ""

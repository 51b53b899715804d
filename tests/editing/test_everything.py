"""The workbook that holds everything at once: its cells are edited, and all the rest stays."""

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from rag_reports import CellEdit, apply_edits
from rag_reports.errors import WorkbookError
from rag_reports.model import EditOutcome, Status
from tests.editing.everything import write_everything
from tests.editing.proof import CALC_CHAIN, STYLES, faults_of_edit
from tests.editing.readers import by_calamine, by_libreoffice, by_openpyxl, new_faults
from tests.editing.untouched import changed_parts, column_of, read_part

LOG = "'HMICFRS Log'"
SHEET = "xl/worksheets/sheet1.xml"
HELD = (
    "text box|drawing1.xml|txBox",
    "picture|drawing1.xml|r:embed",
    "chart|chart1.xml|barChart",
    "note|comments1.xml|Checked in January",
    "threaded comment|threadedComment1.xml|Is May firm",
    "sparkline|sheet1.xml|x14:sparkline",
    "x14 validation|sheet1.xml|x14:dataValidation",
    "x14 conditional format|sheet1.xml|x14:cfRule",
    "table|table1.xml|tableColumn",
    "pivot|pivotTable1.xml|pivotField",
    "form control|ctrlProp1.xml|CheckBox",
    "custom XML|customXml/item1.xml|retention",
    "sensitivity label|LabelInfo.xml|clbl:label",
    "rich text|sharedStrings.xml|<r><rPr>",
    "phonetic text|sharedStrings.xml|<rPh",
    "array formula|sheet1.xml|t=\"array\"",
    "shared formula|sheet1.xml|t=\"shared\"",
    "chain of formulas|calcChain.xml|<c r=",
    "external link|externalLink1.xml|externalBook",
    "1904 dates|workbook.xml|date1904=\"1\"",
    "hidden sheet|workbook.xml|state=\"hidden\"",
    "defined names|workbook.xml|definedName",
)  # fmt: skip
BYTES_HELD = ("xl/vbaProject.bin", "xl/printerSettings/printerSettings1.bin", "xl/media/image1.png")
# One edit of each sort, with the value that a reader shows.
EDITS = (
    CellEdit(f"{LOG}!C6", "Train sergeants\nand inspectors.", "Train everybody.\n• sergeants\n• inspectors & others "),
    CellEdit(f"{LOG}!A6", 2, 12),
    CellEdit(f"{LOG}!G6", 0.5, 0.755),
    CellEdit(f"{LOG}!E6", dt.date(2019, 1, 31), dt.date(2019, 3, 31)),
    CellEdit(f"{LOG}!C2", True, False),
    CellEdit(f"{LOG}!A1", "Inspection log of an invented force", "Plain title"),
    CellEdit(f"{LOG}!H6", "In March. Now in May.", "=1+1 is not a formula"),
    CellEdit(f"{LOG}!H7", "課", "課長"),
    CellEdit(f"{LOG}!B8", "Roads", None),
    CellEdit(f"{LOG}!E7", None, dt.date(2019, 5, 1)),
    CellEdit(f"{LOG}!C8", None, "A cell that was not there"),
    CellEdit(f"{LOG}!H9", None, "In an empty row"),
    CellEdit(f"{LOG}!B11", None, "In a new row"),
    CellEdit(f"{LOG}!L20", None, 7),
    CellEdit("Lists!B1", "Leave the key alone; change only the note", "Unlocked"),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_everything(tmp_path / "Everything at once.xlsm")


@pytest.fixture
def kept(book: Path) -> Path:
    """The workbook as it was, elsewhere."""
    folder = book.parent / "kept"
    folder.mkdir()
    return Path(shutil.copy2(book, folder / book.name))


def values_of(edits: Sequence[CellEdit]) -> dict[tuple[str, int, int], object]:
    found: dict[tuple[str, int, int], object] = {}
    for edit in edits:
        sheet, _, address = edit.cell.rpartition("!")
        letters = address.rstrip("0123456789")
        found[sheet.strip("'"), int(address[len(letters) :]), column_of(address)] = edit.after
    return found


@pytest.mark.parametrize("held", HELD, ids=lambda held: held.partition("|")[0])
def test_it_holds(held: str, book: Path) -> None:
    _what, part, sign = held.split("|")
    with zipfile.ZipFile(book) as package:
        named = [name for name in package.namelist() if name.endswith(part)]
        assert sign in package.read(named[0]).decode()


def test_it_holds_bytes_that_are_no_xml(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        assert set(BYTES_HELD) <= set(package.namelist())


@pytest.mark.ooxml
def test_it_has_no_fault_of_its_own(book: Path, ooxml_errors: Callable[[Path], str]) -> None:
    assert ooxml_errors(book) == ""


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.cell)
def test_one_cell_is_changed_and_not_one_byte_more(edit: CellEdit, book: Path, kept: Path) -> None:
    report = apply_edits(book, [edit])
    assert [result.outcome for result in report.results] == [EditOutcome.WRITTEN]
    assert faults_of_edit(kept, book, values_of([edit])) == ""
    assert report.backup is not None
    assert report.backup.read_bytes() == kept.read_bytes()


def test_all_at_once(book: Path, kept: Path) -> None:
    apply_edits(book, EDITS)
    assert faults_of_edit(kept, book, values_of(EDITS)) == ""


def test_the_second_time_changes_nothing(book: Path) -> None:
    apply_edits(book, EDITS)
    once = book.read_bytes()
    files = set(book.parent.iterdir())
    report = apply_edits(book, EDITS)
    assert {result.outcome for result in report.results} == {EditOutcome.UNCHANGED}
    assert (report.written_to, report.backup) == (None, None)
    assert book.read_bytes() == once
    assert set(book.parent.iterdir()) == files


def test_the_format_of_an_edited_cell_stays(book: Path, kept: Path) -> None:
    apply_edits(book, EDITS)
    before, after = by_openpyxl(kept), by_openpyxl(book)
    assert before is not None and after is not None
    assert {place: after[1][place] for place in before[1]} == before[1]


def test_a_table_grows_as_in_excel(book: Path, kept: Path) -> None:
    edits = [CellEdit(f"{LOG}!A10", None, 5), CellEdit(f"{LOG}!B10", None, "Roads")]
    apply_edits(book, edits)
    assert faults_of_edit(kept, book, values_of(edits)) == ""
    table = read_part(book, "xl/tables/table1.xml").decode()
    assert table.count('ref="A4:H10"') == 2  # the table's, and its filter's


def test_a_formula_that_is_overwritten_leaves_the_chain(book: Path, kept: Path) -> None:
    edits = [CellEdit(f"{LOG}!A12", 1.75, 2), CellEdit(f"{LOG}!H12", 7, "seven")]
    apply_edits(book, edits)
    assert faults_of_edit(kept, book, values_of(edits), frozenset({"xl/calcChain.xml"})) == ""
    chain = read_part(book, "xl/calcChain.xml").decode()
    assert chain.count("<c ") == read_part(kept, "xl/calcChain.xml").decode().count("<c ") - 2
    assert 'r="A12" i="2"' in chain


@pytest.mark.ooxml
def test_an_empty_chain_of_formulas_goes(tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    chain = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A12" i="1"/></calcChain>'
    )
    book = write_everything(tmp_path / "book.xlsm", {"xl/calcChain.xml": chain})
    edits = [CellEdit(f"{LOG}!A12", "=SUM(G5:G8)", "done")]
    apply_edits(book, edits, out=tmp_path / "out.xlsm")
    assert faults_of_edit(book, tmp_path / "out.xlsm", values_of(edits), CALC_CHAIN) == ""
    assert changed_parts(book, tmp_path / "out.xlsm") == CALC_CHAIN | {SHEET}
    assert ooxml_errors(tmp_path / "out.xlsm") == ""


@pytest.mark.filterwarnings("ignore:.*:UserWarning")
@pytest.mark.parametrize(("status", "also"), [(Status.GREEN, frozenset()), (Status.RED, frozenset({STYLES}))])
def test_the_fill_follows_the_status(status: Status, also: frozenset[str], book: Path, kept: Path) -> None:
    edits = [CellEdit(f"{LOG}!D6", "AMBER", status.value, status)]
    apply_edits(book, edits)
    assert faults_of_edit(kept, book, values_of(edits), also) == ""
    fill = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))["HMICFRS Log"]["D6"].fill
    assert (fill.fill_type, fill.fgColor.rgb) == ("solid", "FF00B050" if status is Status.GREEN else "FFFF0000")


@pytest.mark.parametrize(
    ("cell", "before", "word"),
    [
        (f"{LOG}!A6", 3, "2"),
        (f"{LOG}!B12", 2, "array"),
        (f"{LOG}!B13", 1, "array"),
        (f"{LOG}!G12", 100, "several cells share"),
        (f"{LOG}!G13", 50, "several cells share"),
        (f"{LOG}!A4", "Number", "header"),
        (f"{LOG}!B1", None, "merged"),
        ("Summary!B4", 1, "pivot"),
        ("Lists!A1", "GREEN", "protected"),
        ("Nowhere!A1", None, "Nowhere"),
        (f"{LOG}!XFE1", None, "XFE1"),
        (f"{LOG}!A1048577", None, "A1048577"),
    ],
)
def test_refused_and_nothing_is_written(cell: str, before: object, word: str, book: Path, kept: Path) -> None:
    files = set(book.parent.iterdir())
    report = apply_edits(book, [EDITS[0], CellEdit(cell, before, "x")])  # type: ignore[arg-type]
    assert report.results[1].outcome is EditOutcome.REFUSED
    assert word in report.results[1].reason
    assert report.written_to is None
    assert book.read_bytes() == kept.read_bytes()
    assert set(book.parent.iterdir()) == files


def test_sheets_that_are_one_part_are_refused(tmp_path: Path) -> None:
    links = read_part(write_everything(tmp_path / "whole.xlsm"), "xl/_rels/workbook.xml.rels")
    damaged = {"xl/_rels/workbook.xml.rels": links.replace(b"sheet2.xml", b"sheet1.xml")}
    book = write_everything(tmp_path / "book.xlsm", damaged)
    with pytest.raises(WorkbookError, match="'HMICFRS Log' and 'Summary' are one and the same sheet in the file"):
        apply_edits(book, [CellEdit(f"{LOG}!A6", 2, 3), CellEdit("Summary!A6", 2, 4)])


@pytest.mark.ooxml
def test_the_sdk_finds_no_fault_after_all_edits(book: Path, kept: Path, ooxml_errors: Callable[[Path], str]) -> None:
    edits = (*EDITS, CellEdit(f"{LOG}!D6", "AMBER", "RED", Status.RED), CellEdit(f"{LOG}!A12", 1.75, None))
    apply_edits(book, edits)
    assert faults_of_edit(kept, book, values_of(edits), CALC_CHAIN | {STYLES}) == ""
    assert new_faults(kept, book, ooxml_errors) == []


@pytest.mark.libreoffice
def test_libreoffice_shows_the_new_values(book: Path, soffice: str, tmp_path: Path) -> None:
    apply_edits(book, EDITS)
    rows = by_libreoffice(soffice, [book], tmp_path)[f"{book.stem}-HMICFRS Log"]
    shown = {
        (edit.cell, rows[at[1] - 1][at[2] - 1])
        for at, edit in zip(values_of(EDITS), EDITS, strict=True)
        if at[0] != "Lists"
    }
    assert shown >= {
        (f"{LOG}!C6", "Train everybody.\n• sergeants\n• inspectors & others "),
        (f"{LOG}!A6", "12"),
        (f"{LOG}!H6", "=1+1 is not a formula"),
        (f"{LOG}!C2", "FALSE"),
        (f"{LOG}!E6", "03/31/2019"),
        (f"{LOG}!B11", "In a new row"),
    }


@pytest.mark.filterwarnings("ignore:.*:UserWarning")
def test_the_proof_sees_what_a_load_and_save_loses(book: Path, kept: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook["HMICFRS Log"]["A6"] = 12
    workbook.save(book)
    edit = {("HMICFRS Log", 6, 1): 12}
    assert "other parts changed" in faults_of_edit(kept, book, edit)
    assert "HMICFRS Log: was" in faults_of_edit(kept, book, edit, frozenset(changed_parts(kept, book)))


def test_calamine_sees_every_sheet(book: Path) -> None:
    assert set(by_calamine(book)) == {"HMICFRS Log", "Summary", "Lists"}

"""What is refused before anything is written, each with its reason and remedy."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.styles import Protection
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from rag_reports import CellEdit, EditOutcome, Status, apply_edits
from rag_reports.errors import EditError, WorkbookError
from rag_reports.ooxml.workbook import open_workbook
from tests.editing.test_apply import cell, outcomes, save
from tests.ooxml.books import STYLES, book_parts, write_zip

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "xl/worksheets/_rels/sheet1.xml.rels"


def build(path: Path, finish: Callable[[Worksheet], None]) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Log"
    for row in (("No.", "Status", "Owner"), ("1", "RED", "ACC"), ("2", "AMBER", "DCC")):
        sheet.append(row)
    finish(sheet)
    book.save(path)
    return path


def reason(path: Path, name: str, before: object, after: object = "new") -> str:
    """Why an edit is refused, that it would be refused in a trial as well, and that nothing was written."""
    whole = path.read_bytes()
    edit = CellEdit(name, before, after)  # type: ignore[arg-type]
    report = apply_edits(path, [edit])
    assert (report.written_to, report.backup, path.read_bytes()) == (None, None, whole)
    assert apply_edits(path, [edit], dry_run=True) == report
    return "".join(result.reason for result in report.refused)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("AMBER", '"AMBER"'),
        (None, "nothing"),
        (3, "3"),
        (True, "TRUE"),
        (dt.date(2019, 3, 31), "31 March 2019"),
    ],
)
def test_another_value_than_was_seen(tmp_path: Path, before: object, shown: str) -> None:
    assert reason(build(tmp_path / "log.xlsx", lambda sheet: None), "Log!B2", before) == (
        f'the cell holds "RED", and {shown} was seen there before. Look at the cell, and make the change anew.'
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a" * 99, f'"{"a" * 57}..."'),
        (0.5, "0.5"),
        (False, "FALSE"),
        ("=A1+1", "=A1+1"),
        (dt.date(2019, 3, 1), "1 March 2019"),
    ],
)
def test_the_value_that_stands_there_is_told(tmp_path: Path, value: object, shown: str) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": value})
    assert reason(path, "Log!A1", "x").startswith(f'the cell holds {shown}, and "x" was seen')
    assert reason(path, "Log!B1", "x").startswith('the cell holds nothing, and "x" was seen')


def test_a_merged_range_but_its_first_cell(tmp_path: Path) -> None:
    path = build(tmp_path / "log.xlsx", lambda sheet: sheet.merge_cells("B2:C3"))
    told = "the cell lies under the merged range B2:C3, whose value is in B2. Name B2 instead."
    assert [reason(path, f"Log!{name}", None) for name in ("C2", "B3", "C3")] == [told] * 3
    assert outcomes(apply_edits(path, [CellEdit("Log!B2", "RED", "new")])) == [EditOutcome.WRITTEN]


def test_formulas_that_fill_ranges(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="4"><c r="A4"><f t="dataTable" ref="A4:A5" r1="C1"/><v>1</v></c></row>'
        '<row r="5"><c r="A5"><v>2</v></c></row>'
        '<row r="7"><c r="A7"><f t="shared" ref="A7:A9" si="0">C7</f><v>1</v></c></row>'
        '<row r="8"><c r="A8"><f t=\'shared\' si=\'0\'/><v>2</v></c></row><row r="9"><c r="A9"><v>3</v></c></row>'
    )
    path = write_zip(tmp_path / "log.xlsx", book_parts(rows))
    array = "the cell is part of an array formula in A1:B2. Change it in Excel."
    table = "the cell is part of a data table (What-If Analysis) in A4:A5. Change it in Excel."
    shared = "the cell is part of a formula that several cells share. Change it in Excel."
    cells: list[tuple[str, object, str]] = [
        ("A1", 1, array), ("B1", 2, array), ("B2", None, array), ("A4", 1, table), ("A5", 2, table),
        ("A7", 1, shared), ("A8", 2, shared), ("A9", 3, ""),
    ]  # fmt: skip
    edits = [CellEdit(f"Log!{name}", before, 99) for name, before, _ in cells]  # type: ignore[arg-type]
    report = apply_edits(path, edits)
    assert [result.reason for result in report.results] == [told for _, _, told in cells]


def test_the_colour_of_a_formulas_cell_may_change(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f t="shared" ref="A1:A9" si="0">C7</f><v>GREEN</v></c></row>'
    path = write_zip(tmp_path / "log.xlsx", book_parts(rows, styles=STYLES))
    edit = CellEdit("Log!A1", "GREEN", "GREEN", Status.GREEN)
    assert outcomes(apply_edits(path, [edit])) == [EditOutcome.WRITTEN]
    book = open_workbook(path)
    assert book.styles.fill(cell(path, "A1").style) == "00B050"
    assert cell(path, "A1").formula


def test_the_header_and_totals_of_a_table(tmp_path: Path) -> None:
    def finish(sheet: Worksheet) -> None:
        table = Table(displayName="Items", ref="A1:B3")
        table._initialise_columns()
        table.totalsRowCount = 1
        sheet.add_table(table)

    path = build(tmp_path / "log.xlsx", finish)
    assert reason(path, "Log!B1", "Status") == (
        "the cell is in the header of the table Items, and formulas may use its words. Change it in Excel."
    )
    assert reason(path, "Log!B3", "AMBER") == "the cell is in the totals row of the table Items. Change it in Excel."
    edits = [CellEdit("Log!B2", "RED", "new"), CellEdit("Log!C1", "Owner", "Lead")]
    assert outcomes(apply_edits(path, edits)) == [EditOutcome.WRITTEN] * 2


def test_a_pivot_table_and_its_filters(tmp_path: Path) -> None:
    parts = book_parts('<row r="9"><c r="A9"><v>1</v></c></row>')
    parts[LINKS] = (
        f'<Relationships><Relationship Id="rId1" Type="{RELATIONS}/pivotTable" Target="../pivot.xml"/></Relationships>'
    ).encode()
    parts["xl/pivot.xml"] = b'<p><location ref="A5:B9" rowPageCount="2" colPageCount="1"/></p>'
    path = write_zip(tmp_path / "log.xlsx", parts)
    told = "the cell is part of a pivot table in {}. Change the data that it counts, and refresh it."
    assert reason(path, "Log!A9", 1) == told.format("A5:B9")
    assert [reason(path, f"Log!{name}", None) for name in ("A2", "B3")] == [told.format("A2:B3")] * 2
    edits = [CellEdit(f"Log!{name}", None, "new") for name in ("A1", "A4", "C5", "C2")]
    assert outcomes(apply_edits(path, edits)) == [EditOutcome.WRITTEN] * 4


def test_a_locked_cell_of_a_protected_sheet(tmp_path: Path) -> None:
    def finish(sheet: Worksheet) -> None:
        sheet["B2"].protection = Protection(locked=False)
        sheet.protection.sheet = True

    path = build(tmp_path / "log.xlsx", finish)
    told = "the sheet is protected and the cell is locked. Unprotect the sheet in Excel (Review, Unprotect Sheet)."
    assert [reason(path, "Log!B3", "AMBER"), reason(path, "Log!E9", None)] == [told] * 2
    assert outcomes(apply_edits(path, [CellEdit("Log!B2", "RED", "new")])) == [EditOutcome.WRITTEN]


def test_a_range_that_is_open_to_all_on_a_protected_sheet(tmp_path: Path) -> None:
    after = (
        '<sheetProtection sheet="1"/><protectedRanges><protectedRange sqref="B2:C3 E5" name="all"/>'
        '<protectedRange sqref="G1" name="some" algorithmName="SHA-512" hashValue="x"/></protectedRanges>'
    )
    path = write_zip(tmp_path / "log.xlsx", book_parts(after=after))
    assert "the sheet is protected" in reason(path, "Log!G1", None)
    edits = [CellEdit(f"Log!{name}", None, "new") for name in ("C3", "E5")]
    assert outcomes(apply_edits(path, edits)) == [EditOutcome.WRITTEN] * 2


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Other!A1", "the workbook has no sheet named 'Other'. Its sheets are 'Log', 'Chart'."),
        ("A1", "the workbook has no sheet named ''. Its sheets are 'Log', 'Chart'."),
        ("Chart!A1", "'Chart' is not a sheet of cells. Name a cell of a worksheet."),
        ("Log!A0", "'Log!A0' names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."),
        ("Log!XFE1", "'Log!XFE1' names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."),
        ("Log!A1048577", "'Log!A1048577' names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."),
        ("Log!A1:B2", "'Log!A1:B2' names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."),
        ("", "'' names no cell. Write it as Excel does, such as Log!C12 or 'HMICFRS Log'!C12."),
    ],
)
def test_a_cell_that_there_is_not(tmp_path: Path, name: str, sentence: str) -> None:
    path = tmp_path / "log.xlsx"
    book = Workbook()
    book["Sheet"].title = "Log"
    book.create_chartsheet("Chart")
    book.save(path)
    assert reason(path, name, None) == sentence


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ("a" * 32_768, "the new text has 32,768 characters, and a cell holds at most 32,767."),
        ("𝄞" * 16_384, "the new text has 32,768 characters"),
        ("\ud834", "the new text holds half a character. Type it again"),
        (float("nan"), "the new value is no number."),
        (float("inf"), "the new value is no number."),
        (10**400, "the new number is too large."),
        (12345678901234567, "the new number has more digits than a cell keeps. Give a number that Excel can hold"),
        (dt.datetime(2019, 1, 1, tzinfo=dt.UTC), "the new date has a time zone, which Excel does not keep."),
        (dt.time(9), "a cell cannot hold a time. Give a text"),
        (Decimal("1.5"), "a cell cannot hold a Decimal."),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else None,
)  # fmt: skip
def test_a_value_that_no_cell_holds(tmp_path: Path, after: object, sentence: str) -> None:
    path = build(tmp_path / "log.xlsx", lambda sheet: None)
    assert reason(path, "Log!B2", "RED", after).startswith(sentence)


def test_two_changes_of_one_cell(tmp_path: Path) -> None:
    path = build(tmp_path / "log.xlsx", lambda sheet: None)
    edits = [CellEdit("Log!B2", "RED", "GREEN"), CellEdit("log!$B$2", "RED", "AMBER")]
    (result,) = apply_edits(path, edits).refused
    assert result.reason == "another change of the same run names the cell too. Keep one of them."


def test_one_refusal_stops_all_and_each_is_told(tmp_path: Path) -> None:
    path = build(tmp_path / "log.xlsx", lambda sheet: sheet.merge_cells("C2:C3"))
    edits = [CellEdit("Log!B2", "RED", "GREEN"), CellEdit("Log!C3", None, "x"), CellEdit("Log!B3", "RED", "x")]
    report = apply_edits(path, edits)
    assert [result.edit for result in report.refused] == edits[1:]
    assert (report.written_to, cell(path, "B2").value) == (None, "RED")


def signed(path: Path) -> Path:
    parts = book_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    kind = b"application/vnd.openxmlformats-package.digital-signature-origin"
    override = b'<Override PartName="/_xmlsignatures/origin.sigs" ContentType="' + kind + b'"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    parts["_xmlsignatures/origin.sigs"] = b""
    return write_zip(path, parts)


def test_a_signed_workbook_is_changed_only_when_that_is_said(tmp_path: Path) -> None:
    path = signed(tmp_path / "log.xlsx")
    whole = path.read_bytes()
    for dry_run in (True, False):
        with pytest.raises(EditError, match="the workbook is signed, and a change makes the signature invalid"):
            apply_edits(path, [CellEdit("Log!A1", 1, 2)], dry_run=dry_run)
    assert path.read_bytes() == whole
    apply_edits(path, [CellEdit("Log!A1", 1, 2)], break_signature=True)
    assert cell(path, "A1").value == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"PK\x03\x04 cut off", "cut off or damaged"),
        (b"", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_opened(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkbookError, match=told):
        apply_edits(path, [CellEdit("Log!A1", None, 1)])
    assert [file.name for file in tmp_path.iterdir()] == ["log.xlsx"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<v>1</v></c>", b"<v>1</c>"),
        (b"<v>2</v>", b"<v>&nothing;</v>"),
        (b"</c></row>", b"</c></x></row>"),
        (b"</row>", b""),
        (b"</sheetData>", b"</sheetData><mergeCells>"),
        (b"<sheetData>", b"<!DOCTYPE x><sheetData>"),
    ],
)
def test_a_damaged_sheet_is_left_as_it_is(tmp_path: Path, old: bytes, new: bytes) -> None:
    parts = book_parts('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(old, new)
    path = write_zip(tmp_path / "log.xlsx", parts)
    whole = path.read_bytes()
    with pytest.raises(WorkbookError, match=r"sheet 'Log': .* (damaged|DOCTYPE)"):
        apply_edits(path, [CellEdit("Log!A1", 1, 2)])
    assert path.read_bytes() == whole
    assert [file.name for file in tmp_path.iterdir()] == ["log.xlsx"]

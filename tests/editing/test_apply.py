"""Edits to any workbook, tracker or not: what each cell holds afterwards, and that nothing else changed."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from rag_reports import CellEdit, EditOutcome, EditReport, apply_edits
from rag_reports.ooxml.sheet import Cell
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import book_parts, write_zip

Value = str | int | float | bool | dt.date | None
LOG = "xl/worksheets/sheet1.xml"


def save(path: Path, cells: dict[str, object], formats: dict[str, str] | None = None) -> Path:
    """A workbook of one sheet, "Log"."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log"
    for name, value in cells.items():
        sheet[name] = value
    for name, code in (formats or {}).items():
        sheet[name].number_format = code
    book.save(path)
    return path


def cell(path: Path, name: str, sheet: int = 0) -> Cell:
    book = open_workbook(path)
    place = openpyxl.utils.cell.coordinate_to_tuple(name)
    return book.read_sheet(book.sheets[sheet]).cell(*place) or Cell(None)


def value(path: Path, name: str) -> object:
    """What openpyxl, which is not the writer, reads."""
    return openpyxl.load_workbook(path)["Log"][name].value


def raw(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def outcomes(report: EditReport) -> list[EditOutcome]:
    return [result.outcome for result in report.results]


@pytest.mark.parametrize(
    ("before", "after", "reads"),
    [
        ("AMBER", "GREEN", "GREEN"),
        ("AMBER", "=SUM(A1:A9)", "=SUM(A1:A9)"),
        ("AMBER", "+44 20 7946 0000", "+44 20 7946 0000"),
        ("AMBER", "-1", "-1"),
        ("AMBER", "@owner", "@owner"),
        ("AMBER", "  two\nlines ", "  two\nlines "),
        ("AMBER", 31, 31),
        ("AMBER", -0.125, -0.125),
        ("AMBER", True, True),
        ("AMBER", None, None),
        ("AMBER", "", None),
        (31, "31", "31"),
        (31, 32, 32),
        (31, None, None),
        (0.1, 0.2, 0.2),
        (True, False, False),
        (None, "new", "new"),
        (None, 5, 5),
        ("", "new", "new"),
    ],
)
def test_a_value_is_replaced(tmp_path: Path, before: Value, after: Value, reads: object) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x", "B2": before, "C3": "y"})
    report = apply_edits(path, [CellEdit("Log!B2", before, after)])
    assert outcomes(report) == [EditOutcome.WRITTEN]
    assert report.written_to == path
    found = openpyxl.load_workbook(path)["Log"]["B2"]
    assert (found.value, type(found.value)) == (reads, type(reads))
    assert found.data_type != "f"
    assert (value(path, "A1"), value(path, "C3")) == ("x", "y")


@pytest.mark.parametrize("text", ["_x0041_", "\x00\x01\x1f", "a\rb\r\nc", "_x005F_", "_x0041\x07", "￾", "𝄞" * 9])
def test_any_character_reads_back_the_same(tmp_path: Path, text: str) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x"})
    apply_edits(path, [CellEdit("Log!A1", "x", text)])
    assert cell(path, "A1").value == text
    assert apply_edits(path, [CellEdit("Log!A1", "x", text)]).written_to is None


def test_the_longest_text_goes_in(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x"})
    apply_edits(path, [CellEdit("Log!A1", "x", "a" * 32_767)])
    assert value(path, "A1") == "a" * 32_767


def test_only_the_sheet_part_changes_and_there_only_the_cell(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x", "B2": "AMBER", "C3": 3})
    before = raw(path)
    apply_edits(path, [CellEdit("Log!B2", "AMBER", "GREEN")], backup=False)
    after = raw(path)
    assert {name for name in before if before[name] != after[name]} == {LOG}
    start, end = before[LOG].index(b'<c r="B2"'), before[LOG].index(b"</row>", before[LOG].index(b'<c r="B2"'))
    assert after[LOG].startswith(before[LOG][:start])
    assert after[LOG].endswith(before[LOG][end:])


def test_format_font_and_the_rest_of_a_cell_stay(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log"
    sheet["A1"] = 0.5
    sheet["A1"].number_format = "0%"
    sheet["A1"].font = Font(bold=True)
    sheet["A1"].alignment = Alignment(wrap_text=True)
    sheet["A1"].hyperlink = "https://www.example.org/"
    book.save(path)
    apply_edits(path, [CellEdit("Log!A1", 0.5, 0.75)])
    found = openpyxl.load_workbook(path)["Log"]["A1"]
    assert (found.value, found.number_format, found.font.b, found.alignment.wrap_text) == (0.75, "0%", True, True)
    assert found.hyperlink is not None


def test_rich_text_is_matched_by_its_words_and_kept_where_it_is_right(tmp_path: Path) -> None:
    rich = CellRichText("March ", TextBlock(InlineFont(strike=True), "2019"))
    path = save(tmp_path / "log.xlsx", {"A1": rich, "A2": rich})
    before = raw(path)
    report = apply_edits(path, [CellEdit("Log!A1", "March 2019", "March 2019")])
    assert (outcomes(report), raw(path)) == ([EditOutcome.UNCHANGED], before)
    apply_edits(path, [CellEdit("Log!A1", "March 2019", "April 2019")])
    assert (cell(path, "A1").value, cell(path, "A1").runs) == ("April 2019", None)
    assert cell(path, "A2").runs is not None


@pytest.mark.parametrize("strict", [False, True])
def test_a_workbook_without_shared_strings_or_styles(tmp_path: Path, strict: bool) -> None:
    parts = book_parts('<row r="1"><c r="A1"><v>1</v></c></row>', strict=strict)
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    path = write_zip(tmp_path / "log.xlsx", parts)
    before = raw(path)
    edits = [CellEdit("Log!A1", 1, "text"), CellEdit("Log!B4", None, "more")]
    assert outcomes(apply_edits(path, edits)) == [EditOutcome.WRITTEN] * 2
    assert {name for name, content in raw(path).items() if before.get(name) != content} == {LOG}
    assert (cell(path, "A1").value, cell(path, "B4").value) == ("text", "more")
    report = apply_edits(path, [CellEdit("Log!C1", None, dt.date(2019, 3, 31))])
    assert outcomes(report) == [EditOutcome.WRITTEN]
    book = open_workbook(path)
    assert book.styles.number_format(cell(path, "C1").style) == "mm-dd-yy"


@pytest.mark.parametrize("name", ["log.xlsm", "log.xltx", "log.XLTM"])
def test_every_kind_of_workbook(tmp_path: Path, name: str) -> None:
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    path = write_zip(tmp_path / name, book_parts('<row r="1"><c r="A1"><v>1</v></c></row>', main_type=kind))
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", 1, 2)])) == [EditOutcome.WRITTEN]
    assert cell(path, "A1").value == 2


@pytest.mark.parametrize("name", ["Log!B2", "Log!$B$2", "log!b2", "'Log'!B2", "B2", " Log!B2 "])
def test_a_cell_is_named_as_in_excel(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / "log.xlsx", {"B2": "AMBER"})
    assert outcomes(apply_edits(path, [CellEdit(name, "AMBER", "GREEN")])) == [EditOutcome.WRITTEN]


@pytest.mark.parametrize("title", ["HMICFRS Log", "Chief's log", "2019", "A1", "Log!", "Übersicht"])
def test_any_sheet_is_named(tmp_path: Path, title: str) -> None:
    parts = book_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'name="Log"', f'name="{title}"'.encode())
    path = write_zip(tmp_path / "log.xlsx", parts)
    quoted = title.replace("'", "''")
    assert outcomes(apply_edits(path, [CellEdit(f"'{quoted}'!A1", 1, 2)])) == [EditOutcome.WRITTEN]


def test_a_formula_is_seen_by_its_result_or_its_text(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>B1&amp;"x"</f><v>7</v></c><c r="B1" t="str"><f>C1</f><v>seven</v></c></row>'
    path = write_zip(tmp_path / "log.xlsx", book_parts(rows))
    edits = [CellEdit("Log!A1", '=B1&"x"', 8), CellEdit("Log!B1", "seven", "eight")]
    report = apply_edits(path, edits)
    assert outcomes(report) == [EditOutcome.WRITTEN] * 2
    assert report.recalculate
    assert [cell(path, name)[0::4] for name in ("A1", "B1")] == [(8, False), ("eight", False)]


@pytest.mark.parametrize(("gone", "left"), [(["A1"], b'<c r="B1" i="1"/>'), (["A1", "B1"], None)])
def test_an_overwritten_formula_leaves_the_list_of_formulas(
    tmp_path: Path, gone: list[str], left: bytes | None
) -> None:
    parts = book_parts('<row r="1"><c r="A1"><f>1</f><v>1</v></c><c r="B1"><f>2</f><v>1</v></c></row>')
    links = "xl/_rels/workbook.xml.rels"
    relation = b'<Relationship Id="rId9" Type="x/calcChain" Target="calcChain.xml"/></Relationships>'
    parts[links] = parts[links].replace(b"</Relationships>", relation)
    parts["xl/calcChain.xml"] = b'<calcChain><c r="A1" i="1"/><c r="B1"/></calcChain>'
    path = write_zip(tmp_path / "log.xlsx", parts)
    apply_edits(path, [CellEdit(f"Log!{name}", 1, None) for name in gone])
    new = raw(path)
    if left is None:
        assert "xl/calcChain.xml" not in new
        assert b"calcChain" not in new[links]
    else:
        assert new == parts | {LOG: new[LOG], "xl/calcChain.xml": b"<calcChain>" + left + b"</calcChain>"}


def test_a_new_cell_takes_the_format_of_its_row_or_column(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="3" style="1"/></cols>'
    rows = '<row r="2" s="2" customFormat="1"><c r="A2"/></row>'
    path = write_zip(tmp_path / "log.xlsx", book_parts(rows, before=columns))
    apply_edits(path, [CellEdit(f"Log!{name}", None, "new") for name in ("A5", "B5", "B2", "C2")])
    assert [cell(path, name).style for name in ("A5", "B5", "B2", "C2")] == [0, 1, 2, 2]


def test_a_row_below_a_table_becomes_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log"
    for row in (("No.", "Status"), ("1", "RED"), ("2", "RED")):
        sheet.append(row)
    sheet.add_table(Table(displayName="Items", ref="A1:B3"))
    book.save(path)
    apply_edits(path, [CellEdit("Log!B4", None, "RED"), CellEdit("Log!A5", None, "4"), CellEdit("Log!D6", None, "x")])
    sheet = openpyxl.load_workbook(path)["Log"]
    assert sheet.tables["Items"].ref == "A1:B5"
    assert sheet.dimensions == "A1:D6"


@pytest.mark.parametrize("before", [5, "2", "AMBER ", "amber", None, True, dt.date(2019, 1, 1)])
def test_a_cell_that_holds_something_else_is_left_alone(tmp_path: Path, before: Value) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "AMBER", "A2": "x"})
    whole = path.read_bytes()
    report = apply_edits(path, [CellEdit("Log!A2", "x", "y"), CellEdit("Log!A1", before, "GREEN")])
    assert outcomes(report) == [EditOutcome.WRITTEN, EditOutcome.REFUSED]
    assert report.refused[0].reason.startswith('the cell holds "AMBER", and ')
    assert (report.written_to, report.backup, path.read_bytes()) == (None, None, whole)
    assert [file.name for file in tmp_path.iterdir()] == ["log.xlsx"]


def test_numbers_and_texts_are_not_taken_for_each_other(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": 5, "A2": "5", "A3": True, "A4": 1})
    edits = [CellEdit("Log!A1", "5", "x"), CellEdit("Log!A2", 5, "x"), CellEdit("Log!A3", 1, "x")]
    edits += [CellEdit("Log!A4", True, "x"), CellEdit("Log!A1", 5.0, 6)]
    assert [outcome.value for outcome in outcomes(apply_edits(path, edits))] == ["refused"] * 5
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", 5.0, 6)])) == [EditOutcome.WRITTEN]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x", "A2": 1, "A3": dt.date(2019, 1, 1), "A4": "1 May 2019", "A5": True})
    edits = [
        CellEdit("Log!A1", "x", "y"), CellEdit("Log!A2", 1, 2.5),
        CellEdit("Log!A3", dt.date(2019, 1, 1), dt.date(2020, 1, 1)),
        CellEdit("Log!A4", "1 May 2019", dt.date(2019, 6, 2)), CellEdit("Log!A5", True, None),
        CellEdit("Log!B9", None, dt.date(2019, 6, 2)),
    ]  # fmt: skip
    assert outcomes(apply_edits(path, edits)) == [EditOutcome.WRITTEN] * 6
    files, whole = sorted(tmp_path.iterdir()), path.read_bytes()
    report = apply_edits(path, edits)
    assert outcomes(report) == [EditOutcome.UNCHANGED] * 6
    assert (report.written_to, report.backup) == (None, None)
    assert (sorted(tmp_path.iterdir()), path.read_bytes()) == (files, whole)


def test_the_same_edit_twice_is_one(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x"})
    assert outcomes(apply_edits(path, [CellEdit("Log!A1", "x", "y"), CellEdit("log!A1", "x", "y")])) == ["written"] * 2
    assert value(path, "A1") == "y"


def test_no_edits_change_nothing(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": "x"})
    report = apply_edits(str(path), [])
    assert (report.results, report.written_to, report.recalculate) == ((), None, False)


def test_an_array_formula_elsewhere_is_no_hindrance(tmp_path: Path) -> None:
    path = save(tmp_path / "log.xlsx", {"A1": ArrayFormula("A1:A3", "=B1:B3"), "C1": "x"})
    assert outcomes(apply_edits(path, [CellEdit("Log!C1", "x", "y")])) == [EditOutcome.WRITTEN]

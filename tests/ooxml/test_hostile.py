"""Files made to exhaust, deceive or crash a reader end in one sentence, and heavy ones stay cheap."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from rag_reports.errors import WorkbookError
from rag_reports.ooxml import package as limits
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.sheet import Sheet
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import book_parts, write_zip

SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read_all(path: Path) -> Sheet:
    book = open_workbook(path)
    return book.read_sheet(book.sheets[0])


def refusal(path: Path) -> str:
    with pytest.raises(WorkbookError) as caught:
        read_all(path)
    assert caught.value.remedy.endswith(".")
    assert "\n" not in str(caught.value)
    return caught.value.seen


@pytest.mark.parametrize(("limit", "seen"), [("MAX_TOTAL_SIZE", "would expand"), ("MAX_PART_SIZE", "would expand")])
def test_a_workbook_over_a_size_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, seen: str
) -> None:
    path = write_zip(tmp_path / "large.xlsx", book_parts(ROW * 1_000))
    monkeypatch.setattr(limits, limit, 20_000)
    assert seen in refusal(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("padding", ["", "<!-- a comment -->\n<?a b?>"])
def test_a_doctype_is_refused(tmp_path: Path, part: str, encoding: str, padding: str) -> None:
    parts = book_parts('<row><c t="s"><v>0</v></c></row>', strings="<si><t>a</t></si>")
    head = f'<?xml version="1.0" encoding="{encoding}"?>{padding}<!DOCTYPE x [<!ENTITY lol "lol">]>'
    parts[part] = (head + parts[part].decode()).encode(encoding)
    assert "DOCTYPE" in refusal(write_zip(tmp_path / "dtd.xlsx", parts))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_sheet_cut_off_is_named(tmp_path: Path, share: float) -> None:
    parts = book_parts(ROW * 20)
    parts[SHEET] = parts[SHEET][: int(len(parts[SHEET]) * share)]
    with pytest.raises(WorkbookError, match="sheet 'Log': its content is cut off or damaged"):
        read_all(write_zip(tmp_path / "cut.xlsx", parts))


def test_a_sheet_whose_packed_bytes_are_damaged_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bits.xlsx", book_parts(ROW * 200))
    data = bytearray(path.read_bytes())
    at = data.index(SHEET.encode()) + len(SHEET) + 60
    data[at : at + 4] = bytes(byte ^ 0xFF for byte in data[at : at + 4])
    path.write_bytes(data)
    with pytest.raises(WorkbookError, match=r"sheet 'Log'.*cut off or damaged"):
        read_all(path)


def test_painted_rows_of_a_wide_sheet_stay_bounded(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"><c><v>1</v></c></row>' for row in range(2, 50_002))
    wide = '<row r="1"><c r="IV1"><v>1</v></c></row>'
    sheet = read_all(write_zip(tmp_path / "painted.xlsx", book_parts(wide + rows)))
    assert sum(map(len, sheet.rows.values())) == 1 + 50_000 * 20


def test_a_missing_sheet_part_is_named(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    del parts[SHEET]
    with pytest.raises(WorkbookError, match="sheet 'Log'"):
        read_all(write_zip(tmp_path / "missing.xlsx", parts))


def test_relationships_that_lead_in_a_circle_or_out_of_the_package_are_harmless(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/worksheet" Target="sheet1.xml"/>'
        b'<Relationship Id="b" Type="x/table" Target="../../../../../../etc/passwd"/>'
        b'<Relationship Id="c" Type="x/table" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    sheet = read_all(write_zip(tmp_path / "circle.xlsx", parts))
    assert (sheet.rows.keys(), sheet.tables) == ({1}, ())


def grown_by(work: Callable[[], Sheet]) -> tuple[Sheet, int]:
    tracemalloc.start()
    try:
        sheet = work()
        return sheet, tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_hidden_blank_rows_are_kept_as_ranges(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1" hidden="1"/>' for n in range(2, 200_001))
    path = write_zip(tmp_path / "rows.xlsx", book_parts(ROW + rows))
    sheet, grown = grown_by(lambda: read_all(path))
    assert sheet.hidden_row_spans.ranges == ((2, 200_000),)
    assert grown < 5_000_000


def test_a_merged_column_stays_a_range(tmp_path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B:XFD"/></mergeCells>'
    sheet, grown = grown_by(lambda: read_all(write_zip(tmp_path / "merged.xlsx", book_parts(ROW, after=merges))))
    assert sheet.merged == (Area(1, 1, 1_048_576, 1), Area(1, 2, 1_048_576, 16_384))
    assert (len(sheet.rows), grown < 5_000_000) == (1, True)


def test_links_formats_and_filters_over_whole_columns_stay_cheap(tmp_path: Path) -> None:
    after = (
        '<autoFilter ref="A:XFD"/>'
        '<conditionalFormatting sqref="A:XFD"><cfRule type="expression" priority="1" dxfId="0">'
        "<formula>A1=1</formula></cfRule></conditionalFormatting>"
        '<dataValidations><dataValidation sqref="A:XFD" type="list"><formula1>"a,b"</formula1>'
        '</dataValidation></dataValidations><hyperlinks><hyperlink ref="A1:XFD1048576" location="Log!A1"/></hyperlinks>'
    )
    sheet, grown = grown_by(lambda: read_all(write_zip(tmp_path / "wide.xlsx", book_parts(ROW, after=after))))
    assert sheet.links == {(1, 1): "#Log!A1"}
    assert grown < 5_000_000


def test_rows_and_columns_that_no_sheet_has_are_left_out(tmp_path: Path) -> None:
    rows = (
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'
        '<row r="-1"><c><v>2</v></c></row><row r="3"><c r="ZZZ3"><v>3</v></c></row>'
    )
    sheet = read_all(write_zip(tmp_path / "outside.xlsx", book_parts(rows)))
    assert [(row, column) for row, cells in sheet.rows.items() for column in cells] == [(3, 1)]

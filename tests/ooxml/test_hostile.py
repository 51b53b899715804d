"""Files made to exhaust, deceive or crash a reader end in one sentence, and heavy ones stay cheap."""

import struct
import subprocess
import sys
import tracemalloc
import zipfile
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


def deflated(path: Path, name: str, size: int) -> Path:
    """A workbook with one more part, zeros that expand to ``size`` bytes."""
    write_zip(path, book_parts(ROW))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as target, target.open(name, "w", force_zip64=True) as part:
        for _ in range(size // 1_048_576):
            part.write(bytes(1_048_576))
    return path


def test_a_part_packed_a_thousand_times_is_refused(tmp_path: Path) -> None:
    assert "packed 250 times" in refusal(deflated(tmp_path / "bomb.xlsx", "xl/media/image1.png", 64 * 1_048_576))


def test_a_part_that_claims_to_be_small_gives_no_more_than_it_claims(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "liar.xlsx", book_parts(ROW + " " * 40_000_000))
    with zipfile.ZipFile(path) as source:
        size = source.getinfo(SHEET).file_size
    data = path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 1_000))
    path.write_bytes(data)
    assert "cut off or damaged" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    parts = book_parts(ROW) | {f"xl/media/{number}.png": b"" for number in range(limits.MAX_PARTS)}
    assert "no workbook needs more than 10,000" in refusal(write_zip(tmp_path / "many.xlsx", parts))


@pytest.mark.parametrize(("limit", "seen"), [("MAX_TOTAL_SIZE", "would expand"), ("MAX_PART_SIZE", "would expand")])
def test_a_workbook_over_a_size_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, seen: str
) -> None:
    path = write_zip(tmp_path / "large.xlsx", book_parts(ROW * 1_000))
    monkeypatch.setattr(limits, limit, 20_000)
    assert seen in refusal(path)


def test_overlapping_parts_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "overlap.xlsx", book_parts(ROW) | {"a.bin": bytes(range(256)) * 40})
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    entry = data.index(b"a.bin", directory) - 46
    end = data.index(b"PK\x05\x06")
    size = end - entry
    copies = data[entry:end] * 30
    packed, count, length, offset = bytes(data[:end]), *struct.unpack("<HII", data[end + 10 : end + 20])
    for number in range(30):
        at = number * size + 46
        copies[at : at + 5] = f"b{number:03}x".encode()
    tail = bytes(data[end : end + 8]) + struct.pack("<HHIIH", count + 30, count + 30, length + len(copies), offset, 0)
    path.write_bytes(packed + bytes(copies) + tail)
    assert "overlap" in refusal(path) or "damaged" in refusal(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("padding", ["", "<!-- a comment -->\n<?a b?>"])
def test_a_doctype_is_refused(tmp_path: Path, part: str, encoding: str, padding: str) -> None:
    parts = book_parts('<row><c t="s"><v>0</v></c></row>', strings="<si><t>a</t></si>")
    head = f'<?xml version="1.0" encoding="{encoding}"?>{padding}<!DOCTYPE x [<!ENTITY lol "lol">]>'
    parts[part] = (head + parts[part].decode()).encode(encoding)
    assert "DOCTYPE" in refusal(write_zip(tmp_path / "dtd.xlsx", parts))


def test_an_encoding_that_could_hide_a_doctype_is_refused(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    parts[SHEET] = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-' + parts[SHEET]
    assert "UTF-7" in refusal(write_zip(tmp_path / "utf7.xlsx", parts))


def test_an_entity_without_a_doctype_is_damage(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "entity.xlsx", book_parts('<row><c t="str"><v>&lol;</v></c></row>'))
    assert "cut off or damaged" in refusal(path)


def test_elements_nested_without_end_are_damage(tmp_path: Path) -> None:
    deep = "<is>" * 100_000 + "</is>" * 100_000
    assert "damaged" in refusal(write_zip(tmp_path / "deep.xlsx", book_parts(f"<row><c>{deep}</c></row>")))


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "whole.xlsx", book_parts(ROW * 50)).read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(2, len(whole), 37):
        path.write_bytes(whole[:length])
        assert refusal(path)


def test_a_byte_changed_anywhere_never_crashes(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "whole.xlsx", book_parts(ROW, strings="<si><t>a</t></si>")).read_bytes()
    path = tmp_path / "changed.xlsx"
    outcomes = set()
    for place in range(0, len(whole), 5):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            outcomes.add(type(read_all(path)).__name__)
        except WorkbookError:
            outcomes.add("refused")
    assert "refused" in outcomes


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


def test_an_empty_part_is_damage(tmp_path: Path) -> None:
    parts = book_parts(ROW) | {SHEET: b""}
    assert "damaged" in refusal(write_zip(tmp_path / "empty.xlsx", parts))


def test_a_missing_sheet_part_is_named(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    del parts[SHEET]
    with pytest.raises(WorkbookError, match="sheet 'Log'"):
        read_all(write_zip(tmp_path / "missing.xlsx", parts))


def write_twice(path: Path, second: bytes) -> Path:
    write_zip(path, book_parts(ROW))
    with zipfile.ZipFile(path, "a") as target:
        target.writestr("XL\\Worksheets\\Sheet1.xml", second)
    return path


def test_a_part_held_twice_with_different_content_is_refused(tmp_path: Path) -> None:
    assert "twice" in refusal(write_twice(tmp_path / "twice.xlsx", book_parts()[SHEET]))


def test_a_part_held_twice_with_one_content_is_read(tmp_path: Path) -> None:
    assert read_all(write_twice(tmp_path / "same.xlsx", book_parts(ROW)[SHEET])).rows.keys() == {1}


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


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "locked.xlsx", book_parts(ROW))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    assert "zip password" in refusal(path)


@pytest.mark.parametrize("method", [9, 12, 14, 99])
def test_a_compression_that_workbooks_never_use_is_refused(tmp_path: Path, method: int) -> None:
    path = write_zip(tmp_path / "packed.xlsx", book_parts(ROW))
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02") + 10
    path.write_bytes(data[:at] + bytes([method]) + data[at + 1 :])
    assert "packed in a way that Excel never uses" in refusal(path)


def grown_by(work: Callable[[], Sheet]) -> tuple[Sheet, int]:
    tracemalloc.start()
    try:
        sheet = work()
        return sheet, tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


READ_IT = """
import pathlib, sys
from rag_reports.ooxml.workbook import open_workbook
book = open_workbook(pathlib.Path(sys.argv[1]))
sheet = book.read_sheet(book.sheets[0])
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(sheet.max_row, len(sheet.rows), len(sheet.row_styles), int(peak) // 1024)
"""


@pytest.mark.parametrize("count", [300_000, 1_000_000])
def test_blank_styled_rows_leave_nothing_behind(tmp_path: Path, count: int) -> None:
    """The shorter sheet is read as plain text, the longer one streamed; the limit in MB holds for both."""
    if not Path("/proc/self/status").exists():
        pytest.skip("the memory of a process, without its parent's, is asked of Linux")
    pieces = (
        f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
        for row in range(2, count + 1)
    )
    path = write_zip(tmp_path / "rows.xlsx", book_parts(ROW + "".join(pieces)))
    command = [sys.executable, "-c", READ_IT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    last, rows, painted, memory = (int(word) for word in done.stdout.split())
    assert (last, rows, painted) == (65, 65, 64)
    assert memory < 500


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

"""A sheet added to a workbook: every other part keeps its bytes, whatever the workbook's list of sheets looks like."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.editing.add_sheet import add_sheet
from rag_reports.errors import EditError, OutputError, WorkbookError
from rag_reports.model import CellRef
from rag_reports.ooxml.markup import parse_part
from rag_reports.ooxml.new_sheet import MOST_LINKS, NewCell, NewSheet, fitting
from rag_reports.ooxml.package import Package
from rag_reports.ooxml.workbook import open_workbook
from tests.editing.everything import write_everything
from tests.editing.proof import stored_name
from tests.editing.readers import by_calamine, by_openpyxl, new_faults
from tests.editing.untouched import changed_parts, read_part
from tests.ooxml.books import STRICT, TRANSITIONAL, book_parts, write_zip
from tests.workbook_builder import build_book

TYPES, LINKS, BOOK = "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SHEET = NewSheet(
    "Findings",
    (("Rule", 9), ("Cell", 24), ("What is wrong", 60)),
    (
        (NewCell("RAG101"), NewCell("Log!A1", CellRef("Log", 1, 1)), NewCell("=1+1 & <b>\r\nit's  ")),
        (NewCell("@x"), NewCell(""), NewCell("-1 \x01 _x0041_ é 🙂")),
    ),
)


def parts_with(workbook: str | None = None, **others: bytes) -> dict[str, bytes]:
    """The parts of a workbook of one sheet; ``workbook`` is the whole of its list of sheets."""
    parts = book_parts('<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>')
    return parts | ({BOOK: workbook.encode()} if workbook else {}) | others


def faults(before: Path, after: Path, name: str = "Findings") -> list[str]:
    """What is wrong with a workbook to which the sheet was added under that name."""
    book, old = open_workbook(after), open_workbook(before)
    *kept, new = book.sheets
    told = [] if tuple(kept) == old.sheets and new.name == name else [f"the sheets are {book.sheets}"]
    changed = {part.replace("\\", "/") for part in changed_parts(before, after)}
    links = f"{old.part.rpartition('/')[0]}/_rels/{old.part.rpartition('/')[2]}.rels".lstrip("/")
    if changed != {new.part, old.part, links, TYPES}:
        told.append(f"changed: {sorted(changed)}")
    read = book.read_sheet(new)
    if {(r, c): cell.value for r, row in read.rows.items() for c, cell in row.items()} != SHEET.texts:
        told.append(f"holds {read.rows}")
    for part in (old.part, links, TYPES):
        lines = [re.split(rb"(?=<)", read_part(path, stored_name(path, part))) for path in (before, after)]
        if len(lines[1]) != len(lines[0]) + 1 or not all(line in lines[1] for line in lines[0]):
            told.append(f"{part} gained more than a line")
    return told


def add(book: Path, **options: object) -> Path:
    """The sheet added to a copy."""
    out = book.with_name(f"new {book.name}")
    add_sheet(book, SHEET, out=out, **options)  # type: ignore[arg-type]
    return out


def declared(path: Path, part: str) -> Mapping[str, int]:
    found = re.findall(r'PartName="([^"]*)"', read_part(path, TYPES).decode())
    return {name: found.count(name) for name in found if name.endswith(part)}


def test_a_plain_workbook_gains_a_part_and_three_lines(tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", parts_with())
    after = add(book)
    assert faults(book, after) == []
    listed = '<sheet name="Log" sheetId="1" r:id="rId1"/><sheet name="Findings" sheetId="2" r:id="rId4"/></sheets>'
    assert listed in read_part(after, BOOK).decode()


def test_two_other_readers_see_the_texts_and_the_link(tmp_path: Path) -> None:
    after = add(build_book(tmp_path / "log.xlsx", "Log|x"))
    sheet = openpyxl.load_workbook(after)["Findings"]
    assert (sheet["B2"].value, sheet["B2"].hyperlink.location) == ("Log!A1", "Log!A1")
    assert {cell.data_type for cell in (*sheet["A"], *sheet["C"])} == {"s"}
    found, texts = by_calamine(after)["Findings"], {at: text for at, text in SHEET.texts.items() if at != (3, 3)}
    assert {place[1:]: value for place, value in found.items() if place[1:] in texts} == texts


def test_the_workbook_with_everything_in_it(tmp_path: Path) -> None:
    book = write_everything(tmp_path / "Everything at once.xlsm")
    after = add(book)
    assert faults(book, after) == []
    old, new = by_openpyxl(book), by_openpyxl(after)
    assert old is not None
    assert new is not None
    assert {place: value for place, value in new[0].items() if place[0] != "Findings"} == old[0]


@pytest.mark.ooxml
def test_the_sdk_finds_no_new_fault(tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    book = write_everything(tmp_path / "Everything at once.xlsm")
    assert new_faults(book, add(book), ooxml_errors) == []


@pytest.mark.libreoffice
def test_libreoffice_shows_it(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    assert to_pdf(add(write_everything(tmp_path / "everything.xlsm"))).stat().st_size > 1_000


SHAPES = {
    "prefixed": f'<x:workbook xmlns:x="{TRANSITIONAL}" xmlns:r="{RELATIONS}"><x:sheets>'
    '<x:sheet name="Log" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
    "another prefix for relationships": f'<workbook xmlns="{TRANSITIONAL}" xmlns:ns1="{RELATIONS}"><sheets>'
    '<sheet name="Log" sheetId="7" ns1:id="rId1"/></sheets></workbook>',
    "declared on each sheet": f'<workbook xmlns="{TRANSITIONAL}"><sheets>'
    f'<sheet name="Log" sheetId="1" d3p1:id="rId1" xmlns:d3p1="{RELATIONS}"/></sheets></workbook>',
    "declared on the list": f"<workbook xmlns='{TRANSITIONAL}'><sheets xmlns:q='{RELATIONS}'>"
    "<sheet name='Log' sheetId='1' q:id='rId1'></sheet></sheets ></workbook>",
    "r is something else": f'<workbook xmlns="{TRANSITIONAL}" xmlns:r="urn:else" xmlns:s="{RELATIONS}"><sheets>'
    '<sheet name="Log" sheetId="1" s:id="rId1"/></sheets></workbook>',
    "strict": f'<workbook xmlns="{STRICT}" xmlns:r="{STRICT_RELATIONS}" conformance="strict"><sheets>'
    '<sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "a list in a comment": f'<?xml version="1.0"?><!-- <sheets></sheets> --><workbook xmlns="{TRANSITIONAL}" '
    f'xmlns:r="{RELATIONS}"><!--<sheets>--><sheets><sheet name="Log" sheetId="1" r:id="rId1"/>'
    "<!-- </sheets> --></sheets></workbook>",
    "the largest id taken": f'<workbook xmlns="{TRANSITIONAL}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="Log" sheetId="65534" r:id="rId1"/></sheets></workbook>',
    "names of cells": f'<workbook xmlns="{TRANSITIONAL}" xmlns:r="{RELATIONS}"><bookViews><workbookView/></bookViews>'
    '<sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets><definedNames>'
    '<definedName name="_xlnm.Print_Area" localSheetId="0">Log!$A$1:$B$2</definedName></definedNames></workbook>',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_odd_lists_of_sheets(shape: str, tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", parts_with(SHAPES[shape]))
    assert faults(book, add(book)) == []


def test_a_list_of_sheets_in_utf_16(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + SHAPES["names of cells"]
    book = write_zip(tmp_path / "log.xlsx", parts_with() | {BOOK: text.encode("utf-16")})
    after = open_workbook(add(book))
    assert [sheet.name for sheet in after.sheets] == ["Log", "Findings"]
    assert after.package.read(BOOK).startswith(b"\xff\xfe")


def test_a_strict_workbook_stays_strict(tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", book_parts(strict=True))
    after = add(book)
    assert faults(book, after) == []
    part = open_workbook(after).sheets[-1].part
    assert STRICT.encode() in read_part(after, part)
    assert f'Type="{STRICT_RELATIONS}/worksheet" Target="worksheets/sheet2.xml"' in read_part(after, LINKS).decode()


def test_names_of_parts_ids_and_sheets_do_not_clash(tmp_path: Path) -> None:
    parts = parts_with()
    stale = '<Override PartName="/xl/worksheets/Sheet3.xml" ContentType="application/xml"/></Types>'
    link = f'<Relationship Id="rId4" Type="{RELATIONS}/worksheet" Target="worksheets/sheet4.xml"/></Relationships>'
    parts["xl/worksheets/SHEET2.xml"] = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/_rels/sheet5.xml.rels"] = b"<Relationships/>"
    parts[TYPES] = parts[TYPES].replace(b"</Types>", stale.encode())
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", link.encode())
    parts[BOOK] = parts[BOOK].replace(b'name="Log" sheetId="1"', b'name="FINDINGS" sheetId="3"')
    book = write_zip(tmp_path / "log.xlsx", parts)
    after = add(book)
    assert faults(book, after, "Findings (2)") == []
    assert open_workbook(after).sheets[-1].part == "xl/worksheets/sheet6.xml"
    assert '<sheet name="Findings (2)" sheetId="4" r:id="rId5"/>' in read_part(after, BOOK).decode()
    assert declared(after, "sheet6.xml") == {"/xl/worksheets/sheet6.xml": 1}


@pytest.mark.parametrize("mark", ['lockStructure="1"', 'workbookPassword="CAFE" lockStructure="true"'])
def test_a_protected_structure_is_refused(mark: str, tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", book_parts(workbook=f"<workbookProtection {mark}/>"))
    whole = book.read_bytes()
    with pytest.raises(EditError, match=r"structure is protected.* \(Review, Protect Workbook\)"):
        add_sheet(book, SHEET)
    assert ([path.name for path in tmp_path.iterdir()], book.read_bytes()) == (["log.xlsx"], whole)


def test_protected_windows_alone_are_not(tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", book_parts(workbook='<workbookProtection lockWindows="1"/>'))
    assert faults(book, add(book)) == []


def test_a_workbook_shared_in_the_old_way_is_refused(tmp_path: Path) -> None:
    parts = parts_with()
    link = f'<Relationship Id="rId9" Type="{RELATIONS}/revisionHeaders" Target="revisions/revisionHeaders.xml"/>'
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", link.encode() + b"</Relationships>")
    with pytest.raises(EditError, match="it is a shared workbook"):
        add_sheet(write_zip(tmp_path / "log.xlsx", parts), SHEET)


def test_a_signed_workbook_is_changed_only_where_its_signature_may_break(tmp_path: Path) -> None:
    parts = parts_with()
    signed = (
        '<Override PartName="/_xmlsignatures/sig1.xml" '
        'ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>'
    )
    parts[TYPES] = parts[TYPES].replace(b"</Types>", signed.encode())
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    book = write_zip(tmp_path / "log.xlsx", parts)
    with pytest.raises(EditError, match="the workbook is signed"):
        add_sheet(book, SHEET)
    assert faults(book, add(book, break_signature=True)) == []


def test_the_workbook_itself_is_replaced_and_a_copy_kept(tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", parts_with())
    whole = book.read_bytes()
    report = add_sheet(book, SHEET)
    assert report.written_to == book
    assert report.backup is not None
    assert report.backup.read_bytes() == whole
    assert faults(report.backup, book) == []


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", parts_with())
    whole = book.read_bytes()
    assert add_sheet(book, SHEET, dry_run=True).written_to is None
    assert ([path.name for path in tmp_path.iterdir()], book.read_bytes()) == (["log.xlsx"], whole)


def test_a_source_is_never_written_over_by_whatever_name(tmp_path: Path) -> None:
    book = write_zip(tmp_path / "log.xlsx", parts_with())
    other = tmp_path / "other.xlsx"
    other.hardlink_to(book)
    whole = book.read_bytes()
    with pytest.raises(OutputError, match="this is a file that is being read"):
        add_sheet(book, SHEET, out=other, sources=[book])
    assert book.read_bytes() == whole


def test_a_list_of_sheets_that_is_damaged_is_said(tmp_path: Path) -> None:
    text = SHAPES["prefixed"].replace("</x:sheets>", "")
    with pytest.raises(WorkbookError, match="damaged"):
        add_sheet(write_zip(tmp_path / "log.xlsx", parts_with(text)), SHEET)


def test_more_links_than_a_sheet_takes_are_texts(tmp_path: Path) -> None:
    rows = tuple((NewCell("Log!A1", CellRef("Log", 1, 1)),) for _ in range(MOST_LINKS + 2))
    book = write_zip(tmp_path / "log.xlsx", parts_with())
    add_sheet(book, NewSheet("Many", (("Cell", 10),), rows), backup=False)
    sheet = open_workbook(book).read_sheet(open_workbook(book).sheets[-1])
    assert (len(sheet.links), len(sheet.rows)) == (MOST_LINKS, MOST_LINKS + 3)


def test_a_text_is_made_to_fit_a_cell() -> None:
    assert fitting("half \ud83d of it") == "half ? of it"
    assert fitting("x" * 40_000) == "x" * 32_766 + "…"
    assert len(fitting("🙂" * 20_000).encode("utf-16-le")) // 2 <= 32_767


names = st.text(st.characters(codec="utf-8", exclude_characters="[]:*?/\\\x00"), min_size=1, max_size=31).filter(
    lambda name: name.isprintable()
)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_any_list_of_sheets(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    prefix = data.draw(st.sampled_from(["", "x:", "ss-1:"]))
    bound = data.draw(st.sampled_from(["r", "rel", "d4p1"]))
    quote = data.draw(st.sampled_from("\"'"))
    gap = data.draw(st.sampled_from(["", "\n  ", "<!-- </sheets> -->", "<?note </sheets>?>"]))
    at = data.draw(st.sampled_from(["root", "list", "sheet"]))
    number = data.draw(st.integers(1, 65_534))
    name = data.draw(names)
    main, relations = data.draw(st.sampled_from([(TRANSITIONAL, RELATIONS), (STRICT, STRICT_RELATIONS)]))
    bind = f" xmlns:{bound}={quote}{relations}{quote}"
    root, inner, own = (bind if at == place else "" for place in ("root", "list", "sheet"))
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&apos;")
    space = f"xmlns{':' + prefix[:-1] if prefix else ''}={quote}{main}{quote}"
    said = {"name": escaped, "sheetId": number, f"{bound}:id": "rId1"}
    sheet = f"<{prefix}sheet{own}{''.join(f' {key}={quote}{value}{quote}' for key, value in said.items())}/>"
    listed = f"<{prefix}sheets{inner}>{gap}{sheet}{gap}</{prefix}sheets>"
    text = f"<{prefix}workbook {space}{root}>{gap}{listed}{gap}</{prefix}workbook>"
    book = write_zip(tmp_path_factory.mktemp("any") / "log.xlsx", parts_with(text))
    wanted = "Findings (2)" if name.casefold() == "findings" else "Findings"
    after = add(book)
    assert faults(book, after, wanted) == []
    ids = [each.get("sheetId") for each in parse_part(read_part(after, BOOK), "x").iter(f"{{{main}}}sheet")]
    assert len(set(ids)) == 2
    assert zipfile.ZipFile(after).testzip() is None
    assert len(Package(after, after.read_bytes()).relationships(BOOK)) == 4

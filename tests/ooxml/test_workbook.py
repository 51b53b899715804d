"""Opening a workbook: sheets, names, dates; and what is no workbook ends in one sentence with a remedy."""

import os
from pathlib import Path

import pytest
import xlsxwriter

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.refusals import MAX_FILE_SIZE, SAVE_AS
from rag_reports.ooxml.workbook import SheetInfo, open_workbook
from tests.ooxml.books import book_parts, write_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def main_of(kind: str) -> dict[str, bytes]:
    return book_parts(ROW, main_type=kind)


def test_sheets_in_tab_order_with_their_states(tmp_path: Path) -> None:
    path = tmp_path / "tabs.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("HMICFRS Log", "Key", "Old"):
            book.add_worksheet(name).write("A1", name)
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": "=Key!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        book.get_worksheet_by_name("Key").hide()
        book.get_worksheet_by_name("Old").very_hidden()
        book.define_name("Colours", "=Key!$A$1:$A$4")
        book.define_name("Key!Local", "=Key!$B$1")
    opened = open_workbook(path)
    assert [(info.name, info.state, info.kind) for info in opened.sheets] == [
        ("HMICFRS Log", "visible", "worksheet"),
        ("Key", "hidden", "worksheet"),
        ("Old", "veryHidden", "worksheet"),
        ("Chart", "visible", "chartsheet"),
    ]
    assert opened.defined_names == {"Colours": "Key!$A$1:$A$4", "Key!Local": "Key!$B$1"}
    assert [opened.read_sheet(info).max_row for info in opened.sheets] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("", False), ('<workbookPr date1904="1"/>', True), ('<workbookPr date1904="false"/>', False)],
)
@pytest.mark.parametrize("strict", [False, True])
def test_the_date_system(tmp_path: Path, written: str, expected: bool, strict: bool) -> None:
    assert (
        open_workbook(write_zip(tmp_path / "dates.xlsx", book_parts(workbook=written, strict=strict))).date1904
        is expected
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("book.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        ("BOOK.XLTX", "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
        ("book.xltm", "application/vnd.ms-excel.template.macroEnabled.main+xml"),
    ],
)
def test_macro_workbooks_and_templates_are_opened(tmp_path: Path, name: str, kind: str) -> None:
    book = open_workbook(write_zip(tmp_path / name, main_of(kind)))
    assert book.sheets == (SheetInfo("Log", "visible", "xl/worksheets/sheet1.xml", "worksheet"),)


@pytest.mark.parametrize(
    ("name", "seen"),
    [("book.txt", r"another kind of file \(\.txt\)"), ("book.xls", r"\(\.xls\)"), ("book", "no extension")],
)
def test_a_workbook_under_a_wrong_name_is_refused(tmp_path: Path, name: str, seen: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with pytest.raises(WorkbookError, match=f"{seen}.*Rename it so that it ends in .xlsx"):
        open_workbook(write_zip(tmp_path / name, main_of(kind)))


def test_parts_are_found_by_relationship_and_not_by_name(tmp_path: Path) -> None:
    renames = {
        "xl/workbook.xml": "Deep\\Book.XML",
        "xl/_rels/workbook.xml.rels": "Deep\\_rels\\Book.XML.rels",
        "xl/worksheets/sheet1.xml": "Deep\\worksheets\\SHEET1.xml",
        "xl/styles.xml": "xl/styles.xml",
        "xl/sharedStrings.xml": "deep/SharedStrings.XML",
    }
    parts = {renames.get(name, name): data for name, data in book_parts(ROW).items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = (
            parts[name].replace(b"/xl/workbook.xml", b"/deep/book.xml").replace(b'"xl/workbook.xml', b'"/deep/book.xml')
        )
    book = open_workbook(write_zip(tmp_path / "names.xlsx", parts))
    assert book.read_sheet(book.sheets[0]).rows.keys() == {1}
    assert len(book.styles) == 3


def test_a_workbook_without_package_relationships_is_found_by_its_content_type(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    del parts["_rels/.rels"]
    assert open_workbook(write_zip(tmp_path / "found.xlsx", parts)).part == "xl/workbook.xml"


def test_a_workbook_without_styles_or_strings_is_read(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    del parts["xl/styles.xml"], parts["xl/sharedStrings.xml"]
    book = open_workbook(write_zip(tmp_path / "bare.xlsx", parts))
    assert book.read_sheet(book.sheets[0]).rows[1][1].value == 1
    assert (len(book.styles), book.styles.fill(0)) == (0, None)


@pytest.mark.parametrize("lock", ["~$tracker.xlsx", ".~lock.tracker.xlsx#"])
def test_a_workbook_open_elsewhere_is_read_and_said_to_be(tmp_path: Path, lock: str) -> None:
    path = write_zip(tmp_path / "tracker.xlsx", book_parts(ROW))
    assert open_workbook(path).open_elsewhere is False
    (tmp_path / lock).write_bytes(b"\x05staff" + bytes(159))
    assert open_workbook(path).open_elsewhere is True


REFUSED = {
    "empty": (b"", "the file is empty"),
    "blanks": (bytes(2_000), "the file is empty"),
    "html": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "a web page (HTML)"),
    "html table": (b'<table border="1"><tr><td>1</td></tr></table>', "a web page (HTML)"),
    "xml 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML Spreadsheet 2003",
    ),
    "web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web archive"),
    "csv": ("No,Recommendation,Status\n1,Café,GREEN\n".encode(), "plain text, such as a CSV file"),
    "csv windows": ("No;Café;£\n".encode("cp1252") * 9, "plain text, such as a CSV file"),
    "csv utf-16": ("No\tStatus\n1\tGREEN\n".encode("utf-16"), "plain text, such as a CSV file"),
    "pdf": (b"%PDF-1.7\n", "a PDF"),
    "rtf": (b"{\\rtf1 text}", "a rich-text document"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not an Excel workbook"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), "the old .xls format"),
    "xls 5": (OLE + "Book".encode("utf-16-le"), "the old .xls format"),
    "biff": (b"\x09\x08\x10\x00" + bytes(20) + b"x", "an Excel older than 1997"),
    "password": (
        OLE + "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "an old Word document"),
    "ole": (OLE, "an old Office file"),
    "cut to its first bytes": (b"PK\x03\x04", "cut off or damaged"),
}


@pytest.mark.parametrize(("data", "seen"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(tmp_path: Path, data: bytes, seen: str) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(data)
    with pytest.raises(WorkbookError) as caught:
        open_workbook(path)
    assert seen in caught.value.seen
    assert str(caught.value) == f"{path}: {caught.value.seen}. {caught.value.remedy}"
    assert caught.value.remedy.endswith(".")


ZIPS = {
    "word": (
        main_of("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        "a Word document",
    ),
    "slides": (
        main_of("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        "a PowerPoint presentation",
    ),
    "xlsb": (main_of("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "Excel's binary .xlsb format"),
    "ods": (
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"},
        "OpenDocument spreadsheet",
    ),
    "odt": ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}, "a Word document"),
    "numbers": ({"Index/Document.iwa": b"x"}, "an Apple Numbers document"),
    "zip": ({"tracker.xlsx": b"x"}, "a zip file with no workbook"),
    "no sheet": (book_parts() | {"xl/workbook.xml": b"<workbook/>"}, "its list of sheets is empty"),
    "no list": (book_parts() | {"xl/workbook.xml": b"<book/>"}, "its list of sheets is damaged"),
}


@pytest.mark.parametrize(("parts", "seen"), ZIPS.values(), ids=ZIPS.keys())
def test_a_zip_that_is_no_workbook_is_refused_in_one_sentence(
    tmp_path: Path, parts: dict[str, bytes], seen: str
) -> None:
    with pytest.raises(WorkbookError) as caught:
        open_workbook(write_zip(tmp_path / "tracker.xlsx", parts))
    assert seen in caught.value.seen


def test_the_remedy_for_an_old_workbook_is_to_save_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xls"
    path.write_bytes(REFUSED["xls"][0])
    with pytest.raises(WorkbookError) as caught:
        open_workbook(path)
    assert str(caught.value) == f"{path}: this is a workbook in the old .xls format. {SAVE_AS}"


def test_a_missing_file_a_folder_and_a_lock_file(tmp_path: Path) -> None:
    (tmp_path / "~$tracker.xlsx").write_bytes(b"\x05staff" + bytes(159))
    seen = []
    for name in ("none.xlsx", ".", "~$tracker.xlsx"):
        with pytest.raises(WorkbookError) as caught:
            open_workbook(tmp_path / name)
        seen.append((caught.value.seen, caught.value.remedy))
    assert seen == [
        ("there is no such file", "Check the name and the folder."),
        ("this is a folder, not a workbook", "Give the workbook inside it."),
        (
            "this is the small file that Excel keeps beside a workbook while it is open",
            "Give the workbook itself, tracker.xlsx.",
        ),
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the user of this run may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "tracker.xlsx", book_parts(ROW))
    path.chmod(0)
    with pytest.raises(WorkbookError, match="does not let you read the file"):
        open_workbook(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device here")
def test_a_device_is_refused() -> None:
    with pytest.raises(WorkbookError, match="a device or pipe"):
        open_workbook(Path("/dev/zero"))


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as target:
        target.truncate(MAX_FILE_SIZE + 1)
    with pytest.raises(WorkbookError, match="larger than 512 MB"):
        open_workbook(path)


def test_a_sheet_whose_link_is_broken_is_listed_and_named_when_read(tmp_path: Path) -> None:
    parts = book_parts(ROW)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b'Id="rId1"', b'Id="rId9"')
    book = open_workbook(write_zip(tmp_path / "broken.xlsx", parts))
    assert [info.part for info in book.sheets] == [""]
    with pytest.raises(WorkbookError, match="sheet 'Log'"):
        book.read_sheet(book.sheets[0])

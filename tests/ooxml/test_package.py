"""Raw parts, their content types and relationships."""

from pathlib import Path

import pytest

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.package import Package, Relationship
from tests.ooxml.books import book_parts, write_zip

TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONSHIPS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="%s/image" Target="../media/My%%20logo.png"/>
<Relationship Id="b" Type="%s/hyperlink" Target="https://example.org/a%%20b" TargetMode="External"/>
<Relationship Id="c" Type="x/table" Target="/XL/Tables/table1.xml"/>
</Relationships>""" % (TRANSITIONAL, STRICT)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    parts = book_parts() | {
        "xl/worksheets/_rels/sheet1.xml.rels": RELATIONSHIPS,
        "xl/media/My logo.png": b"logo",
        "xl/tables/Table1.xml": b"<table/>",
    }
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"<Default", b'<Default Extension="PNG" ContentType="image/PNG"/><Default', 1
    )
    path = write_zip(tmp_path / "book.xlsx", parts)
    return Package(path, path.read_bytes())


def test_names_keep_the_order_of_the_zip(package: Package) -> None:
    assert package.names[:2] == ("[Content_Types].xml", "_rels/.rels")
    assert len(package.names) == 10


def test_a_part_is_read_whatever_its_case(package: Package) -> None:
    assert package.read("xl/tables/table1.XML") == package.read("/xl/tables/Table1.xml") == b"<table/>"
    assert ("XL/TABLES/TABLE1.XML" in package, "xl/tables" in package) == (True, False)
    assert package.size("xl/media/my logo.png") == 4
    assert b"".join(package.chunks("xl/media/My logo.png")) == b"logo"


def test_a_part_that_is_missing_is_named(package: Package) -> None:
    with pytest.raises(WorkbookError, match=r"the part xl/none\.xml that the workbook names is missing"):
        package.read("xl/none.xml")


def test_content_types_come_from_the_part_else_its_extension(package: Package) -> None:
    assert package.content_type("xl/workbook.xml").endswith("spreadsheetml.sheet.main+xml")
    assert package.content_type("xl/media/My logo.png") == "image/png"
    assert package.content_type("xl/none.bin") == ""


def test_relationships_lead_to_parts_or_outside(package: Package) -> None:
    assert package.relationships("xl/worksheets/sheet1.xml") == {
        "a": Relationship("a", "image", "xl/media/My logo.png", False),
        "b": Relationship("b", "hyperlink", "https://example.org/a%20b", True),
        "c": Relationship("c", "table", "xl/tables/Table1.xml", False),
    }
    assert package.relationships("xl/styles.xml") == {}
    assert (package.related("", "officeDocument"), package.related("", "thumbnail")) == ("xl/workbook.xml", None)

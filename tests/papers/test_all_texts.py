"""Every place of a Word file in which a text can hide, each with a secret of its own that must be found."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from openpyxl import Workbook

from rag_reports.errors import DocumentError
from rag_reports.papers.checking import read_all_texts

from .paper_trackers import W

WORDS = W.strip("{}")
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="{alt}"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
# What is put into the paragraph, and where the secret is said to be.
IN_TEXT: Mapping[str, tuple[str, str]] = {
    "split": ("<w:r><w:t>Operation Spl</w:t></w:r><w:r><w:t>it</w:t></w:r>", "the text"),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Operation Hidden</w:t></w:r>", "the text, hidden"),
    "styled": ('<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>Operation Styled</w:t></w:r>', "the text, hidden"),
    "deleted": (
        '<w:del w:id="1" w:author="A"><w:r><w:delText>Operation Deleted</w:delText></w:r></w:del>',
        "the text, deleted",
    ),
    "moved": (
        '<w:moveFrom w:id="1" w:author="A"><w:r><w:t>Operation Moved</w:t></w:r></w:moveFrom>',
        "the text, deleted",
    ),
    "inserted": ('<w:ins w:id="1" w:author="A"><w:r><w:t>Operation Inserted</w:t></w:r></w:ins>', "the text"),
    "half deleted": (
        "<w:r><w:t>Operation </w:t></w:r>"
        '<w:del w:id="1" w:author="A"><w:r><w:delText>Half Deleted</w:delText></w:r></w:del>',
        "the text with what is hidden or deleted",
    ),
    "author": ('<w:ins w:id="1" w:author="Operation Author"><w:r/></w:ins>', "the text, an author's name"),
    "code": ("<w:r><w:instrText>QUOTE Operation Code</w:instrText></w:r>", "the text, a field's code"),
    "simple": ('<w:fldSimple w:instr="QUOTE Operation Simple"/>', "the text, a field's code"),
    "bookmark": ('<w:bookmarkStart w:id="9" w:name="Operation Bookmark"/>', "the text, the attribute name"),
    "box": (BOX.format(alt="", text="Operation Box"), "the text"),
    "alt": (BOX.format(alt="Operation Alt", text=""), "the text, an alt text"),
    "tag": (
        '<w:sdt><w:sdtPr><w:tag w:val="Operation Tag"/></w:sdtPr><w:sdtContent/></w:sdt>',
        "the text, the attribute val",
    ),
    "prompt": ("<w:sdt><w:sdtContent><w:r><w:t>Operation Prompt</w:t></w:r></w:sdtContent></w:sdt>", "the text"),
    "item": (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Operation Item"/></w:dropDownList></w:sdtPr>'
        "<w:sdtContent/></w:sdt>",
        "the text, the attribute displayText",
    ),
    "remark": ("<!-- Operation Remark -->", "the text"),
    "broken": ("<w:r><w:t>Operation</w:t><w:br/><w:t>Broken</w:t></w:r>", "the text"),
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    made = docx.Document()
    made.add_paragraph("PLACE")
    made.styles.add_style("Secret", docx.enum.style.WD_STYLE_TYPE.CHARACTER).font.hidden = True
    made.save(str(path))
    return path


def rewrite(path: Path, parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in (kept | parts).items():
            package.writestr(name, data)


def plant(path: Path, xml: str) -> None:
    with zipfile.ZipFile(path) as package:
        text = package.read("word/document.xml").decode()
    rewrite(path, {"word/document.xml": text.replace("<w:r><w:t>PLACE</w:t></w:r>", xml).encode()})


def places(path: Path, secret: str) -> set[str]:
    return {place for place, text in read_all_texts(path) if secret in " ".join(text.split())}


@pytest.mark.parametrize("name", IN_TEXT)
def test_a_secret_in_the_text_is_found_where_it_is(document: Path, name: str) -> None:
    xml, place = IN_TEXT[name]
    plant(document, xml)
    assert place in places(document, f"Operation {name.title()}")


def test_a_secret_in_any_part_is_found(tmp_path: Path) -> None:
    """Headers, notes, properties, settings, links, strange parts, texts of two bytes a character, a link's code."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Operation Header"
    made.sections[0].footer.paragraphs[0].text = "Operation Footer"
    made.core_properties.keywords = "Operation Keyword"
    made.add_comment(made.add_paragraph("A text").runs[0], "Operation Comment", author="A")
    made.part.relate_to("https://force.example/Operation%20Link", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    for name, data in {
        "word/embeddings/Operation Name.bin": b"\0\1" + "Operation Wide".encode("utf-16-le") + b"\0Operation Thin\1",
        "customXml/item7.xml": b"<a><b>Operation Custom</b></a>",
        "word/afchunk.html": b"<p>Operation <b>Chunk</b></p>",
        "word/charts/chart1.xml": b"<c><v>Operation Chart</v></c>",
    }.items():
        part = Part(PackURI(f"/{name}"), "application/octet-stream", data, made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    path = tmp_path / "paper.docx"
    made.save(str(path))
    found = {
        "Header": "the header",
        "Footer": "the footer",
        "Keyword": "the file's properties",
        "Comment": "the comments",
        "Link": "the part word/_rels/document.xml.rels, a link's target",
        "Name": "a part's name",
        "Wide": "the part word/embeddings/Operation Name.bin",
        "Thin": "the part word/embeddings/Operation Name.bin",
        "Custom": "the part customXml/item7.xml",
        "Chunk": "the part word/afchunk.html",
        "Chart": "the part word/charts/chart1.xml",
    }
    assert {name for name, place in found.items() if place not in places(path, f"Operation {name}")} == set()


def test_the_workbook_behind_a_chart_is_read_too(document: Path) -> None:
    book, held = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active["B7"] = "Operation Workbook"
    book.save(held)
    rewrite(document, {"word/embeddings/sheet.xlsx": held.getvalue()})
    assert any(place.startswith("the part word/embeddings/sheet.xlsx, ") for place in places(document, "Workbook"))


def test_a_text_over_several_paragraphs_is_in_the_whole(document: Path) -> None:
    plant(document, "<w:r><w:t>Operation</w:t></w:r></w:p><w:p><w:r><w:t>Lines</w:t></w:r>")
    assert "the text as a whole" in places(document, "Operation Lines")


def test_a_part_that_is_no_sound_xml_is_read_as_characters(document: Path) -> None:
    rewrite(document, {"customXml/item1.xml": b"<a>Operation Unclosed"})
    assert places(document, "Operation Unclosed") == {"the part customXml/item1.xml"}


def test_what_is_no_word_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(DocumentError, match="this is a PDF"):
        list(read_all_texts(tmp_path / "paper.docx"))

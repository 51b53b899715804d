"""The check of Word files that others made: what Word and other programs write as a matter of course is no fault."""

import datetime as dt
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt, RGBColor

from rag_reports.errors import DocumentError
from rag_reports.layouts.profile import samples_folder
from rag_reports.model import Audience
from rag_reports.papers import build_appendix, list_formats, render
from rag_reports.papers.checking import check_document
from rag_reports.reading import read_tracker
from rag_reports.reading.details import read_details
from tests.papers.paper_trackers import rewrite_part

DOCUMENT = "word/document.xml"
USUAL, PURL = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
FORCES = {"city_of_london": "harbour_city", "durham_panel": "harbour_city"} | {
    name: force
    for force, names in {
        "northfold": ("section_55_response", "west_midlands_committee"),
        "eastmere": ("suffolk_panel", "suffolk_reinspection"),
    }.items()
    for name in names
}
# The label that Microsoft Purview puts into a header, as Word writes it: a shape, and a copy for older programs.
LABEL = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wp:inline '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="MSIPCM1" '
    'descr="{{&quot;HashCode&quot;:1}}"/><w:txbxContent>{0}</w:txbxContent></wp:inline></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).format("<w:p><w:r><w:t>OFFICIAL</w:t></w:r></w:p>")
CONTENTS = (
    '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
    '<w:instrText> TOC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>1.</w:t>'
    "<w:tab/><w:t>Purpose</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/><w:t>1</w:t></w:r></w:hyperlink></w:p>"
    '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="_Toc2"><w:r><w:t>2.</w:t><w:tab/>'
    "<w:t>Progress</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/><w:t>3</w:t></w:r></w:hyperlink>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def as_written_in_word(path: Path) -> docx.document.Document:
    """A right paper on python-docx's template, which is one of Word's, with what Word adds of its own accord."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Progress", "Northshire Police"
    language = made.styles.element.find(".//{*}rPrDefault//{*}lang")
    language.set(docx.oxml.ns.qn("w:val"), "en-GB")
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH).element.set(docx.oxml.ns.qn("w:styleId"), "TOC1")
    made.add_heading("Progress with the recommendations", 0)
    made.add_heading("Purpose", 1)
    made.add_paragraph("The board is asked to note this report.")
    made.add_paragraph("The first of the points to note.", style="List Number")
    made.add_heading("Progress", 1)
    made.sections[0].header.paragraphs[0].text = "OFFICIAL"
    made.sections[0].footer.paragraphs[0].text = "Northshire\tOFFICIAL\tPage 1"
    made.save(str(path))
    return made


def points(path: Path, audience: Audience | None = Audience.PUBLIC) -> list[str]:
    return [fault.point for fault in check_document(path, audience)]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    as_written_in_word(path)
    return path


@pytest.mark.parametrize("template", [each.name for each in list_formats()])
def test_the_public_edition_of_every_format_is_fit(tmp_path: Path, template: str) -> None:
    folder = samples_folder() / FORCES[template]
    date = dt.date(2019, 1, 31)
    tracker, details = read_tracker(folder / "tracker.xlsx"), read_details(folder / "details.xlsx")
    edition = build_appendix(tracker, as_at=date, template=template, details=details, audience="public")
    render(edition, tmp_path / "edition.docx")
    assert check_document(tmp_path / "edition.docx", Audience.PUBLIC) == []


def test_a_right_paper_of_word_has_no_fault(paper: Path) -> None:
    assert points(paper) == []


def test_a_table_of_contents_is_no_list_and_its_page_numbers_are_not_hidden(paper: Path) -> None:
    rewrite_part(
        paper,
        DOCUMENT,
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/>',
        CONTENTS + '<w:p><w:pPr><w:pStyle w:val="Heading1"/>',
    )
    assert points(paper) == []


def test_a_label_in_a_shape_is_the_classification(paper: Path) -> None:
    with zipfile.ZipFile(paper) as package:
        header = next(name for name in package.namelist() if "header" in name and b"OFFICIAL" in package.read(name))
    rewrite_part(paper, header, "<w:r><w:t>OFFICIAL</w:t></w:r>", LABEL)
    assert points(paper) == []


def test_a_strict_file_is_read_as_any_other(paper: Path) -> None:
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name).decode("latin-1") for name in package.namelist()}
    with zipfile.ZipFile(paper, "w") as package:
        for name, text in parts.items():
            strict = re.sub(rf"{USUAL}(officeDocument|wordprocessingml|drawingml)/2006/", rf"{PURL}\1/", text)
            package.writestr(name, strict.replace("/extended-properties", "/extendedProperties").encode("latin-1"))
    assert points(paper) == []
    rewrite_part(paper, DOCUMENT, "<w:r><w:t>The board", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>The board")
    assert points(paper) == ["hidden-text"]


def test_the_main_part_may_have_any_name(paper: Path) -> None:
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(paper, "w") as package:
        for name, data in parts.items():
            renamed = name.replace("document.xml", "document2.xml")
            is_link = name in ("_rels/.rels", "[Content_Types].xml")
            package.writestr(renamed, data.replace(b"word/document.xml", b"word/document2.xml") if is_link else data)
    assert points(paper) == []


def test_words_own_table_styles_hide_no_text(tmp_path: Path) -> None:
    """White headings on dark rows, banded rows and columns: what they say is never taken for white on white."""
    styles = [style.name for style in docx.Document().styles if style.type == WD_STYLE_TYPE.TABLE]
    assert len(styles) > 90
    for style in styles[::4]:
        made = docx.Document()
        table = made.add_table(4, 3, style=style)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "Words"
        made.save(str(tmp_path / "table.docx"))
        assert not {"hidden-text", "colour-alone", "text-on-picture"} & set(points(tmp_path / "table.docx")), style


def test_a_fault_in_two_hundred_rows_is_told_once(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Progress", 1)
    table = made.add_table(200, 2)
    for row in table.rows:
        row.cells[0].text = "1"
    made.save(str(tmp_path / "paper.docx"))
    table.cell(0, 1).text = "Status"
    made.save(str(tmp_path / "paper.docx"))
    [blank] = [fault for fault in check_document(tmp_path / "paper.docx") if fault.point == "blank-cells"]
    assert blank.count == 199
    assert blank.places == tuple(f"table 1, row {row} below the heading “Progress”" for row in (2, 3, 4))


def test_comments_are_told_and_their_authors_with_them(tmp_path: Path) -> None:
    made = as_written_in_word(tmp_path / "paper.docx")
    made.add_comment(made.paragraphs[2].runs[0], "Is this right?", author="A. Clerk")
    made.save(str(tmp_path / "paper.docx"))
    [fault] = check_document(tmp_path / "paper.docx")
    assert (fault.point, fault.count, fault.places) == ("comments", 1, ("the comment “Is this right?”",))


def test_the_workbook_behind_a_chart_is_told(tmp_path: Path) -> None:
    made = as_written_in_word(tmp_path / "paper.docx")
    package = made.part.package
    chart = Part(PackURI("/word/charts/chart1.xml"), "application/xml", b"<c/>", package)
    book = Part(PackURI("/word/embeddings/sheet1.xlsx"), "application/vnd.ms-excel", b"PK", package)
    chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    made.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    made.save(str(tmp_path / "paper.docx"))
    assert points(tmp_path / "paper.docx") == ["chart-data"]


def test_lines_in_bold_are_no_headings(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("The board is asked to note where the force stands with each of the recommendations.")
    made.add_paragraph().add_run("Progress").bold = True
    made.add_paragraph("Two recommendations were closed.")
    made.save(str(tmp_path / "paper.docx"))
    [fault] = [fault for fault in check_document(tmp_path / "paper.docx") if "heading" in fault.point]
    assert (fault.point, fault.places) == ("no-headings", ("the paragraph “Progress”",))


def test_white_text_is_hidden_unless_a_picture_may_lie_behind_it(tmp_path: Path) -> None:
    made = as_written_in_word(tmp_path / "paper.docx")
    made.paragraphs[2].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    made.save(str(tmp_path / "paper.docx"))
    assert points(tmp_path / "paper.docx") == ["hidden-text"]
    header = made.sections[0].header.paragraphs[0].add_run()
    header._r.append(docx.oxml.parse_xml(f'<w:pict xmlns:w="{USUAL}wordprocessingml/2006/main"><v:rect xmlns:v='
                                         '"urn:schemas-microsoft-com:vml"/></w:pict>'))  # fmt: skip
    made.save(str(tmp_path / "paper.docx"))
    assert points(tmp_path / "paper.docx") == ["text-on-picture", "alt-text-margin"]


def test_large_letters_need_less_contrast(tmp_path: Path) -> None:
    made = as_written_in_word(tmp_path / "paper.docx")
    run = made.paragraphs[2].runs[0]
    run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    for size, bold, found in ((14, False, ["contrast"]), (14, True, []), (18, False, [])):
        run.font.size, run.font.bold = Pt(size), bold
        made.save(str(tmp_path / "paper.docx"))
        assert points(tmp_path / "paper.docx") == found


def test_deep_or_endless_xml_is_one_sentence(paper: Path) -> None:
    for planted in ("<w:sdt>" * 5000, "<!DOCTYPE a [<!ENTITY b 'c'>]>"):
        copy = paper.with_name("hostile.docx")
        copy.write_bytes(paper.read_bytes())
        before = "<w:body>" if planted.startswith("<w") else "<w:document"
        rewrite_part(copy, DOCUMENT, before, f"{before}{planted}" if planted.startswith("<w") else planted + before)
        with pytest.raises(DocumentError):
            check_document(copy)


@pytest.mark.libreoffice
def test_a_right_document_of_libreoffice_lacks_only_what_it_cannot_write(soffice: str, tmp_path: Path) -> None:
    """LibreOffice writes no alternative text of tables into .docx; all else of its file is right."""
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", tmp_path]
    subprocess.run([*command, Path(__file__).parent / "right.fodt"], check=True, capture_output=True, timeout=180)
    assert points(tmp_path / "right.docx") == ["table-alt-text"]


@pytest.mark.libreoffice
def test_a_paper_saved_again_by_libreoffice_is_as_fit_as_before(soffice: str, tmp_path: Path, paper: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, tmp_path / "again", paper], check=True, capture_output=True, timeout=180)
    assert points(tmp_path / "again" / "paper.docx") == []

"""The check of a Word file: silent on the papers that are made, and one planted fault is that fault and no other."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from rag_reports.model import Audience, Status
from rag_reports.papers import build_appendix, render
from rag_reports.papers.checking import check_document
from rag_reports.papers.checking.points import POINTS
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker, rewrite_part

ROOT = Path(__file__).parent.parent.parent
DOCUMENT, STYLES, CORE, SETTINGS = "word/document.xml", "word/styles.xml", "docProps/core.xml", "word/settings.xml"
HEADER, FOOTER, APP, RELS = "word/header1.xml", "word/footer1.xml", "docProps/app.xml", "word/_rels/document.xml.rels"
TITLE = "HMICFRS report recommendations - Northshire Police - Position as at 31 January 2019"
NOTE = '<w:p><w:pPr><w:pStyle w:val="TableNote"/></w:pPr><w:r>'
COMMENT = '<w:t xml:space="preserve">A review has begun.</w:t>'
LINK = '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" {}/>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
DRAWING = (
    f'<w:r><w:drawing><wp:{{0}} {WP}><wp:docPr id="1" name="Picture 1"{{1}}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{2}"/></a:graphic></wp:{0}></w:drawing></w:r>'
)
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
BOX = (
    f'<w:r><w:pict><v:shape {VML} fillcolor="{{0}}"><v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="{{1}}"/>'
    "</w:rPr><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>The next report</w:t></w:r>"
LARGE = '<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>The next report</w:t></w:r>'
IN_CELL = "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>In it</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc>"
BOXED = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A box</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/><w:sectPr>"
MARKED = (
    f'<w:p><w:r><w:pict><v:shape {VML} id="WaterMark"><v:textpath string="EMBARGOED"/></v:shape></w:pict></w:r></w:p>'
)
DELETED = '<w:del w:id="1" w:author="Clerk"><w:r><w:delText>Some words</w:delText></w:r></w:del>'
PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here to enter text.</w:t></w:r>"
    "</w:sdtContent></w:sdt>"
)
GUESSED = ' descr="A graph. Description automatically generated"'
OLE = LINK.format("oleObject", 'Target="embeddings/oleObject1.bin"')
FAR = LINK.format("image", 'Target="https://force.example/crest.png" TargetMode="External"')


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The public edition of an appendix with each status, a list in a cell, a finished report and a notice."""
    statuses = [make_item(str(number), status) for number, status in enumerate([*Status, None])]
    tracker = make_tracker(
        make_report(*statuses, make_item("9", text="Forces should:\n• train;\n• check.")),
        make_report(make_item("1", Status.GREEN), title="Finished"),
        key=(),
    )
    path = tmp_path / "appendix.docx"
    render(build_appendix(tracker, as_at=AS_AT, findings=make_findings(tracker, 2), audience="public"), path)
    return path


def points(path: Path) -> list[str]:
    return [fault.point for fault in check_document(path, Audience.PUBLIC)]


def in_text(inner: str) -> tuple[str, str, str]:
    """A paragraph's inner XML put before the last section."""
    return DOCUMENT, "<w:sectPr>", f"<w:p>{inner}</w:p><w:sectPr>"


def texts(*lines: str) -> tuple[str, str, str]:
    return DOCUMENT, "<w:sectPr>", "".join(map(PARAGRAPH.format, lines)) + "<w:sectPr>"


def run(properties: str, text: str = "Some words") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def link(target: str, text: str) -> Sequence[tuple[str, str, str]]:
    relation = LINK.format("hyperlink", f'Target="{target}" TargetMode="External"')
    return (
        (RELS, "</Relationships>", f"{relation}</Relationships>"),
        in_text(f'<w:hyperlink r:id="rId90"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'),
    )


def test_an_appendix_has_no_fault(paper: Path) -> None:
    assert check_document(paper, Audience.PUBLIC) == []


# The point, and what is planted: part, what stands there, and what takes its place.
PLANTED: Sequence[tuple[str, *tuple[tuple[str, str, str], ...]]] = (
    ("title", (CORE, TITLE, " ")),
    (
        "title-shown",
        (DOCUMENT, '<w:pStyle w:val="Title"/>', ""),
        (STYLES, '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="1"/>'),
    ),
    ("language", (STYLES, '<w:lang w:val="en-GB"', '<w:lang w:val="en-US"')),
    ("language", (STYLES, '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', "")),
    ("language-part", (DOCUMENT, "<w:r>", '<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr>')),
    ("language-part", in_text(run('<w:lang w:val="fr-FR"/>', "The force has the plan"))),
    ("heading-skipped", (DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>')),
    ("heading-empty", in_text('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')),
    ("heading-faked", (DOCUMENT, f"{NOTE}<w:t", f"<w:p>{BOLD}</w:p><w:p><w:r><w:t")),
    ("heading-faked", (DOCUMENT, f"{NOTE}<w:t", f"<w:p>{LARGE}</w:p><w:p><w:r><w:t")),
    ("header-row", (DOCUMENT, "<w:tblHeader/>", "")),
    ("header-row", (DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="0"/>')),
    ("merged-cells", (DOCUMENT, "</w:tcPr>", "<w:vMerge/></w:tcPr>")),
    ("merged-cells", (DOCUMENT, "</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>')),
    ("merged-cells", (DOCUMENT, "</w:tcPr>", '<w:hMerge w:val="restart"/></w:tcPr>')),
    ("nested-table", (DOCUMENT, "</w:p></w:tc>", IN_CELL)),
    ("blank-cells", (DOCUMENT, ">Not stated<", "> <")),
    ("blank-rows", (DOCUMENT, "</w:tr></w:tbl>", "</w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>")),
    ("table-alt-text", (DOCUMENT, "<w:tblCaption", "<w:x"), (DOCUMENT, "<w:tblDescription", "<w:x")),
    ("layout-table", in_text(""), (DOCUMENT, "<w:p></w:p><w:sectPr>", BOXED)),
    ("colour-alone", (DOCUMENT, ">GREEN<", "> <")),
    ("colour-alone", in_text(run('<w:color w:val="C00000"/>', "●"))),
    ("colour-on-figure", (DOCUMENT, ">GREEN<", ">75%<")),
    ("contrast", (DOCUMENT, 'w:fill="00B050"', 'w:fill="002060"')),
    ("contrast", (STYLES, 'w:fill="1F2A44"', 'w:fill="C0C0C0"')),
    ("contrast", in_text(run('<w:color w:val="A0A0A0"/>'))),
    ("contrast", in_text(run('<w:color w:val="FFFFFF"/><w:highlight w:val="yellow"/>'))),
    (
        "contrast",
        in_text(
            '<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="000080"/></w:pPr>' + run('<w:color w:val="000000"/>')
        ),
    ),
    (
        "contrast",
        in_text(run('<w:color w:val="auto"/><w:shd w:val="clear" w:fill="FFFFFF"/>')),
        in_text(run('<w:color w:val="00B050"/><w:b/><w:sz w:val="26"/>')),
    ),
    ("contrast", in_text(BOX.format("#4472c4 [3204]", "808080"))),
    ("typed-bullets", (DOCUMENT, ">A review has begun.<", ">• A review has begun.<")),
    ("typed-bullets", texts("- the first", "- the second")),
    ("typed-numbers", texts("1. The first is this.", "2. The second is this.")),
    ("typed-numbers", texts("(a) the first", "(b) the second")),
    ("typed-numbers", texts("1.1 The panel met.", "1.2 It heard the force.")),
    ("blank-paragraphs", (DOCUMENT, "<w:sectPr>", f"<w:p/><w:p/>{PARAGRAPH.format('Below.')}<w:sectPr>")),
    ("spaces", texts("Chief Constable          Northshire")),
    ("spaces", in_text("<w:r><w:t>Name</w:t><w:tab/><w:tab/><w:t>Rank</w:t></w:r>")),
    ("alt-text", in_text(DRAWING.format("inline", "", "chart"))),
    ("alt-text", in_text(f"<w:r><w:pict><v:rect {VML}/></w:pict></w:r>")),
    ("alt-text-says-nothing", in_text(DRAWING.format("inline", ' descr="Picture 1"', "picture"))),
    ("alt-text-says-nothing", in_text(DRAWING.format("inline", GUESSED, "picture"))),
    ("floating", in_text(DRAWING.format("anchor", ' descr="The crest of the force"', "picture"))),
    ("watermark", (HEADER, "</w:hdr>", f"{MARKED}</w:hdr>")),
    ("link-says-nothing", *link("https://force.example/report", "click here")),
    ("link-says-nothing", *link("https://force.example/report", "https://force.example/report?id=7")),
    ("link-inside", *link("file:///C:/Users/clerk/paper.docx", "The earlier paper")),
    ("classification", (HEADER, ">OFFICIAL<", ">Northshire<"), (FOOTER, ">OFFICIAL<", ">Northshire<")),
    ("classification-missing", (FOOTER, ">OFFICIAL<", ">Northshire<")),
    ("classification-missing", (DOCUMENT, "<w:sectPr>", "<w:sectPr><w:titlePg/>")),
    ("classification-differs", (FOOTER, ">OFFICIAL<", ">UNCLASSIFIED<")),
    ("not-for-public", (HEADER, ">OFFICIAL<", ">OFFICIAL-SENSITIVE<"), (FOOTER, ">OFFICIAL<", ">OFFICIAL: SENSITIVE<")),
    ("not-for-public", texts("Not for publication.")),
    ("hidden-text", in_text(run("<w:vanish/>"))),
    ("hidden-text", in_text(run('<w:sz w:val="2"/>'))),
    ("hidden-text", in_text(run('<w:color w:val="FEFEFE"/>'))),
    ("hidden-text", (STYLES, '<w:name w:val="Table Note"/>', '<w:name w:val="Table Note"/><w:rPr><w:vanish/></w:rPr>')),
    ("hidden-text", (DOCUMENT, "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>")),
    ("tracked-changes", in_text('<w:ins w:id="1" w:author="Clerk"><w:r><w:t>Some words</w:t></w:r></w:ins>')),
    ("tracked-changes", in_text(DELETED)),
    ("tracked-changes", in_text(run('<w:rPrChange w:id="1" w:author="Clerk"><w:rPr/></w:rPrChange>'))),
    ("tracked-changes", (DOCUMENT, "</w:tcPr>", '<w:cellIns w:id="1" w:author="Clerk"/></w:tcPr>')),
    (
        "tracked-changes",
        (
            STYLES,
            '<w:name w:val="Table Note"/>',
            '<w:name w:val="Table Note"/><w:pPr><w:pPrChange w:id="1" w:author="Clerk"/></w:pPr>',
        ),
    ),
    ("names", (CORE, "<dc:title>", "<dc:creator>A. Clerk</dc:creator><dc:title>")),
    ("names", (CORE, "<dc:title>", "<cp:lastModifiedBy>A. Clerk</cp:lastModifiedBy><dc:title>")),
    ("names", (APP, "<Application>", "<Manager>A. Clerk</Manager><Application>")),
    ("properties", (APP, "<Application>", "<Company>Bloggs and Sons of Bath</Company><Application>")),
    ("path", (APP, "<Application>", "<Template>C:\\Users\\clerk\\paper.dotx</Template><Application>")),
    ("embedded-files", (RELS, "</Relationships>", f"{OLE}</Relationships>")),
    ("linked-picture", (RELS, "</Relationships>", f"{FAR}</Relationships>")),
    ("macros", ("[Content_Types].xml", "document.main+xml", "document.macroEnabled.main+xml")),
    ("address", texts("Write to jane.smith@northshire.police.uk.")),
    ("address", *link("mailto:jane.smith@northshire.police.uk", "Write to the head of performance")),
    ("prompt", in_text(PROMPT)),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted[0])
def test_a_planted_fault_is_found_and_nothing_else(
    paper: Path, planted: tuple[str, *tuple[tuple[str, str, str], ...]]
) -> None:
    point, *changes = planted
    for part, before, after in changes:
        rewrite_part(paper, part, before, after)
    assert points(paper) == [point]


# What is right, or nobody's business, and must not be told.
RIGHT: Sequence[tuple[tuple[str, str, str], ...]] = (
    (in_text(run('<w:lang w:val="cy-GB"/>', "Heddlu Gogledd Cymru")),),
    (in_text(run('<w:lang w:val="en-US"/>', "2019")),),
    ((CORE, "<dc:title>", "<dc:creator>Northshire Police</dc:creator><dc:title>"),),
    (
        (
            APP,
            "<Application>",
            "<Company>Northshire Constabulary</Company><Template>Normal.dotm</Template><Application>",
        ),
    ),
    (texts("Write to committee.services@northshire.gov.uk."),),
    (texts("1. is a number that nothing follows."),),
    (texts("- one dash"),),
    (texts("* Figures are provisional."),),
    (texts("2019. That was the year.", "2020. That was the next."),),
    (in_text(run("<w:webHidden/>", "7")),),
    (in_text(run('<w:color w:val="767676"/>')),),
    (in_text(run('<w:color w:val="808080"/><w:sz w:val="36"/>')),),
    (in_text(run('<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>')),),
    (in_text(DRAWING.format("inline", ' descr="A chart: GREEN 4, AMBER 2"', "chart")),),
    ((DOCUMENT, ">GREEN<", ">Complete<"),),
    (
        (
            DOCUMENT,
            'w:val="clear" w:color="auto" w:fill="00B050"',
            'w:val="diagStripe" w:color="FF0000" w:fill="00B050"',
        ),
    ),
    ((DOCUMENT, ">GREEN<", ">✔<"),),
    (in_text("<w:r><w:t>Contents</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>4</w:t></w:r>"),),
    ((DOCUMENT, "<w:sectPr>", f"<w:p/>{PARAGRAPH.format('Below.')}<w:sectPr>"),),
    link("https://hmicfrs.example/", "www.hmicfrs.example"),
    link("mailto:committee.services@northshire.gov.uk", "committee.services@northshire.gov.uk"),
)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_is_not_told(paper: Path, changes: Sequence[tuple[str, str, str]]) -> None:
    for part, before, after in changes:
        rewrite_part(paper, part, before, after)
    assert points(paper) == []


def test_every_point_has_a_planted_fault_or_a_test_of_its_own() -> None:
    elsewhere = {"comments", "chart-data", "no-headings", "text-on-picture", "alt-text-margin"} | {
        "withheld",
        "withheld-words",
    }  # test_any_word_file.py
    assert set(POINTS) == {planted[0] for planted in PLANTED} | elsewhere


def test_the_manual_tells_every_point_and_how_grave_it_is() -> None:
    manual = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| (\w+) \|$", manual, re.M))
    assert told == {point.name: point.severity.value for point in POINTS.values()}

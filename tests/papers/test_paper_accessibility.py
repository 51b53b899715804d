"""The check of accessibility: silent on the papers that are made, and it finds each fault that is planted."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from rag_reports.model import Status
from rag_reports.papers import build_appendix, render
from rag_reports.papers.accessibility import check_document
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker, rewrite_part

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"

TITLE = "HMICFRS report recommendations - Northshire Police - Position as at 31 January 2019"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
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
    return [fault.point for fault in check_document(path)]


def test_an_appendix_has_no_fault(paper: Path) -> None:
    assert check_document(paper) == []


FAULTS: Sequence[tuple[str, str, str, str]] = (
    ("title", CORE, TITLE, " "),
    ("title", DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Subtitle"/>'),
    ("language", STYLES, '<w:lang w:val="en-GB"', '<w:lang w:val="en-US"'),
    ("language", DOCUMENT, "<w:r>", '<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr>'),
    ("headings", DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'),
    ("headings", DOCUMENT, '<w:pStyle w:val="TableNote"/></w:pPr><w:r>', "</w:pPr><w:r><w:rPr><w:b/></w:rPr>"),
    ("header row", DOCUMENT, "<w:tblHeader/>", ""),
    ("header row", DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'),
    ("merged cells", DOCUMENT, "</w:tcPr>", "<w:vMerge/></w:tcPr>"),
    ("merged cells", DOCUMENT, "</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>'),
    ("blank cells", DOCUMENT, ">Not stated<", "> <"),
    ("contrast", DOCUMENT, 'w:fill="00B050"', 'w:fill="002060"'),
    ("contrast", STYLES, '<w:b/><w:color w:val="000000"/></w:rPr></w:style><w:style w:type="table"',
     '<w:b/><w:color w:val="FFFFFF"/></w:rPr></w:style><w:style w:type="table"'),
    ("contrast", STYLES, 'w:fill="1F2A44"', 'w:fill="C0C0C0"'),
    ("lists", DOCUMENT, ">A review has begun.<", ">• A review has begun.<"),
    ("metadata", CORE, "<dc:title>", "<dc:creator>Clerk</dc:creator><dc:title>"),
    ("metadata", CORE, "<dc:title>", "<cp:lastModifiedBy>Clerk</cp:lastModifiedBy><dc:title>"),
    ("metadata", "docProps/app.xml", "<Application>", "<Company>Force</Company><Application>"),
    ("metadata", DOCUMENT, "<w:r>", '<w:ins w:id="1" w:author="Clerk"><w:r/></w:ins><w:r>'),
    ("layout", DOCUMENT, "<w:body>", "<w:body><w:p/>"),
)  # fmt: skip


@pytest.mark.parametrize(("point", "part", "before", "after"), FAULTS)
def test_a_planted_fault_is_found(paper: Path, point: str, part: str, before: str, after: str) -> None:
    rewrite_part(paper, part, before, after)
    assert point in points(paper)


def test_a_table_without_title_and_description_is_found(paper: Path) -> None:
    rewrite_part(paper, DOCUMENT, "<w:tblCaption", "<w:x")
    rewrite_part(paper, DOCUMENT, "<w:tblDescription", "<w:x")
    assert points(paper) == ["alt text"]


def test_a_picture_without_a_description_is_found(tmp_path: Path) -> None:
    pixel = tmp_path / "pixel.png"
    pixel.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
        )
    )
    document = docx.Document()
    document.add_picture(str(pixel))
    document.save(str(tmp_path / "picture.docx"))
    assert "alt text" in points(tmp_path / "picture.docx")


def test_a_comment_is_found(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Text").runs[0]
    document.add_comment(run, "Why?", author="Clerk")
    document.save(str(tmp_path / "comment.docx"))
    assert "word/comments.xml" in [fault.place for fault in check_document(tmp_path / "comment.docx")]


def test_an_ordinary_document_of_another_program_misses_most_points(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(2, 2)
    document.save(str(tmp_path / "plain.docx"))
    found = {"title", "language", "headings", "header row", "alt text", "blank cells", "metadata"}
    assert found <= set(points(tmp_path / "plain.docx"))

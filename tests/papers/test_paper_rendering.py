"""The Word file that is made: what publication asks of it, read back part by part, and how it stands up."""

import datetime as dt
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT

from rag_reports.model import Status
from rag_reports.papers import build_appendix, render
from rag_reports.papers.checking import check_document
from rag_reports.papers.grid import check_grids
from tests.papers.paper_trackers import (
    AS_AT,
    W,
    make_findings,
    make_item,
    make_report,
    make_tracker,
    read_part,
    rewrite_part,
)

LONG = "The force has reviewed its training and found that most officers have taken part in it. "


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Five reports, with rows longer than half a page, an empty report and a draft notice."""
    reports = [
        make_report(
            make_item("1", Status.AMBER, comment=LONG * (4 + 6 * place), text="Forces should:\n• train;\n• check."),
            make_item("2", Status.RED, new=True),
            make_item("3", Status.GREEN),
            make_item("4", None),
            title=f"Report {place} & “others”",
            published=dt.date(2018, 1 + place, 28),
        )
        for place in range(5)
    ]
    tracker = make_tracker(*reports, make_report(make_item("1", Status.GREEN), title="Finished"))
    path = tmp_path / "appendix.docx"
    findings = make_findings(tracker, 2)
    render(build_appendix(tracker, as_at=AS_AT, findings=findings, audience="public"), path)
    return path


def test_the_page_is_landscape_a4(paper: Path) -> None:
    section = docx.Document(str(paper)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_the_title_is_shown_and_is_the_files_title(paper: Path) -> None:
    document = docx.Document(str(paper))
    assert document.core_properties.title.startswith("HMICFRS report recommendations - Northshire Police")
    [title] = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Title"]
    assert title == "HMICFRS report recommendations"


def test_the_language_is_british_english(paper: Path) -> None:
    languages = {mark.get(f"{W}val") for mark in read_part(paper, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}
    assert docx.Document(str(paper)).core_properties.language == "en-GB"
    assert not list(read_part(paper).iter(f"{W}lang"))


def test_every_report_has_a_real_heading_kept_with_its_table(paper: Path) -> None:
    document = docx.Document(str(paper))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["Key to the status colours", *(f"Report {place} & “others”" for place in (4, 3, 2, 1, 0)),
                        "Reports not listed above"]  # fmt: skip
    for name in ("Heading 1", "Source Line", "Count Sentence", "Table Heading"):
        assert document.styles[name].paragraph_format.keep_with_next, name


def test_header_rows_are_marked_repeated_and_not_broken(paper: Path) -> None:
    tables = list(read_part(paper).iter(f"{W}tbl"))
    assert len(tables) == 6
    for table in tables:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert first.find(f"{W}trPr/{W}cantSplit") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)


def test_short_rows_stay_whole_and_long_ones_may_break(paper: Path) -> None:
    table = list(read_part(paper).iter(f"{W}tbl"))[1]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr")]
    assert whole == [True, False, True, True]


def test_no_cell_is_merged_or_blank(paper: Path) -> None:
    document = read_part(paper)
    assert not list(document.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"))
    assert all("".join(cell.itertext()).strip() for cell in document.iter(f"{W}tc"))


def test_every_table_says_what_it_is(paper: Path) -> None:
    captions = [mark.get(f"{W}val") for mark in read_part(paper).iter(f"{W}tblCaption")]
    assert captions == ["Key to the status colours", *(f"Report {place} & “others”" for place in (4, 3, 2, 1, 0))]
    descriptions = [mark.get(f"{W}val", "") for mark in read_part(paper).iter(f"{W}tblDescription")]
    assert len(descriptions) == 6 and all(descriptions)


def test_every_coloured_cell_has_its_word_in_black(paper: Path) -> None:
    words = {"00B050": "GREEN", "FFC000": "AMBER", "FF0000": "RED", "FFFFFF": "WHITE"}
    seen = set()
    for cell in read_part(paper).iter(f"{W}tc"):
        shading = cell.find(f"{W}tcPr/{W}shd")
        if shading is not None:
            fill = shading.get(f"{W}fill", "")
            seen.add(fill)
            assert words[fill] in "".join(cell.itertext())
            assert not list(cell.iter(f"{W}color"))
    assert seen == set(words)
    colour = docx.Document(str(paper)).styles["Status Word"].font.color.rgb
    assert str(colour) == "000000"


def test_bullets_are_items_of_a_word_list(paper: Path) -> None:
    numbering = read_part(paper, "word/numbering.xml")
    lists = {mark.get(f"{W}numId") for mark in numbering.findall(f"{W}num")}
    placed = [
        paragraph for paragraph in read_part(paper).iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}numPr") is not None
    ]
    styles = Counter(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for paragraph in placed)
    assert styles == {"TableBullet": 10, "ListBullet": 1}
    assert {mark.get(f"{W}val") for mark in read_part(paper).iter(f"{W}numId")} <= lists
    assert "•" not in "".join(read_part(paper).itertext())


def test_every_page_has_its_number_and_the_classification(paper: Path) -> None:
    footer = read_part(paper, "word/footer1.xml")
    fields = [(mark.text or "").strip() for mark in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "as at 31 January 2019" in "".join(footer.itertext())
    for part in ("word/header1.xml", "word/footer1.xml"):
        assert "OFFICIAL" in "".join(read_part(paper, part).itertext())


def test_the_file_names_nobody_and_has_no_traces(paper: Path) -> None:
    properties = docx.Document(str(paper)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    with zipfile.ZipFile(paper) as package:
        assert not [name for name in package.namelist() if "comments" in name or "custom" in name]
    assert not list(read_part(paper).iter(f"{W}ins", f"{W}del", f"{W}sdt"))


def add_part(path: Path, name: str, relationships: str, kind: str) -> str:
    """Adds a part that names the clerk, related to the owner of a relationships part; returns the relation's id."""
    with zipfile.ZipFile(path) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    parts[name] = b"<x>Clerk</x>"
    count = len(parts)
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relation = f'<Relationship Id="added{count}" Type="{types}{kind}" Target="/{name}"/>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    held = parts.get(relationships[1:], empty)
    parts[relationships[1:]] = held.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
    with zipfile.ZipFile(path, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, content)
    return f"added{count}"


def test_what_the_templates_last_editor_left_behind_is_taken_out(tmp_path: Path, own_format: Path) -> None:
    template = own_format / "template.docx"
    document = docx.Document(str(template))
    document.core_properties.author = "Clerk"
    document.core_properties.last_modified_by = "Clerk"
    document.save(str(template))
    rewrite_part(template, "docProps/app.xml", "<Application>", "<Manager>Clerk</Manager><Application>")
    add_part(template, "docProps/custom.xml", "/_rels/.rels", "custom-properties")
    add_part(template, "word/people.xml", "/word/_rels/document.xml.rels", "people")
    add_part(template, "customXml/item1.xml", "/word/_rels/document.xml.rels", "customXml")
    key = add_part(template, "word/folder.xml", "/word/_rels/settings.xml.rels", "attachedTemplate")
    tab = "<w:defaultTabStop"
    rewrite_part(template, "word/settings.xml", tab, f'<w:attachedTemplate r:id="{key}"/>{tab}')
    path = tmp_path / "appendix.docx"
    render(build_appendix(make_tracker(make_report(make_item())), as_at=AS_AT, template=own_format), path)
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if b"Clerk" in package.read(name)]
    assert [fault.point for fault in check_document(path)] == ["classification"]  # none was asked for


def test_controls_with_nothing_to_say_leave_no_empty_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "appendix.docx"
    render(build_appendix(make_tracker(make_report(make_item()), force=()), as_at=AS_AT), path)
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert texts[:3] == [
        "HMICFRS report recommendations",
        "Position as at 31 January 2019",
        "Key to the status colours",
    ]


def test_the_same_appendix_is_the_same_file(tmp_path: Path) -> None:
    appendix = build_appendix(make_tracker(make_report(make_item())), as_at=AS_AT)
    for name in ("one.docx", "two.docx"):
        render(appendix, tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_a_tracker_with_cells_that_nobody_expected(tmp_path: Path, hostile: Path) -> None:
    assert check_grids(hostile) == []
    assert [fault.point for fault in check_document(hostile)] == ["classification"]  # none was asked for
    text = "\n".join(cell.text for row in docx.Document(str(hostile)).tables[1].rows for cell in row.cells)
    assert "R&D <b>]]>" in text and "\U0001f46e" in text and "שלום" in text and "x" * 32767 in text


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Control characters, markup, emoji, right-to-left text, error values, a full cell, and a title of them all."""
    awkward = "\x00\x07R&D <b>]]> \U0001f46e שלום \ufffe\ud800 #REF! _x000D_"
    item = make_item(awkward, text=awkward, word=awkward, due=awkward, comment="x" * 32767)
    awaited = make_item(status=Status.WHITE, external_owner=awkward)
    tracker = make_tracker(
        make_report(item, awaited, title=awkward), key=((awkward, awkward), ("GREEN", "Done")), force=(awkward,)
    )
    path = tmp_path / "hostile.docx"
    render(build_appendix(tracker, as_at=AS_AT), path)
    return path


@pytest.mark.ooxml
def test_microsofts_validator_finds_nothing(paper: Path, hostile: Path, ooxml_errors: Callable[[Path], str]) -> None:
    assert ooxml_errors(paper) == ""
    assert ooxml_errors(hostile) == ""


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_repeats_the_header_rows(paper: Path, to_pdf: Callable[[Path], Path]) -> None:
    pdf = to_pdf(paper)
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True, timeout=60)
    pages = done.stdout.split("\f")[:-1]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    continued = [page for page in pages if LONG[:20] in page]
    assert continued and all("Due date" in page for page in continued)
    assert "DRAFT: the check of the tracker found 2 errors" in pages[0]


def test_the_package_is_one_that_every_program_opens(paper: Path) -> None:
    with zipfile.ZipFile(paper) as package:
        needed = {entry.filename: (entry.extract_version, entry.flag_bits & 8) for entry in package.infolist()}
    assert set(needed.values()) == {(20, 0)}, "ZIP64 or a size after the data: some programs do not read these"

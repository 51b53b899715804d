"""References to reports and items: the number of the paragraph in which each is told, as Word will count it."""

import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from rag_reports.errors import UsageError
from rag_reports.model import Details, Field, ItemType, Tracker
from rag_reports.papers import build_appendix, render
from rag_reports.papers.numbering import number_paragraphs
from rag_reports.text import squash
from tests.papers.paper_trackers import AS_AT, W, make_item, make_report, make_tracker, read_outline, read_part

TRACKER = make_tracker(
    make_report(
        make_item("1"), make_item("2"), make_item("2", kind=ItemType.AREA_FOR_IMPROVEMENT), title="Roads, rails"
    ),
    make_report(make_item("1"), make_item("9", other={Field.RESTRICTED: "Yes"}), title="Fraud"),
)


def write(folder: Path, overview: str, tracker: Tracker = TRACKER, audience: str = "restricted") -> Path:
    details = Details("details.xlsx", {"overview": overview})
    paper = build_appendix(tracker, as_at=AS_AT, template="suffolk_panel", details=details, audience=audience)
    render(paper, folder / "paper.docx")
    return folder / "paper.docx"


def paragraph_with(path: Path, words: str) -> str:
    [line] = (line for line in read_outline(path).splitlines() if words in line)
    return line.partition(": ")[2].replace("\u00a0", " ")


def numbered_texts(path: Path) -> list[tuple[str, str]]:
    """Each numbered paragraph's number, and its text."""
    found = number_paragraphs(docx.Document(str(path)))
    return [(number, "".join(text.text or "" for text in paragraph.iter(f"{W}t"))) for paragraph, number in found]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[[Fraud, 1]]", "Recommendation 1 of “Fraud” (paragraph {})"),
        ("[[ roads, rails , AFI 2 ]]", "Area for improvement 2 of “Roads, rails” (paragraph {})"),
        ("[[Roads, rails, Recommendation 2]]", "Recommendation 2 of “Roads, rails” (paragraph {})"),
        ("[[Roads, rails]]", "“Roads, rails” (paragraph {})"),
    ],
)
def test_what_staff_refer_to_is_named_with_its_paragraph(tmp_path: Path, typed: str, shown: str) -> None:
    path = write(tmp_path, f"First see {typed}, then act.")
    found = paragraph_with(path, "First see")
    before, after = map(re.escape, f"First see {shown}, then act.".split("{}"))
    match = re.fullmatch(f"{before}([0-9.]+){after}", found)
    assert match is not None, found
    texts = dict(numbered_texts(path))
    name = shown.partition(" of ")[0].partition(" (")[0].strip("“”")
    assert texts[match[1]].startswith(name)


def test_the_number_is_a_field_that_word_keeps_right(tmp_path: Path) -> None:
    path = write(tmp_path, "See [[Fraud, 1]].")
    root = read_part(path)
    codes = [field.get(f"{W}instr") for field in root.iter(f"{W}fldSimple")]
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert len(codes) == 3  # the two reports in the list, and the item
    for code in codes:
        match = re.fullmatch(r" REF (_Ref\d{10}) \\n \\h ", code or "")
        assert match is not None and match[1] in names
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("[[Fraud, 4]]", "[[Fraud, 4]]: that is no report or item of the tracker."),
        ("[[Frauds]]", "[[Frauds]]: that is no report or item of the tracker."),
        ("[[Roads, rails, 2]]", "[[Roads, rails, 2]]: that names several of the tracker's items."),
    ],
)
def test_what_cannot_be_found_is_refused(tmp_path: Path, typed: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        write(tmp_path, f"See {typed}.")


def test_a_public_edition_refers_to_no_exempt_item(tmp_path: Path) -> None:
    assert "Recommendation 9" in paragraph_with(write(tmp_path, "Here: [[Fraud, 9]]"), "Here:")
    with pytest.raises(UsageError, match="that is exempt, and no public edition may name it"):
        write(tmp_path, "Here: [[Fraud, 9]]", audience="public")


def test_a_reference_is_to_the_same_item_in_every_edition(tmp_path: Path) -> None:
    exempt = make_item("2", kind=ItemType.AREA_FOR_IMPROVEMENT, other={Field.RESTRICTED: "Yes"})
    tracker = make_tracker(make_report(make_item("1"), make_item("2"), exempt, title="Fraud"))
    for audience in ("restricted", "public"):
        with pytest.raises(UsageError, match="that names several of the tracker's items"):
            write(tmp_path, "Here: [[Fraud, 2]]", tracker, audience)


def test_where_the_paper_has_no_such_paragraph_the_name_stands_alone(tmp_path: Path) -> None:
    details = Details("details.xlsx", {"purpose": "See [[Fraud, 1]]."})
    paper = build_appendix(TRACKER, as_at=AS_AT, template="west_midlands_committee", details=details)
    render(paper, tmp_path / "paper.docx")
    assert paragraph_with(tmp_path / "paper.docx", "See ") == "See Recommendation 1 of “Fraud”."


def _lists(*levels: str, override: str = "") -> Document:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    shown = "".join(f'<w:lvl w:ilvl="{place}">{level}</w:lvl>' for place, level in enumerate(levels))
    first = numbering.find(f"{W}num")
    first.addprevious(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{shown}</w:abstractNum>'))
    for number in (91, 92):
        inside = override if number == 92 else ""
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{inside}</w:num>')
        )
    return document


def _level(form: str, text: str, start: int = 1, more: str = "") -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'


def _count(document: Document, places: str) -> str:
    """The numbers of paragraphs at these levels; a star takes the second list."""
    for place in places.split():
        paragraph = document.add_paragraph("Text")
        number = 92 if place.endswith("*") else 91
        level = place.rstrip("*")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )
    return " ".join(number for _, number in number_paragraphs(document))


LEGAL = (_level("decimal", "%1."), _level("decimal", "%1.%2"), _level("lowerLetter", "(%3)"))
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
COUNTED = [
    (LEGAL, "", "0 1 1 0 1 2 2 1 2", "1 1.1 1.2 2 2.1 (a) (b) 2.2 (a)"),
    (LEGAL, "", "1 0 1", "1.1 1 1.1"),
    (LEGAL, "", "0 0* 0", "1 2 3"),
    (LEGAL, RESTART, "0 0 0* 1* 0", "1 2 1 1.1 3"),
    ((_level("upperRoman", "%1", 4), _level("lowerRoman", "%2)")), "", "0 1 1 0 1", "IV i) ii) V i)"),
    ((_level("decimal", "%1"), _level("decimal", "%2", 1, '<w:lvlRestart w:val="0"/>')), "", "0 1 1 0 1", "1 1 2 2 3"),
    ((_level("lowerLetter", "%1", 26), _level("bullet", "•")), "", "0 1 0 0", "z aa bb"),
]


@pytest.mark.parametrize(("levels", "override", "places", "numbers"), COUNTED)
def test_paragraphs_are_numbered_as_word_numbers_them(
    levels: tuple[str, ...], override: str, places: str, numbers: str
) -> None:
    assert _count(_lists(*levels, override=override), places) == numbers


@pytest.mark.libreoffice
@pytest.mark.parametrize("template", ["suffolk_panel", "durham_panel", "suffolk_reinspection"])
def test_libreoffice_counts_the_same(tmp_path: Path, soffice: str, template: str) -> None:
    paper = build_appendix(TRACKER, as_at=AS_AT, template=template, details=Details("d.xlsx", {"about": "Fraud"}))
    path = tmp_path / "paper.docx"
    render(paper, path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    lines = {squash(line) for line in path.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()}
    numbered = numbered_texts(path)
    assert len(numbered) > 5
    for number, text in numbered:
        assert {f"{number} {squash(text)}", f"{number}. {squash(text)}"} & lines, (number, text)

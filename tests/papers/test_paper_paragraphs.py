"""A cell's text as paragraphs: lines, lists, emphasis, and whatever a person can paste into Excel."""

import re
from collections.abc import Sequence

import pytest
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rag_reports.model import Field, Run
from rag_reports.papers.content import Paragraph
from rag_reports.papers.paragraphs import build_paragraphs, clean, mark_type_lines, read_field
from rag_reports.papers.word_xml import ParagraphWriter
from tests.papers.paper_trackers import make_item

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraph_xml(runs: Sequence[Run]) -> str:
    """A paragraph of a table that stands alone."""
    return ParagraphWriter({"table_text": "TableText"}, {}, None).xml(Paragraph(tuple(runs)), nsdecls("w"))


def lines(*runs: Run) -> list[tuple[str, str]]:
    return [(paragraph.style, paragraph.text) for paragraph in build_paragraphs(runs)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One.\n\n  Two. \r\nThree.", [("table_text", "One."), ("table_text", "Two."), ("table_text", "Three.")]),
        (
            "Forces should:\n• train;\n - check.",
            [("table_text", "Forces should:"), ("table_bullet", "train;"), ("table_bullet", "check.")],
        ),
        (
            "for: • forces; • police; and • others.",
            [
                ("table_text", "for:"),
                ("table_bullet", "forces;"),
                ("table_bullet", "police; and"),
                ("table_bullet", "others."),
            ],
        ),
        ("A well-known case • once", [("table_text", "A well-known case • once")]),
        ("•\n•  \n", []),
        ("   ", []),
    ],
)
def test_lines_become_paragraphs_and_bullets_list_items(text: str, shown: list[tuple[str, str]]) -> None:
    assert lines(Run(text)) == shown


def test_emphasis_survives_a_bullet_and_a_line_break() -> None:
    found = build_paragraphs((Run("• "), Run("Done: ", bold=True), Run("all\n"), Run("old", strike=True), Run(" new")))
    assert [paragraph.runs for paragraph in found] == [
        (Run("Done: ", bold=True), Run("all")),
        (Run("old", strike=True), Run(" new")),
    ]


def test_a_bullet_inside_a_formatted_run_loses_its_sign_alone() -> None:
    [found] = build_paragraphs((Run("  •  Bold", bold=True), Run(" plain  ")))
    assert (found.style, found.runs) == ("table_bullet", (Run("Bold", bold=True), Run(" plain")))


@pytest.mark.parametrize("text", ["a\x00b", "a\x08\x1f\x0eb", "a\ufffeb", "a\ud83db", "\x7fa b", "a\x0bb"])
def test_no_character_makes_the_file_unreadable(text: str) -> None:
    paragraphs = build_paragraphs((Run(text),))
    xml = paragraph_xml([run for paragraph in paragraphs for run in paragraph.runs])
    assert "a" in "".join(etree.fromstring(xml.encode()).itertext())


def test_markup_in_a_cell_is_text() -> None:
    xml = paragraph_xml((Run("<b>R&D</b> ]]> <!--rag-reports rows 0-->"),))
    assert "".join(etree.fromstring(xml).itertext()) == "<b>R&D</b> ]]> <!--rag-reports rows 0-->"


def test_emoji_are_kept_and_right_to_left_words_are_marked() -> None:
    root = etree.fromstring(paragraph_xml((Run("Leaflet \U0001f46e in شرطة المدينة and עברית now", bold=True),)))
    runs = [(run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}rtl") is not None) for run in root.iter(f"{W}r")]
    assert runs == [
        ("Leaflet \U0001f46e in ", False),
        ("شرطة المدينة", True),
        (" and ", False),
        ("עברית", True),
        (" now", False),
    ]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in root.iter(f"{W}r"))


def test_a_full_cell_is_kept_whole() -> None:
    text = "word " * 6553 + "ab"
    assert len(text) == 32767
    [paragraph] = build_paragraphs((Run(text),))
    assert paragraph.text == text


def test_clean_keeps_lines_and_joins_blanks() -> None:
    assert clean("a \t b\r\nc\u2028d\u00a0 e") == "a b\nc\nd e"


def test_formatted_text_loses_the_line_that_only_names_the_item_type() -> None:
    runs = (Run("Cause of concern\n", bold=True), Run("Flags are wrong."))
    item = make_item(text="Flags are wrong.", rich={Field.TEXT: runs})
    assert [paragraph.text for paragraph in read_field(item, Field.TEXT)] == ["Flags are wrong."]


def test_an_item_type_inside_a_text_becomes_a_label() -> None:
    found = mark_type_lines(build_paragraphs((Run("Flags are wrong.\nRecommendation:\nMend the flags."),)))
    assert [(paragraph.style, paragraph.text) for paragraph in found] == [
        ("table_text", "Flags are wrong."),
        ("item_type", "Recommendation"),
        ("table_text", "Mend the flags."),
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(Run, st.text(st.characters(codec=None), max_size=40), bold=st.booleans()), max_size=4))
def test_any_text_is_well_formed_and_keeps_its_letters(runs: list[Run]) -> None:
    paragraphs = build_paragraphs(runs)
    xml = [paragraph_xml(paragraph.runs) for paragraph in paragraphs]
    shown = "".join("".join(etree.fromstring(piece.encode()).itertext()) for piece in xml)
    assert re.findall(r"\w", shown) == re.findall(r"\w", "".join(run.text for run in runs))

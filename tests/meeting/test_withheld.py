"""Which stretches of a document repeat what a tracker keeps from the public, and which do not."""

# ruff: noqa: E501

from dataclasses import replace
from pathlib import Path

import pytest

from rag_reports import read_tracker
from rag_reports.meeting.withheld import WithheldTexts
from tests.workbook_builder import build_book, read_book

LOG = """
Report | No. | Recommendation | Status | Due date | Lead | Comment | Restricted | Public wording
Roads | 1 | Forces should review how they train drivers. | AMBER | March 2019 | Head of Roads | Two officers left the driving school in one week. | | Staff changed.
Roads | 2 | Forces should review how they train riders. | AMBER | March 2019 | Head of Stores | The garage in Mill Lane is to be sold to a developer.^- Signed by the buyer | Yes |
Heron | 1 | Forces should end the use of the old codes. | AMBER | March 2019 | Head of Roads | The codes are still in use on night shifts. | Yes |
"""


def told(folder: Path, text: str) -> list[tuple[str, str, bool]]:
    texts = WithheldTexts(read_book(folder, LOG))
    return [(found.cell.address if found.cell else "", found.text, found.certain) for found in texts.find(text)]


def test_six_words_in_a_row_of_an_exempt_row_are_its_text(tmp_path: Path) -> None:
    assert told(tmp_path, "We hear that the Garage in Mill  Lane is to be sold.") == [
        ("G3", "the garage in mill lane is", True)
    ]


@pytest.mark.parametrize(
    ("text", "cell", "certain"),
    [
        ("Two officers left the driving school.", "G2", True),
        ("It was signed by the buyer.", "G3", False),
        ("Ask the Head of Stores.", "F3", False),
        ("The codes are still in use.", "G4", True),
    ],
)
def test_what_is_withheld_is_found_and_its_cell_named(tmp_path: Path, text: str, cell: str, certain: bool) -> None:
    assert [(place, sure) for place, _, sure in told(tmp_path, text)] == [(cell, certain)]


@pytest.mark.parametrize(
    "text",
    [
        "Forces should review how they train drivers. Staff changed.",
        "Forces should review how they should act.",
        "Head of Roads, March 2019, AMBER, Restricted: Yes",
        "The garage is open. Mill Lane is closed.",
        "",
    ],
)
def test_what_the_public_may_read_is_not_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_details_of_an_exempt_item_are_withheld(tmp_path: Path) -> None:
    details = """
Report | Number | What was found
Roads | 2 | The buyer is known to the chief officers by name.
"""
    tracker = read_tracker(build_book(tmp_path / "t.xlsx", {"Log": LOG, "Paper items": details}))
    [found] = WithheldTexts(tracker).find("So the buyer is known to the chief officers.")
    assert (str(found.cell), found.certain) == ("Log!B3", True)


def test_count_sentences_and_source_lines_are_alike_in_every_report_and_no_withheld_text(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, LOG)
    source, counts = (
        "A national report by HMIC, published on 1 May.",
        "This report makes 1 recommendation, which is complete.",
    )
    secret = replace(tracker.reports[1], source=source, intro=f"{counts} The codes name the two old barges.")
    texts = WithheldTexts(replace(tracker, reports=(tracker.reports[0], secret)))
    assert list(texts.find(f"{source} {counts}")) == []
    [found] = texts.find("The codes name the two old barges.")
    assert found.certain


def test_details_are_an_items_own_where_two_have_its_number(tmp_path: Path) -> None:
    log = LOG.replace("| No. |", "| No. | Type |").replace("Roads | 1 |", "Roads | 2 | Recommendation |")
    log = log.replace(
        "Roads | 2 | Forces should review how they train r", "Roads | 2 | AFI | Forces should review how they train r"
    )
    log = log.replace("Heron | 1 |", "Heron | 1 | Recommendation |")
    details = """
Report | Number | What was found
Roads | 2 | What the public may know of the drivers and of their school.
Roads | AFI 2 | The buyer is known to the chief officers by name.
"""
    tracker = read_tracker(build_book(tmp_path / "t.xlsx", {"Log": log, "Paper items": details}))
    texts = WithheldTexts(tracker)
    assert list(texts.find("What the public may know of the drivers and of their school.")) == []
    [found] = texts.find("The buyer is known to the chief officers by name.")
    assert str(found.cell) == "Log!B3"

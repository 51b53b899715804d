"""Which stretches of a document repeat what a tracker keeps from the public, and which do not."""

# ruff: noqa: E501

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

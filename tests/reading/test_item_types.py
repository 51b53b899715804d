"""The item type: from a column of words or letters, from the number, and causes of concern with what hangs on them."""

from pathlib import Path

import pytest

from tests.workbook_builder import lines, read_book, shown

TEXTS = (
    "The force should publish its policy on stalking.",
    "The force should review how such calls are graded.",
    "The force should tell victims what happens next.",
)
RECOMMENDATION, IMPROVEMENT, CONCERN = "recommendation", "area for improvement", "cause of concern"


def _types(folder: Path, label: str, cells: tuple[str, str, str]) -> list[str]:
    rows = [
        f"{cell} | {number} | {text} | AMBER | 2019-03-31"
        for number, (cell, text) in enumerate(zip(cells, TEXTS, strict=True), start=1)
    ]
    return shown(
        read_book(folder, "\n".join([f"{label} | No. | Recommendation | Status | Due date", *rows])), "item_type"
    )


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("Type", ("Recommendation", "AFI", "Cause of concern")),
        ("Rec/AFI", ("Rec", "AFI", "CoC")),
        ("R/A/C", ("R", "A", "C")),
        ("Item type", ("Recommendation", "Area for improvement", "Accelerated cause of concern")),
        ("", ("Recommendation", "Area for Improvement", "Cause of Concern")),
        ("Type of finding", ("Recommendation (national)", "AFI (force)", "Cause of concern (accelerated)")),
    ],
)
def test_a_column_of_types(tmp_path: Path, label: str, cells: tuple[str, str, str]) -> None:
    assert _types(tmp_path, label, cells) == [RECOMMENDATION, IMPROVEMENT, CONCERN]


@pytest.mark.parametrize("numbers", [("Rec 1", "AFI 2", "CoC 3"), ("Recommendation 1", "AFI2", "Cause of concern 3")])
def test_the_number_tells_the_type(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    rows = [f"{number} | {text} | AMBER | 2019-03-31" for number, text in zip(numbers, TEXTS, strict=True)]
    tracker = read_book(tmp_path, "\n".join(["Ref | Recommendation | Status | Due date", *rows]))
    assert shown(tracker, "number item_type") == [
        f"{number} | {told}" for number, told in zip(numbers, (RECOMMENDATION, IMPROVEMENT, CONCERN), strict=True)
    ]


def test_causes_of_concern_and_the_recommendations_under_them(tmp_path: Path) -> None:
    table = """
        Custody inspection
        Published March 2018

        Type | No. | Recommendation | Status | Due date | Comment
        Cause of concern | 1 | The force does not keep detainees safe at all times. | AMBER | |
        Recommendation | 1a | The force should check each cell every half hour. | GREEN | 2018-06-30 | \
            Checks are logged.
        Recommendation | 1b | The force should train every custody sergeant. | AMBER | 2018-09-30 | \
            40 of 60 are trained.
        Cause of concern | 2 | The force does not know how often force is used. | | |
        Recommendation | 2.1 | The force should record each use of force. | RED | 2018-06-30 | The form is late.
        AFI | 1 | The force should offer detainees a shower each day. | AMBER | 2018-06-30 | Showers are being mended.
        """
    assert shown(read_book(tmp_path, table), "number item_type status") == lines(
        """
        1 | cause of concern | AMBER
        1a | recommendation | GREEN
        1b | recommendation | AMBER
        2 | cause of concern | -
        2.1 | recommendation | RED
        1 | area for improvement | AMBER
        """
    )


def test_the_cause_of_concern_beside_its_recommendations_is_not_their_text(tmp_path: Path) -> None:
    table = """
        Report | Cause of concern | No. | Recommendation | Status | Due date
        Custody | The force does not keep detainees safe at all times. {2x1} | 1 | \
            The force should check each cell every half hour. | GREEN | 2018-06-30
        Custody | | 2 | The force should train every custody sergeant. | AMBER | 2018-09-30
        """
    assert shown(read_book(tmp_path, table), "number text status") == lines(
        """
        1 | The force should check each cell every half hour. | GREEN
        2 | The force should train every custody sergeant. | AMBER
        """
    )


def test_a_plain_item_is_a_recommendation(tmp_path: Path) -> None:
    assert _types(tmp_path, "Theme", ("Victims", "Demand", "Victims")) == [RECOMMENDATION] * 3


def test_a_column_of_themes_that_names_the_types_is_the_type(tmp_path: Path) -> None:
    types = _types(tmp_path, "Theme", ("Recommendation", "AFI", "Recommendation"))
    assert types == [RECOMMENDATION, IMPROVEMENT, RECOMMENDATION]

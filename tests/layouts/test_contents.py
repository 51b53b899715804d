"""Cells that hold item types, item numbers."""

import pytest

from rag_reports import ItemType
from rag_reports.layouts.contents import looks_like_number, read_item_type


@pytest.mark.parametrize(
    ("text", "item_type"),
    [
        ("AFI", ItemType.AREA_FOR_IMPROVEMENT),
        ("AFIs", ItemType.AREA_FOR_IMPROVEMENT),
        ("Area for Improvement 2", ItemType.AREA_FOR_IMPROVEMENT),
        ("AREAS FOR IMPROVEMENT:", ItemType.AREA_FOR_IMPROVEMENT),
        ("Recommendation", ItemType.RECOMMENDATION),
        ("Rec 1a", ItemType.RECOMMENDATION),
        ("Recs", ItemType.RECOMMENDATION),
        ("Cause of concern", ItemType.CAUSE_OF_CONCERN),
        ("Accelerated cause of concern", ItemType.CAUSE_OF_CONCERN),
        ("CoC 3", ItemType.CAUSE_OF_CONCERN),
        ("Area for enhancement", ItemType.AREA_FOR_ENHANCEMENT),
        ("Action", ItemType.ACTION),
        ("Recommendations should be met.", None),
        ("Cause of concern about custody records", None),
        ("Cause of concern and recommendations", ItemType.CAUSE_OF_CONCERN),
        ("Area for improvement / recommendation", None),
        ("AFIs and recommendations", None),
        ("Leadership", None),
        ("Record", None),
        ("", None),
    ],
)
def test_a_cell_that_names_an_item_type_and_nothing_else(text: str, item_type: ItemType | None) -> None:
    assert read_item_type(text) is item_type


@pytest.mark.parametrize(
    "text", ["4", "1a", "Rec 2", "AFI 3", "2.1", "1.1.2", "6(a)", "(3)", "R4", "007", "Recommendation 12", "#5"]
)
def test_item_numbers(text: str) -> None:
    assert looks_like_number(text)


@pytest.mark.parametrize("text", ["", "GREEN", "March 2019", "31/03/2019x", "Total", "Head of Crime 2", "12345678"])
def test_what_is_no_item_number(text: str) -> None:
    assert not looks_like_number(text)

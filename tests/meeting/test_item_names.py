"""What an item is called beside its report."""

import pytest

from rag_reports.meeting.item_names import numbered, without_type
from rag_reports.model import ItemType


@pytest.mark.parametrize(
    ("item_type", "number", "said"),
    [
        (ItemType.RECOMMENDATION, "4", "4"),
        (ItemType.RECOMMENDATION, "Rec 4", "Rec 4"),
        (ItemType.AREA_FOR_IMPROVEMENT, "4", "AFI 4"),
        (ItemType.AREA_FOR_IMPROVEMENT, "AFI 4", "AFI 4"),
        (ItemType.AREA_FOR_IMPROVEMENT, "", "AFI"),
        (ItemType.CAUSE_OF_CONCERN, "1", "cause of concern 1"),
        (ItemType.RECOMMENDATION, " ", ""),
    ],
)
def test_the_type_stands_before_the_number_once(item_type: ItemType, number: str, said: str) -> None:
    assert numbered(item_type, number) == said


def test_a_number_without_its_type() -> None:
    assert [without_type(number) for number in ("AFI 1", "1a", "Cause of concern: 2")] == ["1", "1a", "2"]

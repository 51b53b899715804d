"""Whose details are whose where a recommendation and an area for improvement have one number."""

import pytest

from rag_reports.meeting.item_details import ItemDetails
from rag_reports.model import Details, ItemType
from tests.papers.paper_trackers import make_item, make_report, make_tracker

REPORT = make_report(
    make_item("1", text="Train the officers."),
    make_item("1", text="End the visits.", kind=ItemType.AREA_FOR_IMPROVEMENT),
    make_item("2", text="Count the visits."),
    title="Custody",
)

Row = tuple[str, str, str]


def told(*rows: Row) -> list[str]:
    """What each item of the report is told, from rows of number, wording and finding."""
    items: dict[tuple[str, str], tuple[dict[str, str], ...]] = {}
    for number, wording, finding in rows:
        key = "custody", number.casefold()
        items[key] = (*items.get(key, ()), {"recommendation": wording, "findings": finding})
    details = ItemDetails(Details(items=items), make_tracker(REPORT))
    return [details.of(REPORT, item).get("findings", "") for item in REPORT.items]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("1", "Train the officers.", "A"), ("1", "End the visits.", "B"), ("2", "", "C")], ["A", "B", "C"]),
        ([("1", "", "A"), ("AFI 1", "", "B"), ("2", "Another wording.", "C")], ["A", "B", "C"]),
        ([("1", "An older wording.", "A"), ("1", "End the visits.", "B")], ["A", "B", ""]),
        ([("1", "", "A"), ("1", "", "B")], ["", "", ""]),
        ([("1", "", "A")], ["", "", ""]),
        ([("1", "End the visits.", "B")], ["", "B", ""]),
        ([("AFI 1", "", "B")], ["", "B", ""]),
        ([], ["", "", ""]),
    ],
)
def test_a_row_is_told_only_where_it_is_certain_whose_it_is(rows: list[Row], expected: list[str]) -> None:
    assert told(*rows) == expected

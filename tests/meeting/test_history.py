"""Items followed through the meetings."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from rag_reports.errors import UsageError
from rag_reports.meeting.history import History, follow_items, read_history, select_items
from rag_reports.meeting.keeping import keep_snapshot
from rag_reports.meeting.snapshots import Told
from rag_reports.model import ItemType, Status
from tests.workbook_builder import build_book

TRAIN = "The force should train its custody sergeants in the care of children by the end of the year."
CELLS = "The force should repair the cells that it closed after the last unannounced inspection."
FORCE = "The force should publish what it knows of its use of force, with the reasons for it."


def told(number: str, text: str, status: Status = Status.AMBER, report: str = "Custody") -> Told:
    return Told(report, ItemType.RECOMMENDATION, number, text, status, status.value, False, None, "", "")


def statuses(*meetings: list[Told]) -> list[list[str]]:
    return [[one.status.value if one and one.status else "-" for one in item.told] for item in follow_items(meetings)]


def test_an_item_is_followed_by_its_number_wherever_it_stands() -> None:
    first = [told("1", TRAIN), told("2", CELLS)]
    second = [told("2", CELLS, Status.RED), told("1", TRAIN, Status.GREEN)]
    assert statuses(first, second) == [["AMBER", "GREEN"], ["AMBER", "RED"]]


def test_a_renumbered_and_reworded_item_is_the_same() -> None:
    second = [told("7", TRAIN.replace("the end of", "the last day of"), Status.GREEN), told("8", CELLS, Status.RED)]
    assert statuses([told("1", TRAIN), told("2", CELLS)], second) == [["AMBER", "GREEN"], ["AMBER", "RED"]]


def test_an_item_that_dropped_off_and_came_back_is_the_same() -> None:
    meetings = (
        [told("1", TRAIN), told("2", CELLS)],
        [told("2", CELLS)],
        [told("1", TRAIN, Status.RED), told("3", FORCE)],
    )
    assert statuses(*meetings) == [["AMBER", "-", "RED"], ["AMBER", "AMBER", "-"], ["-", "-", "AMBER"]]


def test_duplicates_stay_two_items() -> None:
    assert len(follow_items([[told("1", TRAIN), told("1", TRAIN)], [told("1", TRAIN)]])) == 2


def history(*meetings: list[Told]) -> History:
    return History(Path("snapshots"), (), follow_items(meetings), ())


def test_items_are_found_by_a_title_or_number_that_they_once_had() -> None:
    whole = history([told("1", TRAIN), told("1", CELLS, report="Estates 2018")], [told("7", TRAIN)])
    assert [item.last.text for item in select_items(whole, "custody", "Rec. 1").items] == [TRAIN]
    assert [item.last.text for item in select_items(whole, "ESTATES", "").items] == [CELLS]
    assert len(select_items(whole, "", "1").items) == 2


def test_no_such_item_is_told_with_the_reports_that_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        select_items(history([told("1", TRAIN), told("1", CELLS, report="Estates")]), "Custody", "9")
    assert str(refused.value) == "snapshots: holds no item number 9 of 'Custody'. The reports are: Custody; Estates."


def test_a_folder_is_read_in_order_of_the_meetings(tmp_path: Path) -> None:
    table = f"Report | No. | Recommendation | Status\nCustody | 1 | {TRAIN} | AMBER\nCustody | 2 | {CELLS} | AMBER"
    now = build_book(tmp_path / "now.xlsx", table.replace("AMBER\nC", "GREEN\nC"))
    keep_snapshot(now, meeting=dt.date(2019, 1, 31))
    keep_snapshot(build_book(tmp_path / "then.xlsx", table), meeting=dt.date(2018, 10, 31))
    read = read_history(tmp_path / "snapshots")
    assert [kept.snapshot.workbook for kept in read.meetings] == ["then.xlsx", "now.xlsx"]
    assert [[one.status for one in item.told if one] for item in read.items] == [
        [Status.AMBER, Status.GREEN],
        [Status.AMBER, Status.AMBER],
    ]


def test_a_folder_without_snapshots_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it holds no snapshot"):
        read_history(tmp_path)
    with pytest.raises(UsageError, match="there is no such folder"):
        read_history(tmp_path / "none")
    (tmp_path / "2019-01-31 tracker.json").write_bytes(b"{}")
    with pytest.raises(UsageError, match="no snapshot in it can be read"):
        read_history(tmp_path)


def test_an_item_of_another_type_and_text_with_the_same_number_is_another_item() -> None:
    other = replace(told("1", FORCE), item_type=ItemType.AREA_FOR_IMPROVEMENT)
    assert statuses([told("1", TRAIN)], [other]) == [["AMBER", "-"], ["-", "AMBER"]]

"""Counts of items that stand in a workbook: which are read, and what the check makes of them."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports import Status
from rag_reports.rules import check_tracker
from tests.workbook_builder import read_book

ITEMS = """
    No. | Recommendation                                       | Status | Comment
    1   | The force should review how long detainees wait.     | GREEN  | The policy is published and in use.
    2   | The force should publish what it finds on detainees. | AMBER  | The figures are with the board.
    3   | The force should train the officers of all stations. | AMBER  | The package is being written.
"""
SUMMARY = "GREEN | {}\n    AMBER | {}\n    Total | {}\n"


def _totals(folder: Path, text: str) -> list[tuple[str, str, int, Status | None]]:
    return [(t.cell.address, t.label, t.value, t.status) for t in read_book(folder, text).totals]


def _wrong(folder: Path, text: str, **sheets: str) -> list[tuple[str, str]]:
    tracker = read_book(folder, {"Log": text, **sheets})
    findings = check_tracker(tracker, as_at=dt.date(2019, 1, 31), select=["RAG506"]).findings
    return [(str(found.cell), found.message) for found in findings]


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("Total | 3", ("B5", "Total", 3)),
        ("Total recommendations: 3 |", ("A5", "Total recommendations", 3)),
        (" | Grand total of items | 3", ("C5", "Grand total of items", 3)),
    ],
)
def test_a_total_row_below_a_table(tmp_path: Path, row: str, read: tuple[str, str, int]) -> None:
    assert _totals(tmp_path, f"{ITEMS.rstrip()}\n    {row}") == [(*read, None)]


@pytest.mark.parametrize(
    "row",
    [
        "Total cost | 3",
        "Total hours: 340 |",
        "Total last quarter | 5",
        "Total | 3 | 4 | 5",
        "Total | 75%",
        "Subtotal | 3",
    ],
)
def test_what_counts_something_else_is_no_total(tmp_path: Path, row: str) -> None:
    assert _totals(tmp_path, f"{ITEMS.rstrip()}\n    {row}") == []


def test_the_sum_of_a_column_is_no_count(tmp_path: Path) -> None:
    text = """
        No. | Recommendation                                       | Hours | Status | Comment
        1   | The force should review how long detainees wait.     | 12    | GREEN  | The policy is published.
        2   | The force should publish what it finds on detainees. | 20    | AMBER  | The figures are with the board.
        3   | The force should train the officers of all stations. | 30    | AMBER  | The package is being written.
            | Total                                                | 62    |        |
    """
    assert _totals(tmp_path, text) == []


def test_a_small_table_below_in_a_row_and_in_one_cell(tmp_path: Path) -> None:
    below = f"{ITEMS}\n    {SUMMARY.format(1, 2, 3)}"
    assert _totals(tmp_path, below) == [
        ("B6", "GREEN", 1, Status.GREEN),
        ("B7", "AMBER", 2, Status.AMBER),
        ("B8", "Total", 3, None),
    ]
    across = f"GREEN | AMBER | Total\n    1 | 2 | 3\n\n{ITEMS.strip()}"
    assert [total[:3] for total in _totals(tmp_path, across)] == [
        ("A2", "GREEN", 1),
        ("B2", "AMBER", 2),
        ("C2", "Total", 3),
    ]
    in_one = f"{ITEMS}\n    GREEN 1, AMBER 2, Total 3"
    assert [total[1:3] for total in _totals(tmp_path, in_one)] == [("GREEN", 1), ("AMBER", 2), ("Total", 3)]


def test_a_table_of_two_dates_or_of_last_time_is_left_alone(tmp_path: Path) -> None:
    assert (
        _totals(tmp_path, f"{ITEMS}\n     | June | July\n    GREEN | 1 | 2\n    AMBER | 2 | 1\n    Total | 3 | 3") == []
    )
    assert _totals(tmp_path, f"{ITEMS}\n    Last meeting |\n    {SUMMARY.format(0, 3, 3)}") == []


def test_totals_that_are_right_in_any_way(tmp_path: Path) -> None:
    assert _wrong(tmp_path, f"{ITEMS.rstrip()}\n    Total | 3") == []
    assert _wrong(tmp_path, f"{ITEMS}\n    {SUMMARY.format(1, 2, 3)}") == []
    assert _wrong(tmp_path, ITEMS.replace("    3   |", "!    3   |").rstrip() + "\n    Total | 2") == []
    assert _wrong(tmp_path, ITEMS, Summary=SUMMARY.format(1, 2, 3)) == []


def test_a_total_that_is_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    assert _wrong(tmp_path, f"{ITEMS.rstrip()}\n    Total | 4") == [
        ("Log!B5", '"Total" says 4, and 3 items are listed. Correct the number.')
    ]
    assert _wrong(tmp_path, f"{ITEMS}\n    {SUMMARY.format(2, 2, 3)}") == [
        ("Log!B6", '"GREEN" says 2, and 1 item is GREEN. Correct the number.')
    ]
    assert _wrong(tmp_path, f"{ITEMS}\n    {SUMMARY.format(1, 1, 2)}") == [
        ("Log!B7", '"AMBER" says 1, and 2 items are AMBER. Correct the number.'),
        ("Log!B8", '"Total" says 2, and 3 items are listed. Correct the number.'),
    ]
    assert _wrong(tmp_path, ITEMS, Summary=SUMMARY.format(1, 1, 3)) == [
        ("Summary!B2", '"AMBER" says 1, and 2 items are AMBER. Correct the number.')
    ]


def test_a_table_of_which_nothing_fits_counts_something_else(tmp_path: Path) -> None:
    assert _wrong(tmp_path, ITEMS, Summary=SUMMARY.format(12, 9, 21)) == []
    assert _wrong(tmp_path, ITEMS, Summary=SUMMARY.format(1, 9, 10)) == []


def test_each_block_has_its_own_total(tmp_path: Path) -> None:
    blocks = "\n".join(
        f"    {title}\n    A national report by HMICFRS Published {when}\n{ITEMS.strip()}\n    Total | {total}\n"
        for title, when, total in (("Custody in all forces", "May 2018", 3), ("Roads in all forces", "June 2018", 5))
    )
    assert [cell for cell, _ in _wrong(tmp_path, blocks)] == ["Log!B15"]

"""The deadline of an item, from one due column or several."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports import Field
from rag_reports.deadline import Deadline, SetBy, State
from tests.workbook_builder import read_book, shown

TEXT = "The force should publish its policy on stalking."
MARCH, JUNE, SEPTEMBER = dt.date(2019, 3, 31), dt.date(2019, 6, 30), dt.date(2019, 9, 30)


def _due(folder: Path, labels: str, cells: str) -> Deadline | None:
    rows = [f"No. | Recommendation | {labels} | Status", f"1 | {TEXT} | {cells} | AMBER"]
    fills = " | ".join(["2018-12-31"] * (labels.count("|") + 1))
    rows += [f"{number} | {TEXT} | {fills} | GREEN" for number in range(2, 6)]
    item = read_book(folder, "\n".join(rows)).reports[0].items[0]
    return item.due


@pytest.mark.parametrize(
    ("cell", "date", "precision"),
    [
        ("2019-03-31", MARCH, "day"),
        ("2019-03-01 {as mmm-yy}", MARCH, "month"),
        ("2019-03-01 {as mmmm yyyy}", MARCH, "month"),
        ("2019-03-31 {as dddd d mmmm yyyy}", MARCH, "day"),
        ("2019-03-31 {as yyyy-mm-dd}", MARCH, "day"),
        ("43555 {as dd/mm/yyyy}", MARCH, "day"),
        ("31/03/2019", MARCH, "day"),
        ("31.03.19", MARCH, "day"),
        ("Mar-19", MARCH, "month"),
        ("Q4 2018/19", MARCH, "quarter"),
    ],
)
def test_one_due_column(tmp_path: Path, cell: str, date: dt.date, precision: str) -> None:
    due = _due(tmp_path, "Due date", cell)
    assert due is not None
    assert (due.date, due.dates[-1].precision.value, due.moves) == (date, precision, 0)


@pytest.mark.parametrize("cell", ["", "~~31 March 2018~~"])
def test_a_blank_due_cell_is_no_deadline_and_a_struck_one_is_an_old_one(tmp_path: Path, cell: str) -> None:
    due = _due(tmp_path, "Due date", cell)
    assert due is None or due.date is None


def test_the_dates_of_the_1904_system(tmp_path: Path) -> None:
    def use_1904(book: object) -> None:
        book.epoch = dt.datetime(1904, 1, 1)  # type: ignore[attr-defined]

    tracker = read_book(
        tmp_path, f"No. | Recommendation | Status | Due date\n1 | {TEXT} | AMBER | 2019-03-31", finish=use_1904
    )
    assert shown(tracker, "due") == ["2019-03-31"]


@pytest.mark.parametrize(
    ("text", "date", "original", "moves"),
    [
        ("October 2018 Now December 2018", dt.date(2018, 12, 31), dt.date(2018, 10, 31), 1),
        ("~~31 March 2019~~^30 June 2019", JUNE, MARCH, 1),
        ("~~31 March 2019 30 June 2019~~ 30 September 2019", SEPTEMBER, MARCH, 2),
    ],
)
def test_a_chain_in_one_cell(tmp_path: Path, text: str, date: dt.date, original: dt.date, moves: int) -> None:
    due = _due(tmp_path, "Due date", text)
    assert due is not None
    assert (due.date, due.original, due.moves) == (date, original, moves)


@pytest.mark.parametrize(
    ("labels", "cells", "chain", "moves"),
    [
        ("Original due date | Revised due date", "2019-03-31 | 2019-06-30", [MARCH, JUNE], 1),
        ("Original due date | Revised due date", "2019-03-31 | ", [MARCH], 0),
        ("Due date | Revised date", "2019-03-31 | 2019-06-30", [MARCH, JUNE], 1),
        ("Due date | Revised date", "2019-03-31 | TBC", [MARCH], 0),
        ("Current deadline | Original deadline", "2019-06-30 | 2019-03-31", [MARCH, JUNE], 1),
        ("Original | Revised | Revised (2)", "2019-03-31 | 2019-06-30 | 2019-09-30", [MARCH, JUNE, SEPTEMBER], 2),
        ("Original | Revised | Revised (2)", "2019-03-31 | 2019-06-30 | ", [MARCH, JUNE], 1),
        (
            "Original deadline | Revised deadline | Current due date",
            "2019-03-31 | 2019-06-30 | 2019-06-30",
            [MARCH, JUNE],
            1,
        ),
        ("HMICFRS deadline | Due date", "2019-03-31 | 2019-06-30", [MARCH, JUNE], 1),
        ("HMICFRS deadline | Force deadline", "2019-03-31 | 2019-06-30", [MARCH, JUNE], 0),
        (
            "HMICFRS deadline | Force deadline",
            "2019-03-31 | 30 June 2019 Now 30 September 2019",
            [MARCH, JUNE, SEPTEMBER],
            1,
        ),
        ("HMICFRS deadline | Force revised date", "2019-03-31 | 2019-06-30", [MARCH, JUNE], 1),
        ("Original deadline | Revised deadline", "March 2019 | Mar-19", [MARCH], 0),
    ],
)
def test_a_chain_of_columns(tmp_path: Path, labels: str, cells: str, chain: list[dt.date], moves: int) -> None:
    due = _due(tmp_path, labels, cells)
    assert due is not None
    seen = [date.date for date in due.dates]
    assert ([date for place, date in enumerate(seen) if seen.index(date) == place], due.moves) == (chain, moves)
    assert (due.original, due.date) == (chain[0], chain[-1])


@pytest.mark.parametrize(
    ("label", "cell", "setters"),
    [
        ("HMICFRS deadline", "2019-03-31", [SetBy.INSPECTORATE]),
        ("Force deadline", "2019-03-31", [SetBy.FORCE]),
        ("Force target date", "HMICFRS deadline 31 March 2019", [SetBy.INSPECTORATE]),
        ("HMICFRS / force deadline", "2019-03-31", [None]),
        ("Due date", "2019-03-31", [None]),
    ],
)
def test_a_label_tells_who_set_the_dates_below_it(
    tmp_path: Path, label: str, cell: str, setters: list[SetBy | None]
) -> None:
    due = _due(tmp_path, label, cell)
    assert due is not None
    assert [date.by for date in due.dates] == setters


def test_tbc_after_a_date_puts_no_date_in_force(tmp_path: Path) -> None:
    due = _due(tmp_path, "Due date", "March 2019 Now TBC")
    assert due is not None
    assert (due.state, due.date, due.original) == (State.PLACEHOLDER, None, MARCH)


def test_the_due_cell_is_the_one_that_holds_the_deadline_in_force(tmp_path: Path) -> None:
    table = f"""
        No. | Recommendation | Original due date | Revised due date | Status
        1 | {TEXT} | 2019-03-31 | 2019-06-30 | AMBER
        2 | {TEXT} | 2019-03-31 | | AMBER
        """
    first, second = read_book(tmp_path, table).reports[0].items
    assert (first.cells[Field.DUE].address, second.cells[Field.DUE].address) == ("D2", "C3")
    assert first.other == {Field.ORIGINAL_DUE: "31 March 2019", Field.REVISED_DUE: "30 June 2019"}


def test_a_relative_deadline_runs_from_the_publication(tmp_path: Path) -> None:
    table = f"""
        Report | Publication date | No. | Recommendation | Status | Due date
        Living in fear | 2017-07-05 | 1 | {TEXT} | AMBER | Within six months
        Living in fear | 2017-07-05 | 2 | {TEXT} | AMBER | Immediately
        Living in fear | | 3 | {TEXT} | AMBER | Within 12 months
        """
    assert shown(read_book(tmp_path, table), "number due") == ["1 | 2018-01-05", "2 | 2017-07-05", "3 | 2018-07-05"]


def test_the_date_of_an_update_is_not_the_deadline(tmp_path: Path) -> None:
    table = f"""
        No. | Recommendation | Date updated | Due date | Reason for change | Status
        1 | {TEXT} | 2019-01-10 | 2019-03-31 | The supplier failed. | AMBER
        2 | {TEXT} | 2019-01-11 | 2019-06-30 | | AMBER
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "number due updated move_reason") == [
        "1 | 2019-03-31 | 10 January 2019 | The supplier failed.",
        "2 | 2019-06-30 | 11 January 2019 | -",
    ]

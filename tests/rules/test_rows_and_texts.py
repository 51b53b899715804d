"""Texts that are cut off and items outside their table, through a workbook, with the messages as they stand."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from rag_reports.model import Severity
from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table
from tests.workbook_builder import read_book

from .test_checker import AS_AT

POLICY = "The force should publish its policy on stalking."
HEADER = "No. | Recommendation | Status | Due date | Comment"


def lines(*numbers: int) -> str:
    return "\n".join(f"{number} | {POLICY} | AMBER | 2019-09-30 | Work goes on." for number in numbers)


def told(folder: Path, table: str, area: str = "") -> list[tuple[str, str]]:
    def add_table(book: Workbook) -> None:
        if area:
            book["Log"].add_table(Table(displayName="Items", ref=area))

    tracker = read_book(folder, table, finish=add_table)
    findings = check_tracker(tracker, as_at=AS_AT, select=["RAG710"]).findings
    return [(str(finding.cell), finding.message) for finding in findings]


def test_an_item_below_the_total(tmp_path: Path) -> None:
    assert told(tmp_path, f"{HEADER}\n{lines(1, 2, 3)}\nTotal | 3\n{lines(4)}") == [
        (
            "Log!A6",
            "This item stands below the total in row 5. Move the total down, and look whether it counts all items.",
        )
    ]


@pytest.mark.parametrize(
    "table",
    [
        f"{HEADER}\n{lines(1, 2, 3)}\nTotal | 3",
        f"{HEADER}\n{lines(1, 2, 3)}\nSub-total | 3\n{lines(4)}",
        f"{HEADER}\n{lines(1, 2)}\nTotal | 2\n{lines(3, 4)}",
        f"{HEADER}\n{lines(1, 2, 3)}\nTotal | 3\n{lines(4)}\nTotal | 1",
        f"{HEADER}\n{lines(1, 2, 3)}\nTotal | 3\nPEEL: Police effectiveness 2017\n{lines(1)}",
    ],
)
def test_totals_below_which_items_may_stand(tmp_path: Path, table: str) -> None:
    assert told(tmp_path, table) == []


def test_items_below_the_excel_table(tmp_path: Path) -> None:
    table = f"{HEADER}\n{lines(1, 2, 3, 4, 5, 6)}"
    assert told(tmp_path, table, "A1:E6") == [
        (
            "Log!A7",
            "This item stands below the Excel table A1:E6. Make the table longer, so that filters and sorting take it "
            "in.",
        )
    ]
    assert told(tmp_path, table, "A1:E7") == []
    assert told(tmp_path, table, "A1:E3") == [
        (
            "Log!A4",
            "4 items stand below the Excel table A1:E3 from here to A7. Make the table longer, so that filters and "
            "sorting take it in.",
        )
    ]


def cut(*comments: str) -> list[tuple[str, Severity, str]]:
    rows = "\n".join(f"{number} | AMBER | {comment}" for number, comment in enumerate(comments, start=1))
    tracker = tracker_from_table(f"Number | Status | Comment\n{rows}")
    found = check_tracker(tracker, as_at=AS_AT, select=["RAG706"]).findings
    return [(str(finding.cell), finding.severity, finding.message) for finding in found]


def of_length(length: int, word: str) -> str:
    return (f"{word} " * length)[: length - 1] + "e"


def test_a_text_that_stops_short() -> None:
    assert cut("The board approved the plan.", "Two hundred sergeants were trained because") == [
        (
            "Tracker!C3",
            Severity.WARNING,
            'The text stops at "... Two hundred sergeants were trained because". Put the rest back.',
        )
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "The board approved the plan",
        "The policy is what staff made use of",
        "The matter moved to Schedule A",
        "The form is in use, the record is kept; and",
        "Held by the forces of the region, see the plan for what each is in charge of",
        "not the",
    ],
)
def test_a_text_that_is_whole(comment: str) -> None:
    assert cut(comment) == []


def test_several_texts_that_break_off_at_the_same_length() -> None:
    long = [of_length(255, word) for word in ("plan", "work", "form")]
    assert [cell for cell, *_ in cut(*long)] == ["Tracker!C2", "Tracker!C3", "Tracker!C4"]
    assert cut(*long)[0][2].startswith("The text breaks off after 255 characters, as others do: ")
    assert cut(long[0]) == []
    assert cut(*long, of_length(256, "more"), of_length(300, "more")) == []
    assert cut(*(text[:-1] + "." for text in long)) == []


def test_a_cell_full_to_excels_limit_is_an_error() -> None:
    ((cell, severity, message),) = cut(of_length(32_767, "plan"))
    assert (cell, severity) == ("Tracker!C2", Severity.ERROR)
    assert message.startswith("The cell is full: Excel keeps no more than 32,767 characters. It ends ")
    assert cut(of_length(32_700, "plan")) == []

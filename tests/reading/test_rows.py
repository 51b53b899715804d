"""Which rows below a header are items, which go on the item above, and which are neither."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from rag_reports import Field
from tests.workbook_builder import lines, read_book, shown

HEADER = "Report | No. | Recommendation | Status | Due date | Lead | Comment"
FIRST = "Living in fear | 1 | The force should publish its policy. | GREEN | 2018-09-30 | Head of Crime | Published."
SECOND = (
    "Living in fear | 2 | The force should review its grading. | AMBER | 2019-03-31 | Head of Contact | It has begun."
)
TABLE = "\n".join([HEADER, FIRST, SECOND])
ITEMS = ["1 | GREEN | Published.", "2 | AMBER | It has begun."]
SEEN = "number status comment"


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(" | 3\n | 4\n | 5", id="numbers filled down"),
        pytest.param(" | 3 | | AMBER\n | 4 | | AMBER", id="numbers and statuses filled down"),
        pytest.param("Total | | 2", id="total and count"),
        pytest.param("Total | | | 2 | | |", id="total under the status"),
        pytest.param(" | | Total number of recommendations | 2", id="total in the text column"),
        pytest.param(" | | | GREEN | 1\n | | | AMBER | 1", id="counts by status"),
        pytest.param("\nGreen | Amber | Red | White\n1 | 1 | 0 | 0", id="counts along a row"),
        pytest.param("\nPrepared by the planning team", id="prepared by"),
        pytest.param("\nSigned: | | | | Date:", id="signature"),
        pytest.param("\n* HMICFRS was HMIC until July 2017.", id="footnote"),
        pytest.param("\nNote: leads send changes by the 20th of the month. {1x7}", id="note merged over the table"),
        pytest.param("\nPage 1 of 1", id="page number"),
        pytest.param(
            "\nGREEN - the recommendation has been implemented. {1x7}\nAMBER - work goes on. {1x7}", id="legend"
        ),
        pytest.param("{fill F2F2F2} | {fill F2F2F2} | {fill F2F2F2} | {fill 00B050}", id="formatted rows"),
    ],
)
def test_rows_below_the_items_that_are_none(tmp_path: Path, below: str) -> None:
    assert shown(read_book(tmp_path, f"{TABLE}\n{below}"), SEEN) == ITEMS


def test_a_blank_row_between_items(tmp_path: Path) -> None:
    assert shown(read_book(tmp_path, "\n".join([HEADER, FIRST, "", "", SECOND])), SEEN) == ITEMS


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            "Living in fear | | The force should keep one log of such calls. | AMBER", "- | AMBER | -", id="no number"
        ),
        pytest.param("Living in fear | 3 | The force should keep one log of such calls.", "3 | - | -", id="no status"),
        pytest.param("Living in fear | 3 | | RED | 2018-10-31 | | Late.", "3 | RED | Late.", id="no text"),
        pytest.param(
            "Living in fear | 3 | The force should keep one log of such calls. | | | | -", "3 | - | -", id="a dash"
        ),
    ],
)
def test_items_with_gaps_are_items(tmp_path: Path, row: str, expected: str) -> None:
    assert shown(read_book(tmp_path, f"{TABLE}\n{row}"), SEEN) == [*ITEMS, expected]


def test_rows_that_go_on_join_the_item_above(tmp_path: Path) -> None:
    table = "\n".join(
        [
            HEADER,
            FIRST,
            " | | | | | | A second paragraph.",
            " | | It should do so by June. | | | | A third.",
            SECOND,
        ]
    )
    assert shown(read_book(tmp_path, table), "number text comment") == lines(
        """
        1 | The force should publish its policy.^It should do so by June. | Published.^A second paragraph.^A third.
        2 | The force should review its grading. | It has begun.
        """
    )


def test_a_line_below_the_item_gives_its_comment_where_no_column_does(tmp_path: Path) -> None:
    table = """
        No. | Recommendation | Status | Due date
        1 | The force should publish its policy on stalking. | GREEN | 2018-09-30
        Update: it was published in August 2018. {1x4}
        2 | The force should review how such calls are graded. | AMBER | 2019-03-31
        Update: the review has begun. {1x4}
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "number comment") == ["1 | it was published in August 2018.", "2 | the review has begun."]
    assert tracker.reports[0].items[0].cells[Field.COMMENT].address == "A3"


def _filter_on_status(book: Workbook) -> None:
    sheet = book["Log"]
    sheet.auto_filter.ref = "A1:G3"
    sheet.auto_filter.add_filter_column(3, ["AMBER"])


def test_hidden_rows_are_read_and_marked(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, "\n".join([HEADER, f"!{FIRST}", SECOND]))
    assert shown(tracker, "number status hidden") == ["1 | GREEN | hidden row", "2 | AMBER | -"]


def test_filtered_rows_are_read_and_marked(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, "\n".join([HEADER, f"!{FIRST}", SECOND]), finish=_filter_on_status)
    assert shown(tracker, "number status hidden") == ["1 | GREEN | filtered out", "2 | AMBER | -"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_items_of_a_hidden_sheet_are_read_and_marked(tmp_path: Path, state: str) -> None:
    old = "\n".join(
        [HEADER, FIRST.replace("| 1 | The force should publish its policy.", "| 9 | Train all call takers.")]
    )
    tracker = read_book(tmp_path, {"Log": TABLE, "Old": old}, Old=state)
    assert shown(tracker, "number hidden") == ["1 | -", "2 | -", "9 | hidden sheet"]
    assert tracker.warnings == (
        'The hidden sheet "Old" holds 1 item, which count. Name the other sheets under sheets in a layout file to '
        "leave it out.",
    )


def _hide_status(book: Workbook) -> None:
    book["Log"].column_dimensions["D"].hidden = True


def test_a_hidden_status_column_is_read_and_marked(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, TABLE, finish=_hide_status)
    assert shown(tracker, "number status hidden") == ["1 | GREEN | hidden column", "2 | AMBER | hidden column"]


def test_the_lists_of_drop_downs_hold_no_items(tmp_path: Path) -> None:
    drop_downs = "Status | Lead | Type\nGREEN | Head of Crime | Recommendation\nAMBER | Head of Contact | AFI\nRED | |"
    tracker = read_book(tmp_path, {"Log": TABLE, "Lists": drop_downs}, Lists="veryHidden")
    assert tracker.layout.sheets == ("Log",)
    assert shown(tracker, SEEN) == ITEMS


def test_section_rows_by_status_are_neither_items_nor_reports(tmp_path: Path) -> None:
    table = "\n".join([HEADER, "GREEN {1x7} {fill 00B050}", FIRST, "AMBER {1x7} {fill FFC000}", SECOND])
    assert shown(read_book(tmp_path, table), "report number status") == [
        "Living in fear | 1 | GREEN",
        "Living in fear | 2 | AMBER",
    ]


def test_a_change_log_and_a_template_sheet_hold_no_items(tmp_path: Path) -> None:
    sheets = {
        "How to": "How to use this workbook\n1 | Fill in a row for each item.\n2 | Choose a status from the list.",
        "Log": TABLE,
        "Blank": HEADER,
        "Changes": "Date | Who | Change\n2019-01-10 | Clerk | Item 2 is AMBER.\n2019-01-11 | Clerk | Item 1 closed.",
    }
    tracker = read_book(tmp_path, sheets)
    assert tracker.layout.sheets == ("Log",)
    assert shown(tracker, SEEN) == ITEMS

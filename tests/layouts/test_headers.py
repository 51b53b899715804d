"""The header row is found wherever it stands and however it is made."""

from pathlib import Path

import pytest

from rag_reports import Field
from tests.workbook_builder import lines, read_book, shown

ROWS = """
Living in fear | 1 | The force should publish its policy on stalking. | GREEN | 2018-09-30 | Published in August 2018.
Living in fear | 2 | The force should review how such calls are graded. | AMBER | 2019-03-31 | The review has begun.
Hate crime | 1 | The force should tell victims what happens next. | RED | 2018-10-31 | Letters are late.
""".strip()
HEADER = "Report | No. | Recommendation | Status | Due date | Comment"
ITEMS = lines(
    """
    Living in fear | 1 | GREEN | 2018-09-30 | Published in August 2018.
    Living in fear | 2 | AMBER | 2019-03-31 | The review has begun.
    Hate crime | 1 | RED | 2018-10-31 | Letters are late.
    """
)
SEEN = "report number status due comment"


@pytest.mark.parametrize("row", range(1, 19))
def test_the_header_stands_in_any_of_the_first_rows(tmp_path: Path, row: int) -> None:
    notes = [
        "HMICFRS recommendations {1x6}",
        "",
        "This workbook is kept by the planning team.",
        "As at: | 2019-01-31",
        "Version | Date | Author | Change",
        "0.1 | 2018-01-01 | Planning team | First draft",
        "0.2 | 2018-06-01 | Planning team | Items of June added",
    ]
    above = (notes + [""] * 18)[: row - 1]
    tracker = read_book(tmp_path, "\n".join([*above, HEADER, ROWS]))
    assert shown(tracker, SEEN) == ITEMS
    assert tracker.reports[0].items[0].cell.address == f"B{row + 1}"


@pytest.mark.parametrize("banner", ["x" * 300, "Notes. " + "Leads must send their changes by the 20th. " * 8])
def test_a_long_note_above_is_no_header(tmp_path: Path, banner: str) -> None:
    assert shown(read_book(tmp_path, f"{banner} {{1x6}}\n{HEADER}\n{ROWS}"), SEEN) == ITEMS


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(
            f"HMICFRS {{1x3}} | | | Force response {{1x3}} | | \n{HEADER}",
            id="group headings merged over the labels",
        ),
        pytest.param(
            "Report {2x1} | No. {2x1} | Recommendation {2x1} | Status {2x1} | Force position {1x2} | \n"
            " | | | | Due date | Comment",
            id="heads merged down beside a group",
        ),
        pytest.param(
            "Report | | Recommendation | | Due date | \n | No. | | Status | | Comment",
            id="some labels in the first row, some in the second",
        ),
        pytest.param(
            "REPORT^(title) | Item^No. | Recommendation / AFI / CoC text^(verbatim from the report) | RAG^(R/A/G/W) | "
            "Due^Date^(HMICFRS) | Latest update^(newest first)",
            id="line breaks and instructions",
        ),
        pytest.param(f"{HEADER}\n1 | 2 | 3 | 4 | 5 | 6", id="column numbers below"),
        pytest.param(
            f"{HEADER}\nas published | as printed | verbatim | choose from list | month and year | newest first",
            id="instructions below",
        ),
    ],
)
def test_headers_of_more_than_one_row(tmp_path: Path, header: str) -> None:
    tracker = read_book(tmp_path, f"HMICFRS tracker\n\n{header}\n{ROWS}")
    assert shown(tracker, SEEN) == ITEMS
    assert tracker.layout.columns[0].field is Field.REPORT


def test_the_header_repeated_by_a_printed_page_is_no_item(tmp_path: Path) -> None:
    one, two, three = ROWS.split("\n")
    table = "\n".join(["HMICFRS tracker", HEADER, one, two, "Page 1 of 2", "", "HMICFRS tracker", HEADER, three])
    assert shown(read_book(tmp_path, table), SEEN) == ITEMS


def test_a_table_may_begin_to_the_right(tmp_path: Path) -> None:
    table = "\n".join(f" | | | {line}" for line in [HEADER, *ROWS.split("\n")])
    tracker = read_book(tmp_path, table)
    assert shown(tracker, SEEN) == ITEMS
    assert tracker.reports[0].items[0].cell.address == "E2"


def test_each_column_may_be_two_grid_columns_merged(tmp_path: Path) -> None:
    table = "\n".join(
        " | | ".join(f"{cell.strip()} {{1x2}}" for cell in line.split("|")) for line in [HEADER, *ROWS.split("\n")]
    )
    assert shown(read_book(tmp_path, table), SEEN) == ITEMS


def test_a_table_with_no_header_is_read_by_what_its_columns_hold(tmp_path: Path) -> None:
    rows = "\n".join(
        f"{number} | Living in fear: the response to stalking | "
        f"The force should review point {number} of its policy on stalking. | {status} | "
        f"2019-0{number}-28 | The lead has reported progress to the {number}th board."
        for number, status in enumerate(["Green", "Amber", "Amber", "Red", "Amber", "Green"], start=1)
    )
    assert shown(read_book(tmp_path, f"HMICFRS recommendations\n{rows}"), "number status due") == lines(
        """
        1 | GREEN | 2019-01-28
        2 | AMBER | 2019-02-28
        3 | AMBER | 2019-03-28
        4 | RED | 2019-04-28
        5 | AMBER | 2019-05-28
        6 | GREEN | 2019-06-28
        """
    )


def test_the_layout_says_where_labels_stand_and_why_a_column_was_taken(tmp_path: Path) -> None:
    layout = read_book(tmp_path, f"HMICFRS tracker\n\n{HEADER}\n{ROWS}").layout
    assert layout.evidence[0] == "Log: labels in row 3, 3 items."
    assert {column.field: (column.column, column.label) for column in layout.columns} == {
        Field.REPORT: (1, "Report"),
        Field.NUMBER: (2, "No."),
        Field.TEXT: (3, "Recommendation"),
        Field.STATUS: (4, "Status"),
        Field.DUE: (5, "Due date"),
        Field.COMMENT: (6, "Comment"),
    }
    assert next(column.why for column in layout.columns if column.field is Field.STATUS) == (
        'label "Status" over status words'
    )

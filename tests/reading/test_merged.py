"""A merged cell gives its value to every item that it covers, and each item remembers where it stands."""

from pathlib import Path

from rag_reports import Field
from tests.workbook_builder import lines, read_book, shown

TABLE = """
No. | Recommendation | | Status | Due date | Comment
1 | The force should publish its policy on stalking. {1x2} | | GREEN | 2019-03-31 {3x1} | Published. {2x1}
2 | The force should review how such calls are graded. {1x2} | | AMBER | |
3 | The force should tell victims what happens next. {1x2} | | AMBER | | Letters are late.
"""


def test_due_date_and_comment_merged_over_items(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, TABLE)
    assert shown(tracker, "number text status due comment") == lines(
        """
        1 | The force should publish its policy on stalking. | GREEN | 2019-03-31 | Published.
        2 | The force should review how such calls are graded. | AMBER | 2019-03-31 | Published.
        3 | The force should tell victims what happens next. | AMBER | 2019-03-31 | Letters are late.
        """
    )
    first, second, third = tracker.reports[0].items
    assert first.merged == second.merged == {Field.DUE: "E2:E4", Field.COMMENT: "F2:F3"}
    assert third.merged == {Field.DUE: "E2:E4"}
    assert second.cells[Field.DUE].address == "E2"
    assert second.cells[Field.COMMENT].address == "F2"
    assert second.cells[Field.TEXT].address == "B3"
    assert (second.row, third.row) == (3, 4)


def test_a_recommendation_merged_down_over_its_actions(tmp_path: Path) -> None:
    table = """
        Report | Ref | Recommendation | Action | Status | Due date
        Living in fear {3x1} | 1.1 | The force should improve its response to stalking. {2x1} | Write a policy. | \
            GREEN | 2018-09-30
        | 1.2 | | Train the call takers. | AMBER | 2019-03-31
        | 2.1 | The force should tell victims what happens next. | Write the letters. | AMBER | 2019-03-31
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "report number text status") == lines(
        """
        Living in fear | 1.1 | The force should improve its response to stalking. | GREEN
        Living in fear | 1.2 | The force should improve its response to stalking. | AMBER
        Living in fear | 2.1 | The force should tell victims what happens next. | AMBER
        """
    )
    assert tracker.reports[0].items[1].merged == {Field.TEXT: "C2:C3"}


def test_an_item_over_two_grid_rows_is_one_item(tmp_path: Path) -> None:
    table = """
        No. | Recommendation | Status | Due date | Comment
        1 {2x1} | The force should publish its policy on stalking. {2x1} | GREEN {2x1} | 2018-09-30 {2x1} | \
            Published. {2x1}

        2 {2x1} | The force should review how such calls are graded. {2x1} | AMBER {2x1} | 2019-03-31 {2x1} | \
            It has begun. {2x1}

        """
    assert shown(read_book(tmp_path, table), "number status due") == [
        "1 | GREEN | 2018-09-30",
        "2 | AMBER | 2019-03-31",
    ]


def test_the_fill_of_a_merged_status_is_the_status_of_each_item(tmp_path: Path) -> None:
    table = """
        No. | Recommendation | RAG | Due date
        1 | The force should publish its policy on stalking. | {2x1} {fill FF0000} | 2018-09-30
        2 | The force should review how such calls are graded. | | 2018-10-31
        3 | The force should tell victims what happens next. | {fill 00B050} | 2018-10-31
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "number status colour") == ["1 | RED | RED", "2 | RED | RED", "3 | GREEN | GREEN"]
    assert tracker.reports[0].items[1].merged == {Field.STATUS: "C2:C3"}

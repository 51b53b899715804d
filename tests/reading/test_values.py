"""Values are read as Excel shows them; rich text keeps its runs, and struck-through text is an old value."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from rag_reports import Field, Run
from rag_reports.reading.values import has_day, show_number
from tests.workbook_builder import lines, read_book, shown

TEXT = "The force should publish its policy on stalking."
ROWS = f"""
2 | {TEXT} | AMBER | 2019-03-31 | Head of Crime | It has begun.
3 | {TEXT} | RED | 2019-03-31 | Head of Crime | Letters are late."""
HEADER = "No. | Recommendation | Status | Due date | Lead | Comment"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (4, "General", "4"),
        (4.0, "General", "4"),
        (4.1, "0.00", "4.10"),
        (4.1, "General", "4.1"),
        (7, "000", "007"),
        (0.6, "0%", "60%"),
        (1, "0%", "100%"),
        (0.125, "0.0%", "12.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (1.5, "0", "2"),
        (12, "#,##0", "12"),
        (12, "0;-0;;@", "12"),
    ],
)
def test_a_number_in_its_format(value: float, number_format: str, text: str) -> None:
    assert show_number(value, number_format) == text


@pytest.mark.parametrize(
    ("number_format", "day"),
    [
        ("dd/mm/yyyy", True),
        ("d mmm", True),
        ("[$-809]dddd, d mmmm yyyy", True),
        ("yyyy-mm-dd", True),
        ("mmm-yy", False),
        ("mmmm yyyy", False),
        ('mmm" due "yy', False),
        ("[$-809]mmmm yyyy;@", False),
    ],
)
def test_whether_a_date_format_shows_the_day(number_format: str, day: bool) -> None:
    assert has_day(number_format) is day


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("4", "4"),
        ("4.1 {as 0.00}", "4.10"),
        ("7 {as 000}", "007"),
        ("'007", "007"),
        ("'1.0", "1.0"),
        ("1a", "1a"),
        ("6(b)", "6(b)"),
        ("'1.1.2", "1.1.2"),
        ("vii", "vii"),
        ("5.0", "5"),
        ("AFI 3", "AFI 3"),
        (" 12 ", "12"),
    ],
)
def test_item_numbers_as_printed(tmp_path: Path, cell: str, number: str) -> None:
    table = f"{HEADER}\n{cell} | {TEXT} | GREEN | 2019-03-31 | Head of Crime | Published.{ROWS}"
    assert shown(read_book(tmp_path, table), "number") == [number, "2", "3"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("#REF!", "#REF!", id="error value"),
        pytest.param("#N/A", "#N/A", id="not available"),
        pytest.param("TRUE", "TRUE", id="boolean"),
        pytest.param("0.5 {as 0%}", "50%", id="per cent"),
        pytest.param("2019-01-10", "10 January 2019", id="date"),
        pytest.param("2019-01-10 {as mmm-yy}", "January 2019", id="month"),
        pytest.param("Done 🎉 by the team", "Done 🎉 by the team", id="emoji"),
        pytest.param("تم التنفيذ", "تم التنفيذ", id="right to left"),
        pytest.param("First line^^ •  second   line ", "First line^^• second line", id="line breaks and blanks"),
        pytest.param("'=SUM is not meant here", "=SUM is not meant here", id="text that looks like a formula"),
        pytest.param("- still to be done", "- still to be done", id="dash"),
        pytest.param("x" * 32_767, "x" * 32_767, id="as long as Excel allows"),
    ],
)
def test_a_comment_of_any_kind(tmp_path: Path, cell: str, text: str) -> None:
    table = f"{HEADER}\n1 | {TEXT} | GREEN | 2019-03-31 | Head of Crime | {cell}{ROWS}"
    assert shown(read_book(tmp_path, table), "comment") == [text, "It has begun.", "Letters are late."]


def test_times_and_control_characters_stop_nothing(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book["Log"]["F2"] = dt.time(14, 30)
        book["Log"]["E2"] = "Head of_x000D_\nCrime"

    table = f"{HEADER}\n1 | {TEXT} | GREEN | 2019-03-31 | Head of Crime | Published.{ROWS}"
    tracker = read_book(tmp_path, table, finish=add)
    assert shown(tracker, "number owner comment")[0] == "1 | Head of^Crime | 14:30:00"
    assert len(tracker.items) == 3


@pytest.mark.parametrize("column", range(3, 6))
@pytest.mark.parametrize("value", ["#REF!", "TRUE", "2019-03-31", "0.5", "🎉", "TBC", "=1/0"])
def test_an_odd_value_in_any_column_stops_no_other(tmp_path: Path, column: int, value: str) -> None:
    cells = ["1", TEXT, "GREEN", "2019-03-31", "Head of Crime", "Published."]
    cells[column] = value
    tracker = read_book(tmp_path, f"{HEADER}\n{' | '.join(cells)}{ROWS}")
    assert shown(tracker, "number status") == ["1 | GREEN", "2 | AMBER", "3 | RED"]


def test_struck_sentences_are_left_out_and_kept_in_the_runs(tmp_path: Path) -> None:
    comment = "~~A draft is ready.~~ The policy is **published**."
    table = f"{HEADER}\n1 | {TEXT} | GREEN | 2019-03-31 | Head of Crime | {comment}{ROWS}"
    item = read_book(tmp_path, table).reports[0].items[0]
    assert item.comment == "The policy is published."
    assert item.rich == {
        Field.COMMENT: (
            Run("A draft is ready.", strike=True),
            Run(" The policy is "),
            Run("published", bold=True),
            Run("."),
        )
    }


def test_a_cell_that_is_struck_through_whole(tmp_path: Path) -> None:
    row = f"1 {{strike}} | {TEXT} {{strike}} | Superseded | 2019-03-31 {{strike}} | Lead | An old comment. {{strike}}"
    tracker = read_book(tmp_path, f"{HEADER}\n{row}{ROWS}")
    assert shown(tracker, "number text status comment")[0] == f"1 | {TEXT} | CLOSED | -"
    assert tracker.reports[0].items[0].rich[Field.COMMENT] == (Run("An old comment.", strike=True),)


@pytest.mark.parametrize(
    ("text", "item_type", "kept"),
    [
        (f"Recommendation^{TEXT}", "recommendation", TEXT),
        (f"Area for Improvement^{TEXT}", "area for improvement", TEXT),
        (f"Area for improvement 2^^{TEXT}", "area for improvement", TEXT),
        (f"Cause of concern:^{TEXT}", "cause of concern", TEXT),
        (f"Accelerated cause of concern^{TEXT}", "cause of concern", TEXT),
        (f"Recommendation 4: {TEXT}", "recommendation", f"Recommendation 4: {TEXT}"),
        (f"AFI - {TEXT}", "area for improvement", f"AFI - {TEXT}"),
        (f"{TEXT}^Recommendation", "recommendation", f"{TEXT}^Recommendation"),
        (
            "Recommendations made in 2016 should be met.",
            "recommendation",
            "Recommendations made in 2016 should be met.",
        ),
    ],
)
def test_a_first_line_that_names_the_type_is_taken_from_the_text(
    tmp_path: Path, text: str, item_type: str, kept: str
) -> None:
    table = f"{HEADER}\n1 | {text} | GREEN | 2019-03-31 | Head of Crime | Published.{ROWS}"
    assert shown(read_book(tmp_path, table), "item_type text")[0] == f"{item_type} | {kept}"


def test_the_runs_go_on_behind_a_first_line_that_names_the_type(tmp_path: Path) -> None:
    text = "**Area for improvement**^The force should **publish** its policy on stalking."
    table = f"{HEADER}\n1 | {text} | GREEN | 2019-03-31 | Head of Crime | Published.{ROWS}"
    item = read_book(tmp_path, table).reports[0].items[0]
    assert item.text == TEXT
    assert item.rich[Field.TEXT] == (
        Run("The force should "),
        Run("publish", bold=True),
        Run(" its policy on stalking."),
    )


def test_numbers_that_begin_the_text_where_there_is_no_number_column(tmp_path: Path) -> None:
    table = """
        Report | Recommendation | Status | Due date
        Living in fear | Rec 1 - The force should publish its policy on stalking. | GREEN | 2018-09-30
        Living in fear | AFI 2: The force should review how such calls are graded. | AMBER | 2019-03-31
        Living in fear | The force should tell victims what happens next. | AMBER | 2019-03-31
        """
    assert shown(read_book(tmp_path, table), "number item_type") == lines(
        """
        1 | recommendation
        2 | area for improvement
        - | recommendation
        """
    )

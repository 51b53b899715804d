"""Sheets that repeat others, hidden sheets, and sheets that look like a tracker's but were not read."""

from pathlib import Path

import pytest

from rag_reports.errors import LayoutError
from tests.workbook_builder import read_book, shown

HEADER = "Report | No. | Recommendation | Status | Due date | Lead | Comment"
ITEMS = """
    Living in fear | 1 | The force should publish its policy. | GREEN | 2018-09-30 | Head of Crime | Published.
    Living in fear | 2 | The force should review its grading. | AMBER | 2019-03-31 | Head of Contact | It has begun.
    Living in fear | 3 | The force should train its call takers. | AMBER | 2019-03-31 | Head of Contact | It has begun.
    """
TABLE = f"{HEADER}\n{ITEMS}"
OTHER = f"{HEADER}\nHate crime | 1 | The force should visit each victim. | AMBER | 2019-05-31 | Head of Crime | Begun."
NUMBERS = "number"


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_copy_is_left_out_and_told(tmp_path: Path, state: str) -> None:
    tracker = read_book(tmp_path, {"Log": TABLE, "Backup": TABLE.replace("AMBER", "RED")}, Backup=state)
    assert shown(tracker, "number status") == ["1 | GREEN", "2 | AMBER", "3 | AMBER"]
    assert tracker.warnings == (
        'The hidden sheet "Backup" repeats items of "Log" and was left out. Name both under sheets in a layout file '
        "to read both.",
    )


def test_a_hidden_copy_that_the_layout_names_is_read(tmp_path: Path) -> None:
    layout = tmp_path / "layout.toml"
    layout.write_text('sheets = ["Log", "Backup"]', encoding="utf-8")
    tracker = read_book(tmp_path, {"Log": TABLE, "Backup": TABLE}, layout=layout, Backup="hidden")
    assert len(shown(tracker, NUMBERS)) == 6


def test_a_hidden_sheet_alone_is_the_tracker(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Log": TABLE, "Front": "See the hidden sheet."}, Log="hidden")
    assert shown(tracker, NUMBERS) == ["1", "2", "3"]
    assert tracker.warnings == ()


def test_visible_copies_both_count_and_are_told(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Sep 2018": TABLE, "Dec 2018": TABLE})
    assert len(shown(tracker, NUMBERS)) == 6
    assert [text for text in tracker.warnings if 'sheets "Sep 2018" and "Dec 2018" hold 3 items in common' in text]


def test_sheets_of_other_items_are_read_without_a_word(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Open": TABLE, "Others": OTHER})
    assert shown(tracker, NUMBERS) == ["1", "2", "3", "1"]
    assert tracker.warnings == ()


def test_a_sheet_that_the_layout_does_not_name_is_told(tmp_path: Path) -> None:
    layout = tmp_path / "layout.toml"
    layout.write_text('sheets = ["Open"]', encoding="utf-8")
    tracker = read_book(tmp_path, {"Open": TABLE, "New report": OTHER}, layout=layout)
    assert tracker.warnings == ('The sheet "New report" was not read: the layout names other sheets.',)


def test_a_sheet_with_the_same_labels_and_no_item_is_told(tmp_path: Path) -> None:
    odd = f"{HEADER}\n- | - | - | - | - | - | -\n- | - | - | - | - | - | -"
    tracker = read_book(tmp_path, {"Open": TABLE, "Odd": odd})
    assert tracker.warnings == ('The sheet "Odd" has the labels of a tracker in row 1, but no item was read from it.',)


def test_an_empty_form_is_not_told(tmp_path: Path) -> None:
    assert read_book(tmp_path, {"Open": TABLE, "Next": HEADER}).warnings == ()


def test_a_header_row_that_is_blank_is_refused(tmp_path: Path) -> None:
    layout = tmp_path / "layout.toml"
    layout.write_text("[header_rows]\nLog = [99]", encoding="utf-8")
    with pytest.raises(LayoutError, match='puts labels in row 99 of the sheet "Log", which is blank'):
        read_book(tmp_path, {"Log": TABLE}, layout=layout)


@pytest.mark.parametrize(
    ("line", "force"),
    [
        ("Two recommendations are for the Constabulary, both are complete", ()),
        ("Fenland & Coast Fire and Rescue Service", ("Fenland & Coast Fire and Rescue Service",)),
        ("FENLAND & COAST FIRE AND RESCUE SERVICE", ("Fenland & Coast Fire and Rescue Service",)),
        ("City of Westmere Police: recommendations", ("City of Westmere Police",)),
    ],
)
def test_the_force_above_the_table(tmp_path: Path, line: str, force: tuple[str, ...]) -> None:
    tracker = read_book(tmp_path, {"Log": f"{line}\n\n{TABLE}"})
    assert tracker.force == force


def test_the_force_on_a_cover_where_no_table_names_one(tmp_path: Path) -> None:
    cover = "Northmoor Constabulary: action plan\n\nKept by Performance"
    assert read_book(tmp_path, {"Cover": cover, "Log": TABLE}).force == ("Northmoor Constabulary",)
    named = f"City of Westmere Police\n\n{TABLE}"
    assert read_book(tmp_path, {"Cover": cover, "Log": named}).force == ("City of Westmere Police",)


def test_a_key_beside_the_title_is_no_title(tmp_path: Path) -> None:
    table = """
        Living in fear | | | | | | | | S | Sound
        Published July 2017 | | | | | | | | U | Unsound
        No. | Recommendation | Status | Due date | Comment
        1 | The force should publish its policy. | GREEN | 2018-09-30 | Published.
        2 | The force should review its grading. | AMBER | 2019-03-31 | It has begun.
        """
    assert [report.title for report in read_book(tmp_path, {"Log": table}).reports] == ["Living in fear"]


def test_short_texts_behind_their_type_are_items(tmp_path: Path) -> None:
    table = """
        No. | Recommendation | Status | Due date | Comment
        1 | AFI: improve crime data | AMBER | 2019-03-31 | It has begun.
        2 | AFI: timeliness of 999 answering | GREEN | 2018-09-30 | Done.
        """
    tracker = read_book(tmp_path, {"Log": table})
    assert shown(tracker, "text") == ["AFI: improve crime data", "AFI: timeliness of 999 answering"]


def test_a_second_column_that_keeps_rows_from_the_public_is_told(tmp_path: Path) -> None:
    text = "The force should publish its policy on stalking."
    table = f"No. | Recommendation | Status | Protective marking | Publishable?\n1 | {text} | AMBER | OFFICIAL | No"
    tracker = read_book(tmp_path, {"Log": table})
    assert tracker.warnings == (
        'Log: "Protective marking" tells which rows are not for the public, and "Publishable?" beside it is not read. '
        "Keep one such column, or name the right one in a layout file.",
    )


@pytest.mark.parametrize("label", ["Comment - RESTRICTED", "Update (restricted)"])
def test_a_comment_that_is_labelled_restricted_is_the_comment(tmp_path: Path, label: str) -> None:
    text, said = "The force should publish its policy on stalking.", "The board agreed the plan, and work goes on."
    table = f"No. | Recommendation | Status | {label}\n1 | {text} | AMBER | {said}\n2 | {text} | RED | {said}"
    assert [item.comment for _, item in read_book(tmp_path, {"Log": table}).items] == [said, said]

"""Status by fill colour, and fills that say nothing."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import PatternFill

from rag_reports import Status
from tests.workbook_builder import read_book, shown

TEXTS = [
    "The force should publish its policy on stalking.",
    "The force should review how such calls are graded.",
    "The force should tell victims what happens next.",
    "The force should test whether victims read its letters.",
]
KEY = """
Key
GREEN {fill 00B050} | The recommendation has been implemented.
AMBER {fill FFC000} | The recommendation is in progress.
RED {fill FF0000} | The deadline has passed or cannot be met.
"""
WHITE_KEY = KEY + "WHITE {fill FFFFFF} | Not for the force to deliver, or waits for another organisation.\n"


def _register(statuses: list[str], label: str = "RAG", row_marks: str = "") -> str:
    rows = [
        f"{number}{row_marks} | {TEXTS[number - 1]}{row_marks} | {status} | 2019-03-31{row_marks}"
        for number, status in enumerate(statuses, start=1)
    ]
    return "\n".join([f"No. | Recommendation | {label} | Due date", *rows])


@pytest.mark.parametrize(
    "fills",
    [
        pytest.param(["fill 00B050", "fill FFC000", "fill FF0000"], id="standard colours"),
        pytest.param(["fill 92D050", "fill FFFF00", "fill C00000"], id="other shades"),
        pytest.param(["fill C6EFCE", "fill FFEB9C", "fill FFC7CE"], id="good, neutral, bad"),
        pytest.param(["fill theme 6 0.0", "fill theme 9 0.0", "fill theme 5 0.0"], id="theme colours"),
        pytest.param(
            ["fill theme 6 0.3999", "fill theme 9 0.3999", "fill theme 5 -0.25"], id="theme colours with tint"
        ),
        pytest.param(["fill indexed 17", "fill indexed 52", "fill indexed 10"], id="indexed colours"),
    ],
)
@pytest.mark.parametrize("label", ["RAG", "Status", ""])
def test_a_fill_alone_is_the_status(tmp_path: Path, fills: list[str], label: str) -> None:
    tracker = read_book(tmp_path, _register([f"{{{fill}}}" for fill in fills], label))
    assert shown(tracker, "number status colour status_text") == [
        "1 | GREEN | GREEN | -",
        "2 | AMBER | AMBER | -",
        "3 | RED | RED | -",
    ]


def test_the_word_is_the_status_where_the_fill_disagrees(tmp_path: Path) -> None:
    statuses = ["GREEN {fill 00B050}", "AMBER {fill FFC000}", "GREEN {fill FFC000}", "RED {fill FF0000}"]
    tracker = read_book(tmp_path, _register(statuses))
    assert shown(tracker, "status colour")[2] == "GREEN | AMBER"


@pytest.mark.parametrize("fill", ["D9D9D9", "F2F2F2", "000000", "DDEBF7"])
def test_grey_and_banding_are_no_colour(tmp_path: Path, fill: str) -> None:
    table = _register([f"GREEN {{fill {fill}}}", "AMBER", f"{{fill {fill}}}", "RED"])
    assert shown(read_book(tmp_path, table), "status colour") == ["GREEN | -", "AMBER | -", "- | -", "RED | -"]


def test_banded_rows_of_a_status_hue_are_no_colour(tmp_path: Path) -> None:
    band = "{fill E2EFDA}"
    statuses = [f"AMBER {band}", "GREEN", f"RED {band}", "AMBER"]
    rows = [
        f"{n} {band} | {text} {band} | {status} | 2019-03-31 {band}"
        for n, (text, status) in enumerate(zip(TEXTS, statuses, strict=True), 1)
    ]
    tracker = read_book(tmp_path, "\n".join(["No. | Recommendation | RAG | Due date", *rows]))
    assert shown(tracker, "status colour") == ["AMBER | -", "GREEN | -", "RED | -", "AMBER | -"]


def _green_and_red_formats(book: Workbook) -> None:
    sheet = book["Log"]
    green, red = PatternFill("solid", bgColor="FF00B050"), PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add("C2:C5", CellIsRule(operator="equal", formula=['"Done"'], fill=green))
    sheet.conditional_formatting.add("C2:C5", FormulaRule(formula=['$C2="Late"'], fill=red))


def test_a_conditional_format_that_a_fixed_rule_decides_colours_the_status(tmp_path: Path) -> None:
    table = _register(["Done", "Late", "Late", "Done"])
    tracker = read_book(tmp_path, table, finish=_green_and_red_formats)
    assert shown(tracker, "status colour") == ["GREEN | GREEN", "RED | RED", "RED | RED", "GREEN | GREEN"]


def test_a_white_fill_is_white_where_the_key_has_white(tmp_path: Path) -> None:
    statuses = ["GREEN {fill 00B050}", "{fill FFFFFF}", "AMBER {fill FFC000}", "{fill FFFFFF}"]
    tracker = read_book(tmp_path, {"Log": _register(statuses), "Key": WHITE_KEY})
    assert shown(tracker, "status") == ["GREEN", "WHITE", "AMBER", "WHITE"]


def test_a_white_fill_says_nothing_without_white_in_the_key(tmp_path: Path) -> None:
    statuses = ["GREEN {fill 00B050}", "{fill FFFFFF}", "AMBER {fill FFC000}", "{fill FFFFFF}"]
    assert shown(read_book(tmp_path, {"Log": _register(statuses), "Key": KEY}), "status") == [
        "GREEN",
        "-",
        "AMBER",
        "-",
    ]


def test_no_fill_is_not_white_even_where_the_key_has_white(tmp_path: Path) -> None:
    statuses = ["GREEN {fill 00B050}", "", "AMBER {fill FFC000}", "WHITE {fill FFFFFF}"]
    assert shown(read_book(tmp_path, {"Log": _register(statuses), "Key": WHITE_KEY}), "status")[1] == "-"


def test_a_white_fill_of_another_column_says_nothing(tmp_path: Path) -> None:
    table = _register(["GREEN", "", "AMBER", "RED"], row_marks=" {fill FFFFFF}")
    assert shown(read_book(tmp_path, {"Log": table, "Key": WHITE_KEY}), "status") == ["GREEN", "-", "AMBER", "RED"]


def test_blue_is_green_where_the_key_calls_it_complete_and_green_is_on_track(tmp_path: Path) -> None:
    key = """
    Key
    BLUE {fill 0070C0} | Complete and verified.
    GREEN {fill 00B050} | On track to be delivered by the due date.
    AMBER {fill FFC000} | At risk of missing the due date.
    RED {fill FF0000} | Overdue.
    GREY {fill A6A6A6} | Not adopted.
    """
    table = _register(["{fill 0070C0}", "Green {fill 00B050}", "Blue", "Grey {fill A6A6A6}"], label="BRAG")
    tracker = read_book(tmp_path, {"Log": table, "Key": key})
    assert shown(tracker, "status") == ["GREEN", "AMBER", "GREEN", "CLOSED"]
    assert [entry.status for entry in tracker.key] == [
        Status.GREEN,
        Status.AMBER,
        Status.AMBER,
        Status.RED,
        Status.CLOSED,
    ]


def test_blue_without_a_key_is_complete_by_its_word_and_unknown_by_its_fill(tmp_path: Path) -> None:
    table = _register(["Blue {fill 0070C0}", "Green {fill 00B050}", "{fill 0070C0}", "Red {fill FF0000}"])
    assert shown(read_book(tmp_path, table), "status colour") == [
        "GREEN | -",
        "GREEN | GREEN",
        "- | -",
        "RED | RED",
    ]

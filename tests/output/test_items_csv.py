"""CSV that a spreadsheet can open without running a cell of it."""

import csv
import io

import pytest

from rag_reports.model import Tracker
from rag_reports.output.items_csv import guard, items_csv


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\n=1", " =1", "- a point", "＝1+1"]
)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == "'" + text


def test_characters_that_act_on_a_screen_go_and_line_ends_are_alike() -> None:
    assert guard("a\x1b[31mb\x07\u202ec\x9b") == "a[31mbc"
    assert (guard("a\rb\r\nc"), guard("\r=1"), guard("\x1b=1")) == ("a\nb\nc", "'\n=1", "'=1")


@pytest.mark.parametrize("text", ["", "007", "-3", "+1.5", "-10%", "a=b", "31/01/2019"])
def test_other_text_and_plain_numbers_stay(text: str) -> None:
    assert guard(text) == text


def test_rows_read_back(tracker: Tracker) -> None:
    rows = list(csv.DictReader(io.StringIO(items_csv(tracker).decode("utf-8"), newline="")))
    assert [row["number"] for row in rows] == ["007", "1.10", "3"]
    assert [row["comment"] for row in rows][:2] == ["'=SUM(A1)", "N/A"]
    assert [row["due"] for row in rows] == ["2018-12-31", "", ""]
    assert [row["new"] for row in rows] == ["False", "True", "False"]
    assert [row["status"] for row in rows] == ["AMBER", "GREEN", ""]
    assert "\n" in rows[2]["comment"]


def test_a_file_for_excel_begins_with_the_mark(tracker: Tracker) -> None:
    assert items_csv(tracker, mark=True) == b"\xef\xbb\xbf" + items_csv(tracker)

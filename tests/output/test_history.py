"""What committee was told, as text, JSON, CSV and a workbook."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from rag_reports.meeting.history import History, read_history, select_items
from rag_reports.meeting.keeping import keep_snapshot
from rag_reports.output.console import Screen
from rag_reports.output.history_table import history_csv, history_record, history_workbook
from rag_reports.output.history_text import history_text
from tests.workbook_builder import build_book

SCREEN = Screen(100, None, False)
THEN = """
    Report | No. | Recommendation | Status | Due date | Strategic lead
    Custody | 1 | The force should train its custody sergeants in the care of children. | AMBER | January 2019 | ACC
    Custody | 2 | +The force should repair the cells that it closed last year. | AMBER | TBC | @Head of Estates
    Roads | 1 | The force should publish what it knows of drink-driving at Christmas. | WHITE | March 2019 |
"""
NOW = """
    Report | No. | Recommendation | Status | Due date | Strategic lead
    Custody | 1 | The force should train its custody sergeants in the care of children. | NEW RED | June 2019 | DCC
    Custody | 5 | +The force should repair the cells that it closed last year. | NEW GREEN | Within a year |
    Roads | 2 | The force should teach its drivers about the new law on mobile phones. | | |
"""


@pytest.fixture
def history(tmp_path: Path) -> History:
    for meeting, table in ((dt.date(2018, 10, 31), THEN), (dt.date(2019, 1, 31), NOW)):
        book = build_book(tmp_path / f"{meeting:%B} & on.xlsx", table)
        keep_snapshot(book, meeting=meeting)
    return read_history(tmp_path / "snapshots")


def test_text_has_the_totals_and_each_item_by_meeting(history: History) -> None:
    assert history_text(history, SCREEN).splitlines() == [
        "snapshots: what committee was told at 2 meetings",
        "  Meeting      GREEN  AMBER  RED  WHITE  CLOSED  no status  items  workbook",
        "  31 Oct 2018  0      2      0    1      0       0          3      October & on.xlsx",
        "  31 Jan 2019  1      0      1    0      0       1          3      January & on.xlsx",
        "",
        "Custody",
        "  No.  31 Oct 2018        31 Jan 2019",
        "  1    AMBER 31 Jan 2019  NEW RED 30 Jun 2019      The force should train its custody sergeants in…",
        "  5    AMBER TBC          NEW GREEN Within a year  +The force should repair the cells that it close…",
        "",
        "Roads",
        "  No.  31 Oct 2018        31 Jan 2019",
        "  1    WHITE 31 Mar 2019  -            The force should publish what it knows of drink-driving at C…",
        "  2    -                  no status    The force should teach its drivers about the new law on mobi…",
    ]


def test_an_item_is_told_in_full_with_what_was_other_then(history: History) -> None:
    lines = history_text(select_items(history, "custody", "5"), SCREEN, whole=True).splitlines()
    assert lines[5:] == [
        "Custody",
        "",
        "  recommendation 5",
        "    +The force should repair the cells that it closed last year.",
        "    31 Oct 2018  AMBER      TBC            @Head of Estates; number 2",
        "    31 Jan 2019  NEW GREEN  Within a year",
    ]


def test_a_narrow_screen_shows_the_last_meetings_and_says_so(history: History) -> None:
    text = history_text(history, Screen(50, None, False))
    assert "The last 1 meeting here; csv, xlsx and json have\nall." in text
    assert "  No.  31 Jan 2019\n" in text


def test_a_copy_that_is_not_whole_is_marked_everywhere(history: History) -> None:
    history.meetings[0].copy.unlink()
    found = read_history(history.folder)
    assert "31 Oct 2018 (copy missing)  0 " in history_text(found, SCREEN)
    assert [row["copy"] for row in _rows(found)] == ["missing", "whole", "missing", "whole", "missing", "whole"]
    record = history_record(found)
    assert record["warnings"] == list(found.warnings) and len(found.warnings) == 1
    book = load_workbook(io.BytesIO(history_workbook(found)))
    assert book["Totals"]["J2"].value == "missing"
    assert book["Please note"]["A2"].value == found.warnings[0]


def _rows(history: History) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(history_csv(history).decode("utf-8"))))


def test_csv_has_a_row_for_each_item_at_each_meeting_and_runs_no_formula(history: History) -> None:
    rows = _rows(history)
    assert [(row["item"], row["meeting"], row["number"], row["status"], row["due"]) for row in rows] == [
        ("1", "2018-10-31", "1", "AMBER", "2019-01-31"),
        ("1", "2019-01-31", "1", "RED", "2019-06-30"),
        ("2", "2018-10-31", "2", "AMBER", ""),
        ("2", "2019-01-31", "5", "GREEN", ""),
        ("3", "2018-10-31", "1", "WHITE", "2019-03-31"),
        ("4", "2019-01-31", "2", "", ""),
    ]
    assert rows[2]["text"].startswith("'+The") and rows[2]["owner"] == "'@Head of Estates"


def test_the_record_has_every_meeting_and_item(history: History) -> None:
    record = history_record(history)
    meetings, items = record["meetings"], record["items"]
    assert isinstance(meetings, list) and isinstance(items, list)
    assert meetings[1]["counts"] == {"GREEN": 1, "AMBER": 0, "RED": 1, "WHITE": 0, "CLOSED": 0}
    assert (meetings[1]["copy"], meetings[1]["copy_state"]) == ("2019-01-31 January & on.xlsx", "whole")
    assert items[2]["told"] == [
        {
            "report": "Roads",
            "number": "1",
            "status": "WHITE",
            "status_text": "WHITE",
            "new": False,
            "due": "2019-03-31",
            "due_text": "March 2019",
            "owner": "",
        },
        None,
    ]


def test_the_workbook_has_the_totals_and_the_items_beside_each_other(history: History) -> None:
    book = load_workbook(io.BytesIO(history_workbook(history)))
    assert book.sheetnames == ["Totals", "Items"]
    assert [cell.value for cell in book["Totals"][3]] == [
        *("31 January 2019", 1, 0, 1, 0, 0, 1, 3),
        *("January & on.xlsx", "whole"),
    ]
    first, second, third, _ = book["Items"].iter_rows(min_row=2)
    assert [cell.value for cell in first[4:]] == [
        *("AMBER", dt.datetime(2019, 1, 31)),
        *("NEW RED", dt.datetime(2019, 6, 30)),
    ]
    assert (second[3].data_type, first[6].fill.fgColor.rgb) == ("s", "FFFF0000")
    assert [cell.value for cell in third[6:]] == ["not on the tracker", "not on the tracker"]


def test_the_trend_is_a_chart_in_the_statuses_colours_that_a_screen_reader_can_tell(history: History) -> None:
    with zipfile.ZipFile(io.BytesIO(history_workbook(history))) as package:
        chart = ElementTree.fromstring(package.read("xl/charts/chart1.xml"))
        drawing = ElementTree.fromstring(package.read("xl/drawings/drawing1.xml"))
    space = {
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    }
    series = chart.findall(".//c:ser", space)
    colours = [one.find("c:spPr/a:solidFill/a:srgbClr", space) for one in series]
    assert [colour.get("val") for colour in colours if colour is not None] == [
        *("00B050", "FFC000", "FF0000", "FFFFFF", "D9D9D9"),
        "7F7F7F",
    ]
    places = [one.findtext("c:val/c:numRef/c:f", namespaces=space) for one in series]
    assert places[:2] == ["Totals!$B$2:$B$3", "Totals!$C$2:$C$3"]
    picture = drawing.find(".//xdr:cNvPr", space)
    assert picture is not None
    assert picture.get("descr") == (
        "Stacked column chart of the items by status at each meeting. "
        "31 October 2018: GREEN 0, AMBER 2, RED 0, WHITE 1, CLOSED 0. "
        "31 January 2019: GREEN 1, AMBER 0, RED 1, WHITE 0, CLOSED 0, no status 1."
    )


@pytest.mark.libreoffice
def test_libreoffice_opens_the_workbook(history: History, tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    path = tmp_path / "history & trend.xlsx"
    path.write_bytes(history_workbook(history))
    assert to_pdf(path).stat().st_size > 1000


@pytest.mark.ooxml
def test_the_workbook_is_valid(history: History, tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    path = tmp_path / "history.xlsx"
    path.write_bytes(history_workbook(history))
    assert ooxml_errors(path) == ""

"""The figures as text, JSON and a workbook with charts."""

import datetime as dt
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from rag_reports.meeting.tracker_figures import TrackerFigures, build_tracker_figures
from rag_reports.model import Status
from rag_reports.output.console import Screen
from rag_reports.output.figures_record import figures_record
from rag_reports.output.figures_tables import build_figures_tables
from rag_reports.output.figures_text import figures_text
from rag_reports.output.figures_workbook import figures_workbook
from rag_reports.output.records import to_json
from rag_reports.output.spreadsheet import STATUS_FILLS
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
TRACKER = tracker_from_table(
    """
    Report | Number | Type | Status | Due | Owner
    =Custody() | 1 | | GREEN | July 2018 | Head of Custody
    =Custody() | 2 | | NEW RED | December 2018 | head of custody
    =Custody() | 3 | area for improvement | AMBER | March 2019 |
    Stalking | 1 | | | January 2018 | =1+1
    Stalking | 2 | | CLOSED | | -Chief
    """
)
SENTENCES = ("3 are for the Force.", "=2 are for the Force.")
_SCHEMAS = "http://schemas.openxmlformats.org/drawingml/2006"
SPACE = {"c": f"{_SCHEMAS}/chart", "a": f"{_SCHEMAS}/main"}


@pytest.fixture
def figures() -> TrackerFigures:
    return build_tracker_figures(TRACKER, as_at=AS_AT)


@pytest.fixture
def written(figures: TrackerFigures) -> bytes:
    return figures_workbook(figures, SENTENCES)


def test_the_text(figures: TrackerFigures) -> None:
    lines = figures_text(figures, SENTENCES, Screen(110, None, colour=False)).splitlines()
    assert lines[:2] == [
        "tracker.xlsx as at 31 January 2019",
        "  5 items in 2 reports: 2 open, 1 complete, 1 closed, 1 without a status. Overdue: 2. NEW: 1 (1 RED).",
    ]
    start = lines.index("By owner")
    assert lines[start + 1 : start + 7] == [
        "  Items  GREEN  AMBER  RED  WHITE  CLOSED  No status  Open  NEW  Overdue",
        "      1      0      0    0      0       1          0     0    0        0  -Chief",
        "      1      0      0    0      0       0          1     0    0        1  =1+1",
        "      2      1      0    1      0       0          0     1    1        1  Head of Custody",
        "      1      0      1    0      0       0          0     1    0        0  no owner",
        "      5      1      1    1      0       1          1     2    1        2  all items",
    ]
    assert lines[lines.index("Count sentences") + 1 :][:2] == ["  =Custody()", "    3 are for the Force."]
    notes = " ".join(line.strip() for line in lines[lines.index("Please note") + 1 :])
    assert notes == (
        "1 item without a status that can be read, counted apart, and with the open items by age and by how long "
        "overdue."
    )


def test_words_of_the_house_have_a_table_and_misspelt_ones_have_none() -> None:
    words = {"on track": Status.AMBER, "amber": Status.AMBER}
    own = tracker_from_table("Number | Status\n1 | On track\n2 | AMBER", statuses=words)
    misspelt = tracker_from_table("Number | Status\n1 | Ambre\n2 | AMBER", statuses={**words, "ambre": Status.AMBER})
    headings = [
        [table.heading for table in build_figures_tables(build_tracker_figures(tracker, as_at=AS_AT))]
        for tracker in (own, misspelt)
    ]
    assert [("By status as the tracker words it" in each) for each in headings] == [True, False]


def test_the_record(figures: TrackerFigures) -> None:
    record = json.loads(to_json(figures_record(figures, SENTENCES)))
    assert record["total"] == {
        "items": 5,
        "counts": {"GREEN": 1, "AMBER": 1, "RED": 1, "WHITE": 0, "CLOSED": 1},
        "no_status": 1,
        "open": 2,
        "complete": 1,
        "closed": 1,
        "new": {"GREEN": 0, "AMBER": 0, "RED": 1, "WHITE": 0, "CLOSED": 0, "no status": 0},
        "overdue": 2,
    }
    assert (record["as_at"], record["reports"], record["hidden"]) == ("2019-01-31", 2, 0)
    assert [(one["report"], one["items"], one["sentence"]) for one in record["by_report"]] == [
        ("=Custody()", 3, "3 are for the Force."),
        ("Stalking", 2, "=2 are for the Force."),
    ]
    assert {one["overdue_by"]: one["items"] for one in record["by_overdue"] if one["items"]} == {
        "overdue by 1 month to under 3 months": 1,
        "overdue by 1 year or more": 1,
        "not overdue": 1,
    }


def test_the_workbooks_tables_hold_the_numbers_and_no_text_is_a_formula(written: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(written))
    assert book.sheetnames == ["Figures", "By report", "By owner", "Sentences"]
    rows = list(book["By report"].iter_rows(max_col=11, values_only=True))
    assert rows == [
        ("By report", "Items", "GREEN", "AMBER", "RED", "WHITE", "CLOSED", "No status", "Open", "NEW", "Overdue"),
        ("=Custody()", 3, 1, 1, 1, 0, 0, 0, 2, 1, 1),
        ("Stalking", 2, 0, 0, 0, 0, 1, 1, 0, 0, 1),
        ("all items", 5, 1, 1, 1, 0, 1, 1, 2, 1, 2),
    ]
    assert book["By report"].auto_filter.ref == "A1:K3"
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}


def test_the_first_sheet_has_every_status_and_the_tables_with_their_totals(written: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(written))["Figures"]
    column = [row[0] for row in sheet.iter_rows(max_col=1, values_only=True) if row[0]]
    start = column.index("Status")
    assert column[start + 1 : start + 8] == [*(status.value for status in Status), "No status", "all items"]
    assert column.count("all items") == 2 and column.count("all open items") == 2
    assert any(str(line).startswith("1 item without a status") for line in column)


def test_each_chart_has_its_text_its_words_and_the_status_colours(written: bytes) -> None:
    with ZipFile(BytesIO(written)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        charts = [ElementTree.fromstring(package.read(name)) for name in names]
        drawings = "".join(
            package.read(name).decode() for name in package.namelist() if name.startswith("xl/drawings/drawing")
        )
    assert len(charts) == drawings.count(" descr=") == 5
    assert 'descr="Column chart of the items by status: GREEN 1, AMBER 1, RED 1, WHITE 0, CLOSED 1."' in drawings
    assert (
        'descr="Stacked bar chart, by owner. =1+1: No status 1. Head of Custody: GREEN 1, RED 1. no owner: AMBER 1. '
        '-Chief: CLOSED 1."' in drawings
    )
    stacked = charts[-1]
    fills = [fill.get("val") for fill in stacked.iterfind(".//c:ser/c:spPr/a:solidFill/a:srgbClr", SPACE)]
    assert fills == [*(STATUS_FILLS[status].lstrip("#") for status in Status), "7F7F7F"]
    words = [name.text for name in stacked.iterfind(".//c:ser/c:tx/c:strRef/c:f", SPACE)]
    assert words == [f"'By owner'!${column}$1" for column in "CDEFGH"]


def test_only_the_first_fifteen_are_drawn_and_the_chart_says_so() -> None:
    table = "\n".join(f"{number} | AMBER | Owner {number:02}" for number in range(20))
    figures = build_tracker_figures(tracker_from_table(f"Number | Status | Owner\n{table}"), as_at=AS_AT)
    with ZipFile(BytesIO(figures_workbook(figures, [""]))) as package:
        drawings = "".join(
            package.read(name).decode() for name in package.namelist() if name.startswith("xl/drawings/drawing")
        )
    assert "Stacked bar chart, by owner: the 15 with the most open items. Owner 00: AMBER 1." in drawings
    assert "Owner 14: AMBER 1." in drawings and "Owner 15" not in drawings


def test_a_tracker_without_open_items_has_a_workbook_too() -> None:
    figures = build_tracker_figures(tracker_from_table("Number | Status\n1 | GREEN"), as_at=AS_AT)
    assert openpyxl.load_workbook(BytesIO(figures_workbook(figures, [""]))).sheetnames[0] == "Figures"


@pytest.mark.ooxml
def test_the_workbook_is_valid(written: bytes, tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(written)
    assert ooxml_errors(path) == ""


def test_where_no_item_has_an_owner_no_table_is_by_owner() -> None:
    made = build_tracker_figures(tracker_from_table("Number | Status\n1 | AMBER\n2 | GREEN"), as_at=AS_AT)
    assert "By owner" not in [table.heading for table in build_figures_tables(made)]
    written = BytesIO(figures_workbook(made, [""]))
    assert openpyxl.load_workbook(written).sheetnames == ["Figures", "By report", "Sentences"]

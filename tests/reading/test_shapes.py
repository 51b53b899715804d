"""Registers, and a sheet for each report: which report an item belongs to, and what is said of it."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports import Field, Shape
from tests.workbook_builder import lines, read_book, shown

POLICY = "The force should publish its policy on fraud."
CALLS = "The force should review how fraud calls are graded."
VICTIMS = "The force should tell victims what happens next."

ONE_TITLE_ABOVE = f"""
Hate crime: what do victims need? | | | |
Published July 2018 | | | |
No. | Recommendation | Status | Due date | Comment
1 | {POLICY} | GREEN | 2018-09-30 | Published in August 2018.
2 | {CALLS} | AMBER | 2019-03-31 | The review has begun.
"""


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        pytest.param("Living in fear", "Living in fear", "Hate crime", id="in each row"),
        pytest.param("Living in fear", "", "Hate crime", id="once"),
        pytest.param("Living in fear {2x1}", "", "Hate crime", id="merged down"),
        pytest.param("Living in fear", "LIVING  in fear", "Hate crime", id="in other case and spacing"),
    ],
)
def test_a_register_names_the_report_beside_its_items(tmp_path: Path, first: str, second: str, third: str) -> None:
    table = f"""
        Report title | Published | No. | Recommendation | Status | Comment
        {first} | 2017-07-05 | 1 | {POLICY} | GREEN | Published.
        {second} | | 2 | {CALLS} | AMBER | The review has begun.
        {third} | July 2018 | 1 | {VICTIMS} | AMBER | Letters are late.
        """
    tracker = read_book(tmp_path, table)
    assert tracker.layout.shape is Shape.REGISTER
    assert shown(tracker, "report number") == ["Living in fear | 1", "Living in fear | 2", "Hate crime | 1"]
    fear, hate = tracker.reports
    assert (fear.published, fear.published_precision) == (dt.date(2017, 7, 5), "day")
    assert (hate.published, hate.published_precision) == (dt.date(2018, 7, 31), "month")
    assert (fear.cells["title"].address, fear.cells["published"].address) == ("A2", "B2")


def test_the_columns_of_a_register_that_tell_of_the_report(tmp_path: Path) -> None:
    table = f"""
        Report | Date published | PCC response published | Grade | Scope | Inspectorate | No. | Recommendation | Status
        Living in fear | 2017-07-05 | 2017-08-30 | Good | National | HMICFRS & HMCPSI | 1 | {POLICY} | GREEN
        Living in fear | | | | | | 2 | {CALLS} | AMBER
        """
    (report,) = read_book(tmp_path, table).reports
    assert (report.published, report.response_published) == (dt.date(2017, 7, 5), dt.date(2017, 8, 30))
    assert (report.response_text, report.cells["response_published"].address) == ("30 August 2017", "C2")
    assert (report.grade, report.scope, report.inspectorates) == ("Good", "national", ("HMICFRS", "HMCPSI"))
    assert len(report.items) == 2


def test_interleaved_reports_of_a_register(tmp_path: Path) -> None:
    table = f"""
        Report | No. | Recommendation | Status | Due date
        Living in fear | 1 | {POLICY} | GREEN | 2018-01-31
        Hate crime | 1 | {CALLS} | AMBER | 2018-02-28
        Living in fear | 2 | {VICTIMS} | AMBER | 2018-03-31
        """
    assert shown(read_book(tmp_path, table), "report number") == [
        "Living in fear | 1",
        "Living in fear | 2",
        "Hate crime | 1",
    ]


def test_a_sheet_for_each_report(tmp_path: Path) -> None:
    fear = ONE_TITLE_ABOVE.replace("Hate crime: what do victims need?", "Living in fear").replace("2018 |", "2017 |")
    tracker = read_book(tmp_path, {"HC": ONE_TITLE_ABOVE, "LIF": fear})
    assert tracker.layout.shape is Shape.SHEETS
    assert tracker.layout.sheets == ("HC", "LIF")
    assert [(report.title, report.sheet, len(report.items), report.published) for report in tracker.reports] == [
        ("Hate crime: what do victims need?", "HC", 2, dt.date(2018, 7, 31)),
        ("Living in fear", "LIF", 2, dt.date(2017, 7, 31)),
    ]


def test_a_sheet_names_its_report_where_nothing_else_does(tmp_path: Path) -> None:
    _, _, table = ONE_TITLE_ABOVE.partition("| | | |\nPublished July 2018 | | | |\n")
    tracker = read_book(tmp_path, {"Hate crime": table, "Stalking": table})
    assert shown(tracker, "report number") == [
        "Hate crime | 1",
        "Hate crime | 2",
        "Stalking | 1",
        "Stalking | 2",
    ]


@pytest.mark.parametrize(
    "published",
    [
        "Published: | 19 July 2018",
        "Published 19/07/2018",
        "Publication date: 19 July 2018",
        "Date published | 2018-07-19",
    ],
)
def test_the_publication_date_above_a_table(tmp_path: Path, published: str) -> None:
    tracker = read_book(tmp_path, ONE_TITLE_ABOVE.replace("Published July 2018", published))
    (report,) = tracker.reports
    assert (report.title, report.published) == ("Hate crime: what do victims need?", dt.date(2018, 7, 19))


def test_contents_and_summary_sheets_give_no_items(tmp_path: Path) -> None:
    sheets = {
        "Contents": "Contents\nSheet | Report\nHC | Hate crime: what do victims need?",
        "Summary": "Report | Total | Green | Amber | Red\nHate crime: what do victims need? | 2 | 1 | 1 | 0",
        "HC": ONE_TITLE_ABOVE,
    }
    tracker = read_book(tmp_path, sheets)
    assert tracker.layout.sheets == ("HC",)
    assert len(tracker.items) == 2


THEMES = f"""
Hate crime: what do victims need? (July 2018) {{1x5}}

No. | Recommendation | Status | Due date | Comment
{{first}} {{1x5}} {{bold}}
1 | {POLICY} | GREEN | 2018-09-30 | Published in August 2018.
2 | {CALLS} | AMBER | 2019-03-31 | The review has begun.

{{second}} {{1x5}} {{bold}}
3 | {VICTIMS} | AMBER | 2019-03-31 | Letters are late.
"""


def _headed(first: str, second: str) -> str:
    return THEMES.replace("{first}", first).replace("{second}", second)


def test_theme_headings_are_not_reports(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, _headed("Leadership", "Training"))
    assert shown(tracker, "report number item_type") == [
        f"Hate crime: what do victims need? | {number} | recommendation" for number in (1, 2, 3)
    ]


def test_headings_that_name_an_item_type_give_it(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, _headed("Recommendations", "Areas for Improvement"))
    assert shown(tracker, "report number item_type") == lines(
        """
        Hate crime: what do victims need? | 1 | recommendation
        Hate crime: what do victims need? | 2 | recommendation
        Hate crime: what do victims need? | 3 | area for improvement
        """
    )


def test_an_archive_sheet_joins_the_reports_of_its_titles(tmp_path: Path) -> None:
    live = f"""
        Report | No. | Recommendation | Status | Due date | Comment
        Living in fear | 2 | {CALLS} | AMBER | 2019-03-31 | The review has begun.
        Hate crime | 1 | {POLICY} | AMBER | 2019-03-31 | A draft is ready.
        """
    archive = f"""
        Report | No. | Recommendation | Status | Due date | Comment | Date closed | Authority
        LIVING IN FEAR | 1 | {VICTIMS} | CLOSED | 2018-03-31 | Superseded by the code. | 2018-06-01 | \
            Deputy chief constable
        """
    tracker = read_book(tmp_path, {"Live": live, "Closed recs": archive})
    assert shown(tracker, "report number status authority") == lines(
        """
        Living in fear | 2 | AMBER | -
        Living in fear | 1 | CLOSED | Deputy chief constable
        Hate crime | 1 | AMBER | -
        """
    )


def test_one_report_on_two_portfolio_sheets_is_one_report(tmp_path: Path) -> None:
    crime = f"""
        Report | No. | Recommendation | Status | Lead | Comment
        Living in fear | 1 | {POLICY} | GREEN | Head of Crime | Published.
        """
    people = f"""
        No. | Report | Recommendation | Lead | Status | Comment
        2 | Living in fear | {CALLS} | Head of People | AMBER | The review has begun.
        """
    tracker = read_book(tmp_path, {"Crime": crime, "People": people})
    (report,) = tracker.reports
    assert [str(item.cells[Field.STATUS]) for item in report.items] == ["Crime!D2", "People!E2"]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("HMICFRS Log", "'HMICFRS Log'!A2"),
        ("O'Neill review", "'O''Neill review'!A2"),
        ("Café & licensing", "'Café & licensing'!A2"),
        ("2018", "'2018'!A2"),
        ("Q4", "'Q4'!A2"),
        ("結果", "結果!A2"),
        ("Log", "Log!A2"),
    ],
)
def test_cells_are_named_as_excel_names_them(tmp_path: Path, name: str, cell: str) -> None:
    table = f"No. | Recommendation | Status | Due date\n1 | {POLICY} | GREEN | 2018-09-30"
    ((_, item),) = read_book(tmp_path, {name: table}).items
    assert str(item.cell) == cell


@pytest.mark.parametrize(
    ("banner", "force"),
    [
        ("Harbour City Police: HMICFRS tracker", ("Harbour City Police",)),
        ("NORTHMOOR CONSTABULARY", ("Northmoor Constabulary",)),
        ("HMICFRS recommendations tracker", ()),
    ],
)
def test_the_force_is_named_by_the_banner(tmp_path: Path, banner: str, force: tuple[str, ...]) -> None:
    table = f"{banner}\n\nReport | No. | Recommendation | Status\nLiving in fear | 1 | {POLICY} | GREEN"
    assert read_book(tmp_path, table).force == force


@pytest.mark.parametrize("lock", ["~$tracker.xlsx", ".~lock.tracker.xlsx#"])
def test_a_workbook_that_is_open_is_read_as_last_saved_and_that_is_said(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).write_bytes(b"")
    tracker = read_book(tmp_path, ONE_TITLE_ABOVE)
    assert tracker.warnings == ("tracker.xlsx is open in Excel; it was read as last saved.",)
    assert len(tracker.items) == 2


def test_a_workbook_that_is_not_open_gives_no_warning(tmp_path: Path) -> None:
    assert read_book(tmp_path, ONE_TITLE_ABOVE).warnings == ()


LISTED = """
    Items by report
    Code | Report title | Published | Recs
    PEEL26 | PEEL 2025/26: Westmere Police | 2026-02-26 | 2
    CUST25 | Custody: a joint inspection | 2025-07-08 | 1
    """
CODED = """
    Report | No. | Recommendation | Status | Due date | Comment
    PEEL26 | 1 | The force should publish its policy. | GREEN | 2026-09-30 | Published.
    PEEL26 | 2 | The force should review its grading. | AMBER | within six months | It has begun.
    CUST25 | 1 | The force should train its custody staff. | AMBER | 2026-12-31 | It has begun.
    """


def test_a_list_of_reports_tells_what_codes_stand_for(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, {"Items": CODED, "Reports": LISTED})
    assert [(report.title, report.published) for report in tracker.reports] == [
        ("PEEL 2025/26: Westmere Police", dt.date(2026, 2, 26)),
        ("Custody: a joint inspection", dt.date(2025, 7, 8)),
    ]
    assert shown(tracker, "due")[1] == "2026-08-26"
    assert str(tracker.reports[0].cells["published"]) == "Reports!C3"
    assert "List of 2 reports from Reports!A3." in tracker.layout.evidence


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(LISTED.replace("Report title | Published", "Owner | Reviewed"), id="other columns"),
        pytest.param(LISTED + "PEEL26 | Another title | 2026-03-01 | 1", id="a code twice"),
        pytest.param(LISTED.replace("CUST25", "CUST24"), id="other codes"),
    ],
)
def test_what_is_no_list_of_the_reports_is_left_alone(tmp_path: Path, listed: str) -> None:
    tracker = read_book(tmp_path, {"Items": CODED, "Reports": listed})
    assert [(report.title, report.published) for report in tracker.reports] == [("PEEL26", None), ("CUST25", None)]

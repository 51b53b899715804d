"""Columns are known by their labels, in whatever words, and by what stands below them."""

from pathlib import Path

import pytest

from rag_reports import Field
from rag_reports.errors import NoTrackerError
from tests.workbook_builder import lines, read_book, shown

FIELDS = ("report", "number", "text", "status", "due", "owner", "comment")
ROWS = (
    "Living in fear | 1 | The force should publish its policy on stalking. | GREEN | 2018-09-30 | Head of Crime | "
    "Published in August 2018 after a review.",
    "Living in fear | 2 | The force should review how such calls are graded. | AMBER | 2019-03-31 | Head of Contact | "
    "The review has begun and reports in March.",
    "Hate crime | 3 | The force should tell victims what happens next. | RED | 2018-10-31 | Head of Crime | "
    "Letters are late because the printer failed.",
)
ITEMS = lines(
    """
    Living in fear | 1 | GREEN | 2018-09-30 | Head of Crime | Published in August 2018 after a review.
    Living in fear | 2 | AMBER | 2019-03-31 | Head of Contact | The review has begun and reports in March.
    Hate crime | 3 | RED | 2018-10-31 | Head of Crime | Letters are late because the printer failed.
    """
)
SEEN = "report number status due owner comment"


def _in_order(line: str, order: str) -> str:
    cells = line.split("|")
    return "|".join(cells[int(place)] for place in order)


@pytest.mark.parametrize(
    "header",
    [
        "Inspection Title | Ref | Recommendation detail | RAG rating | By when | SRO | Latest position",
        "Publication | # | Recommendation wording | RAG | Target date | Lead officer | Progress to date",
        "Where from | No | What they said | How are we doing? | When | Who | Notes",
        "Inspection report | Rec No | Recommendation/AFI | Traffic light | Deadline | Strategic lead | Update",
        "Thematic | Item no. | Full text | Current status | Timescale | Responsible officer | Force response",
        "1. Report | 2. Ref | 3. Recommendation | 4. STATUS* | 5. Due date | 6. Owner | 7. Comments",
        "REPORT TITLE | REC REF | RECOMMENDATION TEXT | BRAG STATUS | COMPLETION DATE | ACTION OWNER | NARRATIVE",
        "ReportTitle | RecNo | RecommendationText | RagStatus | DueDate | ActionOwner | LatestUpdate",
        "Report | Number | Reccomendation | Staus | Dead line | Owener | Commments",
        "Adroddiad / Report | Rhif / No. | Argymhelliad / Recommendation | Statws / Status | Dyddiad / Due date | "
        "Arweinydd / Lead | Sylwadau / Comments",
        "Report | | Recommendation | Status | Due date | Lead | Comment",
        "Report | No. | Recommendation | | Due date | Lead | Comment",
        "Report | No. | Recommendation | Status | | Lead | Comment",
    ],
)
@pytest.mark.parametrize("order", ["0123456", "6543210", "1234506"])
def test_labels_in_other_words_and_orders(tmp_path: Path, header: str, order: str) -> None:
    table = "\n".join(_in_order(line, order) for line in (header, *ROWS))
    assert shown(read_book(tmp_path, table), SEEN) == ITEMS


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        pytest.param("Priority", ("High", "Medium", "Low"), id="priority"),
        pytest.param("Previous RAG", ("AMBER", "AMBER", "AMBER"), id="previous status"),
        pytest.param("Last meeting comment", ("Drafted.", "Not begun.", "Drafted."), id="previous comment"),
        pytest.param("Risk score", ("4", "9", "16"), id="risk score"),
        pytest.param("Date updated", ("2019-01-10", "2019-01-11", "2019-01-12"), id="date updated"),
        pytest.param("Date allocated", ("2017-01-10", "2017-01-11", "2018-01-12"), id="date allocated"),
        pytest.param("Days overdue", ("0", "0", "92"), id="days overdue"),
        pytest.param("HMICFRS verdict", ("Signed off", "Open", "Open"), id="verdict"),
        pytest.param("Theme", ("Victims", "Demand", "Victims"), id="theme"),
        pytest.param("Next review date", ("2019-04-01", "2019-04-02", "2019-04-03"), id="next review"),
        pytest.param("Direction of travel", ("Improving", "Same", "Worse"), id="direction"),
        pytest.param("Evidence RAG", ("GREEN", "RED", "RED"), id="rating of evidence"),
        pytest.param("Risk rating", ("RED", "AMBER", "GREEN"), id="risk rating"),
        pytest.param("", ("Chase this one", "", "Ask again in the new year"), id="notes without a label"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_other_columns_take_no_fields_place(tmp_path: Path, label: str, cells: tuple[str, ...], first: bool) -> None:
    header = "Report | No. | Recommendation | Status | Due date | Lead | Comment"
    extended = [
        f"{cell} | {line}" if first else f"{line} | {cell}"
        for cell, line in zip((label, *cells), (header, *ROWS), strict=True)
    ]
    assert shown(read_book(tmp_path, "\n".join(extended)), SEEN) == ITEMS


@pytest.mark.parametrize(
    ("label", "field", "cells"),
    [
        ("Rationale if red", Field.RATIONALE, ("", "", "The supplier failed in October.")),
        ("External owner", Field.EXTERNAL_OWNER, ("", "College of Policing", "")),
        ("HMICFRS position", Field.SIGN_OFF, ("Signed off", "Remains outstanding", "Awaiting review")),
        ("Theme", Field.THEME, ("Victims", "", "Victims")),
        ("Recommendation theme", Field.THEME, ("Victims", "Demand", "Victims")),
    ],
)
def test_columns_of_their_own(tmp_path: Path, label: str, field: Field, cells: tuple[str, ...]) -> None:
    header = "Report | No. | Recommendation | Status | Due date | Lead | Comment"
    table = "\n".join(f"{line} | {cell}" for line, cell in zip((header, *ROWS), (label, *cells), strict=True))
    tracker = read_book(tmp_path, table)
    assert shown(tracker, field) == [cell or "-" for cell in cells]
    assert shown(tracker, SEEN) == ITEMS


def test_the_latest_of_monthly_columns_counts(tmp_path: Path) -> None:
    header = "Report | No. | Recommendation | Update Jan 20 | RAG Jan 20 | Update Feb 20 | RAG Feb 20"
    table = f"""
        {header}
        Living in fear | 1 | The force should publish its policy on stalking. | A draft is ready. | AMBER | \
            It is published. | GREEN
        Living in fear | 2 | The force should review how such calls are graded. | Not begun. | RED | It has begun. | \
            AMBER
        """
    assert shown(read_book(tmp_path, table), "number status comment") == lines(
        """
        1 | GREEN | It is published.
        2 | AMBER | It has begun.
        """
    )


def test_one_label_over_the_number_and_the_text(tmp_path: Path) -> None:
    table = """
        Recommendations & Areas for Improvement {1x2} | | Status | Due Date | Comment
        1 | The force should publish its policy on stalking. | GREEN | September 2018 | Published.
        2 | The force should review how such calls are graded. | AMBER | March 2019 | The review has begun.
        """
    assert shown(read_book(tmp_path, table), "number text") == lines(
        """
        1 | The force should publish its policy on stalking.
        2 | The force should review how such calls are graded.
        """
    )


def test_groups_tell_equal_labels_apart(tmp_path: Path) -> None:
    table = """
        HMICFRS {1x3} | | | Force {1x3} | |
        No. | Recommendation | Comments | Status | Due date | Comments
        1 | The force should publish its policy on stalking. | No policy was found in 2017. | GREEN | 2018-09-30 | \
            Published in August.
        2 | The force should review how such calls are graded. | Calls were graded too low. | AMBER | 2019-03-31 | \
            It has begun.
        """
    assert shown(read_book(tmp_path, table), "number comment") == ["1 | Published in August.", "2 | It has begun."]


def test_the_status_is_the_column_of_words_beside_a_coloured_priority(tmp_path: Path) -> None:
    table = """
        No. | Recommendation | Priority | Stage | Due date
        1 | The force should publish its policy on stalking. | High {fill FF0000} | Complete | 2018-09-30
        2 | The force should review how such calls are graded. | Medium {fill FFC000} | Ongoing | 2019-03-31
        3 | The force should tell victims what happens next. | Low {fill 00B050} | Ongoing | 2019-03-31
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "number status") == ["1 | GREEN", "2 | AMBER", "3 | AMBER"]
    assert tracker.reports[0].items[0].cells[Field.STATUS].address == "D2"


@pytest.mark.parametrize("label", ["Theme lead", "Theme owner"])
def test_a_theme_gives_way_to_what_a_label_names_besides(tmp_path: Path, label: str) -> None:
    header = f"Report | No. | Recommendation | Status | Due date | {label} | Comment"
    teams = ("Estates", "Contact Centre", "Custody")
    rows = (row.replace(row.split(" | ")[5], team) for row, team in zip(ROWS, teams, strict=True))
    assert shown(read_book(tmp_path, "\n".join((header, *rows))), "owner") == list(teams)


def test_a_theme_makes_no_tracker_of_a_table_that_is_none(tmp_path: Path) -> None:
    rows = [f"{row.split(' | ')[2]} | Victims | {row.split(' | ')[3]}" for row in ROWS]
    with pytest.raises(NoTrackerError, match="no tracker was found"):
        read_book(tmp_path, "\n".join(("Recommendation | Theme | Status", *rows)))

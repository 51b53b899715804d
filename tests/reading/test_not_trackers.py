"""A workbook that holds no tracker ends in one sentence that says what was looked for."""

from pathlib import Path

import pytest

from rag_reports.errors import NoTrackerError
from tests.workbook_builder import read_book

BUDGET = """
Revenue budget monitoring, month 9

Code | Budget heading | Budget | Actual | Variance | RAG | Narrative
R01 | Police officer pay | 1000 | 990 | -10 | Green | The forecast reflects the pay award and the vacancies held.
R02 | Staff pay | 1037 | 1031 | -6 | Amber | The forecast reflects the pay award and the vacancies held.
"""
ROTA = """
Duty rota
Week | Date | Officer | Shift | Status | Comments
1 | 2019-01-07 | Inspector, north | Early | Confirmed | Swapped with week 3.
2 | 2019-01-14 | Inspector, south | Late | Open | To be agreed with the desk.
"""
RISKS = """
Strategic risk register

Risk ID | Risk description | Likelihood | Impact | RAG | Risk owner | Controls in place | Review date
SR1 | The force should be able to recruit enough detectives but may not. | 4 | 3 | Red | Director of Resources | \
    A monthly review. | 2020-01-10
SR2 | The data centre fails and control room systems are lost. | 4 | 1 | Green | Director of Resources | \
    A second site. | 2020-01-11
"""
TRAINING = """
No | Course | Staff group | Status | Due date | Trainer | Comments
1 | Public order level 2 | Response | Ongoing | February 2020 | Head of L&D | Places are booked and letters went out.
2 | First aid refresher | All staff | Complete | January 2020 | Head of L&D | Places are booked and letters went out.
"""
COUNTS = """
HMICFRS recommendations by status
Report | Total | Green | Amber | Red
Living in fear | 4 | 2 | 1 | 1
Hate crime | 3 | 1 | 1 | 1
"""


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(BUDGET, id="budget"),
        pytest.param(ROTA, id="rota"),
        pytest.param(RISKS, id="risk register"),
        pytest.param(TRAINING, id="training log"),
        pytest.param(COUNTS, id="counts only"),
        pytest.param("", id="empty sheet"),
        pytest.param("No. | Recommendation | Status | Due date | Comment", id="header only"),
    ],
)
def test_what_is_no_tracker_is_refused(tmp_path: Path, table: str) -> None:
    with pytest.raises(NoTrackerError) as refused:
        read_book(tmp_path, {"Sheet one": table})
    assert str(refused.value) == (
        f'{tmp_path / "tracker.xlsx"}: no tracker was found: on the sheet "Sheet one" there is not a header row with a '
        "recommendation column beside a status, due date or comment, and items below it. "
        "Open the tracker itself, or describe it in a layout file."
    )


def test_every_sheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoTrackerError, match='on the sheets "Budget", "Rota" there is not'):
        read_book(tmp_path, {"Budget": BUDGET, "Rota": ROTA})


def test_a_tracker_is_found_beside_what_is_none(tmp_path: Path) -> None:
    table = "No. | Recommendation | Status\n1 | The force should publish its policy on stalking. | GREEN"
    tracker = read_book(tmp_path, {"Budget": BUDGET, "Risks": RISKS, "Log": table})
    assert tracker.layout.sheets == ("Log",)
    assert len(tracker.items) == 1

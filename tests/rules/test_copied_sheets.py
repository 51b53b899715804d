"""One report in two sheets that both show: the copy is told once, a second list is let pass."""

import datetime as dt
from pathlib import Path

from rag_reports.rules import check_tracker
from tests.workbook_builder import read_book

HEAD = """
    Custody in Northshire
    Published March 2018
    No. | Recommendation | Status | Due date | Comment
"""
FIRST = f"""{HEAD}
    1 | The force should publish how long detainees wait. | AMBER | March 2019 | The figures are being gathered.
    2 | The force should train all custody sergeants. | GREEN | May 2018 | All sergeants were trained in May.
"""
LATER = f"""{HEAD}
    1 | The force should publish how long detainees wait. | AMBER | June 2019 | The figures are being checked.
    2 | The force should train all custody sergeants. | GREEN | May 2018 | All sergeants were trained in May.
"""
OTHERS = f"""{HEAD}
    1 | The force should let detainees call a solicitor sooner. | AMBER | March 2019 | New lines are on order.
    2 | The force should clean all cells each morning. | GREEN | May 2018 | A contract was let in May.
"""


def _told(folder: Path, one: str, two: str) -> list[tuple[str, str]]:
    blank = "\n\n"
    tracker = read_book(folder, {"Log": one.replace(blank, "\n"), "Log 2": two.replace(blank, "\n")})
    assert len(tracker.items) == 4
    found = check_tracker(tracker, as_at=dt.date(2019, 1, 31), select=["RAG701"]).findings
    return [(str(finding.cell), finding.message) for finding in found]


def test_a_sheet_that_repeats_another_is_told_once(tmp_path: Path) -> None:
    assert _told(tmp_path, FIRST, LATER) == [
        (
            "'Log 2'!A4",
            'The sheet "Log 2" repeats 2 items, from 1 to 2, of this report in "Log", so that they count twice. '
            "Keep them in one sheet.",
        )
    ]


def test_a_second_list_of_the_report_is_no_copy(tmp_path: Path) -> None:
    assert _told(tmp_path, FIRST, OTHERS) == []

"""What the West Midlands committee's update says where items have themes, are exempt, or are not there."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports.model import Details
from rag_reports.papers import build_appendix, find_missing_details, load_format, render
from tests.papers.paper_trackers import read_outline
from tests.workbook_builder import read_book

AS_AT = dt.date(2018, 11, 30)
TEMPLATE = "west_midlands_committee"
HEADER = "Report | Published | No. | Theme | Recommendation | Status | Due date | Lead | Progress | Restricted"
ITEM = "{report} | 2018-11-05 | {number} | {theme} | Forces should do {number}. | {status} | May 2019 | DCC | Begun"
ITEM += " | {mark}"
DETAILS = Details(paper={"last report": "September 2018"})


def item(number: str, theme: str = "", status: str = "AMBER", mark: str = "", report: str = "Time to care") -> str:
    return ITEM.format(number=number, theme=theme, status=status, mark=mark, report=report)


def paper(folder: Path, table: str, audience: str = "restricted") -> list[str]:
    """The lines of the paper, without their styles."""
    tracker = read_book(folder, table)
    path = folder / "paper.docx"
    render(build_appendix(tracker, as_at=AS_AT, template=TEMPLATE, audience=audience, details=DETAILS), path)
    return [line.split(": ", 1)[1] for line in read_outline(path).splitlines()]


def register(*items: str) -> str:
    return "\n".join((HEADER, *items))


def under(lines: list[str], heading: str, until: str) -> list[str]:
    start = lines.index(heading) + 1
    return lines[start : lines.index(until, start)]


RED, NEW = "Outstanding recommendations currently graded Red", "Inspection reports received since the last meeting"


def test_items_of_one_theme_stand_together_in_the_trackers_order(tmp_path: Path) -> None:
    items = [item("1", "Custody"), item("2"), item("3", "Demand"), item("4", "custody "), item("5")]
    lines = under(paper(tmp_path, register(*items)), NEW, RED)
    told = [line.partition(":")[0] for line in lines if line in ("Custody", "Demand") or line.startswith("Rec")]
    numbers = [word.replace("Recommendation ", "") for word in told]
    assert numbers == ["2", "5", "Custody", "1", "4", "Demand", "3"]


@pytest.mark.parametrize(
    ("open_reds", "exempt_reds", "said"),
    [
        (0, 0, "No recommendation is currently graded Red."),
        (0, 1, "No recommendation that may be published is currently graded Red."),
        (1, 0, "One recommendation is currently graded Red:"),
        (1, 1, "One recommendation that may be published is currently graded Red:"),
        (2, 0, "Two recommendations are currently graded Red:"),
        (2, 1, "Two recommendations that may be published are currently graded Red:"),
    ],
)
def test_the_public_edition_does_not_deny_what_it_leaves_out(
    tmp_path: Path, open_reds: int, exempt_reds: int, said: str
) -> None:
    reds = [item(str(number), status="RED") for number in range(open_reds)]
    exempt = [item(str(7 + number), status="RED", mark="Yes") for number in range(exempt_reds)]
    lines = paper(tmp_path, register(item("99"), *reds, *exempt), "public")
    assert lines[lines.index(RED) + 1] == said
    stated = "One item of the tracker is exempt from publication. It is neither shown nor counted in this report."
    assert (stated in lines) is bool(exempt_reds)


def test_a_report_that_is_exempt_as_a_whole_is_not_denied(tmp_path: Path) -> None:
    lines = paper(tmp_path, register(item("1", mark="Yes"), item("2", mark="Yes")), "public")
    assert lines[lines.index(NEW) + 1] == "No report that may be published has been received since the last meeting."
    stated = "Two items of the tracker are exempt from publication. They are neither shown nor counted in this report."
    assert stated in lines


@pytest.mark.parametrize(
    ("intro", "said"),
    [
        ("This report makes no recommendations.", "There were no recommendations from this report."),
        (
            "This report makes 4 recommendations, none of which is for the Force.",
            "This report makes four recommendations. None is for the Force.",
        ),
        (
            "This report makes 4 recommendations. All are for the Home Office.",
            "This report makes four recommendations. The tracker holds none of them.",
        ),
    ],
)
def test_only_a_report_that_makes_none_is_said_to_have_no_recommendations(
    tmp_path: Path, intro: str, said: str
) -> None:
    block = "{title}\nA national report by HMICFRS. Published 5 November 2018\n{intro}\n"
    block += "No. | Recommendation | Status | Due date | Comment\n"
    row = "1 | Forces should look at each cell every hour. | AMBER | March 2019 | The checks have begun.\n\n"
    full = block.format(title="{}", intro="This report makes 1 recommendation.") + row
    empty = block.format(title="A progress report on missing children", intro=intro) + "\n"
    lines = paper(tmp_path, full.format("A report on custody") + empty + full.format("A report on stalking"))
    at = lines.index("A progress report on missing children")
    assert lines[at + 2] == said


def test_what_nobody_gave_is_not_made_up(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, register(item("1")))
    missing = find_missing_details(tracker, Details(), as_at=AS_AT, template=TEMPLATE)
    required = {field.label for field in load_format(TEMPLATE).fields if field.required}
    assert {detail.label for detail in missing} == required and "Last report" in required
    lines = paper(tmp_path, register(item("1")))
    assert lines[lines.index("Inspections completed since the last meeting") + 1] == "N/A"
    assert lines[lines.index("BACKGROUND DOCUMENTS") + 1] == "N/A"

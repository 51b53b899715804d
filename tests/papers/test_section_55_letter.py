"""The letter under section 55: what it says of each recommendation, and which dates it counts."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from rag_reports.errors import UsageError
from rag_reports.model import Details, Field, InspectionReport, Status
from rag_reports.papers import build_appendix, render
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker, read_outline

ABOUT = "Roads policing"


def letter(tmp_path: Path, *reports: InspectionReport, about: str = ABOUT, audience: str = "restricted") -> list[str]:
    details = Details("details.xlsx", {"report": about})
    paper = build_appendix(
        make_tracker(*reports), as_at=AS_AT, template="section_55_response", details=details, audience=audience
    )
    render(paper, tmp_path / "letter.docx")
    return read_outline(tmp_path / "letter.docx").splitlines()


def of_items(lines: list[str]) -> list[str]:
    """What stands under the headings of the items, without the wording of the recommendation."""
    first = next(place for place, line in enumerate(lines) if line.startswith("Heading2"))
    last = next(place for place, line in enumerate(lines) if "Yours sincerely" in line)
    return [line.partition(": ")[2] for line in lines[first:last] if not line.startswith("RecommendationText")]


@pytest.mark.parametrize(
    ("published", "precision", "shown"),
    [
        (dt.date(2018, 11, 27), "day", ["published on 27 November 2018.", "by 21 January 2019."]),
        (dt.date(2017, 3, 2), "day", ["published on 2 March 2017."]),
        (dt.date(2018, 11, 30), "month", ["published in November 2018."]),
        (None, "", [f"“{ABOUT}”."]),
    ],
)
def test_the_last_day_is_counted_from_the_day_of_publication(
    tmp_path: Path, published: dt.date | None, precision: str, shown: list[str]
) -> None:
    lines = letter(tmp_path, make_report(make_item(), title=ABOUT, published=published, precision=precision))
    opening = [line for line in lines if line.startswith("LetterParagraph: The") and "Act" in line]
    assert len(opening) == len(shown)
    assert all(line.endswith(end) for line, end in zip(opening, shown, strict=True))


def test_each_item_says_how_it_stands_and_what_is_done_or_why_nothing_is(tmp_path: Path) -> None:
    items = (
        make_item("1", Status.GREEN, comment="All are trained."),
        make_item("2", Status.AMBER, comment="A course is being written."),
        replace(make_item("3", Status.RED, due="", comment=""), rationale="It would cost 11 posts."),
        make_item("4", Status.WHITE, external_owner="College of Policing", comment="A draft is awaited."),
        make_item("5", Status.CLOSED, comment="", other={Field.CLOSED_REASON: "Replaced by a later report."}),
        make_item("6", None, due="", comment=""),
    )
    assert of_items(
        letter(tmp_path, make_report(*items, title=ABOUT), make_report(make_item("9"), title="Rail policing"))
    ) == [
        *("Recommendation 1: complete", "All are trained."),
        *("Recommendation 2: in progress", "Due date: March 2019.", "A course is being written."),
        *("Recommendation 3: past its deadline, or not to be carried out", "It would cost 11 posts."),
        "Recommendation 4: not for the Force, or not for it alone",
        "This rests with another organisation: College of Policing.",
        *("Due date: March 2019.", "A draft is awaited."),
        *("Recommendation 5: no longer followed up", "Replaced by a later report."),
        *("Recommendation 6", "Still to be given: what is done, or why nothing is."),
    ]


def test_a_report_that_the_tracker_has_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='"Air policing" is no report of this tracker'):
        letter(tmp_path, make_report(make_item(), title=ABOUT), about="Air policing")


def test_the_public_edition_says_how_many_items_it_leaves_out(tmp_path: Path) -> None:
    items = (make_item("1"), make_item("2", other={Field.RESTRICTED: "Yes"}))
    lines = letter(tmp_path, make_report(*items, title=ABOUT), audience="public")
    assert (
        "LetterParagraph: 1 further recommendation of this report is exempt from publication and is not shown." in lines
    )
    assert not any("Recommendation 2" in line for line in lines)

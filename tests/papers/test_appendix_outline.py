"""A whole appendix from a small tracker, against an outline typed by hand."""

import datetime as dt
from pathlib import Path

from rag_reports.model import Field, ItemType, Run, Status
from rag_reports.papers import build_appendix, render
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker, read_outline

OUTLINE = """
Title: HMICFRS report recommendations
Subtitle: Northshire Police
Subtitle: Position as at 31 January 2019
Notice: DRAFT: the check of the tracker found 1 error that has been neither corrected nor accepted.
Heading1: Key to the status colours
Header: Status | What it means
Row: GREEN [00B050] | Done
Row: AMBER [FFC000] | Under way
Row: RED [FF0000] | Late, or will not be done
Row: WHITE [FFFFFF] | For others to do
TableNote: NEW before a status means that the status has changed to this one since the last meeting.
Heading1: Custody in the round
SourceLine: A joint report by HMICFRS and HMIP. Published 7 September 2018.
Header: No. | Recommendation or area for improvement | Status | Due date | Comment
Row: 2 | #Recommendation / Forces should: / * train staff; and / * check records. | NEW RED [FF0000] | October 2018 / Now March 2019 | ~~Held in May.~~ / **Moved:** the trainer left.
Row: 5 | #Area for improvement / The force should listen. | WHITE [FFFFFF] | Not set | No comment
Heading1: Roads policing
SourceLine: A national report by HMICFRS. Published July 2018.
CountSentence: 1 earlier completed recommendation is not shown.
Header: No. | Recommendation or area for improvement | Status | Due date | Comment
Row: 1a | #Cause of concern / Speed is not measured. / #Recommendation / Measure it. | NEW GREEN [00B050] | Immediately | Done & dusted.
Row: 3 | #Recommendation / Forces should review their training. | Not stated | March 2019 | A review has begun.
Heading1: Reports with nothing to list
Normal: These reports have no recommendation that is open or has changed since the last meeting.
ListBullet: **Crime data:** A force report by HMICFRS. Published May 2016. 2 earlier completed recommendations are not shown.
"""


def test_the_appendix_of_a_small_tracker(tmp_path: Path) -> None:
    moved = (Run("Held in May.", strike=True), Run("\n"), Run("Moved:", bold=True), Run(" the trainer left."))
    crime = make_report(
        make_item("1", Status.GREEN),
        make_item("2", Status.GREEN),
        title="Crime data",
        published=dt.date(2016, 5, 31),
        scope="force",
    )
    roads = make_report(
        make_item("1a", Status.GREEN, new=True, kind=ItemType.CAUSE_OF_CONCERN, due="Immediately",
                  text="Speed is not measured.\n\nRecommendation\nMeasure it.", comment="Done & dusted."),
        make_item("2", Status.GREEN),
        make_item("3", None),
    )  # fmt: skip
    custody = make_report(
        make_item("2", Status.RED, new=True, due="October 2018 Now March 2019", comment="Moved: the trainer left.",
                  text="Forces should:\n• train staff; and\n• check records.", rich={Field.COMMENT: moved}),
        make_item("5", Status.WHITE, kind=ItemType.AREA_FOR_IMPROVEMENT, text="The force should listen.",
                  due="", comment=""),
        title="Custody in the  round",
        published=dt.date(2018, 9, 7),
        precision="day",
        scope="joint",
        inspectorates=("HMICFRS", "HMIP"),
    )  # fmt: skip
    tracker = make_tracker(crime, roads, custody)
    path = tmp_path / "appendix.docx"
    render(build_appendix(tracker, as_at=AS_AT, findings=make_findings(tracker, 1)), path)
    assert read_outline(path).splitlines() == OUTLINE.strip().splitlines()

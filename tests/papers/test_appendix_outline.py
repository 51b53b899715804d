"""A whole appendix from a small tracker, against an outline in ``golden/``, which was typed by hand."""

import datetime as dt
from pathlib import Path

from rag_reports.model import Field, ItemType, Run, Status
from rag_reports.papers import build_appendix, render
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker, read_outline

GOLDEN = Path(__file__).parent / "golden" / "small_appendix.txt"


def test_the_appendix_of_a_small_tracker(tmp_path: Path, update_golden: bool) -> None:
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
    if update_golden:
        GOLDEN.write_text(read_outline(path) + "\n", encoding="utf-8")
    assert read_outline(path).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()

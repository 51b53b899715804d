"""What a paper on one report says of the inspectorate's verdicts: each item is counted once, and none is guessed."""

from dataclasses import replace

import pytest

from rag_reports.model import Details, Field, ItemType, Recommendation
from rag_reports.papers import build_appendix, find_missing_details
from rag_reports.papers.content import TextSection
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker

TITLE = "Children: a second visit"
ABOUT = Details(paper={"report": TITLE})


def item(
    number: str, verdict: str, *, exempt: bool = False, kind: ItemType = ItemType.RECOMMENDATION
) -> Recommendation:
    made = make_item(number, kind=kind, other={Field.RESTRICTED: "Yes"} if exempt else None)
    return replace(made, sign_off=verdict)


def written(*items: Recommendation, audience: str = "restricted", details: Details = ABOUT) -> list[str]:
    """The paragraphs of the paper on a report with these items, beside another that it must not count."""
    other = make_report(item("1", "Signed off"), item("2", "Remains outstanding"), title="Another")
    tracker = make_tracker(other, make_report(*items, title=TITLE))
    paper = build_appendix(tracker, as_at=AS_AT, template="suffolk_reinspection", audience=audience, details=details)
    sections = (section for section in paper.sections if isinstance(section, TextSection))
    return [paragraph.text for section in sections for paragraph in section.paragraphs]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["Signed off", "Complete", "Outstanding"], "two are signed off and one remains outstanding"),
        (
            ["Signed off", "Not yet signed off", "Awaiting review"],
            "one is signed off, one remains outstanding and one awaits review",
        ),
        (["Signed off", "", "Grade 2"], "one is signed off and two are without a recorded verdict"),
        (["Signed off", "Signed off"], "both are signed off"),
        (["Remains outstanding"] * 3, "all remain outstanding"),
    ],
)
def test_each_item_is_counted_by_its_verdict(verdicts: list[str], said: str) -> None:
    number = {2: "two", 3: "three"}[len(verdicts)]
    paragraphs = written(*(item(str(place), verdict) for place, verdict in enumerate(verdicts, start=1)))
    assert f"Of the {number} recommendations, {said}." in paragraphs
    assert f"Of the {number} recommendations for the Constabulary, {said}." in paragraphs


def test_of_one_item_no_number_is_said() -> None:
    assert "The one recommendation is signed off." in written(item("1", "Signed off"))


def test_items_of_several_types_are_told_apart() -> None:
    paragraphs = written(
        item("1", "Signed off"), item("2", "Outstanding"), item("1", "Signed off", kind=ItemType.AREA_FOR_IMPROVEMENT)
    )
    assert (
        "Of the two recommendations and one area for improvement, two are signed off and one remains outstanding."
        in paragraphs
    )
    enough = "HMICFRS found enough evidence of improvement to sign off"
    assert f"{enough} one recommendation and one area for improvement." in paragraphs


def test_a_heading_tells_the_verdict_and_only_what_is_outstanding_needs_improvement() -> None:
    verdicts = ("Signed off 12/12/2019", "Remains outstanding", "Awaiting review", "Grade 2", "")
    paragraphs = written(*(item(str(place), verdict) for place, verdict in enumerate(verdicts, start=1)))
    assert [text for text in paragraphs if text.startswith("Recommendation ")] == [
        "Recommendation 1 (Signed off)",
        "Recommendation 2 (Remains outstanding)",
        "Recommendation 3 (Awaiting review)",
        "Recommendation 4 (Grade 2)",
        "Recommendation 5 (No verdict recorded)",
    ]
    assert paragraphs.count("Improvement required") == 1


def test_without_a_verdict_nothing_is_said_to_be_open() -> None:
    paragraphs = written(item("1", ""), item("2", ""))
    assert "The tracker records no verdict of HMICFRS on two recommendations." in paragraphs
    assert not any("not yet signed off" in text or "outstanding" in text for text in paragraphs)


def test_the_public_edition_says_how_many_it_leaves_out() -> None:
    items = item("1", "Signed off"), item("2", "Remains outstanding", exempt=True)
    paragraphs = written(*items, audience="public")
    assert "The one recommendation is signed off." in paragraphs
    assert "One further item is exempt from publication, and is neither told nor counted here." in paragraphs
    assert not any("outstanding" in text or "Recommendation 2" in text for text in paragraphs)
    assert not any("exempt" in text for text in written(*items))


def test_what_is_required_is_asked_for_only_where_an_item_is_outstanding() -> None:
    tracker = make_tracker(make_report(item("1", "Signed off"), item("2", "Outstanding"), item("3", ""), title=TITLE))
    missing = find_missing_details(tracker, ABOUT, as_at=AS_AT, template="suffolk_reinspection")
    assert [(detail.label, detail.number) for detail in missing if detail.report] == [("Improvement required", "2")]


def test_without_the_reports_title_the_paper_says_so() -> None:
    paragraphs = written(item("1", "Signed off"), details=Details())
    assert "It has not been given yet which report this paper is about." in paragraphs
    assert not any("signed off" in text for text in paragraphs)

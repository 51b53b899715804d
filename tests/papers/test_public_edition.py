"""Nothing of an exempt row reaches the public edition, by whichever way."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from rag_reports.errors import LayoutError, TemplateError, UsageError
from rag_reports.model import CellRef, Column, Details, Field, Findings, ItemType, Recommendation, Status, Tracker
from rag_reports.papers import build_appendix, check_format, render
from rag_reports.papers.content import ReportsSection
from rag_reports.papers.public_edition import caution_for_public, public_findings
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker

EXEMPT = {Field.RESTRICTED: "Yes"}
SECRET = make_item(
    "7",
    Status.WHITE,
    text="The force should end Operation Heron.",
    kind=ItemType.AREA_FOR_IMPROVEMENT,
    external_owner="Heron Team",
    due="May 2031",
    comment="Heron is late.",
    owner="Head of Heron",
    other=EXEMPT,
)
PLAIN = make_item("8", Status.GREEN, text="The force should do something else.", other=EXEMPT)


def make_both(*exempt: Recommendation, intro: str = "", made: int | None = None, hidden_title: str = "") -> Tracker:
    """A report with an item for the public and the exempt ones, and another that holds only the latter."""
    mixed = make_report(make_item("1"), make_item("2", Status.GREEN), *exempt, intro=intro, made=made)
    secret = make_report(*exempt, title=hidden_title, intro=intro, made=made)
    return make_tracker(mixed, secret, key=())


def public(tracker: Tracker, path: Path, findings: Findings | None = None) -> bytes:
    render(build_appendix(tracker, as_at=AS_AT, findings=findings, audience="public"), path)
    return path.read_bytes()


def test_the_public_file_is_the_same_whatever_stands_in_its_exempt_rows(tmp_path: Path) -> None:
    intro = "The report makes 2 recommendations and 1 area for improvement, 1 of which waits for the Heron Team."
    one = make_both(SECRET, intro=intro, made=3, hidden_title="Heron")
    two = make_both(PLAIN, hidden_title="Something else")
    assert public(one, tmp_path / "one.docx") == public(two, tmp_path / "two.docx")


def test_all_that_is_said_of_exempt_rows_is_how_many_there_are() -> None:
    appendix = build_appendix(make_both(SECRET, hidden_title="Heron"), as_at=AS_AT, audience="public")
    [report] = appendix.reports
    assert report.sentence == (
        "The tracker holds 2 recommendations from this report. 1 is complete and 1 is in progress."
    )
    assert report.not_shown == (
        "1 earlier completed recommendation is not shown.",
        "1 further item is exempt from publication and is not shown.",
    )
    assert [section.unlisted for section in appendix.sections if isinstance(section, ReportsSection)] == [()]
    assert "Heron" not in repr(appendix)


def test_a_report_without_any_item_is_still_named() -> None:
    tracker = make_tracker(make_report(make_item()), make_report(title="Empty"))
    appendix = build_appendix(tracker, as_at=AS_AT, audience="public")
    assert [report.title for section in appendix.sections[1:] for report in section.unlisted] == ["Empty"]  # type: ignore[union-attr]


def test_a_completed_exempt_item_does_not_tell_that_completed_items_are_kept() -> None:
    shown = make_report(make_item(), made=9)
    kept = make_tracker(shown, make_report(make_item("2", Status.GREEN, other=EXEMPT), title="Heron"))
    expected = build_appendix(make_tracker(shown), as_at=AS_AT, audience="public")
    assert build_appendix(kept, as_at=AS_AT, audience="public").sections == expected.sections


def test_the_standard_key_does_not_tell_that_an_exempt_item_is_closed() -> None:
    tracker = make_both(replace(SECRET, status=Status.CLOSED))
    assert [row[0].text for row in build_appendix(tracker, as_at=AS_AT, audience="public").key][-1] == "WHITE"


def test_errors_on_exempt_rows_are_not_counted_on_the_first_page() -> None:
    open_cell, exempt_cell, shared = (CellRef("Tracker", row, 4) for row in (2, 3, 4))
    cells = {Field.STATUS: open_cell, Field.COMMENT: shared}
    report = make_report(
        replace(make_item("1"), cells=cells), replace(SECRET, cells={Field.STATUS: exempt_cell, Field.COMMENT: shared})
    )
    tracker = make_tracker(report)
    found = make_findings(tracker, 4).findings
    places = (open_cell, exempt_cell, shared, None)
    findings = Findings(tracker, AS_AT, tuple(replace(one, cell=cell) for one, cell in zip(found, places, strict=True)))
    assert [one.cell for one in public_findings(findings).findings] == [open_cell, shared, None]
    appendix = build_appendix(tracker, as_at=AS_AT, findings=findings, audience="public")
    assert appendix.notice.startswith("DRAFT: the check of the tracker found 3 errors")
    assert build_appendix(tracker, as_at=AS_AT, findings=findings).notice.startswith(
        "DRAFT: the check of the tracker found 4 errors"
    )


@pytest.mark.parametrize(
    ("label", "mark", "shown"),
    [
        ("Publishable?", "Yes", True),
        ("Publishable?", "No", False),
        ("Publishable?", "", False),
        ("Public (Y/N)", "N", False),
        ("Public (Y/N)", "y", True),
        ("Exempt from publication", "Yes", False),
        ("Exempt from publication", "No", True),
        ("Public or restricted", "Restricted", False),
        ("Public or restricted", "Public", True),
        ("Not for publication", "x", False),
    ],
)
def test_a_column_that_marks_the_rows_for_the_public_is_read_the_other_way_round(
    label: str, mark: str, shown: bool
) -> None:
    item = replace(make_item("2", other={Field.RESTRICTED: mark}), cells={Field.RESTRICTED: CellRef("Tracker", 3, 9)})
    tracker = make_tracker(make_report(make_item("1", other={Field.RESTRICTED: "Public"}), item))
    column = Column(Field.RESTRICTED, "Tracker", 9, label, "its label")
    tracker = replace(tracker, layout=replace(tracker.layout, columns=(column,)))
    [report] = build_appendix(tracker, as_at=AS_AT, audience="public").reports
    assert [row[0].text for row in report.table.rows] == (["1", "2"] if shown else ["1"])


@pytest.mark.parametrize("part", ["header", "footer"])
def test_no_public_edition_has_a_page_that_is_marked_otherwise(part: str, own_format: Path, tmp_path: Path) -> None:
    document = docx.Document(str(own_format / "template.docx"))
    getattr(document.sections[0], part).add_paragraph("OFFICIAL-SENSITIVE")
    document.save(str(own_format / "template.docx"))
    tracker = make_tracker(make_report(make_item("1")))
    render(build_appendix(tracker, as_at=AS_AT, template=own_format), tmp_path / "restricted.docx")
    appendix = build_appendix(tracker, as_at=AS_AT, template=own_format, audience="public")
    with pytest.raises(TemplateError, match='a public edition would be marked "OFFICIAL-SENSITIVE"'):
        render(appendix, tmp_path / "public.docx")
    assert not (tmp_path / "public.docx").exists()


def test_a_format_cannot_mark_its_public_edition_as_sensitive(own_format: Path) -> None:
    file = own_format / "format.toml"
    toml = file.read_text(encoding="utf-8").replace('public = "OFFICIAL"', 'public = "OFFICIAL-SENSITIVE"')
    file.write_text(toml, encoding="utf-8")
    problem = 'classification.public is "OFFICIAL-SENSITIVE", which no public edition can bear'
    assert check_format(own_format) == [problem]


@pytest.mark.parametrize(
    ("template", "denied", "said"),
    [
        ("suffolk_panel", "No report was published", "No report whose recommendations may be published was published"),
        ("suffolk_panel", "No recommendation was completed", "No recommendation that may be published was completed"),
        ("durham_panel", "There is no new report.", "There is no new report whose recommendations may be published."),
        (
            "durham_panel",
            "To tell the panel that no inspection report has",
            "no inspection report whose recommendations",
        ),
    ],
)
def test_no_paper_for_the_public_denies_what_it_leaves_out(template: str, denied: str, said: str) -> None:
    old = make_tracker(make_report(make_item("1")))
    new = replace(old, reports=(*old.reports, make_report(SECRET, title="Heron")))
    details = Details(paper={"last report": "March 2019"})
    whole, public = (
        repr(
            build_appendix(
                tracker, as_at=AS_AT, template=template, audience="public", previous=old, details=details
            ).sections
        )
        for tracker in (old, new)
    )
    assert (denied in whole, said in whole) == (True, False)
    assert (denied in public, said in public) == (False, True)
    assert "exempt from publication, and" in public and "Heron" not in public


@pytest.mark.parametrize("template", ["section_55_response", "suffolk_reinspection"])
def test_no_paper_for_the_public_is_about_a_report_that_is_exempt_as_a_whole(template: str) -> None:
    tracker = make_both(SECRET, hidden_title="Heron")
    details = Details(paper={"report": "Heron"})
    build_appendix(tracker, as_at=AS_AT, template=template, details=details)
    with pytest.raises(UsageError, match='all items of "Heron" are exempt, and a public edition would be empty'):
        build_appendix(tracker, as_at=AS_AT, template=template, details=details, audience="public")


def test_what_staff_wrote_of_an_exempt_item_is_not_told_of_another_with_its_number() -> None:
    exempt = replace(SECRET, number="1", item_type=ItemType.AREA_FOR_IMPROVEMENT)
    tracker = make_tracker(make_report(make_item("1", text="Train."), exempt, title="Custody"))
    rows = ({"recommendation": "Train.", "findings and response": "Good."}, {"findings and response": "Heron is late."})
    details = Details(paper={"report": "Custody"}, items={("custody", "1"): rows})
    paper = build_appendix(tracker, as_at=AS_AT, template="suffolk_reinspection", details=details, audience="public")
    assert ("Good." in repr(paper.sections), "Heron" in repr(paper.sections)) == (True, False)


def test_it_is_told_how_many_comments_have_no_wording_for_the_public() -> None:
    wording = {Field.PUBLIC_WORDING: "It goes on."}
    items = (make_item("1", other=wording), make_item("2"), make_item("3"), make_item("4", comment=""), SECRET)
    column = Column(Field.PUBLIC_WORDING, "Tracker", 9, "Public wording", "its label")

    def caution(*shown: Recommendation) -> str:
        tracker = make_tracker(make_report(*shown))
        return caution_for_public(replace(tracker, layout=replace(tracker.layout, columns=(column,))))

    assert " 2 items of the others have no public wording: their comments stand as they are. " in caution(*items)
    assert " 1 item of the others has no public wording: its comment stands as it is. " in caution(*items[:2])
    assert "no public wording" not in caution(items[0], SECRET)


def test_a_column_that_the_layout_withholds_and_no_table_has_stops_the_public_edition() -> None:
    tracker = make_tracker(make_report(make_item("1")))
    tracker = replace(tracker, layout=replace(tracker.layout, withheld_nowhere=("Leed",)))
    build_appendix(tracker, as_at=AS_AT)
    with pytest.raises(LayoutError, match='the layout keeps the column "Leed" from the public, and no table has it'):
        build_appendix(tracker, as_at=AS_AT, audience="public")

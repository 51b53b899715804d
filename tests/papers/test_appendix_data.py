"""What an appendix shows, in which order, and what it says of the rest."""

import datetime as dt
from dataclasses import replace

import pytest

from rag_reports.errors import UsageError
from rag_reports.model import CellRef, Field, ItemType, KeyEntry, Run, Status
from rag_reports.papers import build_appendix
from rag_reports.papers.content import Appendix, KeySection, ReportsSection
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker


def unlisted(appendix: Appendix) -> list[tuple[str, str]]:
    sections = [section for section in appendix.sections if isinstance(section, ReportsSection)]
    return [(report.title, report.text) for section in sections for report in section.unlisted]


def only_row(appendix: Appendix) -> list[str]:
    [report] = appendix.reports
    [row] = report.table.rows
    return [cell.text for cell in row]


def test_open_and_new_items_are_listed_and_the_others_counted() -> None:
    report = make_report(
        make_item("1", Status.GREEN),
        make_item("2", Status.GREEN, new=True),
        make_item("3", Status.AMBER),
        make_item("4", Status.RED, new=True),
        make_item("5", Status.WHITE),
        make_item("6", Status.CLOSED),
        make_item("7", Status.GREEN),
        make_item("8", Status.CLOSED, new=True),
    )
    [section] = build_appendix(make_tracker(report), as_at=AS_AT).reports
    assert [row[0].text for row in section.table.rows] == ["2", "3", "4", "5", "8"]
    assert section.not_shown == (
        "2 earlier completed recommendations are not shown.",
        "1 recommendation closed earlier is not shown.",
    )


@pytest.mark.parametrize(
    ("kinds", "noun"),
    [
        (
            [ItemType.AREA_FOR_IMPROVEMENT, ItemType.AREA_FOR_IMPROVEMENT],
            "2 earlier completed areas for improvement are",
        ),
        ([ItemType.ACTION], "1 earlier completed action is"),
        ([ItemType.RECOMMENDATION, ItemType.CAUSE_OF_CONCERN], "2 earlier completed recommendations are"),
        ([ItemType.RECOMMENDATION, ItemType.AREA_FOR_IMPROVEMENT], "2 earlier completed items are"),
    ],
)
def test_items_that_are_not_shown_are_called_by_their_type(kinds: list[ItemType], noun: str) -> None:
    finished = (make_item(str(number), Status.GREEN, kind=kind) for number, kind in enumerate(kinds))
    [section] = build_appendix(make_tracker(make_report(make_item("9"), *finished)), as_at=AS_AT).reports
    assert section.not_shown == (f"{noun} not shown.",)


@pytest.mark.parametrize(
    ("intro", "keeps_completed", "said"),
    [
        ("", True, "This report makes 9 recommendations. 1 is for the Force, which is in progress."),
        ("", False, "This report makes 9 recommendations. The tracker holds 1 of them, which is in progress."),
        (
            "1 of the 9 recommendations is for the Force.",
            False,
            "This report makes 9 recommendations. 1 is for the Force, which is in progress.",
        ),
        (
            "9 recommendations are made. 4 are for the Force, 3 of which are complete and 1 is in progress.",
            True,
            "This report makes 9 recommendations. The tracker holds 1 of them, which is in progress.",
        ),
    ],
)
def test_what_is_for_the_force_is_said_only_where_the_tracker_holds_it_all(
    intro: str, keeps_completed: bool, said: str
) -> None:
    other = make_report(make_item("1", Status.GREEN, new=not keeps_completed), title="Other")
    report = make_report(make_item(), made=9, intro=intro)
    assert build_appendix(make_tracker(report, other), as_at=AS_AT).reports[0].sentence == said


def test_an_item_without_a_status_is_listed_and_says_so() -> None:
    appendix = build_appendix(make_tracker(make_report(make_item(status=None))), as_at=AS_AT)
    assert only_row(appendix)[2] == "Not stated"
    assert appendix.reports[0].table.rows[0][2].fill == ""


def test_an_unknown_status_word_is_printed_as_it_stands_without_a_colour() -> None:
    appendix = build_appendix(make_tracker(make_report(make_item(status=None, word="Pending"))), as_at=AS_AT)
    assert only_row(appendix)[2] == "Pending"
    assert appendix.reports[0].table.rows[0][2].fill == ""


def test_a_hidden_item_is_listed() -> None:
    report = make_report(make_item("1"), make_item("2", hidden="filtered out"))
    [section] = build_appendix(make_tracker(report), as_at=AS_AT).reports
    assert [row[0].text for row in section.table.rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("status", "word", "new", "shown", "fill"),
    [
        (Status.GREEN, "GREEN", True, "NEW GREEN", "00B050"),
        (Status.AMBER, "amber ", False, "AMBER", "FFC000"),
        (Status.RED, "", False, "RED", "FF0000"),
        (Status.WHITE, "WHITE", False, "WHITE", "FFFFFF"),
        (Status.CLOSED, "Superseded", True, "NEW CLOSED (Superseded)", "D9D9D9"),
        (Status.GREEN, "Blue", True, "NEW Blue", "9DC3E6"),
        (Status.AMBER, "In progress", False, "AMBER (In progress)", "FFC000"),
        (Status.AMBER, "Amber - at risk", False, "AMBER (At risk)", "FFC000"),
        (Status.RED, "Red (overdue)", False, "RED (Overdue)", "FF0000"),
        (Status.GREEN, "Closed", True, "NEW GREEN (Closed)", "00B050"),
        (Status.AMBER, "40%", False, "AMBER (40%)", "FFC000"),
        (Status.AMBER, "Green", False, "AMBER", "FFC000"),
        (Status.AMBER, "Grean", False, "AMBER", "FFC000"),
        (Status.AMBER, "G", False, "AMBER", "FFC000"),
        (Status.AMBER, "Amber/Green", True, "NEW AMBER", "FFC000"),
        (Status.GREEN, "B", True, "NEW GREEN", "00B050"),
        (Status.GREEN, "\U0001f7e2", True, "NEW GREEN", "00B050"),
    ],
)
def test_a_status_is_a_word_on_its_colour(status: Status, word: str, new: bool, shown: str, fill: str) -> None:
    appendix = build_appendix(make_tracker(make_report(make_item(status=status, word=word, new=new))), as_at=AS_AT)
    cell = appendix.reports[0].table.rows[0][2]
    assert (cell.text, cell.fill) == (shown, fill)


def test_reports_come_newest_first_then_those_without_a_date_and_ties_keep_their_order() -> None:
    dates = {
        "Old": dt.date(2016, 3, 31),
        "Undated": None,
        "New": dt.date(2018, 9, 30),
        "Middle A": dt.date(2017, 5, 31),
        "Middle B": dt.date(2017, 5, 31),
    }
    reports = (make_report(make_item(), title=title, published=date) for title, date in dates.items())
    appendix = build_appendix(make_tracker(*reports), as_at=AS_AT)
    assert [report.heading for report in appendix.reports] == ["New", "Middle A", "Middle B", "Old", "Undated"]


def test_a_report_with_nothing_to_list_is_named_at_the_end() -> None:
    finished = make_report(make_item("1", Status.GREEN), make_item("2", Status.GREEN), title="Finished")
    without_items = make_report(title="Empty", published=None, scope="", inspectorates=())
    appendix = build_appendix(make_tracker(finished, make_report(make_item()), without_items), as_at=AS_AT)
    assert [report.heading for report in appendix.reports] == ["Roads policing"]
    (title, text), (empty_title, _) = unlisted(appendix)
    assert (title, empty_title) == ("Finished", "Empty")
    assert text.startswith("A national report by HMICFRS. Published July 2018.")
    assert text.endswith("2 earlier completed recommendations are not shown.")


@pytest.mark.parametrize(
    ("scope", "names", "published", "precision", "line"),
    [
        (
            "national",
            ["HMICFRS"],
            dt.date(2018, 10, 31),
            "month",
            "A national report by HMICFRS. Published October 2018.",
        ),
        (
            "joint",
            ["HMICFRS", "HMCPSI"],
            dt.date(2017, 9, 7),
            "day",
            "A joint report by HMICFRS and HMCPSI. Published 7 September 2017.",
        ),
        ("force", ["HMIC"], None, "", "A force report by HMIC."),
        ("national", ["A", "B", "C"], None, "", "A national joint report by A, B and C."),
        ("", ["HMICFRS"], None, "", "A report by HMICFRS."),
        ("national", [], None, "", "A national report."),
    ],
)
def test_the_source_line(scope: str, names: list[str], published: dt.date | None, precision: str, line: str) -> None:
    report = make_report(make_item(), scope=scope, inspectorates=names, published=published, precision=precision)
    assert build_appendix(make_tracker(report), as_at=AS_AT).reports[0].source == line


def test_a_joint_report_that_the_tracker_calls_national_is_both() -> None:
    report = make_report(make_item(), scope="joint", source="A National Joint report by HMICFRS", published=None)
    assert build_appendix(make_tracker(report), as_at=AS_AT).reports[0].source == "A national joint report by HMICFRS."


def test_the_source_line_is_the_trackers_own_where_nothing_of_it_was_understood() -> None:
    report = make_report(make_item(), scope="", inspectorates=(), published=None, source="Letter of  the Inspector")
    assert build_appendix(make_tracker(report), as_at=AS_AT).reports[0].source == "Letter of the Inspector"


def test_a_blank_cell_is_told_in_words() -> None:
    item = make_item("", text="", due="", comment="  \n ")
    row = only_row(build_appendix(make_tracker(make_report(item)), as_at=AS_AT))
    assert row == ["No number", "Recommendation\nNo text", "AMBER", "Not set", "No comment"]


@pytest.mark.parametrize(
    ("due", "dates", "shown"),
    [
        ("March 2019", ["March 2019"], ["March 2019"]),
        ("March 2019", ["October 2018", "March 2019"], ["First: October 2018", "Now: March 2019"]),
        (
            "March 2019",
            ["Immediately", "December 2018", "January 2019", "March 2019"],
            ["First: Immediately", "Then: December 2018", "Then: January 2019", "Now: March 2019"],
        ),
        ("October 2018 Now March 2019", ["October 2018", "March 2019"], ["October 2018", "Now March 2019"]),
        ("Now March 2019", ["October 2018", "March 2019"], ["First: October 2018", "Now March 2019"]),
        ("", ["October 2018", "March 2019"], ["First: October 2018", "Now: March 2019"]),
        ("", ["October 2018"], ["October 2018"]),
        ("May 2019", ["July 2018+", "June 2018", "May 2019"], ["First: July 2018 and June 2018", "Now: May 2019"]),
        (
            "April 2017 [internal deadline] Now Due: November 2018",
            ["April 2017", "November 2018"],
            ["April 2017 [internal deadline]", "Now Due: November 2018"],
        ),
        ("Officers are now trained", [], ["Officers are now trained"]),
        ("TBC", ["October 2018"], ["First: October 2018", "Now: TBC"]),
        ("31 May 2027", ["1 May 2027", "31 May 2027"], ["First: 1 May 2027", "Now: 31 May 2027"]),
        ("31 May 2027, was Spring", ["May 2027"], ["First: May 2027", "Now: 31 May 2027, was Spring"]),
        ("31 May 2027", ["May 2027", "31 May 2027"], ["First: May 2027", "Now: 31 May 2027"]),
        ("May 2027", ["May 2027", "June 2027", "May 2027"], ["First: May 2027", "Then: June 2027", "Now: May 2027"]),
        ("31/05/2027", ["1 May 2027", "31 May 2027"], ["First: 1 May 2027", "Now: 31/05/2027"]),
        ("12 April 2027", ["2 April 2027", "12 April 2027"], ["First: 2 April 2027", "Now: 12 April 2027"]),
    ],
)
def test_a_due_date_shows_every_revision(due: str, dates: list[str], shown: list[str]) -> None:
    item = make_item(due=due, dates=dates)
    assert only_row(build_appendix(make_tracker(make_report(item)), as_at=AS_AT))[3].split("\n") == shown


def test_a_struck_date_of_a_revision_column_is_shown_struck_and_not_twice() -> None:
    runs = (Run("May 2018", strike=True), Run("\nMarch 2019"))
    item = make_item(dates=["April 2018", "May 2018", "March 2019"], rich={Field.REVISED_DUE: runs})
    cell = build_appendix(make_tracker(make_report(item)), as_at=AS_AT).reports[0].table.rows[0][3]
    assert [paragraph.text for paragraph in cell.paragraphs] == ["First: April 2018", "May 2018", "March 2019"]
    assert [run.strike for paragraph in cell.paragraphs for run in paragraph.runs] == [False, True, False]


def test_an_old_date_that_is_struck_through_is_shown_so() -> None:
    runs = (Run("October 2018 ", strike=True), Run("March 2019"))
    item = make_item(due="March 2019", rich={Field.DUE: runs})
    cell = build_appendix(make_tracker(make_report(item)), as_at=AS_AT).reports[0].table.rows[0][3]
    assert [paragraph.runs for paragraph in cell.paragraphs] == [runs]


def test_a_cell_whose_whole_text_is_struck_through_says_that_nothing_is_in_force() -> None:
    item = make_item(due="", rich={Field.DUE: (Run("October 2018", strike=True),)})
    assert only_row(build_appendix(make_tracker(make_report(item)), as_at=AS_AT))[3] == "October 2018\nNot set"


@pytest.mark.parametrize("kind", list(ItemType))
def test_the_item_type_stands_above_the_text(kind: ItemType) -> None:
    row = only_row(build_appendix(make_tracker(make_report(make_item(kind=kind, text="Do it."))), as_at=AS_AT))
    assert row[1] == f"{kind.value.capitalize()}\nDo it."


def test_the_key_is_the_trackers_own_and_defines_no_other_status() -> None:
    tracker = make_tracker(make_report(make_item(status=Status.WHITE)), key=(("GREEN", "Done"), ("Live", "")))
    appendix = build_appendix(tracker, as_at=AS_AT)
    assert [[cell.text for cell in row] for row in appendix.key] == [["GREEN", "Done"], ["Live", "No definition"]]
    assert [row[0].fill for row in appendix.key] == ["00B050", ""]


def notes(appendix: Appendix) -> list[str]:
    return [note for section in appendix.sections if isinstance(section, KeySection) for note in section.notes]


def test_new_is_explained_under_the_key_unless_the_key_does_so_itself() -> None:
    report = make_report(make_item())
    assert any(note.startswith("NEW ") for note in notes(build_appendix(make_tracker(report), as_at=AS_AT)))
    own = make_tracker(report, key=(("GREEN", "Done"), ("New", "Changed since last time")))
    assert notes(build_appendix(own, as_at=AS_AT)) == []


def test_the_key_uses_the_words_of_the_tables_and_words_that_are_printed_alike_share_a_row() -> None:
    words = {
        "Blue": Status.GREEN,
        "Green": Status.AMBER,
        "Amber": Status.AMBER,
        "Stalled": Status.RED,
        "New Stalled": Status.RED,
        "New": None,
    }
    tracker = make_tracker(make_report(make_item(word="Green"), make_item("2", Status.RED, word="Stalled", new=True)))
    entries = (KeyEntry(word, f"{word} it is.", means, CellRef("Tracker", 1, 1)) for word, means in words.items())
    appendix = build_appendix(replace(tracker, key=tuple(entries)), as_at=AS_AT)
    assert [(word.text, word.fill, definition.text) for word, definition in appendix.key] == [
        ("Blue", "9DC3E6", "Blue it is."),
        ("AMBER", "FFC000", "Green it is.\nAmber it is."),
        ("RED (Stalled)", "FF0000", "Stalled it is."),
        ("NEW RED (Stalled)", "FF0000", "New Stalled it is."),
        ("New", "", "New it is."),
    ]
    printed = {row[2].text for row in appendix.reports[0].table.rows}
    assert printed <= {word.text for word, _ in appendix.key}


def test_without_a_key_the_standard_definitions_are_printed_and_said_to_be_so() -> None:
    appendix = build_appendix(make_tracker(make_report(make_item()), key=()), as_at=AS_AT)
    assert [row[0].text for row in appendix.key] == ["GREEN", "AMBER", "RED", "WHITE"]
    assert any("standard" in note for note in notes(appendix))


def test_the_standard_key_has_closed_only_where_an_item_is_closed() -> None:
    report = make_report(make_item("1"), make_item("2", Status.CLOSED))
    appendix = build_appendix(make_tracker(report, key=()), as_at=AS_AT)
    assert appendix.key[-1][0].text == "CLOSED"


def test_title_force_and_date() -> None:
    appendix = build_appendix(make_tracker(make_report(make_item())), as_at=AS_AT)
    assert appendix.title == "HMICFRS report recommendations"
    assert appendix.force == "Northshire Police"
    assert appendix.as_at_line == "Position as at 31 January 2019"


@pytest.mark.parametrize(
    ("errors", "warnings", "accepted", "notice"),
    [
        (0, 3, 2, ""),
        (1, 0, 0, "DRAFT: the check of the tracker found 1 error that still stands."),
        (12, 4, 1, "DRAFT: the check of the tracker found 12 errors that still stand."),
    ],
)
def test_the_draft_notice_counts_the_errors_that_stand(errors: int, warnings: int, accepted: int, notice: str) -> None:
    tracker = make_tracker(make_report(make_item()))
    findings = make_findings(tracker, errors, warnings=warnings, accepted=accepted)
    assert build_appendix(tracker, as_at=AS_AT, findings=findings).notice == notice


def test_the_public_edition_leaves_exempt_items_out_and_counts_them() -> None:
    report = make_report(
        make_item("1", other={Field.RESTRICTED: "No"}),
        make_item("2", other={Field.RESTRICTED: "Yes"}),
        make_item("3", other={Field.RESTRICTED: "OFFICIAL-SENSITIVE", Field.PUBLIC_WORDING: "Not for print"}),
        make_item("4", Status.GREEN, other={Field.RESTRICTED: "x"}),
    )
    [section] = build_appendix(make_tracker(report), as_at=AS_AT, audience="public").reports
    assert [row[0].text for row in section.table.rows] == ["1"]
    assert section.not_shown == ("3 further items are exempt from publication and are not shown.",)


def test_an_edition_with_exempt_items_says_that_it_is_not_for_publication() -> None:
    item = make_item(other={Field.RESTRICTED: "Yes"})
    tracker = make_tracker(make_report(item, make_item("2")))
    assert build_appendix(tracker, as_at=AS_AT).exempt_notice == "Not for publication: 1 item below is exempt."
    assert build_appendix(tracker, as_at=AS_AT, audience="public").exempt_notice == (
        "1 item of the tracker is exempt from publication. It is neither shown nor counted here."
    )
    assert build_appendix(make_tracker(make_report(make_item("2"))), as_at=AS_AT, audience="public").exempt_notice == ""


def test_the_public_wording_stands_in_place_of_the_comment_in_the_public_edition_alone() -> None:
    item = make_item(comment="Two officers left.", other={Field.PUBLIC_WORDING: "Recruitment continues."})
    tracker = make_tracker(make_report(item))
    assert only_row(build_appendix(tracker, as_at=AS_AT, audience="public"))[4] == "Recruitment continues."
    assert only_row(build_appendix(tracker, as_at=AS_AT))[4] == "Two officers left."


def test_an_audience_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="public, restricted"):
        build_appendix(make_tracker(), as_at=AS_AT, audience="members")

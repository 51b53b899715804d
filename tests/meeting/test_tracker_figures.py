"""The counts of a whole tracker: every table holds every item once, and all of them agree."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.meeting.due import DueKind, DueState, build_due_list
from rag_reports.meeting.tracker_figures import (
    AGES,
    LATENESS,
    FiguresRow,
    TrackerFigures,
    build_tracker_figures,
    most_open_first,
)
from rag_reports.model import Status, Tracker
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
TABLE = """
Report | Published | Number | Type | Status | Due | Owner
Custody | 2018-10-31 | 1 | | GREEN | July 2018 | Head of Custody
Custody | 2018-10-31 | 2 | cause of concern | NEW RED | December 2018 | head of  custody
Custody | 2018-10-31 | 3 | area for improvement | AMBER | January 2019 | Head of Custody; Head of Crime
Stalking | 2017-01-31 | 1 | | WHITE | October 2018 | Head of Crime
Stalking | 2017-01-31 | 2 | | CLOSED | October 2016 | Head of Crime
Stalking | 2017-01-31 | 3 | | | January 2018 |
Fraud | | 1 | | NEW GREEN | | TBC
Fraud | | 2 | action | AMBER | TBC | HEAD OF CUSTODY
"""


def figures_of(tracker: Tracker, as_at: dt.date = AS_AT) -> TrackerFigures:
    return build_tracker_figures(tracker, as_at=as_at)


def totals(rows: Sequence[FiguresRow]) -> dict[str, int]:
    return {row.name: row.counts.total for row in rows}


FIGURES = figures_of(tracker_from_table(TABLE))


def test_the_whole() -> None:
    counts = FIGURES.whole.counts
    assert (counts.total, counts.open, counts.complete, counts.closed, counts.unstated) == (8, 4, 2, 1, 1)
    assert (FIGURES.whole.new.total, FIGURES.whole.overdue) == (2, 3)
    assert {status: number for status, number in FIGURES.whole.new.statuses.items() if number} == {
        Status.GREEN: 1,
        Status.RED: 1,
    }


def test_a_cause_of_concern_counts_as_a_recommendation_and_a_note_says_so() -> None:
    assert totals(FIGURES.types) == {"recommendation": 6, "area for improvement": 1, "action": 1}
    assert "1 cause of concern, counted with the recommendations." in FIGURES.notes


def test_reports_stand_in_the_trackers_order_and_one_without_items_has_its_row() -> None:
    tracker = tracker_from_table(TABLE)
    empty = replace(tracker.reports[0], title="Empty", items=())
    figures = figures_of(replace(tracker, reports=(*tracker.reports, empty)))
    assert totals(figures.reports) == {"Custody": 3, "Stalking": 3, "Fraud": 2, "Empty": 0}


def test_an_owners_name_is_one_whatever_its_case_and_spacing_and_several_in_a_cell_are_one_name() -> None:
    assert totals(FIGURES.owners) == {
        "Head of Crime": 2,
        "Head of Custody": 3,
        "Head of Custody; Head of Crime": 1,
        "TBC": 1,
        "": 1,
    }


def test_the_items_that_are_not_done_are_counted_by_age() -> None:
    assert totals(FIGURES.ages) == dict(zip(AGES, (2, 0, 0, 2, 1), strict=True))


@pytest.mark.parametrize(
    ("published", "precision", "age"),
    [
        (dt.date(2018, 8, 1), "day", "under 6 months"),
        (dt.date(2018, 7, 31), "day", "6 months to under 1 year"),
        (dt.date(2018, 1, 31), "month", "1 year to under 2 years"),
        (dt.date(2017, 1, 31), "day", "2 years or more"),
        (dt.date(2019, 1, 31), "day", "under 6 months"),
        (dt.date(2019, 2, 1), "day", "not known"),
        (None, "", "not known"),
    ],
)
def test_the_bands_of_age(published: dt.date | None, precision: str, age: str) -> None:
    tracker = tracker_from_table("Number | Status\n1 | AMBER")
    report = replace(tracker.reports[0], published=published, published_precision=precision)
    figures = figures_of(replace(tracker, reports=(report,)))
    assert [row.name for row in figures.ages if row.counts.total] == [age]


def test_a_month_of_publication_that_is_not_over_yet_has_begun() -> None:
    tracker = tracker_from_table("Number | Status\n1 | AMBER")
    report = replace(tracker.reports[0], published=dt.date(2019, 1, 31), published_precision="month")
    figures = figures_of(replace(tracker, reports=(report,)), dt.date(2019, 1, 15))
    assert [row.name for row in figures.ages if row.counts.total] == ["under 6 months"]


def test_reports_that_are_published_later_are_told() -> None:
    figures = figures_of(tracker_from_table(TABLE), dt.date(2018, 5, 31))
    assert "1 report published after 31 May 2018: the age of their items is not known." in figures.notes


def test_how_long_overdue() -> None:
    assert totals(FIGURES.lateness) == dict(zip(LATENESS, (0, 1, 1, 0, 1, 1, 1), strict=True))


@pytest.mark.parametrize(
    ("due", "band"),
    [
        ("30 January 2019", "overdue by under 1 month"),
        ("31/12/2018", "overdue by 1 month to under 3 months"),
        ("31/10/2018", "overdue by 3 months to under 6 months"),
        ("31/07/2018", "overdue by 6 months to under 1 year"),
        ("January 2018", "overdue by 1 year or more"),
        ("January 2019", "not overdue"),
        ("December 2018 now March 2019", "not overdue"),
        ("Immediately", "not overdue"),
        ("TBC", "no date"),
        ("", "no date"),
    ],
)
def test_the_bands_of_lateness(due: str, band: str) -> None:
    tracker = tracker_from_table(f"Number | Status | Due\n1 | AMBER | {due}", published=dt.date(2018, 11, 30))
    figures = figures_of(tracker)
    assert [row.name for row in figures.lateness if row.counts.total] == [band]
    assert figures.whole.overdue == band.startswith("overdue")


def test_hidden_items_are_counted_and_that_is_said() -> None:
    tracker = tracker_from_table(TABLE)
    first = tracker.reports[0]
    hidden = replace(first, items=tuple(replace(item, hidden="filtered out") for item in first.items))
    figures = figures_of(replace(tracker, reports=(hidden, *tracker.reports[1:])))
    assert (figures.hidden, figures.whole.counts.total) == (3, 8)
    assert figures.notes[0] == "3 items of 8 not shown in Excel (filtered out), counted all the same."


def test_items_kept_from_the_public_are_counted_and_that_is_said() -> None:
    tracker = tracker_from_table("Number | Status | Restricted\n1 | RED | Yes\n2 | AMBER | No\n3 | GREEN |")
    assert figures_of(tracker).notes == ("1 item of 3 kept from the public, counted all the same.",)


def test_items_are_counted_by_the_houses_own_words() -> None:
    words = {"on track": Status.AMBER, "at risk": Status.AMBER, "done": Status.GREEN}
    tracker = tracker_from_table("Number | Status\n1 | On track\n2 | ON TRACK\n3 | At risk\n4 | Done", statuses=words)
    assert totals(figures_of(tracker).words) == {"On track": 2, "At risk": 1, "Done": 1}


def test_the_most_open_come_first_and_equal_ones_stay_in_order() -> None:
    assert [row.name for row in most_open_first(FIGURES.reports)] == ["Custody", "Stalking", "Fraud"]
    assert [row.name for row in most_open_first(reversed(FIGURES.reports))] == ["Stalking", "Custody", "Fraud"]


rows = st.tuples(
    st.sampled_from(["Custody", "Stalking"]),
    st.sampled_from(["", "area for improvement", "cause of concern", "action"]),
    st.sampled_from(["GREEN", "NEW GREEN", "AMBER", "NEW RED", "RED", "WHITE", "CLOSED", "", "Odd", "NEW"]),
    st.sampled_from(["", "TBC", "January 2019", "March 2018", "Immediately", "31/12/2015", "June 2019 and July 2020"]),
    st.sampled_from(["", "Head of Crime", "HEAD of  crime", "Chief"]),
    st.sampled_from(["", "hidden row"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(rows, min_size=1, max_size=12), st.dates(dt.date(2015, 1, 1), dt.date(2021, 1, 1)))
def test_all_numbers_agree(made: Sequence[Sequence[str]], as_at: dt.date) -> None:
    lines = [f"{report} | {i} | {' | '.join(more)}" for i, (report, *more, _) in enumerate(made)]
    tracker = tracker_from_table("\n".join(["Report | Number | Type | Status | Due | Owner", *lines]))
    figures = figures_of(tracker, as_at)
    for table in (figures.types, figures.reports, figures.owners, figures.words):
        assert_sums(table, figures.whole)
    for table in (figures.ages, figures.lateness):
        assert_sums(table, figures.unfinished)
    whole, rest = figures.whole.counts, figures.unfinished.counts
    assert whole.total == len(made) == whole.open + whole.complete + whole.closed + whole.unstated
    assert (rest.total, rest.complete, rest.closed) == (whole.open + whole.unstated, 0, 0)
    assert figures.unfinished.overdue == figures.whole.overdue
    late = [row for row in figures.lateness if row.name.startswith("overdue")]
    assert sum(row.counts.total for row in late) == figures.whole.overdue
    due = build_due_list(tracker, as_at=as_at)
    overdue = [line for line in due.lines if line.state is DueState.OVERDUE and line.kind is DueKind.DEADLINE]
    assert (len(overdue), len(due.undated)) == (figures.whole.overdue, totals(figures.lateness)["no date"])


def assert_sums(table: Sequence[FiguresRow], total: FiguresRow) -> None:
    for status in Status:
        assert sum(row.counts.statuses[status] for row in table) == total.counts.statuses[status]
        assert sum(row.new.statuses[status] for row in table) == total.new.statuses[status]
    assert sum(row.counts.unstated for row in table) == total.counts.unstated
    assert sum(row.new.unstated for row in table) == total.new.unstated
    assert sum(row.counts.total for row in table) == total.counts.total
    assert sum(row.overdue for row in table) == total.overdue

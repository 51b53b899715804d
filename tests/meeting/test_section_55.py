"""The last day for the comments on a report."""

import datetime as dt
from dataclasses import replace

import pytest

from rag_reports.meeting.section_55 import response_due
from rag_reports.model import InspectionReport


def report(published: dt.date | None, precision: str = "day") -> InspectionReport:
    return InspectionReport("Custody", (), published=published, published_precision=precision)


@pytest.mark.parametrize(
    ("published", "due"),
    [
        (dt.date(2017, 9, 7), dt.date(2017, 11, 1)),
        (dt.date(2017, 5, 2), dt.date(2017, 6, 26)),
        (dt.date(2017, 5, 1), None),
        (dt.date(2023, 12, 31), dt.date(2024, 2, 24)),
        (None, None),
    ],
)
def test_the_last_day_is_publication_and_55_days(published: dt.date | None, due: dt.date | None) -> None:
    assert response_due(report(published)) == due


def test_a_report_of_which_only_the_month_is_known_has_none() -> None:
    assert response_due(report(dt.date(2018, 7, 31), "month")) is None


def test_the_period_of_another_service_counts_the_day_of_publication() -> None:
    assert response_due(report(dt.date(2018, 7, 1)), period_days=90) == dt.date(2018, 9, 28)


@pytest.mark.parametrize(
    ("inspectorates", "has_one"),
    [
        (("HMICFRS", "HMCPSI"), True),
        (("Her Majesty's Inspectorate of Constabulary",), True),
        (("IOPC",), False),
        (("HMICS",), False),
        ((), True),
    ],
)
def test_it_is_for_reports_of_the_inspectorate_of_constabulary(inspectorates: tuple[str, ...], has_one: bool) -> None:
    one = replace(report(dt.date(2018, 7, 18)), inspectorates=inspectorates)
    assert (response_due(one) is not None) is has_one


def test_a_year_mistyped_as_9999_is_no_fault_here() -> None:
    assert response_due(report(dt.date(9999, 12, 31))) is None

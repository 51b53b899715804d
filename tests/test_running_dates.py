"""The dates that stand in a running text."""

import datetime as dt

import pytest

from rag_reports.deadline import find_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Interviews are set for the 6 th and 7 th February 2019.",
            ["6 th: 2019-02-06", "7 th February 2019: 2019-02-07"],
        ),
        ("Complete by March 2018, live in spring 2019", ["March 2018: 2018-03-31", "spring 2019: 2019-05-31"]),
        ("It starts on 12/03/2019, open 24/7", ["12/03/2019: 2019-03-12"]),
        ("Due in Q4 2018/19", ["Q4 2018/19: 2019-03-31"]),
        ("In 2018/19 or in 2019", ["2018/19: 2019-03-31", "2019: 2019-12-31"]),
        ("w/c 4 February 2019", ["4 February 2019: 2019-02-10"]),
        ("by mid-March 2018 and in early June 2018", ["March 2018: 2018-03-31", "June 2018: 2018-06-30"]),
        ("It will start on 14 January 2019", ["14 January 2019: 2019-01-14"]),
        ("by the end of 2018", ["end of 2018: 2018-12-31"]),
        ("between 3 and 5 March", ["5 March: 0004-03-05"]),
        ("by the end of May, which may slip", ["May: 0004-05-31"]),
        ("on 31 February", []),
        ("Section 3.1 of the 4 papers", []),
    ],
)
def test_dates_in_the_order_of_the_text(text: str, found: list[str]) -> None:
    assert [f"{text[date.start : date.end]}: {date.last}" for date in find_dates(text)] == found


def test_a_date_without_a_year_is_near_a_day() -> None:
    (date,) = find_dates("on 6 February")
    assert not date.has_year and date.is_day
    assert date.near(dt.date(2019, 3, 31)) == dt.date(2019, 2, 6)
    assert date.near(dt.date(2019, 2, 6)) == dt.date(2018, 2, 6)
    assert date.next_from(dt.date(2019, 2, 7)) == dt.date(2020, 2, 6)
    (leap,) = find_dates("on 29 February")
    assert leap.next_from(dt.date(2019, 1, 1)) == dt.date(2020, 2, 29)

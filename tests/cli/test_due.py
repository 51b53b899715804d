"""``rag-reports due`` from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import icalendar
from openpyxl import load_workbook

from .conftest import Done

Run = Callable[..., Done]


def test_the_list_is_shown_by_owner(run: Run, faulty: Path) -> None:
    done = run("due", faulty, "--as-at", "2019-01-31")
    assert done.code == 0
    assert done.out.splitlines()[:5] == [
        "R&D café tracker.xlsx as at 31 January 2019: what falls due until 1 May 2019",
        "  1 overdue, 1 due; 0 items without a date",
        "",
        "Head of Crime (2)",
        "  overdue  31 October 2018  AMBER  C4  recommendation 3, Fraud: Time to Choose",
    ]


def test_the_last_day_may_be_given_as_people_write_it(run: Run, faulty: Path) -> None:
    record = json.loads(run("due", faulty, "--as-at", "2019-01-31", "--until", "30/03/2019", "--format", "json").out)
    assert (record["until"], [line["number"] for line in record["due"]]) == ("2019-03-30", ["3"])


def test_a_last_day_before_the_date_of_the_list_is_refused(run: Run, faulty: Path) -> None:
    done = run("due", faulty, "--as-at", "2019-01-31", "--until", "2018-12-31")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "Error: --until: 2018-12-31 is before 2019-01-31, the date of the list. Give a later day, or --as-at.\n"
    )


def test_a_last_day_that_is_no_date_is_refused_by_its_name(run: Run, faulty: Path) -> None:
    done = run("due", faulty, "--until", "soon")
    assert (done.code, done.err.split(".")[0]) == (2, "Error: --until: 'soon' is no date")


def test_a_workbook_and_a_calendar_are_written(run: Run, faulty: Path, tmp_path: Path) -> None:
    book, calendar = tmp_path / "due & more.xlsx", tmp_path / "due.ics"
    assert run("due", faulty, "--as-at", "2019-01-31", "--format", "xlsx", "-o", book).code == 0
    assert load_workbook(book)["Due"].max_row == 3
    assert run("due", faulty, "--as-at", "2019-01-31", "--format", "ics", "-o", calendar).code == 0
    assert len(icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")) == 2
    assert run("due", faulty, "--format", "xlsx").code == 2


def test_a_shorter_period_for_responses_is_taken(run: Run, clean: Path) -> None:
    done = run("due", clean, "--as-at", "2018-04-10", "--response-days", "30", "--format", "json")
    responses = [line["date"] for line in json.loads(done.out)["due"] if line["kind"] == "section 55 response"]
    assert responses == ["2018-05-01"]

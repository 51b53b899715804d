"""What falls due, as text, JSON, a workbook and a calendar."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from openpyxl import load_workbook

from rag_reports.meeting.due import DueList, build_due_list
from rag_reports.model import Tracker
from rag_reports.output.console import Screen
from rag_reports.output.due_calendar import due_calendar
from rag_reports.output.due_table import due_record, due_workbook
from rag_reports.output.due_text import due_text
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
MADE = dt.datetime(2019, 1, 31, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
LONG = 'Roads; "lanes", and Ćafés: how the police keep the roads of the country safe for those who walk'
TABLE = f"""
Report | Number | Status | Due | Owner | External owner | Comment
{LONG} | 1 | AMBER | March 2019 | =Head of Crime | | The plan of A. N. Other is made.
{LONG} | 2 | RED | December 2018 | | | Awaiting money.
Custody | 1 | WHITE | September 2018 and February 2019 | Head of Custody | NPCC | For the NPCC.
Custody | 2 | WHITE | February 2019 | Head of Custody | | For the lead on custody.
Custody | 3 | WHITE | February 2019 | Head of Custody | |
Custody | 4 | AMBER | TBC | Head of Custody | | Work goes on.
"""


def due_list(table: str = TABLE, **changes: object) -> DueList:
    tracker: Tracker = replace(tracker_from_table(table, published=None), **changes)  # type: ignore[arg-type]
    return build_due_list(tracker, as_at=AS_AT, until=dt.date(2019, 6, 30))


def test_text_names_the_sheets_where_there_are_several() -> None:
    due = due_list("Number | Status | Due\nAFI 1 | AMBER | March 2019")
    layout = replace(due.tracker.layout, sheets=("Tracker", "Custody"))
    several = replace(due, tracker=replace(due.tracker, layout=layout))
    assert "  due  March 2019  AMBER  Tracker!A2  recommendation 1, " in due_text(several, Screen(120, None, False))


def events(due: DueList) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(due_calendar(due, MADE))
    assert isinstance(calendar, icalendar.Calendar)
    return [event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_text_groups_the_dates_by_owner() -> None:
    text = due_text(due_list(TABLE.replace(LONG, "Roads\x1b and lanes")), Screen(120, None, False))
    assert text.split("\n\n")[:4] == [
        "tracker.xlsx as at 31 January 2019: what falls due until 30 June 2019\n"
        "  1 overdue, 4 due, 1 milestone passed; 1 item without a date",
        "=Head of Crime (1)\n  due  March 2019  AMBER  B2  recommendation 1, Roads and lanes",
        "Head of Custody (4)\n"
        "  passed  September 2018  WHITE  B4  milestone of recommendation 1, Custody; waits for: NPCC\n"
        "  due     February 2019   WHITE  B4  recommendation 1, Custody; waits for: NPCC\n"
        "  due     February 2019   WHITE  B5  recommendation 2, Custody; waits for: see the comment, G5\n"
        "  due     February 2019   WHITE  B6  recommendation 3, Custody; waits for: nobody named",
        "No owner (1)\n  overdue  December 2018  RED  B3  recommendation 2, Roads and lanes",
    ]


def test_the_record_has_every_date_and_the_items_without_one() -> None:
    record = due_record(due_list())
    assert record["counts"] == {"overdue": 1, "passed": 1, "due": 4, "no date": 1}
    due, undated = record["due"], record["no_date"]
    assert isinstance(due, list) and isinstance(undated, list)
    assert due[-1] == {
        "kind": "deadline",
        "state": "due",
        "date": "2019-03-31",
        "text": "March 2019",
        "owner": "=Head of Crime",
        "waits_for": "",
        "report": LONG,
        "type": "recommendation",
        "number": "1",
        "status": "AMBER",
        "cell": "Tracker!B2",
    }
    assert [(one["number"], one["why"]) for one in undated] == [("4", '"TBC" sets no date')]


def test_the_workbook_has_dates_as_dates_and_texts_as_texts() -> None:
    book = load_workbook(io.BytesIO(due_workbook(due_list())))
    assert book.sheetnames == ["By owner", "Due", "No date"]
    assert [[cell.value for cell in row] for row in book["By owner"].iter_rows(min_row=5, max_row=7)] == [
        ["=Head of Crime", 0, 1, 0, 0],
        ["Head of Custody", 0, 3, 1, 1],
        ["No owner", 1, 0, 0, 0],
    ]
    first = book["Due"][2]
    assert [cell.data_type for cell in first[:4]] == ["s", "s", "d", "s"]
    assert first[2].value == dt.datetime(2019, 3, 31)
    assert (first[8].value, first[8].fill.fgColor.rgb) == ("AMBER", "FFFFC000")
    assert [cell.value for cell in book["No date"][2]][:2] == ["Head of Custody", '"TBC" sets no date']


def test_the_calendar_is_read_back_with_an_all_day_event_for_each_date() -> None:
    due = due_list()
    found = events(due)
    assert [event.decoded("dtstart") for event in found] == [line.date for line in due.lines]
    assert all(event.decoded("dtend") == event.decoded("dtstart") + dt.timedelta(days=1) for event in found)
    assert {event.decoded("dtstamp") for event in found} == {dt.datetime(2019, 1, 31, 8, 30, tzinfo=dt.UTC)}
    assert str(found[-1]["summary"]) == f"Recommendation 1 due (AMBER): {LONG}"
    assert str(found[0]["summary"]) == "Milestone of recommendation 1 passed (WHITE): Custody"
    assert str(found[0]["description"]) == (
        "Report: Custody\nDue: September 2018\nOwner: Head of Custody\nWaits for: NPCC\nIn the tracker: Tracker!B4"
    )


def test_the_calendar_is_folded_utf8_and_holds_no_comment() -> None:
    written = due_calendar(due_list(), MADE)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    text = written.decode("utf-8").replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//rag_reports//due//EN\r\n")
    assert 'Roads\\; "lanes"\\, and Ćafés' in text
    assert "Other" not in text and "Awaiting" not in text


def test_only_what_is_still_to_come_has_an_alarm() -> None:
    alarmed = [bool(event.walk("VALARM")) for event in events(due_list())]
    assert alarmed == [False, False, True, True, True, True]


def test_an_event_keeps_its_identifier_when_date_status_and_row_change() -> None:
    before = {str(event["uid"]) for event in events(due_list())}
    head, *rows = TABLE.strip().split("\n")
    changed = "\n".join([head, *reversed(rows)]).replace("AMBER | March 2019", "RED | April 2019")
    assert {str(event["uid"]) for event in events(due_list(changed))} == before
    assert len(before) == 6


def test_identifiers_differ_where_numbers_are_blank_or_double() -> None:
    table = """
    Number | Status | Due | Recommendation
     | AMBER | March 2019 | One.
     | AMBER | March 2019 | Two.
    3 | AMBER | March 2019 | Three.
    3 | AMBER | March 2019 | Four.
    3 | AMBER | March 2019 | Four.
    """
    assert len({str(event["uid"]) for event in events(due_list(table))}) == 5


@pytest.mark.ooxml
def test_the_workbook_is_valid(tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    path = tmp_path / "due.xlsx"
    path.write_bytes(due_workbook(due_list()))
    assert ooxml_errors(path) == ""

"""The JSON of show and check, key by key."""

import datetime as dt
import json
from dataclasses import replace

from rag_reports.model import Findings, Tracker
from rag_reports.output.records import findings_record, to_json, tracker_record

AS_AT = dt.date(2019, 1, 31)


def test_show_has_the_keys_in_their_order(tracker: Tracker) -> None:
    record = json.loads(to_json(tracker_record(tracker, as_at=AS_AT)))
    assert list(record) == ["workbook", "as_at", "layout", "reports", "warnings"]
    assert list(record["layout"])[:4] == ["shape", "sheets", "columns", "evidence"]
    report = record["reports"][0]
    assert list(report) == (
        ["title", "published", "scope", "inspectorates", "intro", "made", "grade", "response_published", "items"]
    )
    assert " ".join(report["items"][0]) == (
        "number type text status status_text new due owner external_owner rationale comment sign_off hidden cells"
    )


def test_show_gives_values_as_they_stand_and_dates_in_iso(tracker: Tracker) -> None:
    record = json.loads(to_json(tracker_record(tracker, as_at=AS_AT)))
    assert (record["as_at"], record["reports"][0]["published"], record["reports"][1]["published"]) == (
        ("2019-01-31", "2019-04-02", None)
    )
    item = record["reports"][0]["items"][0]
    assert (item["number"], item["status"], item["new"]) == ("007", "AMBER", False)
    assert item["due"] == {
        "text": "October 2018 Now December 2018",
        "date": "2018-12-31",
        "original": "2018-10-31",
        "dates": [
            {"date": "2018-10-31", "precision": "month", "by": "inspectorate", "role": "deadline"},
            {"date": "2018-12-31", "precision": "month", "by": None, "role": "deadline"},
        ],
        "moves": 1,
    }
    assert item["cells"] == {
        "number": "'HMICFRS Log'!A6",
        "text": "'HMICFRS Log'!B6",
        "status": "'HMICFRS Log'!C6",
        "due": "'HMICFRS Log'!D6",
        "comment": "'HMICFRS Log'!E6",
    }


def test_a_blank_due_cell_and_a_missing_status_are_null(tracker: Tracker) -> None:
    item = json.loads(to_json(tracker_record(tracker, as_at=AS_AT)))["reports"][0]["items"][2]
    assert (item["due"], item["status"], item["hidden"]) == (None, None, "hidden row")


def test_check_counts_all_five_statuses(findings: Findings) -> None:
    record = json.loads(to_json(findings_record(findings)))
    assert list(record) == ["workbook", "as_at", "reports", "items", "counts", "findings", "skipped"]
    assert record["counts"] == {"GREEN": 1, "AMBER": 1, "RED": 0, "WHITE": 0, "CLOSED": 0}
    assert (record["reports"], record["items"]) == (2, 3)
    assert record["skipped"] == [{"code": "RAG113", "why": "The tracker has no evidence column."}]


def test_check_names_the_cell_and_its_sheet_unquoted(findings: Findings) -> None:
    first, *_, last = findings_record(findings)["findings"]  # type: ignore[misc]
    assert first == {
        "code": "RAG106",
        "name": "overdue-but-amber",
        "severity": "error",
        "sheet": "HMICFRS Log",
        "cell": "C6",
        "report": "Fraud: Time to Choose",
        "number": "007",
        "message": "It was due by 31 December 2018.",
        "fixable": False,
        "accepted": False,
        "acceptance": None,
    }
    assert (last["sheet"], last["cell"]) == (None, None)


def test_half_a_surrogate_pair_does_not_stop_the_rest(tracker: Tracker) -> None:
    broken = replace(tracker, warnings=("half \ud83d of it", "🙂"))
    assert json.loads(to_json(tracker_record(broken, as_at=AS_AT)))["warnings"] == ["half ? of it", "🙂"]

"""The frames: one row for each item or finding, with types that fit."""

import datetime as dt
from dataclasses import replace

import pandas as pd

import rag_reports
from rag_reports.deadline import Deadline, DueDate, Precision, Role, State
from rag_reports.model import Findings, Tracker
from rag_reports.output.frames import build_frame


def test_one_row_for_each_item_in_the_order_of_the_tracker(tracker: Tracker) -> None:
    frame = build_frame(tracker)
    assert list(frame["number"]) == ["007", "1.10", "3"]
    assert list(frame["cell"]) == ["A6", "A7", "A8"]


def test_no_text_becomes_a_number_or_a_missing_value(tracker: Tracker) -> None:
    frame = build_frame(tracker)
    texts = frame.select_dtypes("string")
    assert not texts.isna().any().any()
    assert list(frame["comment"])[:2] == ["=SUM(A1)", "N/A"]
    assert frame["owner"].tolist() == ["Head of Crime", "", ""]


def test_types_fit(tracker: Tracker) -> None:
    kinds = {name: str(kind) for name, kind in build_frame(tracker).dtypes.items()}
    assert {name for name, kind in kinds.items() if kind.startswith("datetime64")} == {
        "published",
        "due",
        "due_original",
    }
    assert {name for name, kind in kinds.items() if kind == "category"} == {"type", "status", "due_precision", "due_by"}
    assert (kinds["new"], kinds["moves"]) == ("bool", "Int64")
    others = set(kinds) - {
        "published",
        "due",
        "due_original",
        "type",
        "status",
        "due_precision",
        "due_by",
        "new",
        "moves",
    }
    assert {kinds[name] for name in others} == {"string"}


def test_dates_and_missing_values(tracker: Tracker) -> None:
    frame = build_frame(tracker)
    assert frame["due"][0] == pd.Timestamp("2018-12-31")
    assert frame["due_original"][0] == pd.Timestamp("2018-10-31")
    assert frame["due"].isna().tolist() == [False, True, True]
    assert frame["moves"].isna().tolist() == [False, False, True]
    assert frame["status"].isna().tolist() == [False, False, True]
    assert list(frame["status"].cat.categories) == ["GREEN", "AMBER", "RED", "WHITE", "CLOSED"]


def test_a_year_mistyped_as_9999_is_kept(tracker: Tracker) -> None:
    report = tracker.reports[0]
    far = DueDate(dt.date(9999, 12, 31), Precision.DAY, None, Role.DEADLINE, "31/12/9999")
    item = replace(report.items[0], due=Deadline("31/12/9999", State.DATED, (far,)))
    frame = build_frame(replace(tracker, reports=(replace(report, items=(item,)),)))
    assert frame["due"].dt.year.tolist() == [9999]


def test_a_tracker_without_items_has_the_same_columns_and_types(tracker: Tracker) -> None:
    empty = build_frame(replace(tracker, reports=()))
    assert empty.dtypes.equals(build_frame(tracker).dtypes)
    assert len(empty) == 0


def test_findings_have_a_severity_that_sorts(findings: Findings) -> None:
    frame = rag_reports.build_frame(findings)
    assert frame["code"].tolist() == ["RAG106", "RAG711", "RAG116", "RAG104", "RAG703"]
    assert (frame["severity"] >= "warning").tolist() == [True, False, True, True, True]
    assert frame["fixable"].tolist() == [False, False, True, False, False]
    assert frame.loc[4, "cell"] == ""

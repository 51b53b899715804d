"""An accepted finding in every form: who accepted it, until when and why."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from rag_reports.model import Acceptance, CellRef, Findings
from rag_reports.output.check_text import check_text
from rag_reports.output.console import Screen
from rag_reports.output.findings_csv import findings_csv
from rag_reports.output.findings_workbook import write_findings
from rag_reports.output.frames import build_frame
from rag_reports.output.records import findings_record, to_json

LINE = Acceptance(
    "RAG104",
    "Fraud: Time to Choose",
    "3",
    "=The board has\nbeen told.",
    "Deputy chief constable",
    dt.date(2019, 6, 30),
    "30/06/2019",
    CellRef("Accepted findings", 2, 1),
)


@pytest.fixture
def accepted(findings: Findings) -> Findings:
    """The findings, of which that of RAG104 is accepted by a line."""
    found = [replace(one, acceptance=LINE if one.accepted else None) for one in findings.findings]
    return replace(findings, findings=tuple(found))


def lines_after(text: str, heading: str) -> Sequence[str]:
    return text.partition(f"{heading}\n")[2].split("\n")


def test_text(accepted: Findings) -> None:
    lines = lines_after(check_text(accepted, Screen(100, None, colour=False)), "Accepted (1)")
    assert lines[:3] == [
        "  RAG104  'HMICFRS Log'!C8  missing-status  item 3, Fraud: Time to Choose",
        "      by Deputy chief constable until 30 June 2019: =The board has been told.",
        "",
    ]


def test_json(accepted: Findings) -> None:
    found = json.loads(to_json(findings_record(accepted)))["findings"]
    assert [one["acceptance"] for one in found if not one["accepted"]] == [None] * 4
    assert [one["acceptance"] for one in found if one["accepted"]] == [
        {
            "by": "Deputy chief constable",
            "until": "2019-06-30",
            "reason": "=The board has\nbeen told.",
            "cell": "'Accepted findings'!A2",
        }
    ]


def test_frame(accepted: Findings) -> None:
    frame = build_frame(accepted)
    assert frame["accepted_by"].tolist() == ["", "", "", "Deputy chief constable", ""]
    assert frame["accepted_until"].dropna().tolist() == [pd.Timestamp("2019-06-30")]
    assert frame["accepted_reason"][3] == "=The board has\nbeen told."


def test_csv(accepted: Findings) -> None:
    heads, *rows = findings_csv([accepted]).decode().split("\r\n")
    assert heads.endswith("accepted,accepted_by,accepted_until,accepted_reason")
    assert ",Deputy chief constable,2019-06-30,\"'=The board has\n" in "\n".join(rows)


def test_findings_workbook(accepted: Findings, tmp_path: Path) -> None:
    write_findings([accepted], tmp_path / "findings.xlsx")
    column = [cell.value for cell in load_workbook(tmp_path / "findings.xlsx")["Findings"]["J"]]
    told = "yes by Deputy chief constable until 30 June 2019: =The board has been told."
    assert column == ["Accepted", "no", "no", "no", "no", told]

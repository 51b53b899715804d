"""The findings on the samples are those that were judged by hand, with and without the layout file."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports import check_tracker, read_tracker

WORKBOOKS = Path(__file__).parent.parent.parent / "workbooks"
AS_AT = {"harbour_city": dt.date(2019, 1, 31), "eastmere": dt.date(2020, 7, 3), "northfold": dt.date(2017, 11, 30)}


def expected(force: str) -> list[tuple[str, str]]:
    """The (code, cell) pairs of a sample's expected_findings.txt."""
    lines = (WORKBOOKS / force / "expected_findings.txt").read_text(encoding="utf-8").splitlines()
    return [(words[0], words[1]) for line in lines if not line.startswith("#") and (words := line.split())]


@pytest.mark.parametrize("with_layout", [False, True])
@pytest.mark.parametrize("force", AS_AT)
def test_each_finding_was_judged(force: str, with_layout: bool) -> None:
    layout = WORKBOOKS / force / "layout.toml" if with_layout else None
    tracker = read_tracker(WORKBOOKS / force / "tracker.xlsx", layout=layout)
    findings = check_tracker(tracker, as_at=AS_AT[force]).findings
    assert [(each.code, each.cell.address if each.cell else "") for each in findings] == expected(force)


@pytest.mark.parametrize("force", AS_AT)
def test_every_expected_finding_says_why_it_is_right(force: str) -> None:
    lines = (WORKBOOKS / force / "expected_findings.txt").read_text(encoding="utf-8").splitlines()
    assert all(len(line.split()) > 5 for line in lines)

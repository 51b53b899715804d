"""A small tracker and its findings, built by hand."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports.deadline import Deadline, DueDate, Precision, Role, SetBy, State
from rag_reports.model import (
    CellRef,
    Column,
    Field,
    Finding,
    Findings,
    Fix,
    InspectionReport,
    ItemType,
    Layout,
    Recommendation,
    Severity,
    Shape,
    SkippedRule,
    Status,
    Tracker,
)

SHEET = "HMICFRS Log"
COLUMNS = {Field.NUMBER: 1, Field.TEXT: 2, Field.STATUS: 3, Field.DUE: 4, Field.COMMENT: 5}


def build_item(
    row: int, number: str, status: Status | None, due: Deadline | None = None, **other: object
) -> Recommendation:
    values: dict[str, object] = {
        "text": f"By 2019, the force should do thing {number}.",
        "status_text": status.value if status else "",
        "new": False,
        "comment": "",
        "hidden": "",
    }
    texts = dict.fromkeys(("owner", "external_owner", "rationale", "sign_off"), "")
    cells = {field: CellRef(SHEET, row, column) for field, column in COLUMNS.items()}
    return Recommendation(
        number=number,
        item_type=ItemType.RECOMMENDATION,
        status=status,
        due=due,
        cells=cells,
        **(values | texts | other),
    )


def revised() -> Deadline:
    first = DueDate(dt.date(2018, 10, 31), Precision.MONTH, SetBy.INSPECTORATE, Role.DEADLINE, "October 2018")
    then = DueDate(dt.date(2018, 12, 31), Precision.MONTH, None, Role.DEADLINE, "December 2018")
    return Deadline("October 2018 Now December 2018", State.DATED, (first, then), 1)


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    items = (
        build_item(6, "007", Status.AMBER, revised(), comment="=SUM(A1)", owner="Head of Crime"),
        build_item(7, "1.10", Status.GREEN, Deadline("TBC", State.PLACEHOLDER), new=True, comment="N/A"),
        build_item(8, "3", None, comment="Línea\nand \x1b[31mmore\x07 ➤ “quoted” – 🙂", hidden="hidden row"),
    )
    report = InspectionReport(
        "Fraud: Time to Choose",
        items,
        dt.date(2019, 4, 2),
        "day",
        scope="national",
        inspectorates=("HMICFRS",),
        sheet=SHEET,
    )
    empty = InspectionReport("Empty report", (), cells={"title": CellRef(SHEET, 20, 1)})
    columns = tuple(
        Column(field, SHEET, column, field.value.title(), f"labelled {field.value}")
        for field, column in COLUMNS.items()
    )
    layout = Layout(Shape.BLOCKS, (SHEET,), columns, ("The header row is row 5.",), {"amber": Status.AMBER})
    return Tracker(tmp_path / "tracker é & co.xlsx", (report, empty), (), layout, ("The chart was not read.",))


@pytest.fixture
def findings(tracker: Tracker) -> Findings:
    where = "Fraud: Time to Choose"
    found = (
        Finding(
            "RAG106",
            "overdue-but-amber",
            Severity.ERROR,
            "It was due by 31 December 2018.",
            CellRef(SHEET, 6, 3),
            where,
            "007",
        ),
        Finding(
            "RAG711",
            "merged-down",
            Severity.INFO,
            "The value was given to two items.",
            CellRef(SHEET, 7, 4),
            where,
            "1.10",
        ),
        Finding(
            "RAG116",
            "status-spelling",
            Severity.WARNING,
            "It says Grren.",
            CellRef(SHEET, 7, 3),
            where,
            "1.10",
            Fix("x", ()),
        ),
        Finding(
            "RAG104", "missing-status", Severity.ERROR, "No status.", CellRef(SHEET, 8, 3), where, "3", accepted=True
        ),
        Finding("RAG703", "missing-publication-date", Severity.ERROR, "=HYPERLINK(1)", None, "Empty report"),
    )
    return Findings(
        tracker, dt.date(2019, 1, 31), found, (SkippedRule("RAG113", "The tracker has no evidence column."),)
    )

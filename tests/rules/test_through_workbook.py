"""The rules' examples once more, as real workbooks that are read without a profile."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from rag_reports.reading import read_tracker
from rag_reports.rules import Rule, check_tracker, load_rules
from rag_reports.rules.manual import Table, read_page
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
LABELS = {
    "Report": "Inspection report", "Published": "Published", "Number": "No.", "Type": "Type",
    "Recommendation": "Recommendation", "Status": "Status", "Due": "Due date", "Original date": "Original date",
    "Revised date": "Revised date", "Owner": "Strategic lead", "External owner": "External owner",
    "Rationale": "Rationale", "Reason for move": "Reason for change of date", "Restricted": "Restricted",
    "Comment": "Comment", "Fill": "",
}  # fmt: skip
SOUND = {
    "Report": "Harbour City Police: custody", "Published": "2018-07-18", "Number": "99", "Type": "Recommendation",
    "Recommendation": "Chief constables should review how long detainees wait, and publish what they find.",
    "Status": "AMBER", "Due": "March 2019", "Original date": "March 2019", "Revised date": "", "Owner": "Head of Crime",
    "External owner": "Home Office", "Rationale": "No budget this year.", "Reason for move": "No budget this year.",
    "Restricted": "No",
    "Comment": "Waiting times were published in May 2018, and the county council has seen them.", "Fill": "",
}  # fmt: skip
FILLS = {"GREEN": "00B050", "AMBER": "FFC000", "RED": "FF0000", "WHITE": "FFFFFF"}


def _with_sound_rows(table: Table) -> Table:
    """The table with a report, a number and a text in each row, and a sound row at each end."""
    used = [head for head in LABELS if head in table[0] or head in ("Report", "Published", "Number", "Recommendation")]
    rows = [
        {
            head: row.get(
                head, f"Harbour City should look at matter {index}." if head == "Recommendation" else SOUND[head]
            )
            for head in used
        }
        for index, row in enumerate(table)
    ]
    for index, row in enumerate(rows):
        if "Number" not in table[0]:
            row["Number"] = str(index + 1)
    ends = [{head: SOUND[head] for head in used} | {"Number": number} for number in ("98", "99")]
    return [ends[0], *rows, ends[1]]


def _write(rows: Table, path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    heads = [head for head in rows[0] if head != "Fill"]
    sheet.append([LABELS[head] for head in heads])
    for number, row in enumerate(rows, 2):
        for column, head in enumerate(heads, 1):
            text = row[head].strip('"')
            if row[head] == "^":
                sheet.merge_cells(start_row=number - 1, end_row=number, start_column=column, end_column=column)
            elif head == "Published" and text:
                sheet.cell(number, column, dt.date.fromisoformat(text))
            elif text:
                sheet.cell(number, column, text)
            if head == "Status" and row.get("Fill"):
                sheet.cell(number, column).fill = PatternFill("solid", fgColor=FILLS[row["Fill"]])
    book.save(path)


def _examples() -> list[pytest.param]:
    return [
        pytest.param(rule, table, id=f"{rule.code}-{section}-{index}")
        for rule in load_rules()
        for section in ("Flagged", "Accepted")
        for index, table in enumerate(read_page(rule.manual).tables(section))
        if {"Status", "Comment"} <= set(table[0]) and "Sentence" not in table[0]
    ]


@pytest.mark.parametrize(("rule", "table"), _examples())
def test_the_workbook_gives_what_the_table_gives(rule: Rule, table: Table, tmp_path: Path) -> None:
    rows = _with_sound_rows(table)
    _write(rows, tmp_path / "tracker.xlsx")
    text = "\n".join([" | ".join(rows[0]), *(" | ".join(row.values()) for row in rows)])
    found = [
        [
            (finding.code, finding.number)
            for finding in check_tracker(
                tracker, as_at=AS_AT, select=[rule.code], audience="public" if rule.public_only else None
            ).findings
        ]
        for tracker in (read_tracker(tmp_path / "tracker.xlsx"), tracker_from_table(text))
    ]
    assert found[0] == found[1]

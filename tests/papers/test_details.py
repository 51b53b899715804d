"""What staff give for a paper: read from a form, from the tracker, and from nowhere, which is RAG805."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from rag_reports.errors import WorkbookError
from rag_reports.layouts.profile import samples_folder
from rag_reports.model import Details, MissingDetail
from rag_reports.output.details_form import details_form
from rag_reports.papers import build_appendix, find_missing_details, load_format
from rag_reports.reading import read_tracker
from rag_reports.reading.details import read_details
from rag_reports.rules import check_tracker
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker

TRACKER = make_tracker(make_report(make_item("1"), make_item("2"), title="Custody: time to care"))


def save(path: Path, sheets: dict[str, list[tuple[object, ...]]]) -> Path:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_filled_form_comes_back(tmp_path: Path) -> None:
    wanted = load_format("suffolk_panel")
    path = tmp_path / "form.xlsx"
    path.write_bytes(details_form("Form", wanted.fields, wanted.report_fields, wanted.item_fields, TRACKER, AS_AT))
    book = load_workbook(path)
    labels = {book["Paper details"].cell(row, 1).value: row for row in range(4, 30)}
    assert [field.label for field in wanted.fields] == [label for label in labels if label]
    book["Paper details"].cell(labels["Paper number"], 4).value = "=AP1"
    book["Paper details"].cell(labels["Paper number"], 4).data_type = "s"
    book["Paper details"].cell(labels["Date of the meeting"], 4).value = dt.date(2019, 2, 8)
    book["Paper reports"].cell(4, 2).value = "It found much.\n• leaders"
    book.save(path)
    details = read_details(path)
    assert (details.paper["paper number"], details.paper["date of the meeting"]) == ("=AP1", "8 February 2019")
    assert str(details.cells["paper number"]) == f"'Paper details'!D{labels['Paper number']}"
    assert details.of_report("CUSTODY:  time to care") == {
        "report": "Custody: time to care",
        "what the inspection found": "It found much.\n• leaders",
    }
    assert details.of_report("Another") == {}


def test_a_sheet_without_headings_has_labels_in_a_and_texts_in_b(tmp_path: Path) -> None:
    path = save(tmp_path / "d.xlsx", {"paper DETAILS": [("Paper number:", "AP2"), ("Summary", None)]})
    details = read_details(path)
    assert (details.paper, details.workbook) == ({"paper number": "AP2", "summary": ""}, "d.xlsx")


def test_items_are_found_by_report_and_number(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Report", "Number", "Findings"), ("Custody", 4, "Much."), (None, 5, "Lost.")]
    details = read_details(save(tmp_path / "d.xlsx", {"Paper items": rows}))
    assert [row["findings"] for row in details.rows_of("custody", "4.")] == ["Much."]
    assert details.rows_of("custody", "5") == ()


def test_a_workbook_without_those_sheets_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "d.xlsx", {"Sheet1": [("a", "b")]})
    with pytest.raises(WorkbookError, match='it has no sheet "Paper details"'):
        read_details(path)


def test_the_trackers_own_sheets_hold_details_and_are_no_items(tmp_path: Path) -> None:
    source = samples_folder() / "eastmere" / "tracker.xlsx"
    book = load_workbook(source, rich_text=True)
    sheet = book.create_sheet("Paper details")
    sheet.append(("Paper number", "AP20/99"))
    book.save(tmp_path / "tracker.xlsx")
    tracker, plain = read_tracker(tmp_path / "tracker.xlsx"), read_tracker(source)
    assert plain.details is None and tracker.details is not None
    assert [len(report.items) for report in tracker.reports] == [len(report.items) for report in plain.reports]
    missing = find_missing_details(tracker, None, as_at=AS_AT, template="suffolk_panel")
    assert "Paper number" not in {detail.label for detail in missing}
    given = Details("d.xlsx", {"paper number": "AP20/1"})
    paper = build_appendix(tracker, as_at=AS_AT, template="suffolk_panel", details=given)
    assert paper.fields["paper_no"] == "AP20/1"


def test_all_that_is_missing_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    path = save(tmp_path / "d.xlsx", {"Paper details": [("Originator", "CHIEF"), ("Paper number", " ")]})
    missing = find_missing_details(TRACKER, read_details(path), as_at=AS_AT, template="suffolk_panel")
    found = check_tracker(TRACKER, as_at=AS_AT, select=["RAG805"], missing_details=missing).findings
    messages = [finding.message for finding in found]
    assert "The paper needs \"Paper number\", which nobody gave. Write it in 'Paper details'!B2 of d.xlsx." in messages
    assert 'The paper needs "Summary", which nobody gave. Write it on the sheet "Paper details" of d.xlsx.' in messages
    assert messages[-1] == (
        'For the report "Custody: time to care" the paper needs "What the inspection found", which nobody gave. '
        'Write it on the sheet "Paper reports" of d.xlsx.'
    )
    assert len(messages) == 9 and not any("Originator" in message for message in messages)


def test_without_a_workbook_the_form_is_the_remedy() -> None:
    missing = [MissingDetail("Findings", report="Custody", number="4")]
    (finding,) = check_tracker(TRACKER, as_at=AS_AT, select=["RAG805"], missing_details=missing).findings
    assert (finding.report, finding.number, finding.cell) == ("Custody", "4", None)
    assert finding.message == (
        'For item 4 of "Custody" the paper needs "Findings", which nobody gave. '
        "Make the form with rag-reports details, fill it in, and give it with --details."
    )


def test_a_check_without_a_paper_says_that_the_rule_did_not_run() -> None:
    (skipped,) = check_tracker(TRACKER, as_at=AS_AT, select=["RAG805"]).skipped
    assert skipped.why == "This looks at the details that a paper's format needs; paper and prepare run it."

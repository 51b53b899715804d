"""The findings workbook, read back by openpyxl."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rag_reports.errors import OutputError
from rag_reports.model import Findings, SkippedRule
from rag_reports.output.findings_workbook import write_findings


def test_the_table_holds_every_finding_the_gravest_first(findings: Findings, tmp_path: Path) -> None:
    write_findings(findings, tmp_path / "findings.xlsx")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    assert [cell.value for cell in sheet["F"]] == ["Rule", "RAG106", "RAG703", "RAG116", "RAG711", "RAG104"]
    assert [cell.value for cell in sheet["A"]] == ["Severity", "error", "error", "warning", "info", "error"]
    assert [cell.value for cell in sheet["E"]][1] == "007"
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:H6", "A2")


def test_a_text_is_never_a_formula(findings: Findings, tmp_path: Path) -> None:
    write_findings(findings, tmp_path / "findings.xlsx")
    cell = load_workbook(tmp_path / "findings.xlsx")["Findings"]["C3"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_each_cell_is_a_link_into_the_tracker(findings: Findings, tmp_path: Path) -> None:
    write_findings(findings, tmp_path / "findings.xlsx", opened_in=tmp_path / "tracker papers")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    link = sheet["B2"].hyperlink
    assert (sheet["B2"].value, link.location) == ("'HMICFRS Log'!C6", "'HMICFRS Log'!C6")
    assert link.target.replace("\\", "/") == "../tracker%20é%20&%20co.xlsx"
    assert sheet["B3"].hyperlink is None


def test_a_name_with_number_signs_and_per_cents_is_escaped(findings: Findings, tmp_path: Path) -> None:
    odd = replace(findings, tracker=replace(findings.tracker, workbook=tmp_path / "100% #1.xlsx"))
    write_findings(odd, tmp_path / "findings.xlsx")
    link = load_workbook(tmp_path / "findings.xlsx")["Findings"]["B2"].hyperlink
    assert (link.target, link.location) == ("100%25%20%231.xlsx", "'HMICFRS Log'!C6")


def test_the_summary_counts(findings: Findings, tmp_path: Path) -> None:
    write_findings(findings, tmp_path / "findings.xlsx")
    rows = {row[0]: row[1] for row in load_workbook(tmp_path / "findings.xlsx")["Summary"].iter_rows(values_only=True)}
    assert {name: rows[name] for name in ("GREEN", "AMBER", "RED", "WHITE", "CLOSED")} == (
        {"GREEN": 1, "AMBER": 1, "RED": 0, "WHITE": 0, "CLOSED": 0}
    )
    assert (rows["error"], rows["warning"], rows["info"], rows["accepted"]) == (2, 1, 1, 1)
    assert rows["As at"] == "31 January 2019"


def test_the_summary_says_what_each_rule_finds(findings: Findings, tmp_path: Path) -> None:
    skipped = (SkippedRule("RAG101", "The tracker has no status column."), *findings.skipped)
    write_findings(replace(findings, skipped=skipped), tmp_path / "findings.xlsx")
    rows = {row[0]: row[2] for row in load_workbook(tmp_path / "findings.xlsx")["Summary"].iter_rows(values_only=True)}
    assert rows["RAG104 missing-status"] == "An item has neither a status word nor a status colour."
    assert rows["RAG101 red-without-rationale"] == (
        "The tracker has no status column. RED, and no reason is given for it."
    )
    assert rows["RAG113"] == "The tracker has no evidence column."


def test_a_cell_full_of_text_and_forbidden_characters_does_not_stop_it(findings: Findings, tmp_path: Path) -> None:
    full = replace(findings.findings[0], message="x" * 40_000, report="a\x00b\x1b\ud83d\ufffe")
    write_findings(replace(findings, findings=(full,)), tmp_path / "findings.xlsx")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    assert len(sheet["C2"].value) == 32_767
    assert sheet["D2"].value.startswith("a")


def test_a_file_that_cannot_be_written_is_said(findings: Findings, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_findings(findings, tmp_path / "missing" / "findings.xlsx")


@pytest.mark.ooxml
def test_it_is_valid(findings: Findings, tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    write_findings(findings, tmp_path / "findings.xlsx", opened_in=tmp_path / "papers")
    assert ooxml_errors(tmp_path / "findings.xlsx") == ""

"""The findings workbook, read back by openpyxl."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rag_reports.errors import OutputError
from rag_reports.model import Findings, SkippedRule
from rag_reports.output.findings_workbook import write_findings
from rag_reports.rules import load_rules


def test_the_table_holds_every_finding_the_gravest_first(findings: Findings, tmp_path: Path) -> None:
    write_findings([findings], tmp_path / "findings.xlsx")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    assert [cell.value for cell in sheet["H"]] == ["Rule", "RAG106", "RAG703", "RAG116", "RAG711", "RAG104"]
    assert [cell.value for cell in sheet["A"]] == ["Severity", "error", "error", "warning", "info", "error"]
    assert [cell.value for cell in sheet["G"]][1] == "007"
    assert [cell.value for cell in sheet["E"]][:3] == ["Owner", "Head of Crime", ""]
    assert [cell.value for cell in sheet["J"]][-1] == "yes"
    assert (sheet["K1"].value, str(sheet.data_validations.dataValidation[0].sqref)) == ("Done", "K2:K6")
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:K6", "A2")


def test_what_is_wrong_and_what_to_do_stand_apart(findings: Findings, tmp_path: Path) -> None:
    told = replace(findings.findings[0], message='AMBER ("Was due. See 1."), and late. Mark it RED, and say why.')
    write_findings([replace(findings, findings=(told, *findings.findings[1:2]))], tmp_path / "findings.xlsx")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    assert (sheet["C2"].value, sheet["D2"].value) == (
        'AMBER ("Was due. See 1."), and late.',
        "Mark it RED, and say why.",
    )
    assert (sheet["C3"].value, sheet["D3"].value) == ("The value was given to two items.", "")


def test_several_workbooks_are_named(findings: Findings, tmp_path: Path) -> None:
    other = replace(findings, tracker=replace(findings.tracker, workbook=tmp_path / "other.xlsx"))
    write_findings([findings, other], tmp_path / "findings.xlsx")
    book = load_workbook(tmp_path / "findings.xlsx")
    assert [cell.value for cell in book["Findings"]["L"]].count("other.xlsx") == 5
    assert [row[0].value for row in book["Summary"].iter_rows(max_row=2)] == [
        "Findings on tracker é & co.xlsx",
        "Findings on other.xlsx",
    ]


def test_owners_and_reports_are_counted_and_the_chart_has_its_text(findings: Findings, tmp_path: Path) -> None:
    write_findings([findings], tmp_path / "findings.xlsx")
    rows = {
        row[0]: row[1:4] for row in load_workbook(tmp_path / "findings.xlsx")["Summary"].iter_rows(values_only=True)
    }
    assert rows["Head of Crime"] == (1, 0, 0)
    assert rows["No owner"] == (1, 1, 1)
    assert (rows["Fraud: Time to Choose"], rows["Empty report"]) == ((1, 1, 1), (1, 0, 0))
    with zipfile.ZipFile(tmp_path / "findings.xlsx") as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Column chart of the items by status: GREEN 1, AMBER 1, RED 0, WHITE 0, CLOSED 0."' in drawing


def test_the_catalogue_has_every_rule(findings: Findings, tmp_path: Path) -> None:
    write_findings([findings], tmp_path / "findings.xlsx")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Catalogue"]
    assert [cell.value for cell in sheet["A"]][1:] == [rule.code for rule in load_rules()]


def test_a_text_is_never_a_formula(findings: Findings, tmp_path: Path) -> None:
    write_findings([findings], tmp_path / "findings.xlsx")
    cell = load_workbook(tmp_path / "findings.xlsx")["Findings"]["C3"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_each_cell_is_a_link_into_the_tracker(findings: Findings, tmp_path: Path) -> None:
    write_findings([findings], tmp_path / "findings.xlsx", opened_in=tmp_path / "tracker papers")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    link = sheet["B2"].hyperlink
    assert (sheet["B2"].value, link.location) == ("'HMICFRS Log'!C6", "'HMICFRS Log'!C6")
    assert link.target.replace("\\", "/") == "../tracker%20é%20&%20co.xlsx"
    assert sheet["B3"].hyperlink is None


def test_a_name_with_number_signs_and_per_cents_is_escaped(findings: Findings, tmp_path: Path) -> None:
    odd = replace(findings, tracker=replace(findings.tracker, workbook=tmp_path / "100% #1.xlsx"))
    write_findings([odd], tmp_path / "findings.xlsx")
    link = load_workbook(tmp_path / "findings.xlsx")["Findings"]["B2"].hyperlink
    assert (link.target, link.location) == ("100%25%20%231.xlsx", "'HMICFRS Log'!C6")


def test_the_summary_counts(findings: Findings, tmp_path: Path) -> None:
    write_findings([findings], tmp_path / "findings.xlsx")
    rows = {row[0]: row[1] for row in load_workbook(tmp_path / "findings.xlsx")["Summary"].iter_rows(values_only=True)}
    assert {name: rows[name] for name in ("GREEN", "AMBER", "RED", "WHITE", "CLOSED")} == (
        {"GREEN": 1, "AMBER": 1, "RED": 0, "WHITE": 0, "CLOSED": 0}
    )
    assert (rows["error"], rows["warning"], rows["info"], rows["accepted"]) == (2, 1, 1, 1)
    assert rows["As at"] == "31 January 2019"


def test_the_summary_says_what_each_rule_finds(findings: Findings, tmp_path: Path) -> None:
    skipped = (SkippedRule("RAG101", "The tracker has no status column."), *findings.skipped)
    write_findings([replace(findings, skipped=skipped)], tmp_path / "findings.xlsx")
    book = load_workbook(tmp_path / "findings.xlsx")
    rows = {row[0]: row[4] for row in book["Summary"].iter_rows(values_only=True)}
    assert rows["RAG104 missing-status"] == "An item has neither a status word nor a status colour."
    not_run = {row[0]: row[1:] for row in book["Rules not run"].iter_rows(values_only=True)}
    assert not_run["RAG101"] == (
        "red-without-rationale",
        "The tracker has no status column.",
        "RED, and no reason is given for it.",
    )
    assert not_run["RAG113"][1] == "The tracker has no evidence column."


def test_a_cell_full_of_text_and_forbidden_characters_does_not_stop_it(findings: Findings, tmp_path: Path) -> None:
    full = replace(findings.findings[0], message="x" * 40_000, report="a\x00b\x1b\ud83d\ufffe")
    write_findings([replace(findings, findings=(full,))], tmp_path / "findings.xlsx")
    sheet = load_workbook(tmp_path / "findings.xlsx")["Findings"]
    assert len(sheet["C2"].value) == 32_767
    assert sheet["F2"].value.startswith("a")


def test_a_file_that_cannot_be_written_is_said(findings: Findings, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_findings([findings], tmp_path / "missing" / "findings.xlsx")


@pytest.mark.ooxml
def test_it_is_valid(findings: Findings, tmp_path: Path, ooxml_errors: Callable[[Path], str]) -> None:
    write_findings([findings], tmp_path / "findings.xlsx", opened_in=tmp_path / "papers")
    assert ooxml_errors(tmp_path / "findings.xlsx") == ""

"""Findings as SARIF, JUnit, GitHub commands and CSV, each read back by something else."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from rag_reports.model import Findings, Severity
from rag_reports.output.findings_csv import findings_csv
from rag_reports.output.github import github_lines
from rag_reports.output.junit import junit_xml
from rag_reports.output.sarif import sarif_record

from ..conftest import ROOT, skip_without

SCHEMA = ROOT / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "sarif-2.1.0.json"


@pytest.fixture
def checked(findings: Findings) -> Findings:
    return replace(findings, ran=frozenset({"RAG101", "RAG104", "RAG106", "RAG116", "RAG703"}))


@pytest.mark.sarif
def test_sarif_fits_its_schema(checked: Findings) -> None:
    if not SCHEMA.exists():
        skip_without("npm install --no-save @microsoft/sarif-multitool-linux has not been run")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    record = sarif_record([checked, replace(checked, findings=())])
    jsonschema.validate(record, schema, format_checker=jsonschema.FormatChecker())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"version": "9"}, schema)


def test_sarif_names_rule_cell_and_workbook(checked: Findings) -> None:
    known = replace(checked, findings=tuple(one for one in checked.findings if one.code != "RAG711"))
    run = json.loads(json.dumps(sarif_record([known])))["runs"][0]
    first = run["results"][0]
    rules = run["tool"]["driver"]["rules"]
    assert (first["ruleId"], first["level"], rules[first["ruleIndex"]]["name"]) == (
        "RAG106",
        "error",
        "overdue-but-amber",
    )
    place = first["locations"][0]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "'HMICFRS Log'!C6"
    assert place["physicalLocation"]["region"] == {"startLine": 6, "startColumn": 3}
    assert place["physicalLocation"]["artifactLocation"]["uri"].endswith("/tracker%20%C3%A9%20%26%20co.xlsx")
    assert [bool(one.get("suppressions")) for one in run["results"]] == [False, False, True, False]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["associatedRule"]["id"] for note in notes] == ["RAG113"]


def test_a_fault_keeps_its_fingerprint_when_its_row_moves(checked: Findings) -> None:
    first = checked.findings[0]
    assert first.cell
    moved = replace(first, cell=replace(first.cell, row=60))
    records = [sarif_record([replace(checked, findings=(one,))]) for one in (first, moved)]
    one, other = (json.loads(json.dumps(record))["runs"][0]["results"][0] for record in records)
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["locations"] != other["locations"]


def suite(written: bytes) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(written)
    return {case.attrib["name"].split()[0]: case for case in root.iter("testcase")}


def test_junit_has_a_case_for_each_rule_that_ran_or_could_not(checked: Findings) -> None:
    cases = suite(junit_xml([checked], Severity.ERROR))
    assert set(cases) == {"RAG101", "RAG104", "RAG106", "RAG113", "RAG116", "RAG703"}
    assert [name for name, case in cases.items() if case.find("failure") is not None] == ["RAG106", "RAG703"]
    assert cases["RAG113"].find("skipped") is not None
    assert cases["RAG101"].find("*") is None
    output = cases["RAG104"].findtext("system-out")
    assert output == "'HMICFRS Log'!C8: accepted: No status."


def test_junit_fails_from_the_severity_that_was_asked_for(checked: Findings) -> None:
    written = junit_xml([checked], Severity.WARNING)
    assert suite(written)["RAG116"].find("failure") is not None
    top = next(ElementTree.fromstring(written).iter("testsuite"))
    assert (top.attrib["tests"], top.attrib["failures"], top.attrib["skipped"]) == ("6", "3", "1")


def test_junit_is_xml_whatever_a_cell_holds(checked: Findings) -> None:
    odd = replace(checked.findings[0], message="a\x00b\x1b[31m \ud83d \ufffe <&> ]]>")
    case = suite(junit_xml([replace(checked, findings=(odd,))], Severity.ERROR))["RAG106"]
    failure = case.find("failure")
    assert failure is not None and failure.attrib["message"] == "ab[31m   <&> ]]>"


def test_github_gets_a_command_for_each_standing_finding(checked: Findings) -> None:
    odd = replace(checked.findings[0], message="100% late:\n::error::x")
    tracker = replace(checked.tracker, workbook=Path("a,b/tracker.xlsx"))
    lines = github_lines([replace(checked, tracker=tracker, findings=(odd, *checked.findings[1:]))]).split("\n")
    assert len(lines) == 4
    assert lines[0] == (
        "::error file=a%2Cb/tracker.xlsx,title=RAG106 overdue-but-amber::'HMICFRS Log'!C6: 100%25 late: ::error::x"
    )
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice", "::warning", "::error"]


def test_csv_has_the_workbook_first_and_no_formula(checked: Findings) -> None:
    text = findings_csv([checked, checked], mark=True).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 10
    assert next(iter(rows[0])) == "workbook"
    assert rows[4]["message"] == "'=HYPERLINK(1)"
    assert (rows[0]["number"], rows[1]["number"]) == ("007", "1.10")

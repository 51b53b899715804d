"""Findings as SARIF 2.1.0, the form in which code scanners report (OASIS, sarif-v2.1.0)."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from rag_reports.model import CellRef, Finding, Findings, Severity
from rag_reports.rules import load_rules
from rag_reports.rules.manual import read_page
from rag_reports.rules.registry import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_record(checked: Sequence[Findings]) -> dict[str, object]:
    """One run over every workbook: the rules that exist, the findings, and the rules that could not run.

    A cell is told twice: as a logical location, by its name in Excel, and as a region whose line is the row and whose
    column is the column, for viewers that know lines only. An accepted finding is suppressed.
    """
    rules = load_rules()
    places = {rule.code: place for place, rule in enumerate(rules)}
    books = list(dict.fromkeys(_uri(findings.tracker.workbook) for findings in checked))
    run = {
        "tool": {
            "driver": {
                "name": "rag-reports",
                "semanticVersion": version("rag-reports"),
                "rules": [_descriptor(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(findings.crashed for findings in checked),
                "toolExecutionNotifications": [
                    _notification(findings, rule.code, rule.why, places[rule.code])
                    for findings in checked
                    for rule in findings.skipped
                ],
            }
        ],
        "artifacts": [{"location": {"uri": book}} for book in books],
        "results": [
            _result(finding, books.index(_uri(findings.tracker.workbook)), findings, places[finding.code])
            for findings in checked
            for finding in findings.findings
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _descriptor(rule: Rule) -> dict[str, object]:
    page = read_page(rule.manual)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.first_line},
        "fullDescription": {"text": page.sections["Why"]},
        "help": {"text": page.sections["How to fix"]},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _notification(findings: Findings, code: str, why: str, place: int) -> dict[str, object]:
    workbook = findings.tracker.workbook
    return {
        "level": "note",
        "message": {"text": f"{code} could not run on {workbook.name}. {why}"},
        "associatedRule": {"id": code, "index": place},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(workbook)}}}],
    }


def _result(finding: Finding, artifact: int, findings: Findings, place: int) -> dict[str, object]:
    location: dict[str, object] = {"uri": _uri(findings.tracker.workbook), "index": artifact}
    physical: dict[str, object] = {"artifactLocation": location}
    where: dict[str, object] = {"physicalLocation": physical}
    if finding.cell:
        physical["region"] = {"startLine": finding.cell.row, "startColumn": finding.cell.column}
        where["logicalLocations"] = [_logical(finding.cell)]
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [where],
        "partialFingerprints": {"item/v1": _fingerprint(finding)},
        "properties": {"report": finding.report, "number": finding.number, "fixable": finding.fixable},
    }
    if finding.accepted:
        reason = {"justification": finding.acceptance.reason} if finding.acceptance else {}
        result["suppressions"] = [{"kind": "external", "status": "accepted", **reason}]
    return result


def _logical(cell: CellRef) -> dict[str, object]:
    return {"name": cell.address, "fullyQualifiedName": str(cell), "kind": "member"}


def _fingerprint(finding: Finding) -> str:
    """The same for the same fault of the same item, wherever its row has moved to."""
    facts = (finding.code, finding.report, finding.number, finding.message)
    return hashlib.sha256("\0".join(facts).encode("utf-8", "replace")).hexdigest()


def _uri(workbook: Path) -> str:
    """The path as given, as a relative or file URI."""
    return workbook.as_uri() if workbook.is_absolute() else quote(workbook.as_posix())

"""Findings as GitHub's workflow commands, which show them beside a change."""

from collections.abc import Sequence

from rag_reports.model import Finding, Findings, Severity
from rag_reports.output.console import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_lines(checked: Sequence[Findings]) -> str:
    """A line for each finding that nobody has accepted; its cell stands in the message, a workbook having no lines."""
    return "\n".join(
        _line(finding, str(findings.tracker.workbook))
        for findings in checked
        for finding in findings.findings
        if not finding.accepted
    )


def _line(finding: Finding, workbook: str) -> str:
    title = f"{finding.code} {finding.name}"
    message = one_line(f"{finding.cell or 'the workbook'}: {finding.message}")
    return f"::{_COMMANDS[finding.severity]} file={_property(workbook)},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

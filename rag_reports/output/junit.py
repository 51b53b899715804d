"""Findings as JUnit XML, the form in which test runners report: a suite for each workbook, a case for each rule."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from rag_reports.model import Finding, Findings, Severity
from rag_reports.output.console import one_line
from rag_reports.rules import load_rules
from rag_reports.text import without_active

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(checked: Sequence[Findings], fail_on: Severity) -> bytes:
    """Each rule as one case: failed where it found something at or above ``fail_on`` that nobody has accepted.

    What it found besides stands in the case's output. A rule that was not run is in no suite, one that could not run
    is skipped. The suites carry no time of day, so that the same findings give the same bytes.
    """
    grave = frozenset(list(Severity)[: list(Severity).index(fail_on) + 1])
    root = ElementTree.Element("testsuites", name="rag-reports check")
    for findings in checked:
        _add_suite(root, findings, grave)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _add_suite(root: ElementTree.Element, findings: Findings, grave: frozenset[Severity]) -> None:
    workbook = _clean(str(findings.tracker.workbook))
    suite = ElementTree.SubElement(root, "testsuite", name=workbook)
    skipped = {rule.code: rule.why for rule in findings.skipped}
    failures = 0
    ran = [rule for rule in load_rules() if rule.code in findings.ran or rule.code in skipped]
    for rule in ran:
        case = ElementTree.SubElement(suite, "testcase", classname=workbook, name=f"{rule.code} {rule.name}")
        found = [finding for finding in findings.findings if finding.code == rule.code]
        failed = [one for one in found if one.severity in grave and not one.accepted]
        if rule.code in skipped:
            ElementTree.SubElement(case, "skipped", message=_clean(skipped[rule.code]))
        if failed:
            failures += 1
            message = failed[0].message if len(failed) == 1 else f"{len(failed)} findings"
            failure = ElementTree.SubElement(case, "failure", type=failed[0].severity.value, message=_clean(message))
            failure.text = "\n".join(map(_line, failed))
        passed = [one for one in found if one not in failed]
        if passed:
            ElementTree.SubElement(case, "system-out").text = "\n".join(map(_line, passed))
    suite.attrib |= {"tests": str(len(ran)), "failures": str(failures), "errors": "0", "skipped": str(len(skipped))}


def _line(finding: Finding) -> str:
    state = "accepted" if finding.accepted else finding.severity.value
    return _clean(one_line(f"{finding.cell or 'the workbook'}: {state}: {finding.message}"))


def _clean(text: str) -> str:
    return _NOT_XML.sub("", without_active(text))

"""The faults of Word files for a person at a screen, and as JSON."""

from collections.abc import Sequence
from pathlib import Path

from rag_reports.model import Severity
from rag_reports.model.documents import DocumentFault
from rag_reports.output.console import Screen, one_line, wrap
from rag_reports.text import plural

_HEADINGS = {Severity.ERROR: "Errors: these must be put right", Severity.WARNING: "Warnings: look at these"}


def faults_text(path: Path, faults: Sequence[DocumentFault], screen: Screen) -> str:
    """What is wrong, where it was first seen and what to do, by severity."""
    lines = [screen.strong(f"{one_line(path.name)}: {_total(faults)}")]
    for severity, heading in _HEADINGS.items():
        found = [fault for fault in faults if fault.severity is severity]
        if found:
            lines += ["", screen.severity(severity, heading)]
            lines += [line for fault in found for line in _lines(fault, screen)]
    return "\n".join(lines)


def faults_record(path: Path, faults: Sequence[DocumentFault]) -> dict[str, object]:
    """What ``check-docx --format json`` prints of one file."""
    return {
        "document": str(path),
        "counts": {severity.value: _number(faults, severity) for severity in _HEADINGS},
        "faults": [
            {
                "point": fault.point,
                "severity": fault.severity.value,
                "message": fault.message,
                "count": fault.count,
                "places": list(fault.places),
            }
            for fault in faults
        ],
    }


def _total(faults: Sequence[DocumentFault]) -> str:
    if not faults:
        return "nothing is wrong"
    return f"{plural(_number(faults, Severity.ERROR), 'error')}, {plural(_number(faults, Severity.WARNING), 'warning')}"


def _number(faults: Sequence[DocumentFault], severity: Severity) -> int:
    return sum(fault.severity is severity for fault in faults)


def _lines(fault: DocumentFault, screen: Screen) -> list[str]:
    times = f" ({fault.count} times)" if fault.count > 1 else ""
    more = f"; and {fault.count - len(fault.places)} more" if fault.count > len(fault.places) else ""
    return [
        *wrap(f"{fault.point}: {fault.fault}{times}.", screen.width, "  "),
        *wrap(f"Where: {'; '.join(fault.places)}{more}.", screen.width, "      "),
        *wrap(f"Do: {fault.remedy}.", screen.width, "      "),
    ]

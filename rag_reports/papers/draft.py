"""Whether a paper may go out: DRAFT on its first page while errors stand, and no final paper with them."""

from collections import Counter

from rag_reports.errors import FinalRefusedError
from rag_reports.model import Finding, Findings, Severity, Tracker
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.public_edition import read_exemption


def standing_errors(findings: Findings) -> tuple[Finding, ...]:
    """The findings of severity error that nobody has accepted."""
    return tuple(
        finding for finding in findings.findings if finding.severity is Severity.ERROR and not finding.accepted
    )


def draft_notice(findings: Findings | None, wanted: CommitteeFormat) -> str:
    """What the first page says while errors stand; "" where none does, or no check was made."""
    return wanted.count("draft", len(standing_errors(findings))) if findings else ""


def exempt_notice(tracker: Tracker, wanted: CommitteeFormat, *, public: bool) -> str:
    """What the first page of an edition that is not for the public says of the exempt items in it; "" for none."""
    exemption = read_exemption(tracker)
    return "" if public else wanted.count("holds_exempt", sum(exemption.covers(item) for _, item in tracker.items))


def check_final(findings: Findings) -> None:
    """Raises FinalRefusedError, which names the rules, while an error stands."""
    codes = Counter(finding.code for finding in standing_errors(findings))
    if not codes:
        return
    total = codes.total()
    listed = ", ".join(code if number == 1 else f"{code} {number} times" for code, number in sorted(codes.items()))
    seen = f"{total} error{'s' if total > 1 else ''} neither corrected nor accepted ({listed})"
    raise FinalRefusedError(
        findings.tracker.workbook.name, seen, "Correct or accept them, or make the draft without --final"
    )

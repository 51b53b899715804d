"""Whether a paper may go out: DRAFT on its first page while errors stand, and no final paper with them."""

from collections import Counter

from rag_reports.errors import FinalRefusedError, RagReportsError
from rag_reports.meeting.exemption import read_exemption
from rag_reports.model import Field, Finding, Findings, Severity, Tracker
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.text import plural


def standing_errors(findings: Findings) -> tuple[Finding, ...]:
    """The findings of severity error that nobody has accepted."""
    return tuple(
        finding for finding in findings.findings if finding.severity is Severity.ERROR and not finding.accepted
    )


def draft_notice(findings: Findings | None, wanted: CommitteeFormat) -> str:
    """What the first page says while errors stand or no status was checked; "" where neither, or no check was made."""
    if findings is None:
        return ""
    counted = wanted.count("draft", len(standing_errors(findings)))
    return counted or (wanted.say("draft_without_statuses") if _are_unchecked(findings) else "")


def exempt_notice(tracker: Tracker, wanted: CommitteeFormat, *, public: bool) -> str:
    """What the first page says of exempt items: in an edition for the public, how many are left out, in another that it
    is none; "" where there are none, and where the lines of a paper for the public tell of them.
    """
    exemption = read_exemption(tracker)
    if public and wanted.is_paper:
        return ""
    number = sum(exemption.covers(item) for _, item in tracker.items)
    return wanted.count("leaves_out" if public else "holds_exempt", number)


def check_final(findings: Findings) -> None:
    """Raises FinalRefusedError while an error stands, naming the rules, or where no status was checked.

    A rule that failed (RAG000) is our own fault and no finding, and is a plain RagReportsError.
    """
    if findings.crashed:
        seen = "a rule failed by rag-reports' own fault (RAG000), so that nobody can say whether errors stand"
        raise RagReportsError(findings.tracker.workbook.name, seen, "Please report it")
    codes = Counter(finding.code for finding in standing_errors(findings))
    if not codes:
        _refuse_unchecked_statuses(findings)
        return
    total = codes.total()
    listed = ", ".join(code if number == 1 else f"{code} {number} times" for code, number in sorted(codes.items()))
    seen = f"{plural(total, 'error')} still {'stand' if total > 1 else 'stands'} ({listed})"
    remedy = "Correct or accept them, or make the draft without --final"
    raise FinalRefusedError(findings.tracker.workbook.name, seen, remedy)


def _refuse_unchecked_statuses(findings: Findings) -> None:
    if _are_unchecked(findings):
        raise FinalRefusedError(
            findings.tracker.workbook.name,
            "no status column states the statuses, so the rules on them could not run",
            'Give the tracker a column headed "Status" that says how each item stands',
        )


def _are_unchecked(findings: Findings) -> bool:
    """Whether no item has a status, or the rules on statuses were skipped, as where only per cents tell."""
    tracker = findings.tracker
    skipped = bool(findings.skipped) and not tracker.layout.has(Field.STATUS)
    return bool(tracker.items) and (skipped or all(item.status is None for _, item in tracker.items))

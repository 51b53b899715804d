"""The papers of one tracker: what each rests on, the details that its format needs and nobody gave, and its file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rag_reports.cli.paper_details import read_given
from rag_reports.cli.paper_names import paper_names

if TYPE_CHECKING:
    from rag_reports.model import Details, Findings, Tracker
    from rag_reports.papers.committee_format import CommitteeFormat

_CODE = "RAG805"


def with_missing(
    findings: "Findings", wanted: "CommitteeFormat", details: "Details", audience: str, previous: "Tracker | None"
) -> "Findings":
    """The findings with those on details that are missing; the same for a format that asks for none."""
    from rag_reports.papers import find_missing_details
    from rag_reports.rules import check_tracker

    if not wanted.is_paper:
        return findings
    tracker, as_at = findings.tracker, findings.as_at
    missing = find_missing_details(tracker, details, as_at=as_at, template=wanted, audience=audience, previous=previous)
    own = check_tracker(tracker, as_at=as_at, select=[_CODE], missing_details=missing)
    return replace(
        findings,
        findings=(*findings.findings, *own.findings),
        skipped=tuple(rule for rule in findings.skipped if rule.code != _CODE),
        ran=findings.ran | own.ran,
    )


def missing_lines(findings: "Findings") -> list[str]:
    """What is missing, a line each."""
    return [f"{each.code} {each.message}" for each in findings.findings if each.code == _CODE and not each.accepted]


def write_papers(
    formats: "Sequence[CommitteeFormat]",
    details: Path | None,
    checked: "Findings",
    audience: str,
    previous: "Tracker | None",
    folder: Path,
    tell: Callable[[str], None],
    *,
    pdf: bool = False,
) -> "tuple[list[tuple[str, str]], Findings]":
    """The paper of each format, written into the folder: their names with a few words on each, and all findings.

    ``checked`` are the tracker's own findings; what a format misses makes a DRAFT of its paper alone.
    """
    from rag_reports.papers import build_appendix, render
    from rag_reports.papers.pdf import find_office, write_pdf

    if pdf:
        find_office()  # before anything is written
    written, findings = [], checked
    for wanted, name in zip(formats, paper_names(formats, audience), strict=True):
        tell(f"writing {name}")
        known = read_given(wanted, details, ())
        own = with_missing(checked, wanted, known, audience, previous)
        findings = with_missing(findings, wanted, known, audience, previous)
        paper = build_appendix(
            checked.tracker,
            as_at=checked.as_at,
            findings=own,
            template=wanted,
            audience=audience,
            previous=previous,
            details=known,
        )
        render(paper, folder / name)
        written.append((name, "DRAFT, see its first page" if paper.notice else "to be read through"))
        if pdf:
            written.append((write_pdf(folder / name).name, "the same as a tagged PDF"))
    return written, findings

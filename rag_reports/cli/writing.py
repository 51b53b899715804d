"""One appendix or paper written, and what is said of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rag_reports.cli import options
from rag_reports.cli.printing import note

if TYPE_CHECKING:
    from rag_reports.model import Tracker
    from rag_reports.papers.content import Appendix


def write_paper(
    paper: "Appendix", tracker: "Tracker", output: Path, sources: Iterable[Path], audience: str, *, pdf: bool
) -> None:
    """Writes it, and a PDF beside it where one is asked for; tells what must be known of tracker and edition."""
    from rag_reports.papers import render
    from rag_reports.papers.pdf import find_office, write_pdf
    from rag_reports.papers.public_edition import caution_for_public

    if pdf:
        find_office()  # before anything is written
    render(paper, output, sources)
    for warning in tracker.warnings:
        note(warning)
    if audience == options.PUBLIC:
        note(caution_for_public(tracker))
    note(f"Written to {output}" + (f" ({paper.notice})" if paper.notice else ""))
    if pdf:
        note(f"Written to {write_pdf(output)}")

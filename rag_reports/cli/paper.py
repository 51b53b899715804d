"""``rag-reports paper``: the committee paper."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome, judge
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import files_read, note
from rag_reports.cli.writing import write_paper
from rag_reports.errors import UsageError


@click.command("paper")
@options.book
@click.option("-o", "--output", metavar="F.docx", type=options.PATH, required=True, help="The Word file to write.")
@click.option("--template", metavar="T", required=True, help="Committee format.")
@options.details
@options.detail
@options.audience
@click.option("--final", is_flag=True, help="Refuse to write while the check finds errors.")
@options.layout
@options.as_at
@options.previous
@options.pdf
def command(
    book: Path,
    output: Path,
    template: str,
    details: Path | None,
    given: tuple[str, ...],
    audience: str,
    final: bool,
    layout: str | None,
    as_at: dt.date,
    previous: Path | None,
    pdf: bool,
) -> Outcome:
    """Write the committee paper from BOOK and the details that staff filled in.

    The details come from --details, from the sheets of BOOK that "details" names, and from --set, which wins. While
    the check finds errors, details that are missing among them, the paper says DRAFT, and how many; with --final it is
    then not written, and the exit code is 1.
    """
    from rag_reports.cli.paper_checks import missing_lines, with_missing
    from rag_reports.cli.paper_details import read_given
    from rag_reports.papers import build_appendix, load_format
    from rag_reports.papers.draft import check_final
    from rag_reports.rules import check_tracker

    wanted = load_format(template)
    if not wanted.is_paper:
        raise UsageError("--template", f"{wanted.name} is an appendix alone", "Write it with the command appendix.")
    known = read_given(wanted, details, given)
    tracker = read_tracker(book, layout=layout)
    last = read_tracker(previous, layout=layout) if previous else None
    checked = check_tracker(tracker, as_at=as_at, previous=last, audience=audience)
    findings = with_missing(checked, wanted, known, audience, last)
    paper = build_appendix(
        tracker, as_at=as_at, findings=findings, template=wanted, audience=audience, previous=last, details=known
    )
    for line in missing_lines(findings):
        note(line)
    if final:
        check_final(findings)
    write_paper(paper, tracker, output, files_read([book, previous, details], layout), audience, pdf=pdf)
    return judge([findings], None)

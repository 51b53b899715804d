"""``rag-reports appendix``: the Word appendix of a committee paper."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome, judge
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import files_read
from rag_reports.cli.writing import write_paper
from rag_reports.errors import UsageError


@click.command("appendix")
@options.book
@click.option("-o", "--output", metavar="F.docx", type=options.PATH, required=True, help="The Word file to write.")
@click.option("--template", metavar="T", help=f"Committee format.  [default: {options.TEMPLATE}]")
@options.audience
@click.option("--final", is_flag=True, help="Refuse to write while the check finds errors.")
@options.layout
@options.as_at
@options.previous
@click.option("--redline", is_flag=True, help="Track what changed since --previous, as Word does.")
@options.pdf
def command(
    book: Path,
    output: Path,
    template: str | None,
    audience: str,
    final: bool,
    layout: str | None,
    as_at: dt.date,
    previous: Path | None,
    redline: bool,
    pdf: bool,
) -> Outcome:
    """Write the committee's Word appendix from BOOK.

    While the check finds errors the appendix says DRAFT, and how many; with --final it is then not written, and
    the exit code is 1. With --previous it also tells what changed since the last meeting; with --redline each change
    is a tracked one: accept all for this meeting's appendix, reject all for the last one's.
    """
    from rag_reports.papers import build_appendix, load_format
    from rag_reports.papers.draft import check_final
    from rag_reports.papers.formats import default_format
    from rag_reports.papers.redline import build_redline
    from rag_reports.rules import check_tracker

    chosen = load_format(template or default_format())
    if chosen.is_paper:
        raise UsageError("--template", f"{chosen.name} is a committee paper", "Write it with the command paper.")
    if redline and previous is None:
        raise UsageError(
            "--redline", "nothing tells what stood there", "Give the last meeting's tracker as --previous."
        )
    tracker = read_tracker(book, layout=layout)
    last = read_tracker(previous, layout=layout) if previous else None
    findings = check_tracker(tracker, as_at=as_at, previous=last, audience=audience)
    appendix = build_appendix(
        tracker, as_at=as_at, findings=findings, template=chosen, audience=audience, previous=last
    )
    if final:
        check_final(findings)
    if last and redline:
        before = build_appendix(last, as_at=as_at, template=chosen, audience=audience)
        appendix = build_redline(before, appendix, last, tracker)
    write_paper(appendix, tracker, output, files_read([book, previous], layout), audience, pdf=pdf)
    return judge([findings], None)

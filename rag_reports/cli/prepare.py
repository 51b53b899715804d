"""``rag-reports prepare``: the one click before a meeting."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome, judge
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.paper_checks import write_papers
from rag_reports.cli.paper_names import paper_names
from rag_reports.cli.printing import files_read, note, print_text, screen
from rag_reports.cli.progress import Progress


@click.command("prepare")
@options.book
@click.option(
    "--template",
    "templates",
    metavar="T",
    multiple=True,
    help=f"Committee format; give it again for another paper.  [default: {options.TEMPLATE}]",
)
@options.details
@options.audience
@click.option("-o", "--output", metavar="DIR", type=options.PATH, help="Folder to write to; see above for the default.")
@click.option("--fail-on", type=options.SEVERITIES, help="Exit with 1 where a finding is at or above this.")
@options.layout
@options.as_at
@options.previous
@options.pdf
def command(
    book: Path,
    templates: tuple[str, ...],
    details: Path | None,
    audience: str,
    output: Path | None,
    fail_on: str | None,
    layout: str | None,
    as_at: dt.date,
    previous: Path | None,
    pdf: bool,
) -> Outcome:
    """Check BOOK and write the appendix or paper and the findings into one folder.

    The folder is "NAME papers DATE" beside BOOK. A file there that says something else is kept as "NAME (before
    DATE TIME)"; BOOK itself is never changed. With --previous the folder also says what changed since the last meeting.
    """
    from rag_reports.cli.last_meeting import write_changes
    from rag_reports.output.check_text import prepare_text
    from rag_reports.output.findings_workbook import write_findings
    from rag_reports.papers import load_format
    from rag_reports.papers.formats import default_format
    from rag_reports.papers.public_edition import caution_for_public
    from rag_reports.rules import check_tracker
    from rag_reports.saving import whole_folder

    formats = [load_format(template) for template in templates or (default_format(),)]
    paper_names(formats, audience)  # formats whose papers would have one name are refused before anything is read
    folder = output or book.parent / f"{book.stem} papers {as_at.isoformat()}"
    with Progress(3 + len(formats)) as progress:
        progress.step(f"reading {book.name}")
        tracker = read_tracker(book, layout=layout)
        last = read_tracker(previous, layout=layout) if previous else None
        progress.step("checking")
        checked = check_tracker(tracker, as_at=as_at, previous=last, audience=audience)
        with whole_folder(folder, files_read([book, previous, details], layout)) as scratch:
            written, findings = write_papers(formats, details, checked, audience, last, scratch, progress.step, pdf=pdf)
            written += write_changes(last, tracker, as_at, scratch)
            progress.step("writing findings.xlsx")
            write_findings([findings], scratch / "findings.xlsx", opened_in=folder)
    print_text(prepare_text(findings, folder, written, screen()))
    if audience == options.PUBLIC:
        note(caution_for_public(tracker, ["findings.xlsx", *(name for name, _ in written if name.endswith(".xlsx"))]))
    return judge([findings], fail_on)

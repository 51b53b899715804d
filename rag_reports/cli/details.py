"""``rag-reports details``: the empty form for what a paper needs and a tracker does not hold."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver, files_read
from rag_reports.errors import OutputError, UsageError


@click.command("details")
@click.argument("form", metavar="F.xlsx", type=options.PATH)
@click.option("--template", metavar="T", required=True, help="Committee format.")
@click.option("--book", metavar="BOOK", type=options.PATH, help="Tracker whose reports and items the form lists.")
@options.layout
@options.as_at
def command(form: Path, template: str, book: Path | None, layout: str | None, as_at: dt.date) -> Outcome:
    """Write the empty form F.xlsx for a paper's details.

    It asks for all that the format needs and a tracker does not hold, explained, what is required marked. A form that
    is there already is never written over. Fill it in and give it to paper or prepare with --details.
    """
    from rag_reports.output.details_form import details_form
    from rag_reports.papers import load_format

    if form.suffix.casefold() != ".xlsx":
        raise OutputError(form, "the form is a workbook", "Give it a name that ends in .xlsx.")
    if form.exists():
        raise OutputError(form, "this file is there already", "Give another name, or move it away first.")
    wanted = load_format(template)
    if not wanted.is_paper:
        raise UsageError("--template", f"{wanted.name} asks for no details", "Make its appendix with appendix.")
    tracker = read_tracker(book, layout=layout) if book else None
    title = f"Details for a paper: {wanted.committee}"
    written = details_form(title, wanted.fields, wanted.report_fields, wanted.item_fields, tracker, as_at)
    deliver(written, form, files_read([book], layout))
    return Outcome.DONE

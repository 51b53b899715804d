"""``rag-reports show``: what was read, from which cells, by which layout, on what evidence."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import deliver, files_read, screen


@click.command("show")
@options.book
@options.layout
@options.as_at
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="Form."
)
@click.option("--items", is_flag=True, help="In text, one line for each item, with its cell.")
@options.output
def command(book: Path, layout: str | None, as_at: dt.date, form: str, items: bool, output: Path | None) -> Outcome:
    """Show what was read from BOOK: its layout and the evidence, the reports and the items.

    In csv, a text that a spreadsheet would run as a formula (beginning with = + - @) has an apostrophe before it.
    """
    from rag_reports.reading import read_tracker

    tracker = read_tracker(book, layout=layout)
    if form == "json":
        from rag_reports.output.records import to_json, tracker_record

        deliver(to_json(tracker_record(tracker, as_at=as_at)), output, files_read([book], layout))
    elif form == "csv":
        from rag_reports.output.items_csv import items_csv

        deliver(items_csv(tracker, mark=output is not None), output, files_read([book], layout))
    else:
        from rag_reports.output.show_text import show_text

        deliver(show_text(tracker, screen(output), items=items), output, files_read([book], layout))
    return Outcome.DONE

"""``rag-reports show``: what was read, from which cells, by which layout, on what evidence."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.last_meeting import compare_with
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver, files_read, screen
from rag_reports.errors import UsageError


@click.command("show")
@options.book
@options.layout
@options.as_at
@options.previous
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="Form."
)
@click.option("--items", is_flag=True, help="In text, one line for each item, with its cell.")
@options.output
def command(
    book: Path,
    layout: str | None,
    as_at: dt.date,
    previous: Path | None,
    form: str,
    items: bool,
    output: Path | None,
) -> Outcome:
    """Show what was read from BOOK: its layout and the evidence, the reports and the items.

    With --previous, in text and json, also what changed since that tracker.

    In csv, a text that a spreadsheet would run as a formula (beginning with = + - @) has an apostrophe before it.
    """
    if previous and form == "csv":
        raise UsageError("--previous", "csv holds the items of BOOK alone", "Use 'rag-reports compare' for changes.")
    tracker = read_tracker(book, layout=layout)
    sources = files_read([book, previous], layout)
    changes = compare_with(previous, tracker, layout)
    result: str | bytes
    if form == "json":
        from rag_reports.output.changes_record import changes_record
        from rag_reports.output.records import to_json, tracker_record

        record = tracker_record(tracker, as_at=as_at)
        result = to_json(record | ({"changes": changes_record(changes)} if changes else {}))
    elif form == "csv":
        from rag_reports.output.items_csv import items_csv

        result = items_csv(tracker, mark=output is not None)
    else:
        from rag_reports.output.changes_text import changes_text
        from rag_reports.output.show_text import show_text

        result = show_text(tracker, screen(output), items=items)
        result += f"\n\n{changes_text(changes, screen(output))}" if changes else ""
    deliver(result, output, sources)
    return Outcome.DONE

"""``rag-reports reconcile``: the tracker against the inspectorate's own list."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver, files_read, note, screen
from rag_reports.errors import UsageError
from rag_reports.text import plural


@click.command("reconcile")
@options.book
@click.argument("listed", metavar="LIST", type=options.PATH)
@click.option("--list-layout", metavar="NAME|FILE", help="Layout profile to read LIST by.")
@options.layout
@options.as_at
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text", show_default=True, help="Form."
)
@click.option("--changes", metavar="F.csv", type=options.PATH, help="Write what the list proposes, for 'apply'.")
@options.output
def command(
    book: Path,
    listed: Path,
    list_layout: str | None,
    layout: str | None,
    as_at: dt.date,
    form: str,
    changes: Path | None,
    output: Path | None,
) -> Outcome:
    """Hold the tracker BOOK against LIST, the inspectorate's own list of recommendations.

    It tells what is the same, missing on either side, differs in status or text, and may be a duplicate. BOOK is not
    changed: look through the file of --changes, then give it to 'apply'.
    """
    from rag_reports.reconcile.proposals import propose_changes
    from rag_reports.reconcile.reconciliation import reconcile_list

    if form == "xlsx" and output is None:
        raise UsageError("--format xlsx", "a workbook cannot be shown on the screen", "Name its file with -o F.xlsx.")
    found = reconcile_list(read_tracker(book, layout=layout), read_tracker(listed, layout=list_layout))
    sources = [*files_read([book, listed], layout), *files_read([], list_layout)]
    result: str | bytes
    if form == "json":
        from rag_reports.output.reconciliation_record import reconciliation_record
        from rag_reports.output.records import to_json

        result = to_json(reconciliation_record(found))
    elif form == "xlsx" and output:
        from rag_reports.output.reconciliation_table import reconciliation_workbook

        result = reconciliation_workbook(found, as_at, output.parent)
    else:
        from rag_reports.output.reconciliation_text import reconciliation_text

        result = reconciliation_text(found, screen(output))
    deliver(result, output, sources)
    if changes:
        from rag_reports.output.reconciliation_table import proposals_csv

        proposals = propose_changes(found)
        deliver(proposals_csv(proposals), changes, sources)
        note(f"{plural(len(proposals), 'proposed change')}; look through them before 'rag-reports apply'")
    return Outcome.DONE

"""``rag-reports compare``: what changed between two trackers."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver, files_read, note, screen
from rag_reports.errors import UsageError


@click.command("compare")
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@click.option("--old-layout", metavar="NAME|FILE", help="Layout profile to read OLD by.  [default: that of --layout]")
@options.layout
@options.as_at
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "xlsx"]),
    default="text",
    show_default=True,
    help="Form.",
)
@options.output
def command(
    old: Path,
    new: Path,
    old_layout: str | None,
    layout: str | None,
    as_at: dt.date,
    form: str,
    output: Path | None,
) -> Outcome:
    """Show what changed from the tracker OLD to the tracker NEW, whatever their two layouts.

    Items are matched by report, number and type, then by text where numbers changed or titles were respelt; what was
    matched by text says so. Moving a row, a sheet or a whole layout is no change.
    """
    from rag_reports.meeting.changes import compare_trackers
    from rag_reports.meeting.order import seems_swapped

    if form == "xlsx" and output is None:
        raise UsageError("--format xlsx", "a workbook cannot be shown on the screen", "Name its file with -o F.xlsx.")
    before = read_tracker(old, layout=old_layout or layout)
    after = read_tracker(new, layout=layout)
    changes = compare_trackers(before, after)
    for tracker in (before, after):
        for warning in tracker.warnings:
            note(f"{tracker.workbook.name}: {warning}")
    if seems_swapped(changes):
        note(f"{old.name} looks like the later of the two: name the older tracker first")
    result: str | bytes
    if form == "json":
        from rag_reports.output.changes_record import changes_record
        from rag_reports.output.records import to_json

        result = to_json(changes_record(changes))
    elif form == "text":
        from rag_reports.output.changes_text import changes_text

        result = changes_text(changes, screen(output))
    else:
        from rag_reports.output.changes_table import changes_csv, changes_workbook

        result = changes_workbook(changes, as_at) if form == "xlsx" else changes_csv(changes, mark=output is not None)
    deliver(result, output, [*files_read([old, new], layout), *files_read([], old_layout)])
    return Outcome.DONE

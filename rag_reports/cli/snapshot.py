"""``rag-reports snapshot``: what committee was told at a meeting, kept."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import with_password
from rag_reports.cli.printing import note, print_text, screen


@click.command("snapshot")
@options.book
@click.option("--meeting", metavar="DATE", callback=options.read_date, required=True, help="Date of the meeting.")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=options.PATH,
    help='Folder of the snapshots.  [default: "snapshots", beside BOOK]',
)
@options.layout
@click.option(
    "--as-at",
    metavar="DATE",
    callback=options.read_date,
    help="Date at which the position is stated.  [default: the day of the meeting]",
)
@click.option("--replace", is_flag=True, help='Replace another snapshot of the meeting; it moves to "DIR/replaced".')
def command(
    book: Path, meeting: dt.date, folder: Path | None, layout: str | None, as_at: dt.date | None, replace: bool
) -> Outcome:
    """Keep a read-only copy of BOOK as committee saw it, with its SHA-256 and its figures as json.

    The same workbook may be kept again for the same meeting: nothing changes, but a copy that was changed or lost is
    restored. Another workbook is refused without --replace.
    """
    from rag_reports.meeting.keeping import keep_snapshot
    from rag_reports.output.history_text import kept_text

    done = with_password(
        book,
        lambda password: keep_snapshot(
            book, meeting=meeting, folder=folder, as_at=as_at, layout=layout, replacing=replace, password=password
        ),
    )
    for warning in done.warnings:
        note(f"{book.name}: {warning}")
    print_text(kept_text(done, screen()))
    return Outcome.DONE

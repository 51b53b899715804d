"""``rag-reports layout``: the layout of a workbook, as a profile to edit."""

from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver
from rag_reports.errors import OutputError


@click.command("layout")
@options.book
@options.layout
@click.option("--save", metavar="F", type=options.PATH, help="Write the profile to this file instead of printing it.")
@click.option("--force", is_flag=True, help="Let --save replace a file that exists, and what was edited in it.")
def command(book: Path, layout: str | None, save: Path | None, force: bool) -> Outcome:
    """Print how BOOK is laid out, as a profile to edit and to give back with --layout."""
    from rag_reports.layouts.profile import format_profile, profile_of

    if save is not None and save.exists() and not force:
        raise OutputError(
            save, "this file exists and may have been edited", "Add --force to replace it, or give another name."
        )
    deliver(format_profile(profile_of(read_tracker(book, layout=layout))), save, [book])
    return Outcome.DONE

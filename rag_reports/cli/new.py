"""``rag-reports new``: an empty tracker, or an existing one carried over into its layout."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import with_password
from rag_reports.cli.printing import deliver, files_read, note
from rag_reports.errors import OutputError


@click.command("new")
@click.argument("path", metavar="F.xlsx", type=options.PATH)
@click.option("--force", metavar="NAME", default="", help='The force\'s name in full, such as "Northfold Police".')
@click.option("--from", "book", metavar="BOOK", type=options.PATH, help="Tracker whose items are carried over.")
@options.layout
@click.option("--template", metavar="T", help="Committee format whose paper details are asked for.")
@click.option(
    "--classification", metavar="TEXT", default="OFFICIAL", show_default=True, help="What stands in each header."
)
@options.as_at
def command(
    path: Path,
    force: str,
    book: Path | None,
    layout: str | None,
    template: str | None,
    classification: str,
    as_at: dt.date,
) -> Outcome:
    """Write the tracker F.xlsx: an Excel table with drop-down lists, colours that follow the status, and a key.

    With --from, the items of BOOK are carried over; what the new layout has no place for is listed. A file that is
    there already is never written over.
    """
    from rag_reports.output.details_form import FormFields
    from rag_reports.output.new_tracker import new_tracker
    from rag_reports.output.new_tracker_carried import carry_book, tell_differences
    from rag_reports.output.new_tracker_content import empty_tracker
    from rag_reports.papers import load_format
    from rag_reports.reading import read_tracker

    if path.suffix.casefold() != ".xlsx":
        raise OutputError(path, "the tracker is a workbook", "Give it a name that ends in .xlsx.")
    if path.exists():
        raise OutputError(path, "this file is there already", "Give another name, or move it away first.")
    wanted = load_format(template) if template else None
    asked = FormFields(wanted.fields, wanted.report_fields, wanted.item_fields) if wanted else FormFields()
    carried = with_password(book, lambda password: carry_book(book, layout, password, force)) if book else None
    content = carried.content if carried else empty_tracker(force)
    written = new_tracker(content, asked, classification, as_at, carried.tracker if carried else None)
    deliver(written, path, files_read([book], layout))
    if carried and book:
        for told in (*carried.notes, *tell_differences(carried.tracker, read_tracker(path))):
            note(f"{book.name}: {told}")
    return Outcome.DONE

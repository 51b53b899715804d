"""``rag-reports apply``: changes by report, number and field, written into the workbook."""

from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import note, print_text, screen


@click.command("apply")
@options.book
@click.argument("changes", type=options.PATH)
@options.write
@click.option("--out", metavar="F", type=options.PATH, help="Write to this file, and leave BOOK as it is.")
@click.option("--no-backup", is_flag=True, help="Keep no copy of the workbook as it was.")
@click.option("--break-signature", is_flag=True, help="Change a signed workbook; its signature is then invalid.")
@options.layout
def command(
    book: Path, changes: Path, write: bool, out: Path | None, no_backup: bool, break_signature: bool, layout: str | None
) -> Outcome:
    """Write CHANGES into BOOK: the cells asked for, and nothing else.

    CHANGES is an .xlsx, .csv or .json file with the columns report, number, field and value, and type where a report
    has two items of one number. The cells are shown before and after; they are written only with --write. If one
    change is refused, none is written, and the exit code is 2.
    """
    from rag_reports.cli.edit_summary import summarise
    from rag_reports.editing import apply_edits
    from rag_reports.editing.changes import read_changes
    from rag_reports.editing.plan import plan_edits
    from rag_reports.editing.read_only import refuse_read_only
    from rag_reports.output.edits_text import edits_text
    from rag_reports.reading import read_tracker

    refuse_read_only(book)
    tracker = read_tracker(book, layout=layout)
    for warning in tracker.warnings:
        note(warning)
    plan = plan_edits(read_changes(changes), tracker)
    report = None
    if plan.edits:
        trial = not write or bool(plan.refused)
        report = apply_edits(
            book, plan.edits, out=out, backup=not no_backup, break_signature=break_signature, dry_run=trial
        )
    summary = summarise(plan, report, book, asked=write, together=True)
    print_text(edits_text(summary, screen()))
    return Outcome.FAILED if summary.refused else Outcome.DONE

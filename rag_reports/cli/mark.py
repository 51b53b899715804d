"""``rag-reports mark``: NEW where a status changed since the last meeting, or taken away after it."""

from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import print_text, screen
from rag_reports.errors import UsageError


@click.command("mark")
@options.book
@options.previous
@click.option("--clear", is_flag=True, help="Take NEW away everywhere, as after the meeting.")
@options.write
@click.option("--out", metavar="F", type=options.PATH, help="Write to this file, and leave BOOK as it is.")
@click.option("--no-backup", is_flag=True, help="Keep no copy of the workbook as it was.")
@options.layout
def command(
    book: Path, previous: Path | None, clear: bool, write: bool, out: Path | None, no_backup: bool, layout: str | None
) -> Outcome:
    """Mark the statuses of BOOK that became GREEN or RED since the tracker --previous with NEW.

    Where a status is marked NEW and did not change, NEW is taken away. The cells are shown before and after; they are
    written only with --write. What cannot be marked safely is refused by name, and then nothing is written.
    """
    from rag_reports.cli.edit_summary import summarise
    from rag_reports.editing import apply_edits
    from rag_reports.editing.marks import plan_marks, plan_unmarking
    from rag_reports.editing.read_only import refuse_read_only
    from rag_reports.meeting.changes import compare_trackers
    from rag_reports.output.edits_text import edits_text

    if clear == bool(previous):
        seen = "both are given" if clear else "neither --previous nor --clear is given"
        raise UsageError("mark", seen, "Give --previous BOOK before a meeting, or --clear after it.")
    refuse_read_only(book)
    tracker = read_tracker(book, layout=layout)
    if previous:
        plan = plan_marks(compare_trackers(read_tracker(previous, layout=layout), tracker))
    else:
        plan = plan_unmarking(tracker)
    report = None
    if plan.edits:
        trial = not write or bool(plan.refused)
        report = apply_edits(book, plan.edits, out=out, backup=not no_backup, dry_run=trial)
    summary = summarise(plan, report, book, asked=write, together=True)
    print_text(edits_text(summary, screen()))
    return Outcome.FAILED if summary.refused else Outcome.DONE

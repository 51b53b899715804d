"""``rag-reports due``: what falls due until a date, and what is overdue."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver, files_read, note, screen
from rag_reports.errors import UsageError


@click.command("due")
@options.book
@click.option(
    "--until",
    metavar="DATE",
    callback=options.read_date,
    help="Last day of the list.  [default: 90 days after --as-at]",
)
@options.layout
@options.as_at
@click.option(
    "--response-days",
    type=click.IntRange(1, 3650),
    help="Days for the response, that of publication included.  [default: 56, or RAG803's in the layout]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx", "ics"]),
    default="text",
    show_default=True,
    help="Form; ics is for calendars.",
)
@options.output
def command(
    book: Path,
    until: dt.date | None,
    layout: str | None,
    as_at: dt.date,
    response_days: int | None,
    form: str,
    output: Path | None,
) -> Outcome:
    """List what of BOOK is overdue or falls due until a date, by owner, with the responses under section 55.

    GREEN and CLOSED items are left out. An item without a date that can be read is listed apart; a calendar cannot
    hold it. Reading a calendar's file in again updates its events.
    """
    from rag_reports.meeting.due import build_due_list

    if until is not None and until < as_at:
        raise UsageError("--until", f"{until} is before {as_at}, the date of the list", "Give a later day, or --as-at.")
    if form == "xlsx" and output is None:
        raise UsageError("--format xlsx", "a workbook cannot be shown on the screen", "Name its file with -o F.xlsx.")
    due = build_due_list(read_tracker(book, layout=layout), as_at=as_at, until=until, period_days=response_days)
    result: str | bytes
    if form == "text":
        from rag_reports.output.due_text import due_text

        result = due_text(due, screen(output))
    elif form == "ics":
        from rag_reports.output.due_calendar import due_calendar

        result = due_calendar(due, dt.datetime.now(dt.UTC))
        if due.undated:
            note(f"Without a date, so not in the calendar: {len(due.undated)}.")
    else:
        from rag_reports.output.due_table import due_record, due_workbook
        from rag_reports.output.records import to_json

        result = due_workbook(due) if form == "xlsx" else to_json(due_record(due))
    deliver(result, output, files_read([book], layout))
    return Outcome.DONE

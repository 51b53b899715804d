"""``rag-reports figures``: every count that a meeting asks for, and the count sentences."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.printing import deliver, files_read, note, screen
from rag_reports.errors import UsageError


@click.command("figures")
@options.book
@click.option("--template", metavar="T", help=f"Format that words the sentences.  [default: {options.TEMPLATE}]")
@options.layout
@options.as_at
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    show_default=True,
    help="Form.",
)
@options.output
def command(
    book: Path, template: str | None, layout: str | None, as_at: dt.date, form: str, output: Path | None
) -> Outcome:
    """Count the items of BOOK by status, item type, report, owner, age and overdue, and word each report's sentence.

    Every row is counted, those that Excel hides or that are kept from the public too. An item is overdue once the
    deadline in force has passed and it is neither complete nor closed.
    """
    from rag_reports.meeting.tracker_figures import build_tracker_figures
    from rag_reports.papers.count_lines import build_count_lines
    from rag_reports.papers.formats import default_format, load_format

    if form == "xlsx" and output is None:
        raise UsageError("--format xlsx", "a workbook cannot be shown on the screen", "Name its file with -o F.xlsx.")
    tracker = read_tracker(book, layout=layout)
    figures = build_tracker_figures(tracker, as_at=as_at)
    sentences = build_count_lines(tracker, load_format(template or default_format()))
    for warning in tracker.warnings:
        note(warning)
    result: str | bytes
    if form == "text":
        from rag_reports.output.figures_text import figures_text

        result = figures_text(figures, sentences, screen(output))
    elif form == "json":
        from rag_reports.output.figures_record import figures_record
        from rag_reports.output.records import to_json

        result = to_json(figures_record(figures, sentences))
    else:
        from rag_reports.output.figures_workbook import figures_workbook

        result = figures_workbook(figures, sentences)
    deliver(result, output, files_read([book], layout))
    return Outcome.DONE

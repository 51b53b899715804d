"""``rag-reports history``: what committee was told at each meeting."""

from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import deliver, note, screen
from rag_reports.errors import UsageError


@click.command("history")
@click.argument("folder", metavar="DIR", type=options.PATH)
@click.option("--report", metavar="TITLE", default="", help="Only the reports whose title has these words.")
@click.option("--number", metavar="N", default="", help="Only the items of this number, each told in full.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "xlsx"]),
    default="text",
    show_default=True,
    help="Form.",
)
@options.output
def command(folder: Path, report: str, number: str, form: str, output: Path | None) -> Outcome:
    """Show what committee was told at each meeting, from the snapshots in DIR: the totals, and each item.

    An item is followed by report, number and type, and by its text where those changed. A copy that was changed or
    lost, and figures that cannot be read, are told on stderr, and marked; the rest is shown.
    """
    from rag_reports.meeting.history import read_history, select_items

    if form == "xlsx" and output is None:
        raise UsageError("--format xlsx", "a workbook cannot be shown on the screen", "Name its file with -o F.xlsx.")
    whole = read_history(folder)
    for warning in whole.warnings:
        note(f"Warning: {warning}")
    history = select_items(whole, report, number)
    result: str | bytes
    if form == "text":
        from rag_reports.output.history_text import history_text

        result = history_text(history, screen(output), whole=bool(number))
    else:
        from rag_reports.output.history_table import history_csv, history_record, history_workbook
        from rag_reports.output.records import to_json

        if form == "csv":
            result = history_csv(history, mark=output is not None)
        else:
            result = history_workbook(history) if form == "xlsx" else to_json(history_record(history))
    deliver(result, output, [path for kept in whole.meetings for path in (kept.figures, kept.copy)])
    return Outcome.DONE

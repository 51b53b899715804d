"""``rag-reports check``: what is wrong in one or more trackers."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome, judge
from rag_reports.cli.printing import deliver, screen
from rag_reports.model import Findings


@click.command("check")
@options.books
@options.layout
@options.as_at
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@options.output
@options.select
@options.ignore
@options.rule_options
@click.option("--fail-on", type=options.SEVERITIES, default="error", show_default=True, help="Exit 1 from here up.")
def command(
    books: tuple[Path, ...],
    layout: str | None,
    as_at: dt.date,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    rule_options: tuple[str, ...],
    fail_on: str,
) -> Outcome:
    """Say what is wrong in each BOOK, cell by cell.

    Exits with 1 where a finding is at or above --fail-on. In json, several BOOKs make a list.
    """
    from rag_reports.reading import read_tracker
    from rag_reports.rules import check_tracker

    chosen = options.read_rule_options(rule_options)
    checked = [
        check_tracker(
            read_tracker(book, layout=layout),
            as_at=as_at,
            select=options.split_codes(select),
            ignore=options.split_codes(ignore),
            options=chosen,
        )
        for book in books
    ]
    deliver(_text(checked, output) if form == "text" else _json(checked), output, books)
    return judge(checked, fail_on)


def _text(checked: list[Findings], output: Path | None) -> str:
    from rag_reports.output.check_text import check_text

    return "\n\n".join(check_text(findings, screen(output)) for findings in checked)


def _json(checked: list[Findings]) -> bytes:
    from rag_reports.output.records import findings_record, to_json

    records = [findings_record(findings) for findings in checked]
    return to_json(records[0] if len(records) == 1 else records)

"""``rag-reports accept``: a line on the sheet of accepted findings."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.checked import Check
from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import note, print_text, screen


@click.command("accept")
@options.book
@click.argument("code")
@click.option("--report", metavar="TITLE", default="", help="The report's title, or a beginning that no other has.")
@click.option("--number", metavar="N", default="", help="The item's number; without it all that the report has.")
@click.option("--reason", metavar="TEXT", required=True, help="Why the finding may stand.")
@click.option("--by", metavar="NAME", required=True, help="Who accepts it, by name or post.")
@click.option("--until", metavar="DATE", required=True, callback=options.read_date, help="Last day that it holds.")
@options.write
@click.option("--no-backup", is_flag=True, help="Keep no copy of the workbook as it was.")
@click.option("--break-signature", is_flag=True, help="Change a signed workbook; its signature is then invalid.")
@options.layout
@options.as_at
@options.previous
@options.rule_options
def command(
    book: Path,
    code: str,
    report: str,
    number: str,
    reason: str,
    by: str,
    until: dt.date,
    write: bool,
    no_backup: bool,
    break_signature: bool,
    layout: str | None,
    as_at: dt.date,
    previous: Path | None,
    rule_options: tuple[str, ...],
) -> Outcome:
    """Accept what the rule CODE finds in BOOK, on somebody's word and until a day.

    The line goes onto BOOK's sheet "Accepted findings", which is added where it is missing; nothing else of BOOK
    changes. It is shown, and written only with --write. An accepted finding does not fail a check, nor make a paper
    DRAFT, until its last day is past.
    """
    from rag_reports.editing.acceptance import plan_acceptance, write_acceptance
    from rag_reports.editing.read_only import refuse_read_only
    from rag_reports.output.acceptance_text import AcceptanceSummary, acceptance_text

    refuse_read_only(book)
    settled = options.read_rule_options(rule_options)
    findings = Check(as_at, layout, (), (), settled, previous, options.PUBLIC).read(book)
    for warning in findings.tracker.warnings:
        note(warning)
    planned = plan_acceptance(findings, code, report=report, number=number, reason=reason, by=by, until=until)
    done = write_acceptance(book, planned, backup=not no_backup, break_signature=break_signature, dry_run=not write)
    summary = AcceptanceSummary(planned.line, planned.accepts, done, adds_sheet=planned.adds_sheet)
    print_text(acceptance_text(summary, screen()))
    return Outcome.FAILED if done.refused else Outcome.DONE

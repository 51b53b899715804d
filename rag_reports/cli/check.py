"""``rag-reports check``: what is wrong in one or more trackers."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.annotated import check_annotate, write_annotated
from rag_reports.cli.check_forms import FORMS, GROUPS, write_form
from rag_reports.cli.checked import Check, check_each, find_books
from rag_reports.cli.exits import Outcome, explain, judge
from rag_reports.cli.printing import deliver, files_read
from rag_reports.errors import UsageError


@click.command("check")
@options.books
@options.layout
@options.as_at
@options.previous
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="Form.")
@click.option(
    "--group-by",
    type=click.Choice(GROUPS),
    default="severity",
    show_default=True,
    help="What stands together in text.",
)
@options.output
@click.option("--annotate", metavar="F.xlsx", type=options.PATH, help="Also write a copy of BOOK with its findings.")
@options.select
@options.ignore
@options.rule_options
@options.for_audience
@click.option("--fail-on", type=options.SEVERITIES, default="error", show_default=True, help="Exit 1 from here up.")
@click.option("--fix", is_flag=True, help="Show the cells that would be mended, before and after.")
@options.write
def command(
    books: tuple[Path, ...],
    layout: str | None,
    as_at: dt.date,
    previous: Path | None,
    form: str,
    group_by: str,
    output: Path | None,
    annotate: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    rule_options: tuple[str, ...],
    audience: str | None,
    fail_on: str,
    fix: bool,
    write: bool,
) -> Outcome:
    """Say what is wrong in each BOOK, cell by cell; a folder stands for the workbooks in it.

    A BOOK that cannot be read does not stop the others; the exit code is then 2. It is 1 where a finding is at or
    above --fail-on. In json, several BOOKs make a list. With --fix --write the cells that can be mended safely are,
    a copy of BOOK is kept, and what is said and the exit code are about the findings that still stand.
    """
    if write and not fix:
        raise UsageError("--write", "there is no --fix", "Add --fix to mend what can be mended safely.")
    codes, without = options.split_codes(select), options.split_codes(ignore)
    settled = options.read_rule_options(rule_options)
    check = Check(as_at, layout, codes, without, settled, previous, audience, fix=fix, write=write)
    found = find_books(books)
    check_annotate(annotate, output, found)
    if previous and len(found) > 1:
        raise UsageError("--previous", f"there are {len(found)} trackers to check", "Name one BOOK with it.")
    done, failed = check_each(found, check)
    if done:
        several = len(found) > 1
        result = write_form(form, done, output, group_by=group_by, fail_on=fail_on, several=several)
        read = files_read([*found, previous], layout)
        deliver(result, output, read)
        write_annotated(done[0].findings, annotate, read)
    outcome = judge([each.findings for each in done], fail_on)
    return max([outcome, *map(explain, failed)])

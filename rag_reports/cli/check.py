"""``rag-reports check``: what is wrong in one or more trackers."""

import datetime as dt
from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.checked import check_each, write_json, write_text
from rag_reports.cli.exits import Outcome, explain, judge
from rag_reports.cli.mending import Checked, mend
from rag_reports.cli.printing import deliver, files_read
from rag_reports.errors import UsageError
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
@click.option("--fix", is_flag=True, help="Show the cells that would be mended, before and after.")
@options.write
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
    fix: bool,
    write: bool,
) -> Outcome:
    """Say what is wrong in each BOOK, cell by cell.

    A BOOK that cannot be read does not stop the others; the exit code is then 2. It is 1 where a finding is at or
    above --fail-on. In json, several BOOKs make a list. With --fix --write the cells that can be mended safely are,
    a copy of BOOK is kept, and what is said and the exit code are about the findings that still stand.
    """
    from rag_reports.reading import read_tracker
    from rag_reports.rules import check_tracker

    if write and not fix:
        raise UsageError("--write", "there is no --fix", "Add --fix to mend what can be mended safely.")
    given = options.read_rule_options(rule_options)

    def check(book: Path) -> Findings:
        tracker = read_tracker(book, layout=layout)
        codes, without = options.split_codes(select), options.split_codes(ignore)
        return check_tracker(tracker, as_at=as_at, select=codes, ignore=without, options=given)

    done, failed = check_each(
        books, lambda book: mend(check(book), check, write=write) if fix else Checked(check(book))
    )
    if done:
        result = write_text(done, output) if form == "text" else write_json(done, several=len(books) > 1)
        deliver(result, output, files_read(books, layout))
    outcome = judge([each.findings for each in done], fail_on)
    return max([outcome, *map(explain, failed)])

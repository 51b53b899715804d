"""``rag-reports templates``: the committee formats."""

import click

from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import print_text, screen


@click.command("templates")
def command() -> Outcome:
    """List the committee formats that --template takes."""
    from rag_reports.output.console import align
    from rag_reports.papers import list_formats

    rows = [(committee.name, committee.description) for committee in list_formats()]
    print_text("\n".join(align(rows, screen().width, indent="")))
    return Outcome.DONE

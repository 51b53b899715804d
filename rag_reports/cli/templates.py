"""``rag-reports templates``: the committee formats."""

import click

from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import print_text, screen


@click.command("templates")
@click.option("--check", "folder", metavar="DIR", help="Say everything that is wrong with the format in this folder.")
def command(folder: str | None) -> Outcome:
    """List the committee formats that --template takes, or check one of your own.

    With --check the exit code is 2 where something is wrong.
    """
    from rag_reports.output.console import align
    from rag_reports.papers import check_format, list_formats
    from rag_reports.text import plural

    if folder is None:
        rows = [(committee.name, committee.description) for committee in list_formats()]
        print_text("\n".join(align(rows, screen().width, indent="")))
        return Outcome.DONE
    problems = check_format(folder)
    for problem in problems:
        print_text(f"- {problem}")
    found = f"{plural(len(problems), 'fault')} found." if problems else "nothing is wrong."
    print_text(f"{folder}: {found}")
    return Outcome.FAILED if problems else Outcome.DONE

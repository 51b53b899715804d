"""The program: its commands, each imported only when it is run, and its way out."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from rag_reports.cli.exits import Outcome, explain

COMMANDS = {
    "prepare": "Check a tracker and write the appendix and the findings.",
    "check": "Say what is wrong in a tracker, cell by cell.",
    "show": "Show what was read from a workbook, and why.",
    "layout": "Print the layout of a workbook as a profile to edit.",
    "appendix": "Write the committee's Word appendix from a tracker.",
    "paper": "Write the committee paper from a tracker and its details.",
    "details": "Write the empty form for a paper's details.",
    "compare": "Show what changed between two trackers.",
    "figures": "Count the items, and word the count sentences.",
    "due": "List what falls due until a date, and what is overdue.",
    "reconcile": "Hold a tracker against the inspectorate's own list.",
    "mark": "Mark the statuses that changed since the last meeting NEW.",
    "snapshot": "Keep what committee is told at a meeting.",
    "history": "Show what committee was told at each meeting.",
    "new": "Write an empty tracker, or carry one over into its layout.",
    "apply": "Write changes into a tracker, cell by cell.",
    "accept": "Accept a finding, on somebody's word and until a day.",
    "rules": "List the rules, or explain one.",
    "templates": "List the committee formats.",
    "check-docx": "Say whether a Word file is fit to be published.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and first lines without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"rag_reports.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"rag-reports {version('rag-reports')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.pass_context
def program(ctx: click.Context) -> Outcome:
    """Reads a police force's HMICFRS tracker workbook as it is, checks it, and writes the committee's Word appendix.

    BOOK is an Excel workbook, which no command changes without --write. Exit codes: 0 done; 1 a check found
    errors, or --final was refused; 2 it could not be done.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    return Outcome.DONE


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code; ``None`` takes the arguments of the process."""
    try:
        code = program.main(arguments, prog_name="rag-reports", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as error:  # the outermost frame: a crash must not leave with 1, which means findings
        code = explain(error)
    sys.exit(code)

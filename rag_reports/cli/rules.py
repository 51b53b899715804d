"""``rag-reports rules``: the list of rules, or one explained."""

import click

from rag_reports.cli.exits import Outcome
from rag_reports.cli.printing import print_text, screen


@click.command("rules")
@click.argument("code", required=False)
def command(code: str | None) -> Outcome:
    """List the rules with their severity, or explain the one with this CODE or name."""
    from rag_reports.output.console import align
    from rag_reports.rules import explain_rule, load_rules

    if code is not None:
        print_text(explain_rule(code).rstrip("\n"))
    else:
        view = screen()
        rules = load_rules()
        rows = [(rule.code, view.severity(rule.severity, rule.severity.value), rule.name) for rule in rules]
        lines: list[str] = []
        for rule, line in zip(rules, align(rows, view.width), strict=True):
            heading = view.strong(rule.family.capitalize())
            lines += [line] if heading in lines else ["", heading, line]
        print_text("\n".join([*lines[1:], "", "'rag-reports rules CODE' explains one."]))
    return Outcome.DONE

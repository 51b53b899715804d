"""``rag-reports check-docx``: whether a Word file is fit to be published."""

from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome, explain
from rag_reports.cli.printing import deliver, screen
from rag_reports.errors import DocumentError


@click.command("check-docx")
@click.argument("documents", metavar="F.docx...", type=options.PATH, nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@options.output
def command(documents: tuple[Path, ...], form: str, output: Path | None) -> Outcome:
    """Check each Word file, made here or elsewhere, against what publication asks of it.

    It tells what keeps a reader from it (the accessibility regulations) and what was not meant to be seen: hidden
    text, comments, tracked changes, names. The exit code is 1 where there is an error. A file that cannot be read
    does not stop the others; the exit code is then 2. In json, several files make a list.
    """
    from rag_reports.model import Severity
    from rag_reports.output.document_faults import faults_record, faults_text
    from rag_reports.output.records import to_json
    from rag_reports.papers.checking import check_document

    checked, failed = {}, []
    for path in documents:
        try:
            checked[path] = check_document(path)
        except DocumentError as error:
            failed.append(error)
    if checked and form == "json":
        records = [faults_record(path, faults) for path, faults in checked.items()]
        deliver(to_json(records if len(documents) > 1 else records[0]), output, documents)
    elif checked:
        texts = (faults_text(path, faults, screen(output)) for path, faults in checked.items())
        deliver("\n\n".join(texts), output, documents)
    wrong = any(fault.severity is Severity.ERROR for faults in checked.values() for fault in faults)
    return max([Outcome.FINDINGS if wrong else Outcome.DONE, *map(explain, failed)])

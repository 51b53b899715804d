"""``rag-reports check-docx``: whether a Word file is fit to be published."""

from pathlib import Path

import click

from rag_reports.cli import options
from rag_reports.cli.exits import Outcome, explain
from rag_reports.cli.opening import read_tracker
from rag_reports.cli.paper_details import with_details
from rag_reports.cli.printing import deliver, screen
from rag_reports.errors import DocumentError, UsageError


@click.command("check-docx")
@click.argument("documents", metavar="F.docx...", type=options.PATH, nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@click.option("--audience", type=options.AUDIENCES, help="Who will read it; the public, where --tracker is given.")
@click.option("--tracker", metavar="BOOK", type=options.PATH, help="Prove that nothing it withholds is in the file.")
@options.details
@options.layout
@options.output
def command(
    documents: tuple[Path, ...],
    form: str,
    audience: str | None,
    tracker: Path | None,
    details: Path | None,
    layout: str | None,
    output: Path | None,
) -> Outcome:
    """Check each Word file, made here or elsewhere, against what publication asks of it.

    It tells what keeps a reader from it (the accessibility regulations) and what was not meant to be seen: hidden
    text, comments, tracked changes, names. For the public it also tells of markings and of e-mail addresses, and with
    --tracker of each text that the tracker keeps from the public, wherever in the file it hides; with --details of
    what was written for exempt items there, too.

    The exit code is 1 where there is an error. A file that cannot be read does not stop the others; the exit code is
    then 2. In json, several files make a list.
    """
    from rag_reports.model import Audience, Severity
    from rag_reports.output.document_faults import faults_record, faults_text
    from rag_reports.output.records import to_json
    from rag_reports.papers.checking import check_document

    if details and not tracker:
        raise UsageError("--details", "nothing tells which items are exempt", "Give the tracker as --tracker.")
    book = with_details(read_tracker(tracker, layout=layout), details) if tracker else None
    reader = Audience(audience) if audience else Audience.PUBLIC if tracker else None
    checked, failed = {}, []
    for path in documents:
        try:
            checked[path] = check_document(path, reader, book)
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

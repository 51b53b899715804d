"""The forms in which a check is printed or written."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from rag_reports.cli.mending import Checked
from rag_reports.cli.printing import screen
from rag_reports.errors import UsageError
from rag_reports.model import Findings, Severity

FORMS = ("text", "json", "sarif", "junit", "github", "csv", "xlsx")
GROUPS = ("severity", "sheet", "report", "owner", "rule")


def write_form(
    form: str, done: Sequence[Checked], output: Path | None, *, group_by: str, fail_on: str, several: bool
) -> str | bytes:
    """The books that could be checked, as a text for a person or bytes for a program."""
    found = [each.findings for each in done]
    if form == "text":
        return _text(done, output, group_by)
    if form == "json":
        return _json(done, several=several)
    if form == "sarif":
        from rag_reports.output.records import to_json
        from rag_reports.output.sarif import sarif_record

        return to_json(sarif_record(found))
    if form == "junit":
        from rag_reports.output.junit import junit_xml

        return junit_xml(found, Severity(fail_on))
    if form == "github":
        from rag_reports.output.github import github_lines

        return github_lines(found)
    if form == "xlsx":
        return _xlsx(found, output)
    from rag_reports.output.findings_csv import findings_csv

    return findings_csv(found, mark=output is not None)


def _xlsx(found: Sequence[Findings], output: Path | None) -> bytes:
    from rag_reports.output.findings_workbook import write_findings

    if output is None:
        raise UsageError("--format xlsx", "a workbook cannot be shown on the screen", "Name its file with -o F.xlsx.")
    written = BytesIO()
    write_findings(found, written, opened_in=output.parent)
    return written.getvalue()


def _text(done: Sequence[Checked], output: Path | None, group_by: str) -> str:
    from rag_reports.output.check_text import check_text
    from rag_reports.output.edits_text import edits_text

    view = screen(output)
    texts = [
        [check_text(each.findings, view, group_by), *([edits_text(each.edits, view)] if each.edits else [])]
        for each in done
    ]
    return "\n\n".join("\n\n".join(parts) for parts in texts)


def _json(done: Sequence[Checked], *, several: bool) -> bytes:
    """The record of the one book, or the list of those that could be checked where several were given."""
    from rag_reports.output.records import edits_record, findings_record, to_json

    records = [findings_record(each.findings) | (edits_record(each.edits) if each.edits else {}) for each in done]
    return to_json(records if several else records[0])

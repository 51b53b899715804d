"""The books of a check: each in turn, and what is printed of them as text or JSON."""

from collections.abc import Callable, Iterable
from pathlib import Path

from rag_reports.cli.mending import Checked
from rag_reports.cli.printing import screen
from rag_reports.errors import RagReportsError, UsageError


def check_each(books: Iterable[Path], check: Callable[[Path], Checked]) -> tuple[list[Checked], list[RagReportsError]]:
    """What was checked, and why the others could not be; a book that cannot be read does not stop the next."""
    done: list[Checked] = []
    failed: dict[str, RagReportsError] = {}
    for book in books:
        try:
            done.append(check(book))
        except UsageError:
            raise
        except RagReportsError as error:
            failed[str(error)] = error
    return done, list(failed.values())


def write_text(done: list[Checked], output: Path | None) -> str:
    """The findings and edits of each book for a person, at the width of the screen or of ``output``."""
    from rag_reports.output.check_text import check_text
    from rag_reports.output.edits_text import edits_text

    view = screen(output)
    texts = [
        [check_text(each.findings, view), *([edits_text(each.edits, view)] if each.edits else [])] for each in done
    ]
    return "\n\n".join("\n\n".join(parts) for parts in texts)


def write_json(done: list[Checked], *, several: bool) -> bytes:
    """The record of the one book, or the list of those that could be checked where several were given."""
    from rag_reports.output.records import edits_record, findings_record, to_json

    records = [findings_record(each.findings) | (edits_record(each.edits) if each.edits else {}) for each in done]
    return to_json(records if several else records[0])

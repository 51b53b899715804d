"""``check --annotate``: a copy of the tracker with a sheet of its findings."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag_reports.cli.printing import note
from rag_reports.errors import UsageError

if TYPE_CHECKING:  # the model is imported by the commands that need it, not for --help
    from rag_reports.model import Findings


def check_annotate(target: Path | None, output: Path | None, books: Sequence[Path]) -> None:
    """Raise UsageError where a copy cannot be meant: of several trackers, or under the name of the result itself.

    A tracker that is only read, such as one with a password, is refused by EditError.
    """
    if target is None:
        return
    if len(books) > 1:
        raise UsageError("--annotate", f"there are {len(books)} trackers to check", "Name one BOOK with it.")
    if output is not None and os.path.realpath(output) == os.path.realpath(target):
        raise UsageError("--annotate", f"{target} is what -o writes", "Give the copy another name.")
    from rag_reports.editing.read_only import refuse_read_only

    refuse_read_only(books[0])


def write_annotated(findings: "Findings", target: Path | None, sources: Iterable[Path]) -> None:
    """Write the copy, where one is wanted, and say so."""
    if target is None:
        return
    from rag_reports.editing.annotate import annotate

    report = annotate(findings, target, sources)
    note(f"Written to {target}, a copy of the tracker with a sheet of findings")
    if report.backup:
        note(f"What stood there before: {report.backup}")

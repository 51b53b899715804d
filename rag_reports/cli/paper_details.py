"""The details that a command was given: a workbook, and single ones on the command line."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rag_reports.cli.opening import read_details
from rag_reports.errors import UsageError
from rag_reports.model import Details
from rag_reports.text import fold

if TYPE_CHECKING:
    from rag_reports.model import Tracker
    from rag_reports.papers.committee_format import CommitteeFormat


def read_given(wanted: "CommitteeFormat", workbook: Path | None, given: Iterable[str]) -> Details:
    """The workbook's details with ``FIELD=VALUE`` of the command line, which wins.

    UsageError where the format has no such field, WorkbookError where the workbook holds no details.
    """
    known = read_details(workbook) if workbook else Details()
    labels = {field.name: field.label for field in wanted.fields}
    texts: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name.strip() not in labels:
            seen = f'"{name.strip()}" is no field of this format' if equals else f"{pair!r} is not FIELD=VALUE"
            raise UsageError("--set", seen, f"Its fields are {', '.join(labels) or 'none'}.")
        texts[fold(labels[name.strip()])] = value.strip()
    return known.joined(Details(paper=texts))


def with_details(tracker: "Tracker", workbook: Path | None) -> "Tracker":
    """The tracker with the details of a workbook besides its own; as it is where none is named."""
    if workbook is None:
        return tracker
    return replace(tracker, details=(tracker.details or Details()).joined(read_details(workbook)))

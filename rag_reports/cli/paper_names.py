"""What ``prepare`` calls the paper or appendix of each committee format."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rag_reports.cli.options import PUBLIC
from rag_reports.errors import UsageError

if TYPE_CHECKING:
    from rag_reports.papers.committee_format import CommitteeFormat


def paper_names(formats: Sequence["CommitteeFormat"], audience: str) -> list[str]:
    """The file name for each format, in order; formats that would share one are refused.

    An edition for the public says so in its name, since the other one may lie in the same folder.
    """
    edition = " public" if audience == PUBLIC else ""
    kinds = ["paper" if wanted.is_paper else "appendix" for wanted in formats]
    if len(formats) == 1:
        return [f"{kinds[0]}{edition}.docx"]
    folders = [wanted.folder.resolve() for wanted in formats]
    if len(set(folders)) < len(folders):
        raise UsageError("--template", "one format is given twice", "Give each format once.")
    for name, number in Counter(folder.name.casefold() for folder in folders).items():
        if number > 1:
            raise UsageError("--template", f'{number} formats have the name "{name}"', "Rename one of their folders.")
    return [f"{kind} {folder.name}{edition}.docx" for kind, folder in zip(kinds, folders, strict=True)]

"""What ``prepare`` calls the appendix of each committee format."""

from collections import Counter
from pathlib import Path

from rag_reports.errors import UsageError


def appendix_names(templates: tuple[str, ...]) -> list[str]:
    """The file name for each format, in order; formats that would share one are refused."""
    if len(templates) == 1:
        return ["appendix.docx"]
    folders = [Path(template).resolve() for template in templates]
    if len(set(folders)) < len(folders):
        raise UsageError("--template", "one format is given twice", "Give each format once.")
    for name, number in Counter(folder.name.casefold() for folder in folders).items():
        if number > 1:
            raise UsageError("--template", f'{number} formats have the name "{name}"', "Rename one of their folders.")
    return [f"appendix {folder.name}.docx" for folder in folders]

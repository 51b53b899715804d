"""The committee formats: one folder under ``templates/`` each, with a ``format.toml`` and an ordinary Word file."""

from pathlib import Path

from rag_reports.errors import TemplateError
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.folders import find_templates, known_names
from rag_reports.papers.format_file import read_format
from rag_reports.papers.template import check_template


def default_format() -> Path:
    """The folder of the format that is used where none is named."""
    return find_templates() / "city_of_london"


def list_formats() -> tuple[CommitteeFormat, ...]:
    """The formats that come with rag_reports, in the order of their folders' names."""
    return tuple(load_format(find_templates() / name) for name in known_names())


def as_format(template: str | Path | CommitteeFormat) -> CommitteeFormat:
    """The format itself, or the one of that name or folder."""
    return template if isinstance(template, CommitteeFormat) else load_format(template)


def load_format(name_or_folder: str | Path) -> CommitteeFormat:
    """A format by name ("city_of_london") or by folder; TemplateError lists at once everything that does not fit.

    A name that is also that of a format's folder in the current directory is refused: either could be meant.
    """
    loaded, problems = _read(_find_folder(name_or_folder))
    if problems:
        raise TemplateError(loaded.folder, "; ".join(problems), "Put this right in format.toml or in template.docx")
    return loaded


def check_format(name_or_folder: str | Path) -> list[str]:
    """Everything that does not fit in a format, a sentence each; TemplateError where ``format.toml`` cannot be read."""
    return _read(_find_folder(name_or_folder))[1]


def _read(folder: Path) -> tuple[CommitteeFormat, list[str]]:
    problems: list[str] = []
    loaded = read_format(folder, problems)
    return loaded, [*problems, *check_template(loaded)]


def _find_folder(name_or_folder: str | Path) -> Path:
    if str(name_or_folder) in known_names():
        shipped = find_templates() / name_or_folder
        _refuse_ambiguous(str(name_or_folder), shipped)
        return shipped
    folder = Path(name_or_folder)
    if (folder / "format.toml").is_file():
        return folder
    seen = "no committee format has this name, and no folder of this name holds a format.toml"
    raise TemplateError(name_or_folder, seen, f"Known formats: {', '.join(known_names())}")


def _refuse_ambiguous(name: str, shipped: Path) -> None:
    own = Path(name)
    if any((own / file).exists() for file in ("format.toml", "template.docx")) and not own.samefile(shipped):
        seen = "this is the name of a format that comes with rag_reports and of a folder here"
        raise TemplateError(name, seen, f"Write ./{name} for the folder, or rename it to use the other")

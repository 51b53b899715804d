"""Where the committee formats stand that come with rag_reports."""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def find_templates() -> Path:
    """The folder of the formats that come with rag_reports: inside the installed package, else beside it."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def known_names() -> list[str]:
    """The names of those formats, in order."""
    return sorted(path.parent.name for path in find_templates().glob("*/format.toml"))

"""Reads a tracker workbook as it is, checks it, and writes the committee's Word papers from it."""

from importlib import import_module

_VERBS = {
    "read_tracker": "rag_reports.reading",
    "check_tracker": "rag_reports.rules",
    "build_appendix": "rag_reports.papers",
    "render": "rag_reports.papers",
    "build_frame": "rag_reports.output.frames",
    "RagReportsError": "rag_reports.errors",
}
_MODEL = "rag_reports.model"


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that the command line starts at once."""
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_VERBS.get(name, _MODEL)), name)

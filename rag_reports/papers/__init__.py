"""Committee papers: a tracker to plain data by a committee format, and that to a Word file."""

from rag_reports.papers.appendix import build_appendix
from rag_reports.papers.content import Appendix
from rag_reports.papers.draft import check_final
from rag_reports.papers.formats import check_format, list_formats, load_format
from rag_reports.papers.missing import find_missing_details
from rag_reports.papers.render import render

__all__ = [
    "Appendix",
    "build_appendix",
    "check_final",
    "check_format",
    "find_missing_details",
    "list_formats",
    "load_format",
    "render",
]

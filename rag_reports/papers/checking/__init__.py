"""Whether a Word file, ours or not, is fit to be published."""

from rag_reports.papers.checking.all_texts import read_all_texts
from rag_reports.papers.checking.checker import check_document

__all__ = ["check_document", "read_all_texts"]

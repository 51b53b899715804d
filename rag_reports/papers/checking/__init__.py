"""Whether a Word file, ours or not, is fit to be published."""

from rag_reports.papers.checking.all_texts import read_all_texts
from rag_reports.papers.checking.checker import check_document
from rag_reports.papers.checking.faults import DocumentFault

__all__ = ["DocumentFault", "check_document", "read_all_texts"]

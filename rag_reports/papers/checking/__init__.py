"""Whether a Word file, ours or not, is fit to be published."""

from rag_reports.papers.checking.all_texts import read_all_texts

__all__ = ["read_all_texts"]

"""What a typed count sentence claims: "8 are for the Force, 5 of which are complete"."""

from rag_reports.count_sentence.claims import CountSentence, read_count_sentence

__all__ = ["CountSentence", "read_count_sentence"]

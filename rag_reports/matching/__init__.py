"""Which item is which in two lists: by report, number and type, then by text where those changed."""

from rag_reports.matching.items import match_items
from rag_reports.matching.keys import Key, Match, bare_number
from rag_reports.matching.scores import SAME_NUMBER_TEXT, SAME_TEXT, SAME_TITLE, likeness

__all__ = [
    "SAME_NUMBER_TEXT",
    "SAME_TEXT",
    "SAME_TITLE",
    "Key",
    "Match",
    "bare_number",
    "likeness",
    "match_items",
]

"""Cells that hold something and say nothing: dashes, TBC, "as above"."""

from rag_reports.rules.language.phrases import load_phrases
from rag_reports.text import fold


def is_blank(text: str) -> bool:
    """Whether a text has no letter and no digit: empty, or a dash or dots only."""
    return not any(character.isalnum() for character in text)


def says_nothing(text: str) -> bool:
    """Whether a text is blank or only a placeholder such as "TBC"."""
    return is_blank(text) or _bare(text) in load_phrases("placeholders")["nothing"]


def points_to_comment(text: str) -> bool:
    """Whether a text only sends the reader to the comment."""
    return _bare(text) in load_phrases("placeholders")["elsewhere"]


def _bare(text: str) -> str:
    return fold(text).strip(" .,;:!?-*[]()\"'")

"""Cells that hold something and say nothing: dashes, TBC, "as above", the errors that Excel shows."""

import re
from functools import cache, lru_cache

from rag_reports.language.phrases import any_form, load_phrases
from rag_reports.text import fold

_EXCEL_ERROR = re.compile(
    r"\s*#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!"
    r"|GETTING_DATA)\s*",
    re.I,
)


def is_excel_error(text: str) -> bool:
    """Whether a cell shows only an error of Excel's, such as ``#REF!``."""
    return "#" in text and _EXCEL_ERROR.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Whether a text has no letter and no digit: empty, or a dash or dots only."""
    return not text or not (text[0].isalnum() or any(map(str.isalnum, text)))


def says_nothing(text: str) -> bool:
    """Whether a text is blank, an error of Excel's, or only a placeholder such as "TBC"."""
    return is_blank(text) or is_excel_error(text) or _is_placeholder(text)


@lru_cache(maxsize=1024)
def _is_placeholder(text: str) -> bool:
    return _bare(text) in load_phrases("placeholders")["nothing"]


def points_to_comment(text: str) -> bool:
    """Whether a text only sends the reader to the comment."""
    return _bare(text) in load_phrases("placeholders")["elsewhere"]


def is_placeholder(comment: str) -> bool:
    """Whether a whole comment only says that there is nothing new: "No change since the last update"."""
    bare = _bare(comment)
    return bare in load_phrases("placeholders")["nothing"] or _comments().fullmatch(bare) is not None


def says_done(comment: str) -> bool:
    """Whether a whole comment only says that the item is done: "Completed"."""
    return re.fullmatch(load_phrases("placeholders")["done"][0], _bare(comment)) is not None


@cache
def _comments() -> re.Pattern[str]:
    lists = load_phrases("placeholders")
    form = any_form(lists["comments"]).replace("{done}", lists["done"][0])
    return re.compile(form.replace("{since}", lists["since"][0].replace(" ", r"\s+")))


def _bare(text: str) -> str:
    return fold(text).strip(" .,;:!?-*[]()\"'")

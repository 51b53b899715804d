"""What an item is called beside its report: its number, with its type where that is not a recommendation."""

import re

from rag_reports.model import ItemType
from rag_reports.text import squash

_SHORT = {
    ItemType.RECOMMENDATION: "",
    ItemType.AREA_FOR_IMPROVEMENT: "AFI",
    ItemType.CAUSE_OF_CONCERN: "cause of concern",
    ItemType.AREA_FOR_ENHANCEMENT: "AFE",
    ItemType.ACTION: "action",
}
_TYPE_IN_NUMBER = re.compile(r"^(?:afi|afe|rec|recommendation|coc|cause of concern|action)s?\b[ .:#-]*(?=\w)", re.I)
"""The item's type in front of its number, as in "AFI 1"."""


def without_type(number: str) -> str:
    """The number alone: "1" of "AFI 1"."""
    return _TYPE_IN_NUMBER.sub("", number)


def numbered(item_type: ItemType, number: str) -> str:
    """ "4" of a recommendation, "AFI 4" of an area for improvement; as typed where the number names a type itself."""
    typed = squash(number)
    return typed if without_type(typed) != typed else f"{_SHORT[item_type]} {typed}".strip()

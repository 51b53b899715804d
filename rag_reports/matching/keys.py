"""What an item is known by, and a match of two."""

import re
from typing import NamedTuple

from rag_reports.text import number_key


class Key(NamedTuple):
    """What an item is known by: title of its report, type, number and text, as they stand."""

    report: str
    item_type: str
    number: str
    text: str


class Match(NamedTuple):
    """Places in the old and the new list; ``likeness`` is None where report, number and type agree, else the score.

    Two items without numbers agree where their texts are equal too.
    """

    old: int
    new: int
    likeness: float | None


def bare_number(number: str) -> str:
    """A number as it is compared: "Rec. 4", "4." and "(4)" are 4, "1(a)" is 1a."""
    bare = _NOT_NUMBER.sub("", _NAME_BEFORE.sub("", number_key(number)))
    return bare.lstrip("0") or bare


_NAME_BEFORE = re.compile(
    r"^(?:recommendations?|recs?|areas? for improvement|afis?|items?|actions?|number|nos?|nr|ref)\b[.:]?"
)
_NOT_NUMBER = re.compile(r"[^a-z0-9./-]")

"""How a status is printed: its name on its colour, with the tracker's own word where that says more."""

import re
from functools import lru_cache

from rag_reports.model import Status
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.text import closest, fold

_COLOURS = frozenset(
    ("green", "amber", "red", "white", "blue", "yellow", "orange", "grey", "gray", "black", "purple", "gold")
)
_LETTERS = frozenset("garwby")
_WORDS = re.compile(r"[^\W_]+")


def show_status(word: str, status: Status | None, wanted: CommitteeFormat) -> tuple[str, str]:
    """What is printed for a tracker's status word, and its fill ("" for none); the same in the table and in the key.

    "On track" that means AMBER is "AMBER (On track)". A word that is a colour is left out: on another colour, as the
    "Green" of a scheme in which that means on track, it would contradict it. A word to which the format gives a
    colour of its own, such as BLUE, stands alone on that.
    """
    own = fold(word).upper()
    if own in wanted.colours and own not in set(Status):
        return word, wanted.colours[own]
    if status is None:
        return word or wanted.words["blank"]["status"], wanted.colours.get(own, "")
    added = _own_word(word, status)
    return f"{status} ({added})" if added else status.value, wanted.colours[status]


@lru_cache(maxsize=256)
def _own_word(word: str, status: Status) -> str:
    """The word without the status that it begins with; "" where it is a colour or no word.

    It begins with a capital: a tracker's cells and its key differ in that.
    """
    named = re.match(rf"{status}\b[\W_]*", word, re.I)
    rest = word[named.end() :].rstrip(") ") if named else word
    said = _WORDS.findall(fold(rest))
    is_colour = not _COLOURS.isdisjoint(said) or (len(said) == 1 and closest(said[0], _COLOURS) is not None)
    return "" if is_colour or _LETTERS.issuperset(said) else rest[:1].upper() + rest[1:]

"""What the inspectorate says of an item, on its own list or in the tracker: done, to be reviewed, or open."""

import re
from enum import StrEnum

from rag_reports.model import OPEN_STATUSES, Recommendation
from rag_reports.text import fold, squash


class Position(StrEnum):
    """The inspectorate's verdict; UNKNOWN where its words are none that we know."""

    DONE = "done"
    REVIEW = "awaiting review"
    OPEN = "open"
    UNKNOWN = "unknown"


_NOT_YET = re.compile(r"\b(?:not|never|un|yet to be|to be|partly|partially|nearly|part)\b[ -]*(?:been |yet )*")
_REVIEW = re.compile(
    r"\b(?:await\w*|pending|ready for|submitted for|with hmicfrs for|due|to be|under) ?"
    r"(?:re-?)?(?:review\w*|visit\w*|inspect\w*|verification|validation|sign.?off|closure|hmicfrs)|\bto be reviewed"
    r"|\bforce (?:reports|says) complete"
)
_OPEN = re.compile(
    r"\b(?:progress\w*|outstanding|ongoing|on-going|open|live|active|working|work in hand|not started|new|incomplete"
    r"|overdue|remains|continuing|under way|underway|allocated)\b"
)
_DONE = re.compile(
    r"\b(?:signed.?off|sign.?off|no further (?:action|work|progress)|nfa|complete[d]?|closed|implemented|achieved|met"
    r"|discharged|delivered|superseded|archived|withdrawn|satisfied|resolved|done)\b"
)


def read_position(words: str) -> Position:
    """The verdict that a list's words tell: "Being progressed", "No further action", "Awaiting review"."""
    said = fold(words)
    if not said:
        return Position.UNKNOWN
    if _REVIEW.search(said):
        return Position.REVIEW
    done = _DONE.search(said)
    if done and _NOT_YET.search(said[: done.start()]):
        return Position.OPEN
    if _OPEN.search(said):
        return Position.OPEN
    return Position.DONE if done else Position.UNKNOWN


def position_words(item: Recommendation) -> str:
    """The words of a list's item: its verdict column, else its status column."""
    return squash(item.sign_off) or squash(item.status_text) or squash(item.status_printed)


def position_of(item: Recommendation) -> Position:
    """The verdict of a list's item; where its words tell nothing, what its status or colour does."""
    position = read_position(position_words(item))
    if position is not Position.UNKNOWN or item.status is None:
        return position
    return Position.OPEN if item.status in OPEN_STATUSES else Position.DONE

"""The key of a new tracker: the standard statuses, or a book's own words with their definitions."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rag_reports.layouts.scheme import Scheme
from rag_reports.model import Recommendation, Status, Tracker
from rag_reports.output.spreadsheet import STATUS_FILLS
from rag_reports.text import fold, squash

_HUES = {"GREEN": "#00B050", "AMBER": "#FFC000", "RED": "#FF0000", "BLUE": "#00B0F0", "WHITE": "#FFFFFF"}


class KeyLine(NamedTuple):
    """A status word, what it means, and the status that it stands for."""

    word: str
    definition: str
    status: Status | None


STANDARD_KEY = (
    KeyLine("GREEN", "Implemented: the work is finished and the evidence is held.", Status.GREEN),
    KeyLine("AMBER", "Under way, and expected to be implemented by the due date.", Status.AMBER),
    KeyLine("RED", "Past the due date, or it cannot or will not be implemented. The rationale says why.", Status.RED),
    KeyLine(
        "WHITE",
        "Not the force's to deliver, or it depends on another organisation. The external owner is named.",
        Status.WHITE,
    ),
    KeyLine(
        "CLOSED",
        "No longer tracked: superseded, merged or not accepted. The reason, the authority and the date are given.",
        Status.CLOSED,
    ),
)
# Short, so that they stand beside a house's own word as its definition.
_SHORT = {
    Status.GREEN: "Implemented.",
    Status.AMBER: "Under way.",
    Status.RED: "Past its deadline, or cannot be implemented.",
    Status.WHITE: "For another organisation to deliver.",
    Status.CLOSED: "No longer tracked.",
}


def status_word(item: Recommendation, scheme: Scheme) -> str:
    """The word for an item's status: the book's own where it says the status by itself, else the standard one.

    A word that the book itself does not understand stays as it is.
    """
    word = squash(item.status_text)
    if item.status is None:
        return word
    told = scheme.read(word).status is item.status and fold(word) != fold(item.status)
    return word if word and told else item.status.value


def carried_key(tracker: Tracker, words: Mapping[str, Status | None]) -> tuple[KeyLine, ...]:
    """The book's own key, line by line, and a line for each word in use that means nothing without one.

    ``words`` are the words that the items now have. A book with no key gets the standard one; a status that its own
    key leaves out gets no definition invented.
    """
    own = tuple(KeyLine(squash(entry.word), entry.definition, entry.status) for entry in tracker.key)
    lines = own or STANDARD_KEY
    known = {fold(line.word) for line in lines}
    plain = Scheme()
    return lines + tuple(
        KeyLine(word, _SHORT[status], status)
        for word, status in words.items()
        if status is not None and fold(word) not in known and plain.read(word).status is not status
    )


def words_in_use(items: Iterable[Recommendation], scheme: Scheme) -> dict[str, Status | None]:
    """Each status word that the items have in a new tracker, with its status, in the order in which they are met."""
    return {word: item.status for item in items if (word := status_word(item, scheme))}


def fill_of(word: str, status: Status | None) -> str | None:
    """The fill that shows a word, ``#RRGGBB``: of the colour that it names, else of its status; None for neither."""
    named = fold(word).removeprefix("new ").upper()
    if named in _HUES:
        return _HUES[named]
    return STATUS_FILLS[status] if status is not None else None

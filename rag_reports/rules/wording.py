"""How messages quote a cell, list numbers and write dates."""

from collections.abc import Sequence

from rag_reports.model import Recommendation, Status
from rag_reports.text import fold, squash

_LONGEST_QUOTE = 70


def quoted(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """The text on one line in straight quotes, cut at a word with "..." where it is longer."""
    line = squash(text)
    if len(line) > longest:
        line = (line[: longest - 2].rsplit(" ", 1)[0]).rstrip(" ,;:.-") + " ..."
    return f'"{line}"'


def status_in_words(item: Recommendation) -> str:
    """The item's status as its cell has it: AMBER, or "Some concern" (AMBER); "" where it has none."""
    return worded_status(item.status_text, item.status) if item.status else ""


def shows_error(text: str) -> str:
    """What is wrong with a cell that shows an error of Excel's, and what to do besides writing a value."""
    return f"the cell shows Excel's error {squash(text)}. Mend its formula, or"


def worded_status(word: str, status: Status) -> str:
    """A status by the word that stands for it in the tracker, "" for none, with its colour where that differs."""
    return f"{quoted(word)} ({status})" if word.strip() and fold(word) != fold(status.value) else status.value


def listed(words: Sequence[str], joint: str = "and") -> str:
    """ "4, 5 and 6"; empty for no words."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"

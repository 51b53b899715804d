"""The edit that marks a status NEW, or takes NEW away, in the cell's own style."""

import re

from rag_reports.model import CellEdit, Field, Recommendation
from rag_reports.rules.status_words import StatusWords
from rag_reports.text import fold, squash

_NEW = re.compile(r"\(\s*new\s*\)|\bnew\b\s*[:–-]?", re.I)


def edit_new(item: Recommendation, words: StatusWords, *, new: bool) -> CellEdit | None:
    """The change to the status cell; None where the cell is shared by several items, or NEW has its own column."""
    cell = item.cells.get(Field.STATUS)
    if cell is None or item.status is None or Field.STATUS in item.merged or Field.NEW in item.cells:
        return None
    printed = item.status_printed
    if new:
        word = squash(printed) or words.word_for(item.status)
        after = f"{'NEW' if word.isupper() else 'New'} {word}"
    else:
        after = squash(_NEW.sub(" ", printed))
        if fold(after) != fold(item.status_text):
            return None
    return CellEdit(str(cell), printed or None, after)

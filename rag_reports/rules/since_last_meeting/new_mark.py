"""The edit that marks a status NEW, or takes NEW away, in the cell's own style."""

import re

from rag_reports.model import CellEdit, Field, Fix, Recommendation
from rag_reports.rules.status_words import StatusWords
from rag_reports.text import fold, squash

_NEW = re.compile(r"\(\s*new\s*\)|\bnew\b\s*[:–-]?", re.I)


def edit_new(item: Recommendation, words: StatusWords, *, new: bool) -> CellEdit | None:
    """The change to the status cell; None where there is no status, or NEW has a column of its own."""
    cell = item.cells.get(Field.STATUS)
    if cell is None or item.status is None or Field.NEW in item.cells:
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


def fix_new(item: Recommendation, words: StatusWords, *, new: bool) -> Fix | None:
    """The same as a fix, None too where the cell is shared by several items."""
    edit = None if Field.STATUS in item.merged else edit_new(item, words, new=new)
    return Fix("Mark it NEW" if new else "Take NEW away", (edit,)) if edit else None

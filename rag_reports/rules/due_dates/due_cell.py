"""Where an item's due date stands."""

from rag_reports.model import CellRef, Field, Recommendation

DUE_COLUMNS = (Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE)


def due_cell(item: Recommendation) -> CellRef:
    """The due cell, else the revised or the original date's; the item must have one of them."""
    return next(item.cells[name] for name in (Field.DUE, Field.REVISED_DUE, Field.ORIGINAL_DUE) if name in item.cells)

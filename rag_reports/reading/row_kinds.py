"""What the rows of a table can be."""

from enum import Enum
from typing import NamedTuple

from rag_reports.model import Field


class Kind(Enum):
    """What a row of a table is; SAID gives the item above a value for a field that has no column."""

    ITEM = "item"
    MORE = "more"
    SAID = "said"
    LINE = "line"
    TOTAL = "total"
    EMPTY = "empty"


class Row(NamedTuple):
    """A row and what it is; for LINE and SAID the text and the column where it stands."""

    number: int
    kind: Kind
    text: str = ""
    column: int = 0
    field: Field | None = None


def join_labels(texts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Cells side by side with each label that ends with a colon joined to the value behind it."""
    joined: list[tuple[int, str]] = []
    for column, text in texts:
        if joined and joined[-1][1].rstrip().endswith(":"):
            joined[-1] = (column, f"{joined[-1][1].rstrip(' :')}: {text}")
        else:
            joined.append((column, text))
    return joined

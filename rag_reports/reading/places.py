"""Where an item's values stand, worked out when asked: a tracker has many more cells than findings."""

from collections.abc import Iterator, Mapping
from itertools import chain

from rag_reports.model import CellRef, Field


class ItemCells(Mapping[Field, CellRef]):
    """The cell of each field of one item: in its own row, but for those ``moved`` by merges or other columns."""

    __slots__ = ("_columns", "_moved", "_row", "_sheet")

    def __init__(
        self, sheet: str, row: int, columns: Mapping[Field, int], moved: Mapping[Field, CellRef] | None = None
    ) -> None:
        self._sheet = sheet
        self._row = row
        self._columns = columns
        self._moved = moved or {}

    def __getitem__(self, name: Field) -> CellRef:
        moved = self._moved.get(name)
        return CellRef(self._sheet, self._row, self._columns[name]) if moved is None else moved

    def __iter__(self) -> Iterator[Field]:
        if not self._moved:
            return iter(self._columns)
        return chain(self._columns, (name for name in self._moved if name not in self._columns))

    def __contains__(self, name: object) -> bool:
        return name in self._columns or name in self._moved

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return repr(dict(self))

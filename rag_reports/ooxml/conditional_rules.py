"""The rules of a sheet's conditional formats as written, and which of them hold for a cell."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from rag_reports.ooxml.area import Area


class ConditionalRule(NamedTuple):
    """A rule as written; ``dxf`` is None where it gives no format. A lower ``priority`` goes first."""

    type: str
    priority: int
    stop_if_true: bool
    dxf: int | None
    operator: str
    text: str
    formulas: tuple[str, ...]


class ConditionalFormat(NamedTuple):
    """The rules that hold for some areas."""

    areas: tuple[Area, ...]
    rules: tuple[ConditionalRule, ...]

    @property
    def origin(self) -> tuple[int, int] | None:
        """The cell from which relative references count, None where the areas leave it open.

        It is the first area's top left cell, which writers agree on as long as no other area begins
        further up or left.
        """
        first = self.areas[0]
        top, left = min(area.top for area in self.areas), min(area.left for area in self.areas)
        return (top, left) if (first.top, first.left) == (top, left) else None


class PlacedRule(NamedTuple):
    """A rule with the cell from which its relative references count."""

    rule: ConditionalRule
    origin: tuple[int, int] | None


class RuleIndex:
    """Answers which rules hold for a cell; formats cut into thousands of areas stay cheap."""

    def __init__(self, formats: Iterable[ConditionalFormat]) -> None:
        placed: list[tuple[int, int, PlacedRule, tuple[Area, ...]]] = []
        for each in formats:
            for rule in each.rules:
                placed.append((rule.priority, len(placed), PlacedRule(rule, each.origin), each.areas))
        placed.sort(key=lambda entry: entry[:2])
        self._placed = [(rule, areas) for _, _, rule, areas in placed]
        self._columns: dict[int, _Column] = {}

    def __bool__(self) -> bool:
        """Whether there is any rule."""
        return bool(self._placed)

    def rules_at(self, row: int, column: int) -> tuple[PlacedRule, ...]:
        """The rules for a cell, those of higher priority first."""
        found = self._columns.get(column)
        if found is None:
            found = self._columns[column] = _Column(
                (area.top, area.bottom, place)
                for place, (_, areas) in enumerate(self._placed)
                for area in areas
                if area.left <= column <= area.right
            )
        return tuple(self._placed[place][0] for place in found.places_at(row))


class _Column:
    """One column's areas, cut into bands of rows in which the same rules hold."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._spans = tuple(spans)
        self._edges = sorted({edge for top, bottom, _ in self._spans for edge in (top, bottom + 1)})
        self._bands: dict[int, tuple[int, ...]] = {}

    def places_at(self, row: int) -> tuple[int, ...]:
        band = bisect_right(self._edges, row)
        if band not in self._bands:
            self._bands[band] = tuple(sorted({place for top, bottom, place in self._spans if top <= row <= bottom}))
        return self._bands[band]

"""The items of a tracker sorted by status and columns, so that a rule is asked only about those that it can judge."""

from collections.abc import Iterator

from rag_reports.model import Field, InspectionReport, Recommendation, Status, Tracker
from rag_reports.rules.registry import Rule


class ItemKinds:
    """Items of one kind have the same status and cells for the same fields; there are few kinds and many items."""

    def __init__(self, tracker: Tracker) -> None:
        self._items = tracker.items
        self._kinds: list[int] = []
        self._of_kind: list[tuple[Status | None, frozenset[Field]]] = []
        known: dict[tuple[int, ...], int] = {}
        for _, item in tracker.items:
            identity = (id(item.status), *map(id, item.cells))  # members of an Enum are one object each
            kind = known.setdefault(identity, len(known))
            if kind == len(self._of_kind):
                self._of_kind.append((item.status, frozenset(item.cells)))
            self._kinds.append(kind)

    def fitting(self, rule: Rule) -> Iterator[tuple[InspectionReport, Recommendation]]:
        """The items with a status and the columns that the rule asks for, in the tracker's order."""
        fits = [
            (rule.statuses is None or status in rule.statuses)
            and all(any(name in fields for name in group) for group in rule.needs)
            for status, fields in self._of_kind
        ]
        if any(fits):
            yield from (found for found, kind in zip(self._items, self._kinds, strict=True) if fits[kind])

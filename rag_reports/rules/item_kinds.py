"""The items of a tracker sorted by status and columns, so that a rule is asked only about those that it can judge."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from rag_reports.model import Field, InspectionReport, Recommendation, Status, Tracker
from rag_reports.rules.registry import Rule


class _OfRule(Protocol):
    @property
    def rule(self) -> Rule: ...


_Run = TypeVar("_Run", bound=_OfRule)


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

    def each(self, runs: Sequence[_Run]) -> Iterator[tuple[InspectionReport, Recommendation, Sequence[_Run]]]:
        """Each item with those of the runs whose rule looks at an item of its status and columns, in order."""
        asked = [
            [run for run in runs if run.rule.check_item and _fits(run.rule, status, fields)]
            for status, fields in self._of_kind
        ]
        for (report, item), kind in zip(self._items, self._kinds, strict=True):
            yield report, item, asked[kind]


def _fits(rule: Rule, status: Status | None, fields: frozenset[Field]) -> bool:
    fitting = rule.statuses is None or status in rule.statuses
    return fitting and all(any(name in fields for name in group) for group in rule.needs)

"""Which of the details that staff wrote for items are whose: a recommendation and an AFI may have one number."""

from rag_reports.meeting.item_names import numbered
from rag_reports.model import Details, InspectionReport, Recommendation, Tracker
from rag_reports.model.details import Texts
from rag_reports.reading.details import TEXT
from rag_reports.text import fold, number_key


class ItemDetails:
    """The details of each item of ``tracker``, which holds every one, those that the audience may not see too."""

    def __init__(self, details: Details, tracker: Tracker) -> None:
        self._details = details
        self._items: dict[tuple[str, str], list[Recommendation]] = {}
        for report, item in tracker.items:
            self._items.setdefault(_key(report, item), []).append(item)

    def of(self, report: InspectionReport, item: Recommendation) -> Texts:
        """What was written for the item, nothing where it may have been written for another of its number.

        A row is its item's by the number alone where the report has it once, else by the type too ("AFI 1") or by
        the wording of the item beside it.
        """
        rows = self._own(report, item)
        return rows[-1] if rows else {}

    def _own(self, report: InspectionReport, item: Recommendation) -> tuple[Texts, ...]:
        typed = numbered(item.item_type, item.number)
        rows = self._details.rows_of(report.title, item.number)
        same = self._items.get(_key(report, item), [])
        if number_key(typed) != number_key(item.number) and (named := self._details.rows_of(report.title, typed)):
            return named
        if len(same) < 2:
            return rows
        told = tuple(row for row in rows if fold(row.get(fold(TEXT), "")) == fold(item.text))
        return told or self._left_over(report, item, same, rows)

    def _left_over(
        self, report: InspectionReport, item: Recommendation, same: list[Recommendation], rows: tuple[Texts, ...]
    ) -> tuple[Texts, ...]:
        """The rows that are no other's, where the item is the only one of its number without a row."""
        others = [each for each in same if (each.item_type, each.text) != (item.item_type, item.text)]
        texts = {fold(each.text) for each in others}
        if len(others) != len(same) - 1 or not all(self._is_told(report, each, rows) for each in others):
            return ()
        return tuple(row for row in rows if fold(row.get(fold(TEXT), "")) not in texts)

    def _is_told(self, report: InspectionReport, item: Recommendation, rows: tuple[Texts, ...]) -> bool:
        typed = numbered(item.item_type, item.number)
        named = number_key(typed) != number_key(item.number) and bool(self._details.rows_of(report.title, typed))
        return named or any(fold(row.get(fold(TEXT), "")) == fold(item.text) for row in rows)


def _key(report: InspectionReport, item: Recommendation) -> tuple[str, str]:
    return fold(report.title), number_key(item.number)

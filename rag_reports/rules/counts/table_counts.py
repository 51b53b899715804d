"""How many items of each status a report's table holds, in every way in which its sentence may mean them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rag_reports.count_sentence import CountSentence
from rag_reports.model import InspectionReport, Recommendation, Status
from rag_reports.reading.house_words import status_name


@dataclass(frozen=True, slots=True)
class TableCounts:
    """The items of a table by status and by status word; ``unknown`` have none that can be read and may be any."""

    green: int
    amber: int
    red: int
    white: int
    closed: int
    unknown: int
    words: Mapping[str, int] = field(default_factory=dict)

    def could_be(self, claimed: int, *sums: int) -> bool:
        """Whether a claim may be one of these sums, the items of unknown status falling as they like."""
        return any(number <= claimed <= number + self.unknown for number in sums)


def count_table(items: Iterable[Recommendation]) -> TableCounts:
    """The items by status, hidden ones included."""
    found = list(items)
    by_status = Counter(item.status for item in found)
    return TableCounts(
        green=by_status[Status.GREEN],
        amber=by_status[Status.AMBER],
        red=by_status[Status.RED],
        white=by_status[Status.WHITE],
        closed=by_status[Status.CLOSED],
        unknown=by_status[None],
        words=Counter(status_name(item.status_text) for item in found if item.status),
    )


def read_counts(report: InspectionReport, sentence: CountSentence) -> list[TableCounts]:
    """All items, and only those of the types that the sentence names: "4 recommendations" may leave out the areas
    for improvement or count them in. A cause of concern counts as a recommendation."""
    readings = [count_table(report.items)]
    named = set(sentence.types)
    if named:
        readings.append(count_table(item for item in report.items if _counted_as(item) & named))
    return readings


def _counted_as(item: Recommendation) -> set[str]:
    return {item.item_type.value, item.item_type.counted_as.value}

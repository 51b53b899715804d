"""What a tracker keeps from the public: the rows that it marks as exempt, and what rests on them."""

from dataclasses import dataclass, replace

from rag_reports.model import Field, InspectionReport, Recommendation, Tracker
from rag_reports.text import fold, words

# What a person types in a column that marks exempt rows to say that a row is not exempt.
_NOT_EXEMPT = frozenset(
    {
        *("", "no", "n", "false", "0", "public", "open", "none", "n/a", "official", "not restricted", "unrestricted"),
        *("not exempt", "not confidential", "not sensitive", "not protectively marked", "unclassified"),
    }
)
# And in one that marks those for the public, to say that a row is one of them.
_FOR_PUBLIC = frozenset(
    {"yes", "y", "true", "1", "public", "open", "official", "publishable", "publish", "not restricted"}
)
_ASKS_FOR_PUBLIC = frozenset({"public", "publish", "publishable", "published", "publication", "open"})
_ASKS_FOR_EXEMPT = frozenset({"not", "no", "non", "exempt", "restricted", "private", "closed", "withheld"})


@dataclass(frozen=True)
class Exemption:
    """How a tracker marks its exempt rows; ``for_public`` has the sheet and number of the columns that mark the others.

    Any mark that does not plainly say that a row is for the public keeps it from the public.
    """

    for_public: frozenset[tuple[str, int]]

    def covers(self, item: Recommendation) -> bool:
        """Whether the tracker marks the item as not for publication."""
        mark = fold(item.other.get(Field.RESTRICTED, ""))
        cell = item.cells.get(Field.RESTRICTED)
        if cell is not None and (cell.sheet, cell.column) in self.for_public:
            return mark not in _FOR_PUBLIC
        return mark not in _NOT_EXEMPT

    def leave_out(self, report: InspectionReport) -> InspectionReport:
        """The report without its exempt items; how many it makes, which was counted with them, is then not known."""
        items = tuple(item for item in report.items if not self.covers(item))
        return report if len(items) == len(report.items) else replace(report, items=items, made=None, intro="")


def read_exemption(tracker: Tracker) -> Exemption:
    """How the tracker marks exempt rows: "Restricted" asks the one way, "Publishable?" the other."""
    columns = (column for column in tracker.layout.columns if column.field is Field.RESTRICTED)
    return Exemption(
        frozenset((column.sheet, column.column) for column in columns if _asks_for_public(set(words(column.label))))
    )


def public_tracker(tracker: Tracker) -> Tracker:
    """The tracker without its exempt items and the reports that hold nothing else."""
    exemption = read_exemption(tracker)
    reports = [exemption.leave_out(report) for report in tracker.reports]
    kept = tuple(new for old, new in zip(tracker.reports, reports, strict=True) if new.items or not old.items)
    return replace(tracker, reports=kept)


def _asks_for_public(label: set[str]) -> bool:
    return bool(label & _ASKS_FOR_PUBLIC) and not label & _ASKS_FOR_EXEMPT

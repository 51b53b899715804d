"""What a tracker holds for the public: everything but the rows that it marks as exempt, and what rests on them."""

from dataclasses import dataclass, replace

from rag_reports.model import Field, Finding, Findings, InspectionReport, Recommendation, Tracker
from rag_reports.text import fold, words

# What a person types in a column that marks exempt rows to say that a row is not exempt.
_NOT_EXEMPT = frozenset({"", "no", "n", "false", "0", "public", "open", "none", "n/a", "official", "not restricted"})
# And in one that marks those for the public, to say that a row is one of them.
_FOR_PUBLIC = frozenset(
    {"yes", "y", "true", "1", "public", "open", "official", "publishable", "publish", "not restricted"}
)
_ASKS_FOR_PUBLIC = frozenset({"public", "publish", "publishable", "published", "open"})
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


def caution_for_public(tracker: Tracker) -> str:
    """What must be known before the public edition goes out."""
    if not any(column.field is Field.RESTRICTED for column in tracker.layout.columns):
        return "No column of the tracker marks exempt rows: the public edition holds every row."
    return "Exempt rows are left out of the appendix alone; findings and checks name them."


def public_findings(findings: Findings) -> Findings:
    """The findings without those on exempt items and on reports that hold nothing else."""
    tracker = findings.tracker
    shown = public_tracker(tracker)
    kept = {cell for _, item in shown.items for cell in item.cells.values()}
    kept |= {cell for report in shown.reports for cell in report.cells.values()}
    left_out = {cell for _, item in tracker.items for cell in item.cells.values()}
    left_out |= {cell for report in tracker.reports for cell in report.cells.values()}
    left_out -= kept

    def is_public(finding: Finding) -> bool:
        return finding.cell not in left_out

    return replace(findings, tracker=shown, findings=tuple(filter(is_public, findings.findings)))


def _asks_for_public(label: set[str]) -> bool:
    return bool(label & _ASKS_FOR_PUBLIC) and not label & _ASKS_FOR_EXEMPT

"""What a tracker keeps from the public: exempt rows, withheld columns, comments that have a wording for the public."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rag_reports.deadline import Deadline, State
from rag_reports.language.markings import find_marking_in_name
from rag_reports.model import ALWAYS_SHOWN, OWN_TEXTS, Column, Field, InspectionReport, Recommendation, Tracker
from rag_reports.text import fold, words

NOT_SHOWN = "Not shown in this edition"
"""What stands in a public edition for a text of a column that it withholds: "None" there would be untrue."""

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
_DUE_COLUMNS = frozenset({Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE})
_IN_SENTENCES = {Field.EXTERNAL_OWNER: "another organisation"}
"""In place of NOT_SHOWN where the text stands in the middle of a sentence."""


@dataclass(frozen=True)
class Exemption:
    """How a tracker marks exempt rows, and which of its columns no public edition shows.

    ``for_public`` has the sheet and number of the columns that mark the rows for the public; any mark that does not
    plainly say that a row is one keeps it from the public. ``withheld`` are the columns that the layout profile
    withholds, and those whose own label is marked ("Comment - RESTRICTED").
    """

    for_public: frozenset[tuple[str, int]]
    withheld: tuple[Column, ...] = ()

    def covers(self, item: Recommendation) -> bool:
        """Whether the tracker marks the item as not for publication."""
        mark = fold(item.other.get(Field.RESTRICTED, ""))
        cell = item.cells.get(Field.RESTRICTED)
        if cell is not None and (cell.sheet, cell.column) in self.for_public:
            return mark not in _FOR_PUBLIC
        return mark not in _NOT_EXEMPT

    def withholds(self, item: Recommendation, name: Field) -> bool:
        """Whether the item's text of this field stands in a column that no public edition shows."""
        return bool(self.withheld) and name in self._withheld_fields(item)

    def leave_out(self, report: InspectionReport) -> InspectionReport:
        """The report as the public reads it, without its exempt items.

        How many it makes, which was counted with them, is then not known.
        """
        items = tuple(self.edition(item) for item in report.items if not self.covers(item))
        known = replace(report, items=items)
        return known if len(items) == len(report.items) else replace(known, made=None, intro="")

    def edition(self, item: Recommendation) -> Recommendation:
        """The item as the public reads it: no text of a withheld column, the public wording in place of the comment."""
        withheld = self._withheld_fields(item) if self.withheld else frozenset[Field]()
        wording = "" if Field.PUBLIC_WORDING in withheld else item.other.get(Field.PUBLIC_WORDING, "").strip()
        if not withheld and not wording:
            return item
        changed: dict[str, Any] = {}
        for name in withheld:
            if name in _DUE_COLUMNS:
                changed["due"] = item.due and Deadline(NOT_SHOWN, State.UNREADABLE)
            elif name in OWN_TEXTS and item.text_of(name):
                changed[name.value] = _IN_SENTENCES.get(name, NOT_SHOWN)
        if wording:
            changed["comment"] = wording
        gone = withheld | ({Field.COMMENT} if wording else set()) | {Field.PUBLIC_WORDING}
        changed |= {part: _without(getattr(item, part), gone) for part in ("rich", "typed", "other")}
        return replace(item, **changed, new=item.new and Field.NEW not in withheld)

    def _withheld_fields(self, item: Recommendation) -> frozenset[Field]:
        found = {name for column in self.withheld for name in _fields_in(column, item)}
        return frozenset(found | _DUE_COLUMNS if found & _DUE_COLUMNS else found)


def read_exemption(tracker: Tracker) -> Exemption:
    """How the tracker marks exempt rows and columns: "Restricted" asks the one way, "Publishable?" the other."""
    columns = tracker.layout.columns
    marks = [column for column in columns if column.field is Field.RESTRICTED]
    return Exemption(
        frozenset((column.sheet, column.column) for column in marks if _asks_for_public(set(words(column.label)))),
        tuple(column for column in columns if _is_withheld(column)),
    )


def public_tracker(tracker: Tracker) -> Tracker:
    """The tracker as the public reads it, without its exempt items and the reports that hold nothing else."""
    exemption = read_exemption(tracker)
    reports = [exemption.leave_out(report) for report in tracker.reports]
    kept = tuple(new for old, new in zip(tracker.reports, reports, strict=True) if new.items or not old.items)
    return replace(tracker, reports=kept)


def _asks_for_public(label: set[str]) -> bool:
    return bool(label & _ASKS_FOR_PUBLIC) and not label & _ASKS_FOR_EXEMPT


def _is_withheld(column: Column) -> bool:
    if column.field in ALWAYS_SHOWN or column.field is Field.RESTRICTED:
        return False
    return column.withheld or find_marking_in_name(column.label) is not None


def _fields_in(column: Column, item: Recommendation) -> Iterator[Field]:
    """The column's field where the item has it from there: of the due date, every column tells."""
    cell = item.cells.get(column.field)
    if column.field in _DUE_COLUMNS:
        if column.sheet == item.cell.sheet:
            yield column.field
    elif cell is not None and (cell.sheet, cell.column) == (column.sheet, column.column):
        yield column.field


def _without(texts: Any, fields: frozenset[Field]) -> Any:
    return {name: text for name, text in texts.items() if name not in fields}

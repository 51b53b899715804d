"""The headings of the trackers that ``rag-reports new`` makes: such a table is read by them, whatever stands below."""

from collections.abc import Collection, Mapping

from rag_reports.model import Field
from rag_reports.text import fold

LABELS: Mapping[Field, str] = {
    Field.REPORT: "Report",
    Field.NUMBER: "Number",
    Field.TYPE: "Type",
    Field.TEXT: "Recommendation",
    Field.STATUS: "Status",
    Field.NEW: "NEW?",
    Field.ORIGINAL_DUE: "Inspectorate's deadline",
    Field.DUE: "Due date",
    Field.OWNER: "Owner",
    Field.EXTERNAL_OWNER: "External owner",
    Field.RATIONALE: "Rationale",
    Field.COMMENT: "Comment",
    Field.UPDATED: "Updated",
    Field.RESTRICTED: "Restricted",
    Field.PUBLIC_WORDING: "Public wording",
    Field.REVISED_DUE: "Earlier due dates",
    Field.MOVE_REASON: "Reason for change of date",
    Field.EVIDENCE: "Evidence",
    Field.SIGN_OFF: "Inspectorate's verdict",
    Field.CLOSED_DATE: "Date closed",
    Field.CLOSED_REASON: "Reason closed",
    Field.AUTHORITY: "Authority",
    Field.THEME: "Theme",
    Field.PER_CENT: "Per cent complete",
}
FORCE_DUE = "Force deadline"
"""The due date's heading where the book that was carried over kept the force's own dates apart."""
WITHHELD = " - RESTRICTED"
"""The end of the heading of a column that no public edition shows."""

_TELL = (Field.REPORT, Field.NUMBER, Field.TYPE, Field.TEXT, Field.STATUS, Field.NEW, Field.RESTRICTED)


def own_fields(labels: Collection[str]) -> Mapping[str, Field]:
    """The field of each label where the labels are those of a new tracker, none where they are another's."""
    known = {fold(label): name for name, label in LABELS.items()} | {fold(FORCE_DUE): Field.DUE}
    found = {label: name for label in labels if (name := known.get(_plain(label))) is not None}
    return found if set(_TELL) <= set(found.values()) else {}


def _plain(label: str) -> str:
    """The heading without its number and marking: "Earlier due dates 2 - RESTRICTED"."""
    folded = fold(label).removesuffix(fold(WITHHELD)).strip(" -")
    head, _, number = folded.rpartition(" ")
    return head if number.isdigit() else folded

"""What a tracker holds, frozen, with the cell that every value came from. No I/O."""

from rag_reports.model.cells import CellRef, cell_address, column_letters
from rag_reports.model.details import DetailField, Details, MissingDetail
from rag_reports.model.documents import DocumentFault
from rag_reports.model.edits import CellEdit, EditOutcome, EditReport, EditResult, Fix
from rag_reports.model.findings import Finding, Findings, SkippedRule
from rag_reports.model.tracker import (
    Acceptance,
    Column,
    InspectionReport,
    KeyEntry,
    Layout,
    Recommendation,
    Run,
    Total,
    Tracker,
)
from rag_reports.model.words import (
    ALWAYS_SHOWN,
    OPEN_STATUSES,
    OWN_TEXTS,
    Audience,
    Field,
    ItemType,
    Severity,
    Shape,
    Status,
)

__all__ = [
    "ALWAYS_SHOWN",
    "OPEN_STATUSES",
    "OWN_TEXTS",
    "Acceptance",
    "Audience",
    "CellEdit",
    "CellRef",
    "Column",
    "DetailField",
    "Details",
    "DocumentFault",
    "EditOutcome",
    "EditReport",
    "EditResult",
    "Field",
    "Finding",
    "Findings",
    "Fix",
    "InspectionReport",
    "ItemType",
    "KeyEntry",
    "Layout",
    "MissingDetail",
    "Recommendation",
    "Run",
    "Severity",
    "Shape",
    "SkippedRule",
    "Status",
    "Total",
    "Tracker",
    "cell_address",
    "column_letters",
]

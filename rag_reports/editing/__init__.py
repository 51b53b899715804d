"""Changes to single cells of a workbook: planned, then written or refused, with everything else left byte for byte."""

from rag_reports.editing.apply import apply_edits

__all__ = ["apply_edits"]

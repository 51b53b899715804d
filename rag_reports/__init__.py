"""Reads a tracker workbook as it is, checks it, changes single cells of it, and writes the committee's Word papers."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what a type checker sees of the names that are imported when they are first used
    from rag_reports.editing import apply_edits as apply_edits
    from rag_reports.editing.changes import Change as Change
    from rag_reports.editing.changes import read_changes as read_changes
    from rag_reports.editing.plan import plan_edits as plan_edits
    from rag_reports.errors import RagReportsError as RagReportsError
    from rag_reports.meeting.balance import Balance as Balance
    from rag_reports.meeting.changes import Changes as Changes
    from rag_reports.meeting.changes import compare_trackers as compare_trackers
    from rag_reports.meeting.due_moves import DueMove as DueMove
    from rag_reports.meeting.figures import Counts as Counts
    from rag_reports.meeting.pairs import Entry as Entry
    from rag_reports.meeting.pairs import ItemPair as ItemPair
    from rag_reports.meeting.pairs import Pairing as Pairing
    from rag_reports.meeting.tracker_figures import FiguresRow as FiguresRow
    from rag_reports.meeting.tracker_figures import TrackerFigures as TrackerFigures
    from rag_reports.meeting.tracker_figures import build_tracker_figures as build_tracker_figures
    from rag_reports.model import Acceptance as Acceptance
    from rag_reports.model import Audience as Audience
    from rag_reports.model import CellEdit as CellEdit
    from rag_reports.model import CellRef as CellRef
    from rag_reports.model import Column as Column
    from rag_reports.model import DetailField as DetailField
    from rag_reports.model import Details as Details
    from rag_reports.model import DocumentFault as DocumentFault
    from rag_reports.model import EditOutcome as EditOutcome
    from rag_reports.model import EditReport as EditReport
    from rag_reports.model import EditResult as EditResult
    from rag_reports.model import Field as Field
    from rag_reports.model import Finding as Finding
    from rag_reports.model import Findings as Findings
    from rag_reports.model import Fix as Fix
    from rag_reports.model import InspectionReport as InspectionReport
    from rag_reports.model import ItemType as ItemType
    from rag_reports.model import KeyEntry as KeyEntry
    from rag_reports.model import Layout as Layout
    from rag_reports.model import MissingDetail as MissingDetail
    from rag_reports.model import Recommendation as Recommendation
    from rag_reports.model import Run as Run
    from rag_reports.model import Severity as Severity
    from rag_reports.model import Shape as Shape
    from rag_reports.model import SkippedRule as SkippedRule
    from rag_reports.model import Status as Status
    from rag_reports.model import Total as Total
    from rag_reports.model import Tracker as Tracker
    from rag_reports.output.frames import build_frame as build_frame
    from rag_reports.papers import build_appendix as build_appendix
    from rag_reports.papers import render as render
    from rag_reports.papers.checking import check_document as check_document
    from rag_reports.papers.redline import build_redline as build_redline
    from rag_reports.reading import read_tracker as read_tracker
    from rag_reports.rules import check_tracker as check_tracker

_VERBS = {
    "read_tracker": "rag_reports.reading",
    "check_tracker": "rag_reports.rules",
    "compare_trackers": "rag_reports.meeting.changes",
    "Changes": "rag_reports.meeting.changes",
    "DueMove": "rag_reports.meeting.due_moves",
    "Balance": "rag_reports.meeting.balance",
    "Entry": "rag_reports.meeting.pairs",
    "ItemPair": "rag_reports.meeting.pairs",
    "Pairing": "rag_reports.meeting.pairs",
    "build_tracker_figures": "rag_reports.meeting.tracker_figures",
    "TrackerFigures": "rag_reports.meeting.tracker_figures",
    "FiguresRow": "rag_reports.meeting.tracker_figures",
    "Counts": "rag_reports.meeting.figures",
    "read_changes": "rag_reports.editing.changes",
    "Change": "rag_reports.editing.changes",
    "plan_edits": "rag_reports.editing.plan",
    "apply_edits": "rag_reports.editing",
    "build_appendix": "rag_reports.papers",
    "render": "rag_reports.papers",
    "build_redline": "rag_reports.papers.redline",
    "check_document": "rag_reports.papers.checking",
    "build_frame": "rag_reports.output.frames",
    "RagReportsError": "rag_reports.errors",
}
_MODEL = "rag_reports.model"


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that the command line starts at once."""
    if not name.startswith("_"):
        found: object = getattr(import_module(_VERBS.get(name, _MODEL)), name, None)
        if found is not None:
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

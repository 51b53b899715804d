"""Trackers and findings as JSON, with the keys and their order that DESIGN's "Command line" fixes."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from rag_reports.deadline import Deadline
from rag_reports.meeting.figures import count_statuses
from rag_reports.meeting.pairs import Entry
from rag_reports.model import (
    Acceptance,
    EditOutcome,
    Field,
    Finding,
    Findings,
    InspectionReport,
    Layout,
    Recommendation,
    Tracker,
    column_letters,
)
from rag_reports.output.edits_text import EditSummary
from rag_reports.text import escape_active, squash

_ITEM_FIELDS = (
    Field.NUMBER,
    Field.TYPE,
    Field.TEXT,
    Field.STATUS,
    Field.NEW,
    Field.DUE,
    Field.OWNER,
    Field.EXTERNAL_OWNER,
    Field.RATIONALE,
    Field.COMMENT,
    Field.SIGN_OFF,
)


def tracker_record(tracker: Tracker, *, as_at: dt.date) -> dict[str, object]:
    """What ``show --format json`` prints: the layout with its evidence, every report and item, the warnings."""
    return {
        "workbook": str(tracker.workbook),
        "as_at": as_at.isoformat(),
        "layout": _layout(tracker.layout),
        "reports": [_report(report) for report in tracker.reports],
        "warnings": list(tracker.warnings),
    }


def entry_record(entry: Entry) -> dict[str, object]:
    """An item and its report, as a comparison names them."""
    item = entry.item
    return {
        "report": entry.report.title,
        "number": item.number,
        "type": item.item_type.value,
        "cell": str(item.cell),
    }


def findings_record(findings: Findings) -> dict[str, object]:
    """What ``check --format json`` prints; ``counts`` holds all five statuses, hidden items included."""
    tracker = findings.tracker
    items = [item for _report, item in tracker.items]
    return {
        "workbook": str(tracker.workbook),
        "as_at": findings.as_at.isoformat(),
        "reports": len(tracker.reports),
        "items": len(items),
        "counts": {status.value: number for status, number in count_statuses(items).items()},
        "findings": [_finding(finding) for finding in findings.findings],
        "skipped": [{"code": rule.code, "why": rule.why} for rule in findings.skipped],
    }


def edits_record(summary: EditSummary) -> dict[str, object]:
    """What ``check --fix --format json`` prints besides: each cell to be mended with its outcome, and the refusals."""
    edits = [
        {
            "cell": row.cell,
            "item": row.item,
            "before": row.before,
            "after": row.after,
            "status": row.status.value if row.status else None,
            "outcome": row.outcome.value if summary.written_to or row.outcome is not EditOutcome.WRITTEN else "planned",
        }
        for row in summary.rows
    ]
    return {
        "edits": edits,
        "refused": list(summary.refused),
        "written_to": str(summary.written_to) if summary.written_to else None,
        "backup": str(summary.backup) if summary.backup else None,
    }


def to_json(record: Mapping[str, object] | Sequence[Mapping[str, object]]) -> bytes:
    """The record as indented UTF-8 with a final line break; half a surrogate pair becomes a question mark."""
    return (escape_active(json.dumps(record, ensure_ascii=False, indent=2)) + "\n").encode("utf-8", "replace")


def _layout(layout: Layout) -> dict[str, object]:
    columns = [
        {
            "field": column.field.value,
            "sheet": column.sheet,
            "column": column_letters(column.column),
            "label": column.label,
            "why": column.why,
        }
        for column in layout.columns
    ]
    return {
        "shape": layout.shape.value,
        "sheets": list(layout.sheets),
        "columns": columns,
        "evidence": list(layout.evidence),
        "source": layout.source,
    }


def _report(report: InspectionReport) -> dict[str, object]:
    return {
        "title": report.title,
        "published": _iso(report.published),
        "scope": report.scope,
        "inspectorates": list(report.inspectorates),
        "intro": report.intro,
        "made": report.made,
        "grade": report.grade,
        "response_published": _iso(report.response_published),
        "items": [_item(item) for item in report.items],
    }


def _item(item: Recommendation) -> dict[str, object]:
    return {
        "number": item.number,
        "type": item.item_type.value,
        "text": item.text,
        "status": item.status.value if item.status else None,
        "status_text": squash(item.status_printed),
        "new": item.new,
        "due": _deadline(item.due) if item.due else None,
        "owner": item.owner,
        "external_owner": item.external_owner,
        "rationale": item.rationale,
        "comment": item.comment,
        "sign_off": item.sign_off,
        "hidden": item.hidden,
        "cells": {name.value: str(item.cells[name]) for name in _ITEM_FIELDS if name in item.cells},
    }


def _deadline(due: Deadline) -> dict[str, object]:
    dates = [
        {
            "date": date.date.isoformat(),
            "precision": date.precision.value,
            "by": date.by.value if date.by else None,
            "role": date.role.value,
        }
        for date in due.dates
    ]
    return {
        "text": due.text,
        "date": _iso(due.date),
        "original": _iso(due.original),
        "dates": dates,
        "moves": due.moves,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "sheet": finding.cell.sheet if finding.cell else None,
        "cell": finding.cell.address if finding.cell else None,
        "report": finding.report,
        "number": finding.number,
        "message": finding.message,
        "fixable": finding.fixable,
        "accepted": finding.accepted,
        "acceptance": _acceptance(finding.acceptance) if finding.acceptance else None,
    }


def _acceptance(line: Acceptance) -> dict[str, object]:
    return {"by": line.accepted_by, "until": _iso(line.until), "reason": line.reason, "cell": str(line.cell)}


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None

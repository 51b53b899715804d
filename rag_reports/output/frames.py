"""Trackers and findings as pandas frames, with types that fit."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

import numpy as np
import pandas as pd

from rag_reports.deadline import Precision, SetBy
from rag_reports.model import Field, Findings, InspectionReport, ItemType, Recommendation, Severity, Status, Tracker

_SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
_OTHER_FIELDS = (
    Field.ORIGINAL_DUE,
    Field.REVISED_DUE,
    Field.MOVE_REASON,
    Field.EVIDENCE,
    Field.UPDATED,
    Field.PER_CENT,
    Field.CLOSED_DATE,
    Field.CLOSED_REASON,
    Field.AUTHORITY,
    Field.RESTRICTED,
    Field.PUBLIC_WORDING,
    Field.THEME,
)


def build_frame(source: Tracker | Findings) -> pd.DataFrame:
    """A frame with one row for each item of a tracker, or for each finding of a check, in their order.

    No text is turned into a number, a date or a missing value: "007", "1.10" and "N/A" stay text, and a blank
    cell is "". The columns are always the same, whatever columns the tracker has.

    Of a tracker:

    ========================================  ==================  ====================================================
    report, scope, inspectorates              string              the report's title; inspectorates joined by "; "
    published                                 datetime64          NaT where unknown
    number, text                              string              as printed
    type, status                              category            all item types; all five statuses in order
    status_text                               string              the status as printed, words of other schemes included
    new                                       bool                whether NEW stands beside the status
    due_text                                  string              the due cell
    due, due_original                         datetime64          the deadline in force, and the first one
    due_precision, due_by                     category            of the deadline in force: day, month, quarter, season;
                                                                  inspectorate or force where the text says so
    moves                                     Int64               how often it moved; missing where there is no due cell
    owner to sign_off, original_due to
    theme                                     string              as printed
    hidden                                    string              why Excel does not show the row, else ""
    sheet, cell                               string              where the item stands, such as "HMICFRS Log", "C12"
    ========================================  ==================  ====================================================

    Of findings: code, name, message, sheet, cell, report, number (string), severity (category, info below
    warning below error), fixable and accepted (bool); of an accepted one accepted_by, accepted_reason (string, else "")
    and accepted_until (datetime64, else NaT).
    """
    return _findings_frame(source) if isinstance(source, Findings) else _tracker_frame(source)


def _tracker_frame(tracker: Tracker) -> pd.DataFrame:
    reports = [report for report, _item in tracker.items]
    items = [item for _report, item in tracker.items]
    columns = _report_columns(reports) | _item_columns(items) | _due_columns(items)
    for name in (Field.OWNER, Field.EXTERNAL_OWNER, Field.RATIONALE, Field.COMMENT, Field.SIGN_OFF):
        columns[name.value] = _text(getattr(item, name.value) for item in items)
    for name in _OTHER_FIELDS:
        columns[name.value] = _text(item.other.get(name, "") for item in items)
    columns["hidden"] = _text(item.hidden for item in items)
    columns["sheet"] = _text(item.cell.sheet for item in items)
    columns["cell"] = _text(item.cell.address for item in items)
    return pd.DataFrame(columns)


def _report_columns(reports: list[InspectionReport]) -> dict[str, pd.Series]:
    return {
        "report": _text(report.title for report in reports),
        "published": _dates(report.published for report in reports),
        "scope": _text(report.scope for report in reports),
        "inspectorates": _text("; ".join(report.inspectorates) for report in reports),
    }


def _item_columns(items: list[Recommendation]) -> dict[str, pd.Series]:
    return {
        "number": _text(item.number for item in items),
        "type": _category((item.item_type for item in items), ItemType),
        "text": _text(item.text for item in items),
        "status": _category((item.status for item in items), Status),
        "status_text": _text(item.status_text for item in items),
        "new": pd.Series([item.new for item in items], dtype="bool"),
    }


def _due_columns(items: list[Recommendation]) -> dict[str, pd.Series]:
    in_force = [item.due.in_force if item.due else None for item in items]
    return {
        "due_text": _text(item.due.text if item.due else "" for item in items),
        "due": _dates(due.date if due else None for due in in_force),
        "due_original": _dates(item.due.original if item.due else None for item in items),
        "due_precision": _category((due.precision if due else None for due in in_force), Precision),
        "due_by": _category((due.by if due else None for due in in_force), SetBy),
        "moves": pd.Series([item.due.moves if item.due else None for item in items], dtype="Int64"),
    }


def _findings_frame(findings: Findings) -> pd.DataFrame:
    found = findings.findings
    lines = [finding.acceptance for finding in found]
    return pd.DataFrame(
        {
            "code": _text(finding.code for finding in found),
            "name": _text(finding.name for finding in found),
            "severity": _category((finding.severity for finding in found), _SEVERITIES, ordered=True),
            "message": _text(finding.message for finding in found),
            "sheet": _text(finding.cell.sheet if finding.cell else "" for finding in found),
            "cell": _text(finding.cell.address if finding.cell else "" for finding in found),
            "report": _text(finding.report for finding in found),
            "number": _text(finding.number for finding in found),
            "fixable": pd.Series([finding.fixable for finding in found], dtype="bool"),
            "accepted": pd.Series([finding.accepted for finding in found], dtype="bool"),
            "accepted_by": _text(line.accepted_by if line else "" for line in lines),
            "accepted_until": _dates(line.until if line else None for line in lines),
            "accepted_reason": _text(line.reason if line else "" for line in lines),
        }
    )


def _text(values: Iterable[str]) -> pd.Series:
    return pd.Series(list(values), dtype="string")


def _dates(values: Iterable[dt.date | None]) -> pd.Series:
    # Seconds, not nanoseconds: a year mistyped as 9999 must not stop the frame.
    return pd.Series(np.array(list(values), dtype="datetime64[s]"))


def _category(values: Iterable[StrEnum | None], known: Iterable[StrEnum], *, ordered: bool = False) -> pd.Series:
    categories = pd.CategoricalDtype([word.value for word in known], ordered=ordered)
    return pd.Series([value.value if value else None for value in values], dtype=categories)

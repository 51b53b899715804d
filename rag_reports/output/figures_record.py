"""The figures of a tracker as JSON."""

from collections.abc import Sequence

from rag_reports.meeting.figures import Counts
from rag_reports.meeting.tracker_figures import FiguresRow, TrackerFigures


def figures_record(figures: TrackerFigures, sentences: Sequence[str]) -> dict[str, object]:
    """What ``figures --format json`` prints; ``sentences`` are the count sentences of the reports, in their order."""
    reports = zip(figures.tracker.reports, figures.reports, sentences, strict=True)
    return {
        "workbook": str(figures.tracker.workbook),
        "as_at": figures.as_at.isoformat(),
        "reports": len(figures.reports),
        "hidden": figures.hidden,
        "total": _row_record(figures.whole),
        "unfinished": _row_record(figures.unfinished),
        "by_type": [{"type": row.name, **_row_record(row)} for row in figures.types],
        "by_report": [
            {"report": row.name, "made": report.made, **_row_record(row), "sentence": sentence}
            for report, row, sentence in reports
        ],
        "by_owner": [{"owner": row.name, **_row_record(row)} for row in figures.owners],
        "by_age": [{"age": row.name, **_row_record(row)} for row in figures.ages],
        "by_overdue": [{"overdue_by": row.name, **_row_record(row)} for row in figures.lateness],
        "by_word": [{"word": row.name, **_row_record(row)} for row in figures.words],
        "notes": list(figures.notes),
    }


def _row_record(row: FiguresRow) -> dict[str, object]:
    counts = row.counts
    return {
        "items": counts.total,
        "counts": _statuses(counts),
        "no_status": counts.unstated,
        "open": counts.open,
        "complete": counts.complete,
        "closed": counts.closed,
        "new": _statuses(row.new) | {"no status": row.new.unstated},
        "overdue": row.overdue,
    }


def _statuses(counts: Counts) -> dict[str, int]:
    return {status.value: number for status, number in counts.statuses.items()}

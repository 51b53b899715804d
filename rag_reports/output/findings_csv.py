"""Findings as CSV for a spreadsheet."""

from collections.abc import Sequence

import pandas as pd

from rag_reports.model import Findings
from rag_reports.output.frames import build_frame
from rag_reports.output.items_csv import frame_csv


def findings_csv(checked: Sequence[Findings], *, mark: bool = False) -> bytes:
    """The findings of every workbook, its path first, then the columns of ``build_frame``; as ``items_csv`` writes."""
    frames = [build_frame(findings) for findings in checked]
    for findings, frame in zip(checked, frames, strict=True):
        frame.insert(0, "workbook", str(findings.tracker.workbook))
    return frame_csv(pd.concat(frames, ignore_index=True), mark=mark)

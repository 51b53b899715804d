"""Workbook to Tracker."""

from rag_reports.reading.tracker import read_tracker

__all__ = ["read_tracker"]

"""Workbook to Tracker."""

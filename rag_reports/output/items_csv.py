"""Items as CSV for a spreadsheet."""

import codecs
import csv
import io
import re

import pandas as pd

from rag_reports.model import Tracker
from rag_reports.output.frames import build_frame
from rag_reports.text import without_active

_FORMULA_START = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?\Z")


def items_csv(tracker: Tracker, *, mark: bool = False) -> bytes:
    """The items with the columns of ``build_frame``, dates in ISO form, in UTF-8, lines ending in CR LF (RFC 4180).

    A text that a spreadsheet would run as a formula, one beginning with = + - @ or a tab or line break, gets an
    apostrophe before it; a plain number such as -3 does not. ``mark`` begins with the byte-order mark by which Excel
    knows UTF-8; a program that reads a pipe would take it for a part of the first column's name.
    """
    return frame_csv(build_frame(tracker), mark=mark)


def frame_csv(frame: pd.DataFrame, *, mark: bool = False) -> bytes:
    """A frame as CSV, written as ``items_csv`` says."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        writer.writerow(_cell(value) for value in row)
    return (codecs.BOM_UTF8 if mark else b"") + written.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, str):
        return guard(value)
    return "" if value is None else str(value)


def guard(text: str) -> str:
    """The text without control characters, and with an apostrophe where a spreadsheet would take it for a formula."""
    text = without_active(text.replace("\r\n", "\n").replace("\r", "\n"))
    return "'" + text if _FORMULA_START.match(text) and not _NUMBER.match(text) else text

"""What a cell is to hold after an edit: dates as the cell or its column keeps them, all else as it is."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from rag_reports.editing.dates import Moment, is_date_text, to_serial, write_as
from rag_reports.editing.sheet_state import SheetState
from rag_reports.editing.target import Target
from rag_reports.editing.values import Sight, Value, plain_content
from rag_reports.ooxml.cell_writer import Content
from rag_reports.ooxml.styles import Styles
from rag_reports.reading.values import is_date

# Built-in format 14, which Excel shows in the manner of the computer that it runs on: 31/03/2019 in Britain.
SHORT_DATE = 14
_TEXT_FORMAT = "@"


class Wanted(NamedTuple):
    """What to write, and the style whose number format shows it, None where the cell's own does."""

    content: Content
    like: int | None = None
    as_date: bool = False


def decide_content(state: SheetState, target: Target, sight: Sight, after: Value, styles: Styles) -> Wanted | str:
    """What the cell is to hold, or why it cannot.

    A date goes into a date cell as a date and into a text cell as a text in the manner of its column. Elsewhere the
    column decides; where that has no dates, it is a date cell's number and the cell is given a date format.
    """
    if not isinstance(after, dt.date):
        return Wanted(plain_content(after))
    if sight.piece.cell.kind == "d":
        return Wanted(Content("d", after.isoformat()))
    if sight.is_text or sight.number_format == _TEXT_FORMAT:
        return _as_text(state, target, sight, after)
    if is_date(sight.number_format):
        return _as_number(after, sight.date1904, Wanted(Content("")))
    styles_seen: Counter[int] = Counter()
    texts = 0
    for piece in state.near(target.row, target.column):
        if piece.cell.kind == "n" and is_date(styles.number_format(piece.style)):
            styles_seen[piece.style] += 1
        elif piece.cell.kind == "s" and is_date_text(str(piece.cell.value)):
            texts += 1
    if texts > styles_seen.total():
        return _as_text(state, target, sight, after)
    like = styles_seen.most_common(1)[0][0] if styles_seen else None
    return _as_number(after, sight.date1904, Wanted(Content(""), like, as_date=True))


def _as_number(after: Moment, date1904: bool, wanted: Wanted) -> Wanted | str:
    serial = to_serial(after, date1904=date1904)
    if serial is None:
        return f"the workbook's calendar starts after {after.year}, so no cell holds that date. Give it as a text."
    return wanted._replace(content=Content("n", repr(serial)))


def _as_text(state: SheetState, target: Target, sight: Sight, after: Moment) -> Wanted:
    texts = [str(sight.piece.cell.value)] if sight.is_text else []
    texts += [str(piece.cell.value) for piece in state.near(target.row, target.column) if piece.cell.kind == "s"]
    return Wanted(Content("inlineStr", write_as(texts, after)))

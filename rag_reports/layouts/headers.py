"""Header rows: where the labels of a table stand, one row or two, once or repeated."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag_reports.layouts.contents import looks_like_number
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.layouts.labels import LONGEST_LABEL, best_field, score_label
from rag_reports.model import Field
from rag_reports.text import fold

_FITS = 0.45
_PLAIN = 0.7
_ABBREVIATED = 25
"""Characters from which a text that ends with a full stop is a sentence, not a label such as "Rec. No."."""

_COLOUR_WORDS = frozenset(
    ("green", "amber", "red", "white", "blue", "grey", "gray", "yellow", "black", "new green", "new red", "new amber")
)
_TELLING = frozenset({Field.TEXT, Field.STATUS, Field.COMMENT, Field.DUE, Field.NUMBER, Field.OWNER})


@dataclass(frozen=True)
class Header:
    """The labels of one table: rows ``top`` to ``bottom``, inclusive.

    ``labels`` maps a column to its label, followed by its group's heading where it has one; () for no label.
    """

    top: int
    bottom: int
    labels: dict[int, tuple[str, ...]]

    @property
    def labels_typed(self) -> bool:
        """Whether there are labels at all; a table may start without any."""
        return any(self.labels.values())

    @property
    def signature(self) -> tuple[tuple[int, str], ...]:
        """What two headers of one table layout have in common."""
        return tuple((column, fold(texts[0])) for column, texts in sorted(self.labels.items()) if texts)


def find_headers(grid: Grid, given: Sequence[int] = ()) -> list[Header]:
    """The headers of a sheet from top to bottom; ``given`` are the rows that a profile settles."""
    rows = given or grid.text_rows
    headers: list[Header] = []
    for row in rows:
        if headers and row <= headers[-1].bottom:
            continue
        if not given and not _is_label_row(grid, row, headers):
            continue
        top, bottom = _extent(grid, row)
        if headers and top <= headers[-1].bottom:
            top = headers[-1].bottom + 1
        headers.append(Header(top, bottom, _labels(grid, top, bottom)))
    return headers or _headless(grid)


def _headless(grid: Grid) -> list[Header]:
    """A header of no labels above a table that starts without one: at least five rows of four texts or more."""
    full = [row for row in grid.text_rows if len(grid.texts(row)) >= 4]
    if len(full) < 5 or full[-1] - full[0] + 1 > 2 * len(full):
        return []
    columns = sorted({column for row in full[:50] for column, _ in grid.texts(row)})
    return [Header(full[0] - 1, full[0] - 1, dict.fromkeys(columns, ()))]


def _row_labels(grid: Grid, row: int) -> list[str]:
    """The texts that show in a row, those of ranges merged down from the row above included."""
    columns = set(grid.rows.get(row, {}))
    columns |= {column for column in grid.rows.get(row - 1, {}) if grid.anchor(row, column) == (row - 1, column)}
    texts = [grid.at(row, column).text for column in sorted(columns) if grid.anchor(row, column)[1] == column]
    return [text for text in texts if text]


def _gives_values(texts: Sequence[str]) -> bool:
    """Whether labels with a colon stand beside their values ("Inspection:", its title, "Published:", its date)."""
    pairs = sum(one.endswith(":") and not other.endswith(":") for one, other in pairwise(texts))
    return pairs >= 2 and pairs * 2 >= len(texts) - 1


def _is_label_row(grid: Grid, row: int, above: Sequence[Header]) -> bool:
    """Whether a row holds labels; below another header it must repeat that one's or name fields plainly."""
    own: list[GridCell] = []
    for cell in grid.rows[row].values():
        if len(cell.text) > 2 * LONGEST_LABEL or (cell.text[-1:] == "." and len(cell.text) > _ABBREVIATED):
            return False
        if cell.text:
            own.append(cell)
    if len(own) < 2:
        return False
    sentences = [cell for cell in own if len(cell.text) > LONGEST_LABEL]
    values = [
        cell for cell in own if isinstance(cell.value, (int, float, dt.date)) and not isinstance(cell.value, bool)
    ]
    if len(sentences) * 4 > len(own) or (sentences and values) or len(values) * 3 > len(own):
        return False
    texts = _row_labels(grid, row)
    if sum(fold(text) in _COLOUR_WORDS for text in texts) * 2 >= len(texts) or _gives_values(texts):
        return False
    fields: dict[Field, float] = {}
    matched = 0
    for text in texts:
        scores = score_label(text)
        best = max(scores.values(), default=0.0)
        if best >= (_FITS if len(text) <= 40 else 0.6):
            matched += 1
            for field, score in scores.items():
                if field is not None and score >= best - 0.05:
                    fields[field] = max(score, fields.get(field, 0.0))
    telling = fields.keys() & _TELLING
    if matched * 2 < len(texts) or len(telling) < 2 or not fields.keys() & {Field.TEXT, Field.STATUS, Field.COMMENT}:
        return False
    if not above:
        return True
    if any(looks_like_number(grid.own(row, column).text) for column in _number_columns(above[-1])):
        return False
    known = {fold(labels[0]) for header in above for labels in header.labels.values() if labels}
    repeated = sum(fold(text) in known for text in texts)
    return repeated * 2 >= len(texts) or sum(fields[field] >= _PLAIN for field in telling) >= 3


def _number_columns(header: Header) -> list[int]:
    return [column for column, labels in header.labels.items() if labels and best_field(labels[0])[0] is Field.NUMBER]


def _extent(grid: Grid, row: int) -> tuple[int, int]:
    """The first and last row of the header that a label row belongs to."""
    top = row
    anchors = [grid.anchor(row, column)[0] for column in range(1, _last_column(grid, row) + 1)]
    if min(anchors, default=row) < row:
        top = max(min(anchors), row - 2)
    elif _is_group_row(grid, row - 1, row):
        top = row - 1
    bottom = row
    if top == row and _is_second_row(grid, row):
        bottom = row + 1
    return top, bottom


def _last_column(grid: Grid, row: int) -> int:
    return max((max(grid.rows[near], default=0) for near in (row - 1, row, row + 1) if near in grid.rows), default=0)


def _is_group_row(grid: Grid, upper: int, row: int) -> bool:
    """Whether the row above holds headings that are merged over several labels."""
    over = [
        column
        for column, text in grid.texts(upper)
        if len(text) <= LONGEST_LABEL and grid.ranges.get((upper, column), (0, column))[1] > column
    ]
    if not over:
        return False
    spans = [grid.ranges[(upper, column)][1] - column + 1 for column in over]
    return len(grid.texts(upper)) >= 2 and max(spans) < max(len(grid.texts(row)), 2)


def _is_second_row(grid: Grid, row: int) -> bool:
    """Whether the row below goes on with labels: under blank or merged heads, or beside heads merged down."""
    below = grid.texts(row + 1)
    if not below or any(len(text) > LONGEST_LABEL for _, text in below):
        return False
    heads = dict(grid.texts(row))
    merged_down = [column for column in heads if grid.anchor(row + 1, column) == (row, column)]
    under_label = [
        column for column, _ in below if column in heads and grid.ranges.get((row, column), (row, column))[1] == column
    ]
    if under_label:
        return False
    labelled = sum(best_field(text)[1] >= _FITS for _, text in below)
    return bool(merged_down) or (labelled * 2 >= len(below) and len(below) >= 2)


def _labels(grid: Grid, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
    labels: dict[int, tuple[str, ...]] = {}
    last = max(_last_column(grid, top), _last_column(grid, bottom))
    heading = ""
    for column in range(1, last + 1):
        anchor = grid.anchor(bottom, column)
        own = grid.own(*anchor).text if top <= anchor[0] <= bottom else ""
        upper = grid.at(top, column).text if top < bottom and top <= grid.anchor(top, column)[0] else ""
        if upper:
            heading = upper if grid.anchor(top, column) != anchor and (own or grid.right(top, column) > column) else ""
        if not own:
            own, heading_here = (upper, "") if upper else ("", "")
        else:
            heading_here = heading if grid.anchor(top, column) != anchor else ""
        if own:
            labels[column] = (own, heading_here) if heading_here else (own,)
    return labels

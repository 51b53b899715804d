"""The counts of items that stand in a workbook: total rows, and small tables such as "GREEN 12, AMBER 5, Total 17"."""

import re
from collections.abc import Iterator, Sequence

from rag_reports.layouts.grid import Grid
from rag_reports.layouts.scheme import Scheme
from rag_reports.model import CellRef, Status, Total
from rag_reports.reading.sections import Section
from rag_reports.text import fold, squash

_COUNTED = (
    r"(?:items?|recommendations?|recs?|actions?|afis?|areas? for improvements?|causes? of concern|rows?|entries|lines)"
)
_STATED = (
    r"(?:listed|shown|recorded|tracked|in (?:the |this )?(?:table|tracker|log|register|list|sheet|plan)|overall|above)"
)
_TOTAL = re.compile(
    rf"(?:grand |overall )?totals?(?: (?:number|no\.?|count))?(?: of)?(?: all)?"
    rf"(?: {_COUNTED}(?:(?: and|,| &|/) {_COUNTED})*)?(?: {_STATED})?"
    rf"|(?:number|no\.?|count) of (?:all )?{_COUNTED}(?: {_STATED})?|all {_COUNTED}",
    re.I,
)
_OF_STATUS = re.compile(rf"(?:total |number |no\.? |count )?(?:of )?(?P<word>.+?)(?: {_COUNTED})?", re.I)
_WITH_FIGURE = re.compile(r"(?P<label>[^\d:=]{3,60}?)\s*[:=–-]?\s*(?P<figure>\d{1,5})\.?", re.S)
_FIGURE = re.compile(r"\d{1,5}")
_IN_ONE_CELL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{0,25}?)\s*[:=–-]?\s*(?P<figure>\d{1,5})\b")
_OTHER_TIME = re.compile(
    r"\b(?:last|previous(?:ly)?|prior|target|baseline|opening|forecast|expected|planned|changes?|changed|movement)\b",
    re.I,
)
_NEAR = 3
"""Rows from the last item down to the row of its total."""
_LONGEST_LABEL = 60
_LONGEST_LIST = 120
_FEWEST_ROWS_OF_DATA = 200
"""Rows of a sheet without items from which it is data of another kind, and no summary."""

Found = tuple[str, str, Status | None, CellRef, int]
"""The label, the folded status word ("" for all items) with its status, the number's cell, and the number."""


def find_totals(
    rest: Sequence[Grid], grids: Sequence[Grid], sections: Sequence[Section], scheme: Scheme
) -> tuple[Total, ...]:
    """The totals in the order of the workbook; ``rest`` are the sheets ``grids`` without items and headers."""
    rows: dict[str, list[int]] = {}
    for section in sections:
        rows.setdefault(section.table.grid.name, []).extend(draft.row for draft in section.drafts)
    finder = _TotalFinder(scheme)
    totals: list[Total] = []
    for grid, whole in zip(rest, grids, strict=True):
        items = rows.get(grid.name, [])
        if not items and len(grid.text_rows) > _FEWEST_ROWS_OF_DATA:
            continue
        for group in finder.groups(grid):
            if _is_summary(group) or _is_total_row(group, whole, items):
                number = totals[-1].summary + 1 if totals else 1
                totals += [
                    Total(cell, label, value, word, status, number) for label, word, status, cell, value in group
                ]
    return tuple(totals)


def _is_summary(group: Sequence[Found]) -> bool:
    statuses = {word for _, word, status, _, _ in group if status}
    whole = any(status is None for _, _, status, _, _ in group)
    words = [word for _, word, _, _, _ in group]
    return len(words) == len(set(words)) and len(statuses) >= (2 if whole else 3)


def _is_total_row(group: Sequence[Found], whole: Grid, items: Sequence[int]) -> bool:
    """Whether a total stands alone below items, and does not sum up a column of figures."""
    label, _, status, cell, _ = group[0]
    if len(group) > 1 or status is not None or "total" not in label.lower():
        return False
    alone = _FIGURE.fullmatch(whole.own(cell.row, cell.column).text)
    above = [whole.own(row, cell.column).text for row in items if row < cell.row and alone]
    last = max((row for row in items if row < cell.row), default=0)
    return last >= cell.row - _NEAR and sum(map(_is_figure, above)) * 4 <= len(above)


class _TotalFinder:
    """Finds the counts in what a sheet holds besides items."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._known: dict[str, tuple[str, Status | None] | None] = {}

    def groups(self, grid: Grid) -> Iterator[list[Found]]:
        """Counts that stand together: below each other, side by side, or in one cell."""
        running: dict[int, list[Found]] = {}
        for row in grid.text_rows:
            texts = grid.texts(row)
            for column in [column for column, group in running.items() if group[-1][3].row < row - 2]:
                yield running.pop(column)
            if len(texts) == 1 and len(texts[0][1]) <= _LONGEST_LIST:
                yield from self._in_one_cell(grid, row, *texts[0])
            yield from self._across(grid, row, texts)
            for column, text in texts:
                found = self._beside(grid, row, column, text)
                if found and not self._is_of_another_time(grid, row, column):
                    running.setdefault(column, []).append(found)
        yield from running.values()

    def _meaning(self, label: str) -> tuple[str, Status | None] | None:
        """The folded status word and status that a label counts, ("", None) for all items, None for no count."""
        key = squash(label).rstrip(" :=-–")
        if key not in self._known:
            self._known[key] = self._read_label(key) if 0 < len(key) <= _LONGEST_LABEL else None
        return self._known[key]

    def _read_label(self, label: str) -> tuple[str, Status | None] | None:
        if _TOTAL.fullmatch(label):
            return "", None
        match = _OF_STATUS.fullmatch(label)
        for word in dict.fromkeys((label, match["word"] if match else label)):
            folded = fold(word)
            status = self._scheme.statuses.get(folded)
            if status is not None and folded not in ("", "new"):
                return folded, status
        return None

    def _beside(self, grid: Grid, row: int, column: int, text: str) -> Found | None:
        """A label with its figure in the next cell, or in its own."""
        if len(text) > _LONGEST_LABEL:
            return None
        inside = _WITH_FIGURE.fullmatch(text)
        if inside and (told := self._meaning(inside["label"])) and not told[1]:
            return squash(inside["label"]), *told, CellRef(grid.name, row, column), int(inside["figure"])
        told = self._meaning(text)
        if told is None:
            return None
        right = [(at, cell) for at, cell in grid.texts(row) if at > column]
        if not right or not _FIGURE.fullmatch(right[0][1]) or (len(right) > 1 and _is_figure(right[1][1])):
            return None
        if right[0][0] > grid.right(row, column) + 1 and told[1]:
            return None
        return squash(text), *told, CellRef(grid.name, row, right[0][0]), int(right[0][1])

    def _across(self, grid: Grid, row: int, texts: Sequence[tuple[int, str]]) -> Iterator[list[Found]]:
        """Labels side by side, their figures in the row below and in no other."""
        labelled = [(column, text, told) for column, text in texts if (told := self._meaning(text))]
        if len(labelled) < 3:
            return
        below = [(column, text, told, grid.own(row + 1, column).text) for column, text, told in labelled]
        if not all(_FIGURE.fullmatch(figure) for *_, figure in below):
            return
        if any(_is_figure(grid.own(row + 2, column).text) for column, *_ in below):
            return
        if not self._is_of_another_time(grid, row, labelled[0][0]):
            yield [
                (squash(text), *told, CellRef(grid.name, row + 1, column), int(figure))
                for column, text, told, figure in below
            ]

    def _in_one_cell(self, grid: Grid, row: int, column: int, text: str) -> Iterator[list[Found]]:
        """ "GREEN 12, AMBER 5, Total 17" in one cell that holds nothing else."""
        matches = list(_IN_ONE_CELL.finditer(text))
        if len(matches) < 3 or re.sub(r"[\W_]|\band\b", "", _IN_ONE_CELL.sub("", text)):
            return
        told = [(match, self._meaning(match["label"])) for match in matches]
        if all(meaning for _, meaning in told):
            cell = CellRef(grid.name, row, column)
            yield [(match["label"], *meaning, cell, int(match["figure"])) for match, meaning in told if meaning]

    def _is_of_another_time(self, grid: Grid, row: int, column: int) -> bool:
        """Whether a heading above says that the figures are of another time, or are no counts of now."""
        near = (text for above in range(row - 2, row + 1) for at, text in grid.texts(above) if abs(at - column) <= 2)
        return any(_OTHER_TIME.search(text) for text in near)


def _is_figure(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,]+%?", text))

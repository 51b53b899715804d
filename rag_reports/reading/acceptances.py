"""The sheet of accepted findings: found by its name and its headings, and read line by line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag_reports.deadline import read_deadline
from rag_reports.layouts.grid import Grid
from rag_reports.layouts.labels import label_words
from rag_reports.model import Acceptance, CellRef
from rag_reports.text import fold, plural

SHEET_NAME = "Accepted findings"

_FIRST_ROWS = 20
"""Rows that hold a text, among which the headings stand."""
_FEWEST = 3
"""Headings that make a row the row of headings, the rule's among them."""
_NAME_WORDS = frozenset({"accepted", "finding", "findings", "sheet", "list", "register", "log", "rag", "reports"})
_CODE = re.compile(r"\bRAG\s?\d", re.I)


class Heading(StrEnum):
    """A column of the sheet, as rag_reports heads it."""

    RULE = "Rule"
    REPORT = "Report"
    NUMBER = "Number"
    REASON = "Reason"
    ACCEPTED_BY = "Accepted by"
    UNTIL = "Until"


# A label is the first of these of which it has a word: "Accepted until" is no "by", "Rule no." no number.
_LABELS: Mapping[Heading, frozenset[str]] = {
    Heading.UNTIL: frozenset({"until", "till", "expires", "expiry", "expire", "end", "ends", "review", "valid"}),
    Heading.REASON: frozenset({"reason", "reasons", "why", "justification", "rationale", "explanation"}),
    Heading.ACCEPTED_BY: frozenset({"by", "who"}),
    Heading.RULE: frozenset({"rule", "rules", "code", "check", "finding"}),
    Heading.REPORT: frozenset({"report", "title", "inspection", "publication"}),
    Heading.NUMBER: frozenset({"number", "numbers", "no", "num", "item", "ref", "rec", "recommendation", "#"}),
}
_WHOLE_LABELS = {"name": Heading.ACCEPTED_BY, "to": Heading.UNTIL, "date": Heading.UNTIL}
_STARTS = frozenset({"from", "since", "start"})


@dataclass(frozen=True, slots=True)
class AcceptanceSheet:
    """A sheet of accepted findings: the last row of its headings, and the column of each heading that it has."""

    grid: Grid
    header: int
    columns: Mapping[Heading, int]

    def lines(self) -> Iterator[Acceptance]:
        """The lines in their order; a row whose only text is no code is a note and no line."""
        for row in self.grid.used_rows(self.header + 1, self.grid.last_row):
            texts = {heading: self.grid.at(row, column).text for heading, column in self.columns.items()}
            places = {self.grid.anchor(row, column) for heading, column in self.columns.items() if texts[heading]}
            if places and (len(places) > 1 or _CODE.search(texts[Heading.RULE])):
                yield self._line(row, texts)

    def free_row(self) -> int:
        """The first row under the headings that shows and in which none of their columns holds anything."""
        row = self.header + 1
        while row in self.grid.hidden_rows or any(self._is_taken(row, column) for column in self.columns.values()):
            row += 1
        return row

    def _is_taken(self, row: int, column: int) -> bool:
        cell = self.grid.own(row, column)
        return bool(cell.text or cell.struck or cell.formula) or (row, column) in self.grid.anchors

    def _line(self, row: int, texts: Mapping[Heading, str]) -> Acceptance:
        until = texts.get(Heading.UNTIL, "")
        return Acceptance(
            rule=texts[Heading.RULE],
            report=texts.get(Heading.REPORT, ""),
            number=texts.get(Heading.NUMBER, ""),
            reason=texts.get(Heading.REASON, ""),
            accepted_by=texts.get(Heading.ACCEPTED_BY, ""),
            until=read_deadline(until).date if until else None,
            until_text=until,
            cell=CellRef(self.grid.name, row, self.columns[Heading.RULE]),
        )


def take_acceptances(grids: Sequence[Grid]) -> tuple[tuple[Acceptance, ...], list[Grid]]:
    """The lines of every sheet of accepted findings, hidden ones too, and the other sheets."""
    found = {id(grid): sheet for grid in grids if (sheet := find_acceptances(grid)) is not None}
    lines = tuple(line for sheet in found.values() for line in sheet.lines())
    return lines, [grid for grid in grids if id(grid) not in found]


def find_acceptances(grid: Grid) -> AcceptanceSheet | None:
    """The sheet as one of accepted findings, None where its name or its headings say that it is another."""
    if not names_acceptances(grid.name):
        return None
    for row in grid.text_rows[:_FIRST_ROWS]:
        columns = _read_headings(grid.texts(row))
        if Heading.RULE in columns and len(columns) >= _FEWEST:
            return AcceptanceSheet(grid, row, columns)
    return None


def names_acceptances(name: str) -> bool:
    """Whether a sheet's name is *Accepted findings*, or a person's way to write it ("ACCEPTED FINDINGS 2019 (2)")."""
    words = {word for word in label_words(name.replace("_", " ")) if not word.isdigit()}
    return "accepted" in words and bool(words & {"finding", "findings"}) and words <= _NAME_WORDS


def tell_acceptances(lines: Sequence[Acceptance]) -> list[str]:
    """A sentence for each sheet that holds lines."""
    counts = Counter(line.cell.sheet for line in lines)
    return [f'{plural(number, "line")} of accepted findings on "{name}".' for name, number in counts.items()]


def tell_unread_acceptances(grids: Iterable[Grid]) -> list[str]:
    """A sentence for each sheet of that name that holds something and no headings."""
    return [
        f'The sheet "{grid.name}" has no row of headings ({", ".join(Heading)}), so it accepts no finding.'
        for grid in grids
        if names_acceptances(grid.name) and grid.text_rows
    ]


def _read_headings(texts: Iterable[tuple[int, str]]) -> dict[Heading, int]:
    """The first column of each heading; one headed by our own word before one that is headed otherwise."""
    exact = {heading.casefold(): heading for heading in Heading}
    labels = [(column, fold(text).strip(" :*")) for column, text in texts]
    columns: dict[Heading, int] = {}
    for column, label in labels:
        if label in exact:
            columns.setdefault(exact[label], column)
    for column, label in labels:
        heading = _read_heading(label)
        if heading is not None and label not in exact:
            columns.setdefault(heading, column)
    return columns


def _read_heading(label: str) -> Heading | None:
    words = label_words(label)
    if _STARTS.intersection(words):
        return None
    whole = _WHOLE_LABELS.get(" ".join(words))
    return whole or next((heading for heading, known in _LABELS.items() if known.intersection(words)), None)

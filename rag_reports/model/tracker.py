"""What a tracker holds, with the cell that every value came from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rag_reports.deadline import Deadline, date_in_words
from rag_reports.model.cells import CellRef
from rag_reports.model.details import Details
from rag_reports.model.words import OPEN_STATUSES, OWN_TEXTS, Field, ItemType, Shape, Status
from rag_reports.text import squash


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a cell's text in one format."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of the tracker's own key: the word, what it is defined as, and the status that it maps to."""

    word: str
    definition: str
    status: Status | None
    cell: CellRef


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One item of an inspection report, of any item type.

    ``number`` is as printed, "" where blank. ``text`` lacks a leading line that only names the item type.
    ``status`` is None where it is missing or unknown; ``status_text`` is the word as printed without
    NEW, "" where colour alone tells; ``status_printed`` is the cell's text exactly as it stands.
    ``colour`` is the status that the fill says, None for no fill, grey or banding. ``due`` is None where
    no due cell holds anything. Texts are "" where the tracker has no such column or the cell is blank;
    struck-through text is left out of them and kept in ``rich``. ``hidden`` is why Excel does not show
    the row ("hidden row", "filtered out", "hidden sheet"), "" where it shows. ``cells`` has the cell of
    each field that has a column here, blank cells included: for a merged range its first cell, and then
    ``merged`` names the range (``D24:D26``). ``other`` holds the remaining fields' texts. ``typed`` has the cell's
    text exactly as it stands, of each field whose text here is not that: blanks and line ends are tidied, rows that go
    on the item are joined. ``formulas`` are the fields whose cell is a formula. ``outside`` is what of its table the
    row stands below ("the total in row 14"), "" for a row inside.
    """

    number: str
    item_type: ItemType
    text: str
    status: Status | None
    status_text: str
    new: bool
    due: Deadline | None
    owner: str
    external_owner: str
    rationale: str
    comment: str
    sign_off: str
    hidden: str
    cells: Mapping[Field, CellRef]
    status_printed: str = ""
    colour: Status | None = None
    type_text: str = ""
    merged: Mapping[Field, str] = field(default_factory=dict)
    rich: Mapping[Field, tuple[Run, ...]] = field(default_factory=dict)
    other: Mapping[Field, str] = field(default_factory=dict)
    typed: Mapping[Field, str] = field(default_factory=dict)
    formulas: frozenset[Field] = frozenset()
    outside: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the item is AMBER, RED or WHITE."""
        return self.status in OPEN_STATUSES

    @property
    def cell(self) -> CellRef:
        """The cell that stands for the item: its number's, else its text's, else any."""
        for name in (Field.NUMBER, Field.TEXT, Field.STATUS):
            if name in self.cells:
                return self.cells[name]
        return next(iter(self.cells.values()))

    def text_of(self, name: Field) -> str:
        """The text of a field, that of the due cell for the due date; "" where the item has none."""
        if name in OWN_TEXTS:
            return str(getattr(self, name.value))
        if name is Field.DUE:
            return self.due.text if self.due else ""
        return self.other.get(name, "")

    @property
    def row(self) -> int:
        """The item's own row in its sheet, 1-based: the largest row of its cells, merged ranges starting above it."""
        return max(ref.row for ref in self.cells.values())


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """A publication and its items, in the tracker's order.

    ``published`` is the last day of the month where ``published_precision`` is "month", and None where
    unknown. ``scope`` is "national", "force", "joint" or "". ``source`` is the source line as typed and
    ``intro`` the count sentence as typed. ``made`` is how many items the report made, None where nothing
    says so. ``response_text`` is what stands where the tracker keeps the date of the response. ``cells`` has the keys
    title, published, source, intro, response_published, where they stand in the workbook.
    """

    title: str
    items: tuple[Recommendation, ...]
    published: dt.date | None = None
    published_precision: str = ""
    published_text: str = ""
    scope: str = ""
    inspectorates: tuple[str, ...] = ()
    source: str = ""
    intro: str = ""
    made: int | None = None
    grade: str = ""
    response_published: dt.date | None = None
    response_text: str = ""
    sheet: str = ""
    cells: Mapping[str, CellRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was understood: the field it holds, where, its label as typed, and why it was taken so.

    ``by_label`` is true where the label alone finds the column again: it stands once in its header and is known.
    ``withheld`` is true where the layout profile keeps the column from the public.
    """

    field: Field
    sheet: str
    column: int
    label: str
    why: str
    by_label: bool = True
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How the workbook is laid out, and the evidence, one sentence each.

    ``statuses`` maps the folded words of the scheme in use to statuses. ``source`` says where the layout came from:
    "inferred", or the profile's name. ``withheld_nowhere`` are columns that the profile keeps from the public and that
    no table has.
    """

    shape: Shape
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    evidence: tuple[str, ...]
    statuses: Mapping[str, Status]
    source: str = "inferred"
    withheld_nowhere: tuple[str, ...] = ()

    def has(self, name: Field) -> bool:
        """Whether any table of the workbook has a column for the field."""
        return any(column.field is name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A line of the sheet *Accepted findings*: a finding that somebody has accepted, and why, until a day.

    Texts are as typed, "" where blank; ``report`` or ``number`` that is blank stands for every one. ``until`` is the
    last day, None where it is blank or cannot be read. ``cell`` is the line's rule cell.
    """

    rule: str
    report: str
    number: str
    reason: str
    accepted_by: str
    until: dt.date | None
    until_text: str
    cell: CellRef

    @property
    def in_words(self) -> str:
        """Who accepted it, until when and why: ``by Head of Crime until 30 June 2019: The board has seen it.``"""
        until = date_in_words(self.until) if self.until else self.until_text
        return f"by {squash(self.accepted_by)} until {until}: {squash(self.reason)}"


@dataclass(frozen=True, slots=True)
class Total:
    """A count of items that stands in the workbook, typed or as a formula's result.

    ``word`` is the folded status word whose items are counted and ``status`` what it means; "" and None where all are
    counted. ``label`` is as typed and ``cell`` that of the number. Totals that stand together share ``summary``.
    """

    cell: CellRef
    label: str
    value: int
    word: str
    status: Status | None
    summary: int


@dataclass(frozen=True)
class Tracker:
    """A tracker as read: every report and item, the key, the layout, and what the reader should know.

    ``force`` holds the force's own names ("Harbour City Police", "HCP"), ``organisations`` those that the
    profile adds to the known ones, ``rule_options`` the profile's ``[rules.CODE]`` tables. ``acceptances`` are the
    lines of its sheet of accepted findings, ``totals`` the counts of items that stand in the workbook. ``details`` is
    what its sheets *Paper details*, *Paper reports* and *Paper items* hold, None where it has none of them.
    ``values_only`` is true of a workbook of an old format, whose colours, hidden rows and errors are not known.
    """

    workbook: Path
    reports: tuple[InspectionReport, ...]
    key: tuple[KeyEntry, ...]
    layout: Layout
    warnings: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    rule_options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    acceptances: tuple[Acceptance, ...] = ()
    totals: tuple[Total, ...] = ()
    details: Details | None = None
    values_only: bool = False

    @cached_property
    def items(self) -> tuple[tuple[InspectionReport, Recommendation], ...]:
        """Every item with its report, in the tracker's order."""
        return tuple((report, item) for report in self.reports for item in report.items)

    @cached_property
    def item_of_cell(self) -> Mapping[CellRef, Recommendation]:
        """The item that each cell belongs to; of a cell merged over several items, the first of them."""
        found: dict[CellRef, Recommendation] = {}
        for _report, item in self.items:
            for cell in item.cells.values():
                found.setdefault(cell, item)
        return found

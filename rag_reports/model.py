"""What a tracker holds, frozen, with the cell that every value came from. No I/O."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from rag_reports.deadline import Deadline


class Status(StrEnum):
    """The traffic light; the words of other schemes are mapped to these and kept in ``status_text``."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"
    WHITE = "WHITE"
    CLOSED = "CLOSED"


OPEN_STATUSES = frozenset({Status.AMBER, Status.RED, Status.WHITE})


class ItemType(StrEnum):
    """What kind of item an inspection report makes."""

    RECOMMENDATION = "recommendation"
    AREA_FOR_IMPROVEMENT = "area for improvement"
    CAUSE_OF_CONCERN = "cause of concern"
    AREA_FOR_ENHANCEMENT = "area for enhancement"
    ACTION = "action"

    @property
    def counted_as(self) -> "ItemType":
        """The type under which an item is counted: a cause of concern stands with its recommendation, and is one."""
        return ItemType.RECOMMENDATION if self is ItemType.CAUSE_OF_CONCERN else self


class Shape(StrEnum):
    """How a workbook arranges its reports (DOMAIN: How trackers look)."""

    REGISTER = "register"
    SHEETS = "sheets"
    BLOCKS = "blocks"


class Field(StrEnum):
    """Our name for a column; the values of the first group are the item's keys in ``show --format json``."""

    NUMBER = "number"
    TYPE = "type"
    TEXT = "text"
    STATUS = "status"
    NEW = "new"
    DUE = "due"
    OWNER = "owner"
    EXTERNAL_OWNER = "external_owner"
    RATIONALE = "rationale"
    COMMENT = "comment"
    SIGN_OFF = "sign_off"

    REPORT = "report"
    PUBLISHED = "published"
    SCOPE = "scope"
    INSPECTORATES = "inspectorates"
    GRADE = "grade"
    RESPONSE_PUBLISHED = "response_published"
    ORIGINAL_DUE = "original_due"
    REVISED_DUE = "revised_due"
    MOVE_REASON = "move_reason"
    EVIDENCE = "evidence"
    UPDATED = "updated"
    PER_CENT = "per_cent"
    CLOSED_DATE = "closed_date"
    CLOSED_REASON = "closed_reason"
    AUTHORITY = "authority"
    RESTRICTED = "restricted"
    PUBLIC_WORDING = "public_wording"


class Severity(StrEnum):
    """How much a finding matters to the paper (RULES)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_PLAIN_SHEET_NAME = re.compile(r"[^\W\d][\w.]*\Z")
_LOOKS_LIKE_CELL = re.compile(r"(?:[A-Za-z]{1,3}\d+|[rR]\d*(?:[cC]\d*)?|[cC]\d*|TRUE|FALSE)\Z", re.I)


def column_letters(column: int) -> str:
    """Column 1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """A cell without its sheet, such as ``C12``."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell; row and column are 1-based, as Excel shows them."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell without its sheet, such as ``C12``."""
        return cell_address(self.row, self.column)

    def __str__(self) -> str:
        """``Sheet!C12``, or ``'HMICFRS Log'!C12`` where Excel puts quotes around the sheet's name."""
        plain = _PLAIN_SHEET_NAME.match(self.sheet) and not _LOOKS_LIKE_CELL.match(self.sheet)
        name = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{name}!{self.address}"


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
    ``merged`` names the range (``D24:D26``). ``other`` holds the remaining fields' texts.
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
    says so. ``cells`` has the keys title, published, source, intro, where they stand in the workbook.
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
    sheet: str = ""
    cells: Mapping[str, CellRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was understood: the field it holds, where, its label as typed, and why it was taken so.

    ``by_label`` is true where the label alone finds the column again: it stands once in its header and is known.
    """

    field: Field
    sheet: str
    column: int
    label: str
    why: str
    by_label: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """How the workbook is laid out, and the evidence, one sentence each.

    ``statuses`` maps the folded words of the scheme in use to statuses. ``source`` says where the layout came from:
    "inferred", or the profile's name.
    """

    shape: Shape
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    evidence: tuple[str, ...]
    statuses: Mapping[str, Status]
    source: str = "inferred"

    def has(self, name: Field) -> bool:
        """Whether any table of the workbook has a column for the field."""
        return any(column.field is name for column in self.columns)


@dataclass(frozen=True)
class Tracker:
    """A tracker as read: every report and item, the key, the layout, and what the reader should know.

    ``force`` holds the force's own names ("Harbour City Police", "HCP"), ``organisations`` those that the
    profile adds to the known ones, ``rule_options`` the profile's ``[rules.CODE]`` tables.
    """

    workbook: Path
    reports: tuple[InspectionReport, ...]
    key: tuple[KeyEntry, ...]
    layout: Layout
    warnings: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    rule_options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @cached_property
    def items(self) -> tuple[tuple[InspectionReport, Recommendation], ...]:
        """Every item with its report, in the tracker's order."""
        return tuple((report, item) for report in self.reports for item in report.items)


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A change to one cell: ``Sheet!C12``, the value seen (None for an empty cell) and the value to write.

    ``status`` asks that the cell's fill follow that status.
    """

    cell: str
    before: str | int | float | bool | dt.date | dt.datetime | None
    after: str | int | float | bool | dt.date | dt.datetime | None
    status: Status | None = None


class EditOutcome(StrEnum):
    """What became of an edit; UNCHANGED is a cell that already holds what was to be written."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class EditResult:
    """An edit and what became of it; ``reason`` says why it was refused and what to do, "" where it was not."""

    edit: CellEdit
    outcome: EditOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EditReport:
    """What became of some edits, in their order.

    ``written_to`` is None where nothing was written: an edit was refused, all were there already, or it was a trial
    (then ``written`` are those that would be). ``backup`` is the copy of what stood there before. ``recalculate``
    says that the workbook has formulas, which show the old results until Excel calculates them anew.
    """

    workbook: Path
    written_to: Path | None
    backup: Path | None
    results: tuple[EditResult, ...]
    recalculate: bool = False

    @property
    def written(self) -> tuple[EditResult, ...]:
        """The edits that were written."""
        return tuple(result for result in self.results if result.outcome is EditOutcome.WRITTEN)

    @property
    def refused(self) -> tuple[EditResult, ...]:
        """The edits that were refused."""
        return tuple(result for result in self.results if result.outcome is EditOutcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Fix:
    """The safe cell edits that mend a finding, and what they do in a few words."""

    summary: str
    edits: tuple[CellEdit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in the tracker: where, what stands there, what is wrong, and one remedy in ``message``."""

    code: str
    name: str
    severity: Severity
    message: str
    cell: CellRef | None = None
    report: str = ""
    number: str = ""
    fix: Fix | None = None
    accepted: bool = False

    @property
    def fixable(self) -> bool:
        """Whether a safe cell edit is offered."""
        return self.fix is not None


@dataclass(frozen=True, slots=True)
class SkippedRule:
    """A rule that could not run on this tracker, and why."""

    code: str
    why: str


@dataclass(frozen=True)
class Findings:
    """The result of a check: findings in the order of the workbook's cells, and the rules that were skipped.

    ``crashed`` is true where a rule failed by our own fault (RAG000).
    """

    tracker: Tracker
    as_at: dt.date
    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...] = ()

    @property
    def crashed(self) -> bool:
        """Whether a rule failed by our own fault."""
        return any(finding.code == "RAG000" for finding in self.findings)

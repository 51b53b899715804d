"""An appendix as plain data, ready to be laid out: what is printed, in order, with nothing left to decide."""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rag_reports.model import Run
from rag_reports.papers.committee_format import CommitteeFormat


class Change(StrEnum):
    """What a tracked change does, by the name of its element in Word's XML."""

    INSERTED = "ins"
    DELETED = "del"


@dataclass(frozen=True, slots=True)
class Reference(Run):
    """A run that refers to a numbered paragraph: ``phrase`` with its number as {paragraph}, followed by Word.

    ``target`` is the anchor of that paragraph. ``text`` alone stands where the paper has no such one, or it bears no
    number.
    """

    target: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``style`` is a key of the format's ``[styles]``, and a bullet has lost its sign.

    In a redline ``changes`` has the change of each run, None for one that stays, ``mark`` that of the paragraph's end,
    and ``style_before`` the style that it had; else these are empty. ``anchor`` is the name by which a reference finds
    the paragraph, "" for none.
    """

    runs: tuple[Run, ...]
    style: str = "table_text"
    changes: tuple[Change | None, ...] = ()
    mark: Change | None = None
    style_before: str = ""
    anchor: str = ""

    @property
    def text(self) -> str:
        """The paragraph's text without its formatting."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: at least one paragraph, and its fill as six hexadecimal digits, "" for none.

    ``fill_before`` is the fill that a redline changes, None where it stays.
    """

    paragraphs: tuple[Paragraph, ...]
    fill: str = ""
    fill_before: str | None = None

    @property
    def text(self) -> str:
        """The cell's paragraphs, one on each line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: labels of its header row, column widths in centimetres, rows, and what a screen reader says.

    ``row_keys`` tells which row of another meeting's table is which of this one's, () where nothing does. In a redline
    ``change`` is that of the table as a whole and ``row_changes`` that of each row.
    """

    labels: tuple[str, ...]
    widths_cm: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    description: str
    row_keys: tuple[Hashable, ...] = ()
    change: Change | None = None
    row_changes: tuple[Change | None, ...] = ()


@dataclass(frozen=True, slots=True)
class KeySection:
    """The key: a table of words and definitions, and the notes under it.

    ``control`` is, as in the other sections, the tag of the content control that the section goes into.
    """

    heading: str
    table: Table
    notes: tuple[str, ...]
    control: str = "body"


@dataclass(frozen=True, slots=True)
class ReportSection:
    """One inspection report; ``source`` and ``sentence`` are "" where unknown, ``not_shown`` has a line each."""

    heading: str
    source: str
    sentence: str
    not_shown: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class UnlistedReport:
    """A report with no item to show, and the sentences that say so."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportsSection:
    """The reports in order, then those of which nothing is shown."""

    reports: tuple[ReportSection, ...]
    unlisted_heading: str
    unlisted_lead: str
    unlisted: tuple[UnlistedReport, ...]
    control: str = "body"


@dataclass(frozen=True, slots=True)
class MovementSection:
    """What changed since the last meeting: the balance, and a table of the changes, None where there are none."""

    heading: str
    sentence: str
    table: Table | None
    control: str = "body"


@dataclass(frozen=True, slots=True)
class TextSection:
    """A heading, "" for none, with its style, and paragraphs, each with a style of its own."""

    heading: str
    heading_style: str
    paragraphs: tuple[Paragraph, ...]
    control: str = "body"


@dataclass(frozen=True, slots=True)
class BlocksSection:
    """Paragraphs and tables one after the other, as a redline has them."""

    blocks: tuple[Paragraph | Table, ...]
    control: str = "body"


Section = KeySection | ReportsSection | MovementSection | TextSection | BlocksSection


@dataclass(frozen=True, slots=True)
class Appendix:
    """The whole appendix.

    ``notice`` says that it is a draft, ``exempt_notice`` that it is not for publication, or leaves
    items out; these, ``force`` and ``classification`` are "" where there is none. ``fields`` are the texts of the
    format's own fields, for the content controls that have their names as tags. ``public`` is true for an edition that
    the public will read. ``as_at`` is the date of a redline's changes.
    """

    title: str
    force: str
    as_at_line: str
    footer_line: str
    classification: str
    notice: str
    exempt_notice: str
    sections: tuple[Section, ...]
    format: CommitteeFormat
    fields: Mapping[str, str] = field(default_factory=dict)
    public: bool = False
    as_at: dt.date | None = None

    @property
    def key(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of the key, none where the format prints no key."""
        return next((section.table.rows for section in self.sections if isinstance(section, KeySection)), ())

    @property
    def reports(self) -> tuple[ReportSection, ...]:
        """Every report that is listed, in order."""
        found = (section.reports for section in self.sections if isinstance(section, ReportsSection))
        return tuple(report for reports in found for report in reports)

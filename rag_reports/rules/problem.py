"""What a rule file is made of: the problems it yields, its options, and what it is told about the check."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rag_reports.meeting.changes import Changes, compare_trackers
from rag_reports.meeting.exemption import Exemption, read_exemption
from rag_reports.model import (
    Audience,
    CellRef,
    Field,
    Fix,
    InspectionReport,
    MissingDetail,
    Recommendation,
    Severity,
    Tracker,
)
from rag_reports.reading.house_words import HouseWords
from rag_reports.rules.due_dates.text_deadlines import TextAndDates, texts_and_dates
from rag_reports.rules.status_words import StatusWords


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at one cell, as a rule yields it; the engine stamps code, name and severity.

    ``report`` and ``number`` are needed only from rules that look at more than one item at a time; for
    the others the engine fills them in. ``severity`` is the rule's own where none is given.
    """

    cell: CellRef | None
    message: str
    fix: Fix | None = None
    report: str = ""
    number: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a rule; its type is the type of its default, and ``choices`` limits it where given.

    A whole number may not be below zero.
    """

    name: str
    default: int | str
    means: str
    choices: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """What may be given, in plain words."""
        if self.choices:
            return " or ".join(f'"{choice}"' for choice in self.choices)
        return "a whole number from 0" if isinstance(self.default, int) else "a text in quotes"

    def accepts(self, value: object) -> bool:
        """Whether a value has the right type and is among the choices."""
        if isinstance(self.default, int):
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return isinstance(value, str) and (not self.choices or value in self.choices)


@dataclass(frozen=True)
class Facts:
    """What all rules of one check share, each made when it is first asked for.

    ``audience`` is who will read the paper, None where nobody said. ``missing_details`` are what its format needs and
    nobody gave, None where no paper is made.
    """

    tracker: Tracker
    previous: Tracker | None = None
    audience: str | None = None
    missing_details: tuple[MissingDetail, ...] | None = None

    @cached_property
    def status_words(self) -> StatusWords:
        """The words of the tracker's scheme, as it usually writes them."""
        return StatusWords(self.tracker)

    @cached_property
    def house_words(self) -> HouseWords:
        """The house's own status words, as count sentences are read with them."""
        return HouseWords(self.tracker)

    @cached_property
    def exemption(self) -> Exemption:
        """Which rows the tracker keeps from the public."""
        return read_exemption(self.tracker)

    @cached_property
    def changes(self) -> Changes | None:
        """What changed since the last meeting's tracker, None where that was not given."""
        return compare_trackers(self.previous, self.tracker) if self.previous else None

    def texts_and_dates(self, report: InspectionReport) -> tuple[TextAndDates, ...]:
        """The items of one of the tracker's reports that have a deadline in their text and dates in their due cell."""
        found = self._dated_texts.get(id(report))
        if found is None:
            found = self._dated_texts[id(report)] = tuple(texts_and_dates(report, self.tracker))
        return found

    @cached_property
    def _dated_texts(self) -> dict[int, tuple[TextAndDates, ...]]:
        return {}


@dataclass(frozen=True)
class Check:
    """What a rule is told besides the item or report: the facts that all rules share, the date, its own options."""

    facts: Facts
    as_at: dt.date
    options: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def tracker(self) -> Tracker:
        """The tracker that is checked."""
        return self.facts.tracker

    @property
    def status_words(self) -> StatusWords:
        """The words of the tracker's scheme, as it usually writes them."""
        return self.facts.status_words

    @property
    def house_words(self) -> HouseWords:
        """The house's own status words, as count sentences are read with them."""
        return self.facts.house_words

    def is_published(self, item: Recommendation) -> bool:
        """Whether the check is of a public edition, and the item is one that it holds."""
        return self.facts.audience == Audience.PUBLIC and not self.facts.exemption.covers(item)

    def is_withheld(self, item: Recommendation, name: Field) -> bool:
        """Whether no public edition shows the column that the item's text of this field stands in."""
        return self.facts.exemption.withholds(item, name)

    def number(self, option: str) -> int:
        """The value of an option that is a whole number."""
        return int(self.options[option])

    def word(self, option: str) -> str:
        """The value of an option that is a text."""
        return str(self.options[option])


def place_of(report: InspectionReport, fact: str = "title") -> CellRef | None:
    """Where a fact of the report stands, else its title, else its first item; None for a report with none of them."""
    return report.cells.get(fact) or report.cells.get("title") or (report.items[0].cell if report.items else None)

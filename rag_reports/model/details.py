"""What a committee paper needs and a tracker does not hold: the paper's number, its summary, what a report found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rag_reports.model.cells import CellRef
from rag_reports.text import fold, number_key

Texts = Mapping[str, str]
"""Texts by the folded label of the column or line in which they stand."""


@dataclass(frozen=True, slots=True)
class DetailField:
    """What staff must or may give for a paper; ``means`` tells them what to write, ``label`` is what they see."""

    name: str
    label: str
    means: str
    required: bool


@dataclass(frozen=True, slots=True)
class MissingDetail:
    """A field that a committee format needs and that nobody gave.

    ``workbook`` and ``cell`` are where it is to be written, "" and None where no details workbook was given; ``report``
    and ``number`` tell whose it is, "" for the paper's own.
    """

    label: str
    workbook: str = ""
    cell: CellRef | None = None
    report: str = ""
    number: str = ""


@dataclass(frozen=True)
class Details:
    """The details that staff wrote for a paper, from a details workbook or from sheets of the tracker.

    ``workbook`` is the file's name, "" for none. ``paper`` are the texts of the paper as a whole, ``cells`` where each
    stands or is to be written. ``reports`` has texts by the report's folded title, ``items`` by that and a number key
    the texts of each row, since an area for improvement may have the number of a recommendation.
    """

    workbook: str = ""
    paper: Texts = field(default_factory=dict)
    cells: Mapping[str, CellRef] = field(default_factory=dict)
    reports: Mapping[str, Texts] = field(default_factory=dict)
    items: Mapping[tuple[str, str], tuple[Texts, ...]] = field(default_factory=dict)

    def of_report(self, title: str) -> Texts:
        """The texts of a report, none where nothing was written for it."""
        return self.reports.get(fold(title), {})

    def rows_of(self, title: str, number: str) -> tuple[Texts, ...]:
        """The texts of each row that has this report and number."""
        return self.items.get((fold(title), number_key(number)), ())

    def joined(self, other: "Details") -> "Details":
        """Both together; what ``other`` holds wins."""
        return Details(
            other.workbook or self.workbook,
            {**self.paper, **other.paper},
            {**self.cells, **other.cells},
            {**self.reports, **other.reports},
            {**self.items, **other.items},
        )

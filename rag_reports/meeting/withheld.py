"""The texts that a tracker keeps from the public, each with its cell, and whether a document repeats one of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rag_reports.count_sentence import read_count_sentence
from rag_reports.meeting.exemption import read_exemption
from rag_reports.meeting.item_details import ItemDetails
from rag_reports.model import OWN_TEXTS, CellRef, Field, InspectionReport, Recommendation, Tracker
from rag_reports.text import fold, words

RUN = 6
"""Words in a row that two texts share only where one is taken from the other."""
_SHORTEST = 2
_LETTERS = 10
"""A text of fewer words than RUN is looked for as a whole, where it has so many of words and of letters."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?;])\s+")

_TEXTS = OWN_TEXTS - {Field.NUMBER}
_NO_TEXT = frozenset({Field.RESTRICTED, Field.PER_CENT, Field.PUBLISHED, Field.UPDATED, Field.CLOSED_DATE})


@dataclass(frozen=True, slots=True)
class Repeated:
    """A stretch of a text that the tracker withholds: its words, the cell it stands in, and whether it is a whole run.

    ``certain`` is false for a short text, such as a lead's post, that may stand elsewhere for a reason of its own.
    """

    text: str
    cell: CellRef | None
    certain: bool


class WithheldTexts:
    """What is withheld from the public and stands nowhere in what the public may read."""

    def __init__(self, tracker: Tracker) -> None:
        exemption = read_exemption(tracker)
        written = ItemDetails(tracker.details, tracker) if tracker.details else None
        withheld: list[tuple[CellRef | None, str]] = []
        public = [entry.definition for entry in tracker.key]
        for report in tracker.reports:
            kept = exemption.leave_out(report)
            if kept.items or not report.items:
                public += [kept.title, kept.source, kept.intro]
            else:
                withheld += [(report.cells.get("title"), report.title), (report.cells.get("intro"), _told_in(report))]
            for item in report.items:
                edition = None if exemption.covers(item) else exemption.edition(item)
                public += [text for _, text in _item_texts(edition)] if edition else []
                if edition is not item:
                    withheld += _item_texts(item)
                if edition is None and written:
                    withheld += [(item.cell, text) for text in written.of(report, item).values()]
        self._cells = _index(withheld, public)

    def find(self, text: str) -> Iterator[Repeated]:
        """Each stretch of a document's text that repeats a withheld one, once for each cell."""
        said = _words(text)
        seen: set[CellRef | None] = set()
        for start in range(len(said)):
            for length in range(_SHORTEST, RUN + 1):
                part = said[start : start + length]
                if part in self._cells and self._cells[part] not in seen:
                    seen.add(self._cells[part])
                    yield Repeated(" ".join(part), self._cells[part], len(part) == RUN)


def _index(
    withheld: Iterable[tuple[CellRef | None, str]], public: Iterable[str]
) -> Mapping[tuple[str, ...], CellRef | None]:
    """The runs of the withheld texts, and the short ones whole, with their cells; what is public too is left out."""
    cells: dict[tuple[str, ...], CellRef | None] = {}
    for cell, text in withheld:
        for line in map(_words, text.split("\n")):
            for run in _stretches(line, RUN):
                cells.setdefault(run, cell)
            if _SHORTEST <= len(line) < RUN and sum(map(len, line)) >= _LETTERS and any(map(str.isalpha, line)):
                cells.setdefault(line, cell)
    for text in public:
        line = _words(text)
        for length in range(_SHORTEST, RUN + 1):
            for part in _stretches(line, length):
                cells.pop(part, None)
    return cells


def _stretches(line: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    return (line[start : start + length] for start in range(len(line) - length + 1))


def _words(text: str) -> tuple[str, ...]:
    return tuple(words(fold(text)))


def _told_in(report: InspectionReport) -> str:
    """The report's introduction without its count sentences: every report has some, in nearly the same words."""
    sentences = _BETWEEN_SENTENCES.split(report.intro)
    return "\n".join(sentence for sentence in sentences if not read_count_sentence(sentence).stretches)


def _item_texts(item: Recommendation) -> Iterator[tuple[CellRef | None, str]]:
    """The item's texts with their cells, struck-through words among them; dates and marks are none."""
    for name in _TEXTS:
        runs = item.rich.get(name)
        yield item.cells.get(name), "".join(run.text for run in runs) if runs else item.text_of(name)
    yield from ((item.cells.get(name), text) for name, text in item.other.items() if name not in _NO_TEXT)

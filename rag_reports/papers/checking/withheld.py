"""Whether a text that the tracker keeps from the public is anywhere in a Word file."""

from collections.abc import Iterator
from pathlib import Path

from rag_reports.meeting.withheld import WithheldTexts
from rag_reports.model import CellRef, Tracker
from rag_reports.papers.checking.all_texts import read_all_texts
from rag_reports.papers.checking.faults import Sighting


def check_withheld(path: Path, tracker: Tracker) -> Iterator[Sighting]:
    """Where the file repeats such a text, once for each cell of the tracker; a certain find wins over a doubtful."""
    texts = WithheldTexts(tracker)
    found: dict[CellRef | None, Sighting] = {}
    for place, text in read_all_texts(path):
        for repeated in texts.find(text):
            earlier = found.get(repeated.cell)
            if earlier is None or (repeated.certain and earlier.point != "withheld"):
                where = f", which stands in {repeated.cell}" if repeated.cell else ""
                told = f'{place}: "{repeated.text}"{where}'
                found[repeated.cell] = Sighting("withheld" if repeated.certain else "withheld-words", place=told)
    yield from found.values()

"""The key: the tracker's own words and definitions, or the standard ones, said to be so."""

from rag_reports.model import Run, Status, Tracker
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import Cell, KeySection, Paragraph, Table
from rag_reports.papers.item_cells import find_colour
from rag_reports.papers.paragraphs import build_paragraphs, one_line
from rag_reports.text import fold


def build_key(tracker: Tracker, section: SectionFormat, wanted: CommitteeFormat) -> KeySection:
    """The key of the tracker; a status that it does not define gets no definition invented."""
    heading = section.heading.format()
    notes = []
    if not tracker.key:
        notes.append(wanted.say("standard_key"))
    if not any(fold(entry.word) == fold(wanted.wording["new"]) for entry in tracker.key):
        notes.append(wanted.say("new_explained"))
    rows = []
    for word, definition, status in _entries(tracker, wanted):
        lines = build_paragraphs((Run(definition),)) or (Paragraph((Run(wanted.words["blank"]["definition"]),)),)
        cells = {
            "word": Cell((Paragraph((Run(word),), "status"),), find_colour(word, status, wanted)),
            "definition": Cell(lines),
        }
        rows.append(tuple(cells[column.field] for column in section.columns))
    table = Table(
        tuple(column.label for column in section.columns),
        tuple(column.width_cm for column in section.columns),
        tuple(rows),
        heading,
        wanted.say("key_table"),
    )
    return KeySection(heading, table, tuple(notes))


def _entries(tracker: Tracker, wanted: CommitteeFormat) -> list[tuple[str, str, Status | None]]:
    if tracker.key:
        named = [(one_line(entry.word), entry.definition, entry.status) for entry in tracker.key]
        return [(word or (status or wanted.words["blank"]["status"]), text, status) for word, text, status in named]
    used = {item.status for _, item in tracker.items}
    standard = [status for status in Status if status is not Status.CLOSED or status in used]
    return [(status.value, wanted.words["standard_definitions"][status], status) for status in standard]

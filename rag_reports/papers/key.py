"""The key: the tracker's own words and definitions, or the standard ones, said to be so."""

import re

from rag_reports.model import Run, Status, Tracker
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import Cell, KeySection, Paragraph, Table
from rag_reports.papers.paragraphs import build_paragraphs, one_line
from rag_reports.papers.status_words import show_status
from rag_reports.text import fold

_NEW = re.compile(r"new(?:ly)?\b[\W_]*(?=\w)", re.I)


def build_key(tracker: Tracker, section: SectionFormat, wanted: CommitteeFormat) -> KeySection:
    """The key of the tracker; a status that it does not define gets no definition invented."""
    heading = section.heading.format()
    notes = []
    if not tracker.key:
        notes.append(wanted.say("standard_key"))
    if not any(fold(entry.word) == fold(wanted.wording["new"]) for entry in tracker.key):
        notes.append(wanted.say("new_explained"))
    rows = []
    entries = _entries(tracker, wanted)
    for (word, fill), definition in entries.items():
        lines = build_paragraphs((Run(definition),)) or (Paragraph((Run(wanted.words["blank"]["definition"]),)),)
        cells = {
            "word": Cell((Paragraph((Run(word),), "status"),), fill),
            "definition": Cell(lines),
        }
        rows.append(tuple(cells[column.field] for column in section.columns))
    table = Table(
        tuple(column.label for column in section.columns),
        tuple(column.width_cm for column in section.columns),
        tuple(rows),
        heading,
        wanted.say("key_table"),
        tuple(word for word, _ in entries),
    )
    return KeySection(heading, table, tuple(notes))


def _entries(tracker: Tracker, wanted: CommitteeFormat) -> dict[tuple[str, str], str]:
    """The definition of each status word, printed with its fill as in the tables, in the key's order.

    Words of the tracker that are printed alike, such as the Green and the Amber of a scheme in which both are under
    way, share a row.
    """
    if not tracker.key:
        used = {item.status for _, item in tracker.items}
        standard = [status for status in Status if status is not Status.CLOSED or status in used]
        return {
            (status.value, wanted.colours[status]): wanted.words["standard_definitions"][status] for status in standard
        }
    found: dict[tuple[str, str], list[str]] = {}
    for entry in tracker.key:
        shown = _shown(one_line(entry.word), entry.status, wanted)
        found.setdefault(shown, []).append(entry.definition)
    return {shown: "\n".join(filter(str.strip, definitions)) for shown, definitions in found.items()}


def _shown(word: str, status: Status | None, wanted: CommitteeFormat) -> tuple[str, str]:
    """The word as the tables print it, NEW before it where the key says so."""
    new = _NEW.match(word) if status else None
    if new is None:
        return show_status(word, status, wanted)
    shown, fill = show_status(word[new.end() :], status, wanted)
    return f"{wanted.wording['new']} {shown}", fill

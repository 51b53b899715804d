"""A section as the paragraphs and tables that it is printed as, one after the other."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from rag_reports.model import Run
from rag_reports.papers.content import (
    BlocksSection,
    KeySection,
    MovementSection,
    Paragraph,
    ReportsSection,
    Section,
    Table,
    TextSection,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table; ``key`` tells which one of another meeting's paper it is, by its section and part."""

    key: tuple[Hashable, ...]
    content: Paragraph | Table


def flatten(section: Section) -> Iterator[Block]:
    """The section's blocks in order."""
    if isinstance(section, KeySection):
        yield _line("heading", section.heading, "key")
        yield Block(("key", "table"), section.table)
        for place, note in enumerate(section.notes):
            yield _line("note", note, "key", place)
    elif isinstance(section, MovementSection):
        yield _line("heading", section.heading, "movement")
        yield _line("sentence", section.sentence, "movement")
        if section.table:
            yield Block(("movement", "table"), section.table)
    elif isinstance(section, TextSection):
        if section.heading:
            yield _line(section.heading_style, section.heading, "text")
        for place, paragraph in enumerate(section.paragraphs):
            yield Block(("text", place), paragraph)
    elif isinstance(section, BlocksSection):
        yield from (Block((place,), content) for place, content in enumerate(section.blocks))
    else:
        yield from _reports(section)


def _reports(section: ReportsSection) -> Iterator[Block]:
    for report in section.reports:
        yield _line("heading", report.heading, "report", report.heading)
        sentence = " ".join(part for part in (report.sentence, *report.not_shown) if part)
        for style, text in (("source", report.source), ("sentence", sentence)):
            if text:
                yield _line(style, text, "report", report.heading)
        yield Block(("report", report.heading, "table"), report.table)
    if section.unlisted:
        yield _line("heading", section.unlisted_heading, "unlisted")
        yield _line("normal", section.unlisted_lead, "unlisted")
        for unlisted in section.unlisted:
            runs = (Run(f"{unlisted.title}:", bold=True), Run(f" {unlisted.text}"))
            yield Block(("unlisted", unlisted.title, "list"), Paragraph(runs, "list"))


def _line(style: str, text: str, *key: Hashable) -> Block:
    return Block((*key, style), Paragraph((Run(text),), style))

"""The words that changed between two texts, as a person would mark them: whole words, and no scattered remains."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from rag_reports.model import Run
from rag_reports.papers.content import Change, Paragraph

_WORD = re.compile(r"\S+\s*|\s+")
_FEW_WORDS = 3
"""So few words that stay between two changes are read as part of them."""
_LEAST_KEPT = 0.3
"""Texts that have less than this share of their words in common are told as one text replaced by another."""


class _Word(NamedTuple):
    """A word with the white space behind it and its run's format, or a paragraph's end with its style."""

    run: Run | None
    style: str = ""


def redline_paragraphs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with their changes tracked; both have at least one, and the last one's end stays.

    Without the words and ends that were inserted they are ``old``, without those deleted ``new``.
    """
    builder = _Builder()
    before, after = _words(old), _words(new)
    for kind, i1, i2, j1, j2 in _changes(before, after):
        if kind == "equal":
            builder.add(after[j1:j2], None)
        else:
            builder.add(before[i1:i2], Change.DELETED)
            builder.add(after[j1:j2], Change.INSERTED)
    return builder.finish(old[-1].style, new[-1].style)


def _words(paragraphs: Sequence[Paragraph]) -> list[_Word]:
    """All words and paragraph ends but the last end."""
    words: list[_Word] = []
    for paragraph in paragraphs:
        for run in paragraph.runs:
            words += (_Word(_cut(run, piece)) for piece in _WORD.findall(run.text))
        words.append(_Word(None, paragraph.style))
    return words[:-1]


def _cut(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.strike, run.underline)


def _changes(old: list[_Word], new: list[_Word]) -> list[tuple[str, int, int, int, int]]:
    """The steps from old to new, few words between two changes taken into them."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = matcher.get_opcodes()
    if matcher.ratio() < _LEAST_KEPT:
        return [("replace", 0, len(old), 0, len(new))]
    found: list[tuple[str, int, int, int, int]] = []
    for place, (kind, i1, i2, j1, j2) in enumerate(steps):
        within = 0 < place < len(steps) - 1
        if kind == "equal" and not (within and i2 - i1 < _FEW_WORDS):
            found.append((kind, i1, i2, j1, j2))
        elif found and found[-1][0] != "equal":
            found[-1] = ("replace", found[-1][1], i2, found[-1][3], j2)
        else:
            found.append(("replace", i1, i2, j1, j2))
    return found


@dataclass
class _Builder:
    """Paragraphs from words; neighbours of one change and format become one run."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    changes: list[Change | None] = field(default_factory=list)

    def add(self, words: Sequence[_Word], change: Change | None) -> None:
        for word in words:
            if word.run is None:
                self._end(Paragraph((), word.style, mark=change))
            elif self.runs and self.changes[-1] is change and _cut(self.runs[-1], "") == _cut(word.run, ""):
                self.runs[-1] = _cut(word.run, self.runs[-1].text + word.run.text)
            else:
                self.runs.append(word.run)
                self.changes.append(change)

    def finish(self, style_before: str, style: str) -> tuple[Paragraph, ...]:
        self._end(Paragraph((), style, style_before=style_before if style_before != style else ""))
        return tuple(self.paragraphs)

    def _end(self, end: Paragraph) -> None:
        tracked = tuple(self.changes) if any(self.changes) or end.mark or end.style_before else ()
        found = Paragraph(tuple(self.runs), end.style, tracked, end.mark, end.style_before)
        self.paragraphs.append(found)
        self.runs, self.changes = [], []

"""Two appendices to one that shows, as Word's tracked changes, what is different in the later of them.

Accepting every change gives the later appendix, rejecting every change the body of the earlier one.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from rag_reports.errors import UsageError
from rag_reports.meeting.pairs import pair_items
from rag_reports.model import CellRef, Tracker
from rag_reports.papers.blocks import Block, flatten
from rag_reports.papers.content import Appendix, BlocksSection, Cell, Change, Paragraph, Table
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.redline_words import redline_paragraphs
from rag_reports.papers.report_sections import row_key

Content = TypeVar("Content")
Keys = Sequence[Hashable]
_Step = tuple[Content | None, Content | None]


def build_redline(before: Appendix, after: Appendix, previous: Tracker, tracker: Tracker) -> Appendix:
    """``after`` with its changes since ``before`` tracked; the trackers tell which item and report is which.

    Both are of one format. Raises UsageError for a public edition, which may hold no earlier wording.
    """
    if after.public:
        seen = "a public edition may not show what stood in the last meeting's appendix"
        raise UsageError("redline", seen, "Leave out --audience public, or --redline.")
    known = _Known(previous, tracker, after)
    sections = []
    for control in dict.fromkeys(section.control for section in (*after.sections, *before.sections)):
        old, new = (
            [block for section in paper.sections if section.control == control for block in flatten(section)]
            for paper in (before, after)
        )
        steps = _align(old, [known.block(block.key) for block in old], new, [block.key for block in new])
        sections.append(BlocksSection(tuple(_redline_block(step, known) for step in steps), control))
    return replace(after, sections=tuple(sections))


class _Known:
    """What a report and an item of the earlier appendix are called in the later one."""

    def __init__(self, previous: Tracker, tracker: Tracker, after: Appendix) -> None:
        self._rows: dict[Hashable, Hashable] = {}
        self._headings: dict[Hashable, Hashable] = {}
        heading = next((part.heading for part in after.format.sections if part.kind == "items-with-status"), "{title}")
        for pair in pair_items(previous, tracker).pairs:
            self._rows[row_key(pair.old.item)] = row_key(pair.new.item)
            old, new = (heading.format(title=one_line(each.report.title)) for each in (pair.old, pair.new))
            self._headings.setdefault(old, new)

    def block(self, key: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
        """The key that a block has now."""
        return tuple(self._headings.get(part, part) for part in key)

    def rows(self, keys: Keys) -> list[Hashable]:
        """The keys that rows have now; that of an item without a counterpart is no row's."""
        return [self._rows.get(key) if isinstance(key, CellRef) else key for key in keys]


def _align(old: Sequence[Content], old_keys: Keys, new: Sequence[Content], new_keys: Keys) -> Iterator[_Step[Content]]:
    """Old and new together in the order of the new: None on one side for what stands on the other alone."""
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from ((each, None) for each in old[i1:i2])
            yield from ((None, each) for each in new[j1:j2])


def _redline_block(step: _Step[Block], known: _Known) -> Paragraph | Table:
    old, new = (None if each is None else each.content for each in step)
    if isinstance(old, Table) and isinstance(new, Table):
        return _redline_table(old, new, known)
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        [found] = redline_paragraphs((old,), (new,))
        return found
    return _alone(old, Change.DELETED) if new is None else _alone(new, Change.INSERTED)


def _alone(content: Paragraph | Table | None, change: Change) -> Paragraph | Table:
    """What stands in one of the two appendices alone."""
    assert content is not None
    if isinstance(content, Paragraph):
        return replace(_changed(content, change), mark=change)
    rows = tuple(_changed_row(row, change) for row in content.rows)
    return replace(content, rows=rows, change=change, row_changes=(change,) * len(rows))


def _redline_table(old: Table, new: Table, known: _Known) -> Table:
    """The new table with its changes; where the rows are not known one by one, each row by its place."""
    old_keys: Keys = known.rows(old.row_keys) if old.row_keys else range(len(old.rows))
    new_keys: Keys = new.row_keys or range(len(new.rows))
    rows: list[tuple[Cell, ...]] = []
    changes: list[Change | None] = []
    for before, after in _align(old.rows, old_keys, new.rows, new_keys):
        if before is not None and after is not None:
            rows.append(tuple(map(_redline_cell, before, after)))
            changes.append(None)
        else:
            change = Change.INSERTED if before is None else Change.DELETED
            rows.append(_changed_row(before or after or (), change))
            changes.append(change)
    return replace(new, rows=tuple(rows), row_changes=tuple(changes))


def _redline_cell(old: Cell, new: Cell) -> Cell:
    if old == new:
        return new
    fill = old.fill if old.fill != new.fill else None
    return Cell(redline_paragraphs(old.paragraphs, new.paragraphs), new.fill, fill)


def _changed_row(row: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    return tuple(replace(cell, paragraphs=tuple(_changed(each, change) for each in cell.paragraphs)) for cell in row)


def _changed(paragraph: Paragraph, change: Change) -> Paragraph:
    return replace(paragraph, changes=(change,) * len(paragraph.runs))

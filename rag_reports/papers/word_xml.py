"""Table rows as WordprocessingML text: the one part of a paper that is long enough for speed to matter.

Everything is escaped here and nowhere else. Element orders are those of ECMA-376 Part 1, 17.3 and 17.4.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, repeat
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docx.shared import Cm

from rag_reports.model import Run
from rag_reports.papers.content import Cell, Change, Paragraph, Reference, Table

AUTHOR = "Changes since the last meeting"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_RIGHT_TO_LEFT = re.compile(f"({_RTL}(?:\\s+{_RTL})*)")
_CENTIMETRES_PER_CHARACTER = 0.185  # Arial 10 point, English prose, measured over a page
_CELL_MARGINS_CM = 0.4
_LINES_KEPT_WHOLE = 18  # half a landscape page: a row this short moves to the next page whole


class ListLevel(NamedTuple):
    """A list of the template (``w:numId``), and the level in it, 0 for the first."""

    number: int
    level: int

    @property
    def xml(self) -> str:
        """What puts a paragraph into it: a style alone does not, in every program and at every level."""
        return f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.number}"/></w:numPr>'


@dataclass(frozen=True)
class RowWriter:
    """Writes the rows of one table from its widths."""

    table: Table
    paragraphs: "ParagraphWriter"

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The column widths in twentieths of a point."""
        return tuple(round(Cm(width).twips) for width in self.table.widths_cm)

    @cached_property
    def _characters(self) -> tuple[int, ...]:
        """About how many characters go on a line of each column."""
        room = (width - _CELL_MARGINS_CM for width in self.table.widths_cm)
        return tuple(max(1, int(width / _CENTIMETRES_PER_CHARACTER)) for width in room)

    def header(self) -> str:
        """The header row: marked as one, repeated on each page, never broken."""
        change = self.table.change
        runs = ((Run(label),) for label in self.table.labels)
        cells = tuple(Cell((Paragraph(each, "table_heading", (change,) if change else ()),)) for each in runs)
        return self._row("<w:cantSplit/><w:tblHeader/>", cells, change)

    def rows(self) -> Iterator[str]:
        """Each row in turn; a row that is short enough is kept on one page."""
        changes = self.table.row_changes or repeat(None)
        for cells, change in zip(self.table.rows, changes, strict=False):
            yield self._row("<w:cantSplit/>" if self._is_short(cells) else "", cells, change)

    def _row(self, properties: str, cells: Sequence[Cell], change: Change | None) -> str:
        if change:
            properties += self.paragraphs.change(change)
        head = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        return f"<w:tr>{head}{''.join(self._cells(cells))}</w:tr>"

    def _cells(self, cells: Sequence[Cell]) -> Iterator[str]:
        for cell, width in zip(cells, self.widths, strict=True):
            properties = _cell_properties(width, cell.fill)
            if cell.fill_before is not None:
                before = f"<w:tcPr>{_cell_properties(width, cell.fill_before)}</w:tcPr>"
                properties += self.paragraphs.change_from("tcPrChange", before)
            yield f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(self.paragraphs.xml, cell.paragraphs))}</w:tc>"

    def _is_short(self, cells: Sequence[Cell]) -> bool:
        for cell, characters in zip(cells, self._characters, strict=True):
            lines = 0
            for paragraph in cell.paragraphs:
                length = sum(len(run.text) for run in paragraph.runs)
                lines += (length + characters - 1) // characters or 1
            if lines > _LINES_KEPT_WHOLE:
                return False
        return True


def _cell_properties(width: int, fill: str) -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tcW w:w="{width}" w:type="dxa"/>{shading}'


class ParagraphWriter:
    """Writes paragraphs with the template's style ids and lists, and the changes of a redline as Word tracks them.

    A reference is left open, as a field whose code is its place in ``references``. A paragraph is put into its style's
    list, since a style alone does not do it in every program. A change is dated to ``as_at`` and bears no person's name
    (ECMA-376 Part 1, 17.13.5).
    """

    def __init__(
        self, style_ids: Mapping[str, str], lists: Mapping[str, ListLevel | None], as_at: dt.date | None
    ) -> None:
        self._properties = {
            key: f"<w:pStyle w:val={quoteattr(style)}/>{place.xml if (place := lists.get(key)) else ''}"
            for key, style in style_ids.items()
        }
        self.references: list[Reference] = []
        self.anchors: set[str] = set()
        self._ids = count(1)
        self._made = f'w:author="{AUTHOR}"' + (f' w:date="{as_at}T00:00:00Z"' if as_at else "")

    def xml(self, paragraph: Paragraph, namespaces: str = "") -> str:
        """The paragraph; ``namespaces`` are declared on it where it stands alone."""
        start = f"<w:p {namespaces}>" if namespaces else "<w:p>"
        properties = self._properties[paragraph.style]
        if not (paragraph.changes or paragraph.mark or paragraph.style_before):
            runs = "".join(map(self._run, paragraph.runs))
            if paragraph.anchor:
                runs = self._bookmarked(runs, paragraph.anchor)
            return f"{start}<w:pPr>{properties}</w:pPr>{runs}</w:p>"
        if paragraph.mark:
            properties += f"<w:rPr>{self.change(paragraph.mark)}</w:rPr>"
        if paragraph.style_before:
            before = f"<w:pPr>{self._properties[paragraph.style_before]}</w:pPr>"
            properties += self.change_from("pPrChange", before)
        runs = "".join(map(self._tracked, paragraph.runs, paragraph.changes))
        return f"{start}<w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _run(self, run: Run) -> str:
        if not isinstance(run, Reference):
            return run_xml(run)
        self.references.append(run)
        return f'<w:fldSimple w:instr="{len(self.references) - 1}"/>'

    def _bookmarked(self, content: str, name: str) -> str:
        """The content between the ends of a bookmark, none where the name is taken already."""
        if name in self.anchors:
            return content
        self.anchors.add(name)
        number = next(self._ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def change(self, change: Change, content: str = "") -> str:
        """A change around its content, or alone as the mark of a row or a paragraph's end."""
        return f'<w:{change} w:id="{next(self._ids)}" {self._made}>{content}</w:{change}>'

    def change_from(self, name: str, before: str) -> str:
        """A change of properties, with what they were before."""
        return f'<w:{name} w:id="{next(self._ids)}" {self._made}>{before}</w:{name}>'

    def _tracked(self, run: Run, change: Change | None) -> str:
        written = run_xml(run)
        if change is Change.DELETED:
            written = written.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return self.change(change, written) if change else written


def run_xml(run: Run) -> str:
    """A run; stretches of right-to-left script become runs of their own, marked so that Word orders them."""
    if run.text.isascii() and not (run.bold or run.italic or run.strike or run.underline):
        return _plain_run("", run.text)
    marks = "".join(
        mark
        for mark, wanted in (
            ("<w:b/>", run.bold),
            ("<w:i/>", run.italic),
            ("<w:strike/>", run.strike),
            ('<w:u w:val="single"/>', run.underline),
        )
        if wanted
    )
    if run.text.isascii():
        return _plain_run(marks, run.text)
    pieces = _RIGHT_TO_LEFT.split(run.text)
    return "".join(
        _plain_run(f"{marks}<w:rtl/>" if place % 2 else marks, piece) for place, piece in enumerate(pieces) if piece
    )


def _plain_run(marks: str, text: str) -> str:
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

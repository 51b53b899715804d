"""Table rows as WordprocessingML text: the one part of a paper that is long enough for speed to matter.

Everything is escaped here and nowhere else. Element orders are those of ECMA-376 Part 1, 17.3 and 17.4.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.shared import Cm

from rag_reports.model import Run
from rag_reports.papers.content import Cell, Paragraph, Table

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
    """Writes the rows of one table from its widths and the template's style ids.

    ``bullets`` is the list that the bullet style belongs to, None where it belongs to none.
    """

    table: Table
    style_ids: Mapping[str, str]
    bullets: ListLevel | None

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The column widths in twentieths of a point."""
        return tuple(round(Cm(width).twips) for width in self.table.widths_cm)

    @cached_property
    def _paragraph_heads(self) -> dict[str, str]:
        heads = {key: f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>" for key, style in self.style_ids.items()}
        if self.bullets is not None:
            heads["table_bullet"] += self.bullets.xml
        return {key: f"{head}</w:pPr>" for key, head in heads.items()}

    def header(self) -> str:
        """The header row: marked as one, repeated on each page, never broken."""
        cells = (Cell((Paragraph((Run(label),), "table_heading"),)) for label in self.table.labels)
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(self._cells(tuple(cells)))}</w:tr>"

    def rows(self) -> Iterator[str]:
        """Each row in turn; a row that is short enough is kept on one page."""
        for cells in self.table.rows:
            properties = "<w:trPr><w:cantSplit/></w:trPr>" if self._is_short(cells) else ""
            yield f"<w:tr>{properties}{''.join(self._cells(cells))}</w:tr>"

    def _cells(self, cells: Sequence[Cell]) -> Iterator[str]:
        for cell, width in zip(cells, self.widths, strict=True):
            fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
            paragraphs = "".join(self._paragraph(paragraph) for paragraph in cell.paragraphs)
            yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{paragraphs}</w:tc>'

    def _paragraph(self, paragraph: Paragraph) -> str:
        return f"{self._paragraph_heads[paragraph.style]}{''.join(map(run_xml, paragraph.runs))}</w:p>"

    def _is_short(self, cells: Sequence[Cell]) -> bool:
        return all(
            sum(_count_lines(paragraph.text, width) for paragraph in cell.paragraphs) <= _LINES_KEPT_WHOLE
            for cell, width in zip(cells, self.table.widths_cm, strict=True)
        )


def paragraph_xml(style_id: str, runs: Sequence[Run], place: ListLevel | None = None) -> str:
    """A paragraph that stands alone, with its namespace, in its place in a list where it has one."""
    properties = f"<w:pStyle w:val={quoteattr(style_id)}/>{place.xml if place else ''}"
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{''.join(map(run_xml, runs))}</w:p>"


def run_xml(run: Run) -> str:
    """A run; stretches of right-to-left script become runs of their own, marked so that Word orders them."""
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


def _count_lines(text: str, width_cm: float) -> int:
    per_line = max(1, int((width_cm - _CELL_MARGINS_CM) / _CENTIMETRES_PER_CHARACTER))
    return max(1, math.ceil(len(text) / per_line))

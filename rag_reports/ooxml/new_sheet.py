"""A new worksheet's part: headings in its first row, texts under them, links to cells of the same workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from rag_reports.model import CellRef, cell_address
from rag_reports.ooxml.cell_writer import Content, cell_element, encode_text
from rag_reports.ooxml.sheet_look import Look
from rag_reports.text import count_lines

LONGEST_TEXT = 32_767
MOST_LINKS = 65_530
"""Links that Excel takes on one sheet."""
ROW_LIMIT = 409
"""The height in points that Excel gives a row at most."""
_LINE_HEIGHT = 15

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{}">'
_ON_ONE_PAGE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_ACROSS = '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>'
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
)


class NewCell(NamedTuple):
    """A text, "" for an empty cell, and the cell that it leads to."""

    text: str
    leads_to: CellRef | None = None


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet to be added: its name, its headings with their widths in characters, and the rows under them."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[NewCell]]

    @property
    def texts(self) -> dict[tuple[int, int], str]:
        """What each cell that is not empty holds, by row and column, 1-based."""
        lines = [[NewCell(heading) for heading, _ in self.columns], *self.rows]
        return {
            (row, column): cell.text
            for row, cells in enumerate(lines, start=1)
            for column, cell in enumerate(cells, start=1)
            if cell.text
        }

    @property
    def links(self) -> dict[tuple[int, int], CellRef]:
        """The cell that each cell leads to, as many as a sheet takes."""
        found = (
            ((row, column), cell.leads_to)
            for row, cells in enumerate(self.rows, start=2)
            for column, cell in enumerate(cells, start=1)
            if cell.leads_to is not None
        )
        return dict(islice(found, MOST_LINKS))


def sheet_xml(sheet: NewSheet, namespace: str, look: Look, *, frozen: bool) -> bytes:
    """The part; ``frozen`` keeps the headings in sight, for which the workbook must have a window (a workbook view)."""
    last = cell_address(len(sheet.rows) + 1, len(sheet.columns))
    pieces = [
        _HEAD.format(namespace),
        _ON_ONE_PAGE,
        f'<dimension ref="A1:{last}"/>',
        _FROZEN if frozen else "",
        "<cols>",
    ]
    for column, (_, width) in enumerate(sheet.columns, start=1):
        pieces.append(f'<col min="{column}" max="{column}" width="{width}.7109375" customWidth="1"/>')
    body = b"".join(_rows(sheet, look))
    links = "".join(_links(sheet))
    tail = f"<hyperlinks>{links}</hyperlinks>" if links else ""
    opening = "".join([*pieces, "</cols><sheetData>"]).encode()
    return opening + body + f"</sheetData>{tail}{_ACROSS}</worksheet>".encode()


def fitting(text: str) -> str:
    """The text as a cell takes it: no halves of characters, and cut at Excel's limit with an ellipsis."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    while len(whole) + sum(character > "\uffff" for character in whole) > LONGEST_TEXT:
        over = len(whole) + sum(character > "\uffff" for character in whole) - LONGEST_TEXT
        whole = whole[: -max(1, over // 2) - 1] + "…"
    return whole


def _rows(sheet: NewSheet, look: Look) -> Iterator[bytes]:
    headings = [NewCell(heading) for heading, _ in sheet.columns]
    for number, cells in enumerate([headings, *sheet.rows], start=1):
        written = []
        for column, cell in enumerate(cells, start=1):
            style = look.heading if number == 1 else look.link if cell.leads_to else look.text
            if cell.text:
                content = Content("inlineStr", cell.text)
                written.append(cell_element(b"", cell_address(number, column), style, content, b"", b""))
        height = _height(sheet, cells) if number > 1 and look.text else b""
        yield b'<row r="%d"%s>%s</row>' % (number, height, b"".join(written))


def _height(sheet: NewSheet, cells: Sequence[NewCell]) -> bytes:
    """As high as the longest of the wrapped texts; LibreOffice, unlike Excel, does not find that out by itself."""
    lines = max(count_lines(cell.text, width) for cell, (_, width) in zip(cells, sheet.columns, strict=True))
    return b' ht="%d" customHeight="1"' % min(_LINE_HEIGHT * lines, ROW_LIMIT) if lines > 1 else b""


def _links(sheet: NewSheet) -> Iterator[str]:
    for place, cell in sheet.links.items():
        yield f'<hyperlink ref="{cell_address(*place)}" location={quoteattr(encode_text(str(cell)))}/>'

"""A Word table as rows of cells at their places in the grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from rag_reports.ooxml.markup import truth, whole
from rag_reports.papers.checking.paragraph_text import paragraph_text
from rag_reports.papers.package import W, is_on, value

_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"))
_OFFICE_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_CONTENT = (_OFFICE_MATH, *(f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "footnoteReference", "tbl")))
# The bits of w:tblLook's older form (ECMA-376 Part 4, 2.4.7), and the attributes of its newer one.
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell, and the grid columns from ``start`` up to but without ``end`` that it covers."""

    element: etree._Element
    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing that is seen or read out."""
        return not self.text.strip() and next(self.element.iter(*_CONTENT), None) is None

    @property
    def continues(self) -> bool:
        """Whether it goes on from the cell above, merged with it."""
        merge = self.element.find(f"{W}tcPr/{W}vMerge")
        return merge is not None and value(merge) != "restart"


@dataclass(frozen=True)
class WordTable:
    """A table of a story; rows and cells inside content controls count, those of nested tables do not."""

    element: etree._Element

    @cached_property
    def row_elements(self) -> Sequence[etree._Element]:
        """The rows in order."""
        return tuple(own_parts(self.element, "tr"))

    @cached_property
    def rows(self) -> Sequence[Sequence[WordCell]]:
        """The cells of each row."""
        return tuple(tuple(_cells(row)) for row in self.row_elements)

    @cached_property
    def is_nested(self) -> bool:
        """Whether it stands in a cell of another table."""
        return next(self.element.iterancestors(f"{W}tbl"), None) is not None

    @cached_property
    def header_rows(self) -> int:
        """How many rows from the first on are marked as header rows; Word heeds no others."""
        marked = [is_on(row.find(f"{W}trPr/{W}tblHeader")) for row in self.row_elements]
        return marked.index(False) if False in marked else len(marked)

    @cached_property
    def columns(self) -> int:
        """The most cells of a row."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def properties(self) -> etree._Element:
        """The table's own properties; empty where it has none."""
        found = self.element.find(f"{W}tblPr")
        return etree.Element(f"{W}tblPr") if found is None else found

    @cached_property
    def looks(self) -> frozenset[str]:
        """The parts of its style that the table shows, and the bands that it does not: "firstRow", "noHBand"."""
        element = self.properties.find(f"{W}tblLook")
        if element is None:
            return frozenset()
        try:
            bits = int(value(element) or "0", 16)
        except ValueError:
            bits = 0
        return frozenset(look for look, bit in _LOOKS.items() if truth(element.get(f"{W}{look}"), bool(bits & bit)))


def read_tables(root: etree._Element) -> Iterator[WordTable]:
    """The tables of a story in order, nested ones too."""
    return (WordTable(element) for element in root.iter(f"{W}tbl"))


def own_parts(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, those inside content controls too, but not those of nested tables."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from own_parts(child, name)


def _cells(row: etree._Element) -> Iterator[WordCell]:
    start = whole(value(row.find(f"{W}trPr/{W}gridBefore")))
    for cell in own_parts(row, "tc"):
        end = start + max(1, whole(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1))
        text = "\n".join(paragraph_text(paragraph) for paragraph in cell.iter(f"{W}p"))
        yield WordCell(cell, start, end, text)
        start = end

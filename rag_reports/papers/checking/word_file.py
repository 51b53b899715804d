"""A Word file opened for checks: its parts as XML, whichever program wrote it, and the stories that hold its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.markup import parse_part
from rag_reports.ooxml.package import Package, Relationship
from rag_reports.papers.checking.opening import as_document_error, find_main_part, open_package
from rag_reports.papers.checking.word_styles import WordStyles, read_styles
from rag_reports.papers.package import R, W, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Tags and attributes; an appendix of 5,000 items. Six times as many would take minutes and a gigabyte.
_MOST_MARKS = 600_000
_PURL, _USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
# The namespaces of ISO/IEC 29500 strict, and those of the transitional files that most programs write.
_STRICT = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"officeDocument/customProperties": b"officeDocument/2006/custom-properties",
    b"officeDocument/docPropsVTypes": b"officeDocument/2006/docPropsVTypes",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
}


@dataclass(frozen=True, slots=True)
class Story:
    """A part that holds text; ``kind`` is document, header, footer, footnotes, endnotes or comments."""

    part: str
    kind: str
    root: etree._Element


class WordFile:
    """An open Word file; nothing more is read from the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.package: Package = open_package(path)
        self.main = find_main_part(self.package)
        self._trees: dict[str, etree._Element] = {}

    @property
    def document(self) -> etree._Element:
        """The root of the part that holds the text."""
        return self.tree(self.main)

    @cached_property
    def body(self) -> etree._Element:
        """The text itself; empty where the file has none."""
        found = self.document.find(f"{W}body")
        return etree.Element(f"{W}body") if found is None else found

    @cached_property
    def styles(self) -> WordStyles:
        """The file's styles."""
        return read_styles(self.first("styles"))

    @cached_property
    def settings(self) -> etree._Element:
        """The root of the settings; empty where the file has none."""
        found = self.first("settings")
        return etree.Element(f"{W}settings") if found is None else found

    @cached_property
    def links(self) -> dict[str, Relationship]:
        """The relationships of the text's part by id."""
        return self.relationships(self.main)

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The relationships of a part by id, "" being the file itself."""
        try:
            return self.package.relationships(part)
        except WorkbookError as error:
            raise as_document_error(self.path, error) from error

    def related(self, kind: str, part: str | None = None) -> Iterator[str]:
        """The parts that the text's part, or another, has a relationship of that kind to."""
        for link in (self.links if part is None else self.relationships(part)).values():
            if link.kind == kind and not link.external and link.target in self.package:
                yield link.target

    def first(self, kind: str, part: str | None = None) -> etree._Element | None:
        """The root of the first part of that kind, None where the file has none."""
        name = next(self.related(kind, part), None)
        return None if name is None else self.tree(name)

    def tree(self, part: str) -> etree._Element:
        """The root of an XML part in transitional namespaces, older programs' copies of its drawings left out."""
        if part not in self._trees:
            try:
                data = as_transitional(self.package.read(part))
                root = parse_part(data, f"{self.path.name}, part {part}", _MOST_MARKS)
            except WorkbookError as error:
                raise as_document_error(self.path, error) from error
            _drop_fallbacks(root)
            self._trees[part] = root
        return self._trees[part]

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The parts whose text a reader meets, the text itself first; headers that no section shows are left out."""
        found = [Story(self.main, "document", self.document)]
        shown = {value(each, "id", R) for each in self.document.iter(f"{W}headerReference", f"{W}footerReference")}
        for link in self.links.values():
            is_margin = link.kind in ("header", "footer") and link.id in shown
            if (is_margin or link.kind in ("footnotes", "endnotes")) and link.target in self.package:
                found.append(Story(link.target, link.kind, self.tree(link.target)))
        return tuple({story.part: story for story in found}.values())

    def paragraphs(self) -> Iterator[etree._Element]:
        """The paragraphs of every story in order, those of tables and text boxes too."""
        for story in self.stories:
            yield from story.root.iter(f"{W}p")

    def body_paragraphs(self) -> Iterator[etree._Element]:
        """The paragraphs of the text alone, those of tables and text boxes too."""
        return self.body.iter(f"{W}p")


def as_transitional(data: bytes) -> bytes:
    """A strict part's XML with the namespaces of a transitional one."""
    if _PURL in data:
        for strict, usual in _STRICT.items():
            data = data.replace(_PURL + strict, _USUAL + usual)
    return data


def _drop_fallbacks(root: etree._Element) -> None:
    """Takes out what a program shows only where it does not know the drawing beside it (ECMA-376 Part 3, 9)."""
    for fallback in list(root.iter(f"{MC}Fallback")):
        parent = fallback.getparent()
        if parent is not None and parent.find(f"{MC}Choice") is not None:
            parent.remove(fallback)

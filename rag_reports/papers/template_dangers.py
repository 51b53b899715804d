"""What a template may not hold, because a paper made from it would run or fetch something when it is opened."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from rag_reports.errors import DocumentError, WorkbookError
from rag_reports.ooxml.markup import MOST_MARKS, count_marks, local_name, parse_part
from rag_reports.ooxml.package import Package
from rag_reports.papers.checking.opening import find_main_part, open_package
from rag_reports.papers.package import W, value

MOST_BYTES = 128 * 1024 * 1024
_SAVE = "save it again in Word as .docx"
# An address to click on, and the file that a house's documents are made from, which ``properties`` takes out.
_HARMLESS_LINKS = frozenset({"hyperlink", "attachedTemplate"})
_FORBIDDEN_LINKS = {
    "vbaProject": "macros",
    "keyMapCustomizations": "keys or menus of its own",
    "attachedToolbars": "keys or menus of its own",
    "control": "an ActiveX control",
    "aFChunk": "another document (altChunk)",
    "subDocument": "another document",
}
# Fields that fetch a file or ask a program or a server.
_FORBIDDEN_FIELDS = frozenset(
    {"DDE", "DDEAUTO", "LINK", "IMPORT", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "DATABASE", "RD"}
)
_COMPUTED = "of a kind that another field computes"
_WORD = re.compile(r"\s*([^\s\\\"]*)")


def find_dangers(template: Path) -> list[str]:
    """Everything for which a template must not be used, a sentence each; empty where it may be."""
    try:
        package = open_package(template)
        find_main_part(package)
        size = sum(package.size(name) for name in package.names)
        if size > MOST_BYTES:
            return [f"template.docx would expand to {size // 1024**2} MB; make its pictures smaller in Word"]
        return list(dict.fromkeys([*_check_links(package), *_check_parts(package)]))
    except (DocumentError, WorkbookError) as error:
        seen = error.seen.replace("workbook", "template").replace("Excel", "Word")
        return [f"template.docx cannot be opened as a Word document, because {seen}; {_SAVE}"]


def _check_links(package: Package) -> Iterator[str]:
    if any("vbaproject" in package.content_type(name) or name.endswith("vbaProject.bin") for name in package.names):
        yield f"template.docx holds macros; {_SAVE}, which leaves them out"
    for part in ("", *package.names):
        for link in package.relationships(part).values():
            if link.kind in _FORBIDDEN_LINKS:
                yield f"template.docx holds {_FORBIDDEN_LINKS[link.kind]}; take it out in Word, or {_SAVE}"
            elif link.external and link.kind not in _HARMLESS_LINKS:
                target = link.target[:80]
                yield f'template.docx fetches "{target}" when it is opened; embed that in Word, or take it out'


def _check_parts(package: Package) -> Iterator[str]:
    """Fields that do something, in every part; each part is parsed, so that none holds a DOCTYPE or too much."""
    room = MOST_MARKS
    for name in package.names:
        if name.lower().endswith((".xml", ".rels")) or package.content_type(name).endswith("xml"):
            data = package.read(name)
            root = parse_part(data, name, room)
            room -= count_marks(data)
            for field in _fields(root):
                if field in _FORBIDDEN_FIELDS or field == _COMPUTED:
                    yield f"template.docx holds a field that may fetch something ({field}); delete it in Word"


def _fields(root: etree._Element) -> Iterator[str]:
    """The first word of each field's instruction; a field within another's instruction counts for both."""
    open_fields: list[str] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        name, kind = local_name(element), value(element, "fldCharType")
        if name == "fldSimple":
            yield _first_word(value(element, "instr"))
        elif kind == "begin":
            if open_fields and not open_fields[-1].strip():
                yield _COMPUTED
            open_fields.append("")
        elif kind == "end" and open_fields:
            inner = open_fields.pop()
            yield _first_word(inner)
            if open_fields:
                open_fields[-1] += inner
        elif name == "instrText" and open_fields:
            open_fields[-1] += element.text or ""


def _first_word(instruction: str) -> str:
    match = _WORD.match(instruction)
    return match[1].upper() if match else ""

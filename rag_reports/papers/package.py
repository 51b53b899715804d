"""The XML parts of a Word file, for the checks: read by zip and lxml alone, not by the library that wrote them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from rag_reports.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCUMENT = "word/document.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def read_parts(path: Path) -> Mapping[str, etree._Element]:
    """The root element of every XML part by its name in the package; DocumentError where it is no Word file."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
            parts = {name: etree.fromstring(package.read(name), _PARSER) for name in names}
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise DocumentError(path, "it cannot be read as a Word file", "Give a .docx file that Word opens") from error
    if DOCUMENT not in parts:
        raise DocumentError(path, "it is not a Word document", "Give a .docx file")
    return parts


def stories(parts: Mapping[str, etree._Element]) -> Mapping[str, etree._Element]:
    """The parts that hold text: the document, its headers, footers and notes."""
    wanted = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
    return {name: part for name, part in parts.items() if name.startswith(wanted) and name.endswith(".xml")}


def read_text(element: etree._Element) -> str:
    """The text that an element shows, paragraphs and line breaks as ``\\n``."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p"):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{W}p":
            pieces.append("\n")
        else:
            pieces.append(" ")
    return "".join(pieces).strip()


def value(element: etree._Element | None, name: str = "val", namespace: str = W) -> str:
    """An attribute, of the WordprocessingML namespace by default; "" where the element or the attribute is missing."""
    return "" if element is None else str(element.get(f"{namespace}{name}", ""))


def is_on(element: etree._Element | None) -> bool:
    """Whether an on-off element is there and on (ECMA-376 Part 1, 17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")

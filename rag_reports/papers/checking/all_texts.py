"""All text of a Word file, wherever it hides, so that a search can prove that something is not in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from rag_reports.errors import DocumentError, WorkbookError
from rag_reports.ooxml.markup import check_prolog
from rag_reports.ooxml.package import Package
from rag_reports.papers.checking.opening import as_document_error
from rag_reports.papers.checking.paragraph_text import own_elements, text_of
from rag_reports.papers.checking.places import Places
from rag_reports.papers.checking.word_file import WordFile, as_transitional
from rag_reports.papers.checking.word_styles import WordStyles, read_styles
from rag_reports.papers.package import W, is_on

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LEAVES = tuple(f"{W}{name}" for name in ("t", "delText", "tab", "br", "cr", "noBreakHyphen", "sym"))
_CODES = (f"{W}instrText", f"{W}delInstrText")
_IN_PARAGRAPHS = frozenset((f"{W}t", f"{W}delText", *_CODES, f"{_A}t"))
_TAKEN_AWAY = (f"{W}del", f"{W}moveFrom")
# A text of its own in other programs' parts: a paragraph of a drawing, a string or a comment of a workbook.
_UNITS = ("{*}si", "{*}is", f"{_A}p")
_WORDS = {
    "descr": "an alt text",
    "alt": "an alt text",
    "instr": "a field's code",
    "author": "an author's name",
    "tooltip": "a link's tip",
    "Target": "a link's target",
}
_KINDS = {
    "header": "a header",
    "footer": "a footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
    "comments": "the comments",
    "glossaryDocument": "the building blocks",
    "settings": "the settings",
    "styles": "the styles",
}
_ASCII = re.compile(rb"[\x20-\x7e\t]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\t\xa0-\xff]\x00){4,}")
_TAG = re.compile(r"<[^>]*>")
_DEEPEST = 3
_MOST_TAGS = 2_000_000  # a part with more is read as characters: its tree would not fit into memory


def read_all_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text in the file with its place in words; DocumentError where it is no Word file.

    A paragraph is one text however many runs it is cut into; what is hidden, deleted or a field's code is told
    apart, and what is hidden or deleted is told once more in its line. Every part follows as a whole, and every
    attribute with a letter in it. Parts that are not XML give their runs of characters, embedded Office files
    their own texts. Only what is packed inside such a part (a PDF's streams, macros' code) stays unseen.
    """
    file = WordFile(path)
    # Word tells what a part is by its relationships, whatever its name.
    names = {link.target: _KINDS.get(link.kind, "") for link in file.links.values()} | {file.main: "the text"}
    places = Places(file)
    names |= {story.part: places.story(story) for story in file.stories}
    yield "the zip's comment", zipfile.ZipFile(io.BytesIO(file.package.data)).comment.decode("utf-8", "replace")
    try:
        yield from _package_texts(file.package, names, file.styles, depth=0)
    except WorkbookError as error:
        raise as_document_error(path, error) from error


def _package_texts(
    package: Package, names: dict[str, str], styles: WordStyles, depth: int
) -> Iterator[tuple[str, str]]:
    for part in package.names:
        place = names.get(part) or ("the file's properties" if part.startswith("docProps/") else f"the part {part}")
        yield "a part's name", part
        data = package.read(part)
        if data.startswith(b"PK") and depth < _DEEPEST:
            yield from ((f"{place}, {inner}", text) for inner, text in _embedded_texts(package.path, data, depth))
        else:
            root = _parse(data, part)
            yield from _plain_texts(place, data) if root is None else _xml_texts(place, root, styles)


def _embedded_texts(path: Path, data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    try:
        package = Package(path, data)
    except WorkbookError:
        yield from _plain_texts("as it stands", data)
        return
    yield from _package_texts(package, {}, read_styles(None), depth + 1)


def _parse(data: bytes, part: str) -> etree._Element | None:
    """The root with its comments and instructions; None for what is no XML, no safe one, or too much."""
    if data.count(b"<") > _MOST_TAGS:
        return None
    try:
        check_prolog(data[:65_536], part)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(as_transitional(data), parser)
    except (WorkbookError, DocumentError, etree.XMLSyntaxError):
        return None


def _plain_texts(place: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The runs of characters of a part that is no XML, one or two bytes each, and a web page's text."""
    if b"\0" not in data[:4096]:
        yield place, unescape(_TAG.sub("", data.decode("utf-8", "replace")))
    yield from ((place, match.group().decode("ascii")) for match in _ASCII.finditer(data))
    yield from ((place, match.group().decode("utf-16-le")) for match in _WIDE.finditer(data))


def _xml_texts(place: str, root: etree._Element, styles: WordStyles) -> Iterator[tuple[str, str]]:
    whole: list[str] = []
    for paragraph in root.iter(f"{W}p"):
        texts = _paragraph_texts(paragraph, styles)
        whole.append(texts.get("", ""))
        yield from ((place + how, text) for how, text in texts.items())
    for unit in root.iter(*_UNITS):
        whole.append("".join(map(str, unit.itertext())))
        yield place, whole[-1]
    attributes: set[tuple[str, str]] = set()
    for element in root.iter():
        if element.tag not in _IN_PARAGRAPHS and (element.text or "").strip():
            whole.append(element.text or "")
            yield place, whole[-1]
        if (element.tail or "").strip():
            yield place, element.tail or ""
        if isinstance(element.tag, str):
            attributes.update((str(name).rpartition("}")[2], str(text)) for name, text in element.attrib.items())
    for name, text in sorted(attributes):
        if any(map(str.isalpha, text)):
            where = f"{place}, {_WORDS.get(name, f'the attribute {name}')}"
            yield where, text
            if "%" in text:
                yield where, unquote(text)
    yield f"{place} as a whole", "\n".join(whole)
    if next(root.iter(f"{W}p"), None) is None:
        yield place, "".join(map(str, root.itertext()))


def _paragraph_texts(paragraph: etree._Element, styles: WordStyles) -> dict[str, str]:
    """The paragraph's texts by how they stand in it: "" for what is shown."""
    texts: dict[str, list[str]] = {"": []}
    everything = []
    for element in own_elements(paragraph, *_LEAVES):
        text = element.text or "" if element.tag == f"{W}delText" else text_of(element)
        texts.setdefault(_how(element, paragraph, styles), []).append(text)
        everything.append(text)
    codes = [element.text or "" for element in own_elements(paragraph, *_CODES)]
    if len(texts) > 1:
        texts[" with what is hidden or deleted"] = everything
    if codes:
        texts[", a field's code"] = codes
    return {how: "".join(pieces) for how, pieces in texts.items()}


def _how(element: etree._Element, paragraph: etree._Element, styles: WordStyles) -> str:
    if element.tag == f"{W}delText" or next(element.iterancestors(*_TAKEN_AWAY), None) is not None:
        return ", deleted"
    run = next(element.iterancestors(f"{W}r"), None)
    if run is not None and (styles.is_set(run, paragraph, "vanish") or _is_in_hidden_row(run)):
        return ", hidden"
    return ""


def _is_in_hidden_row(run: etree._Element) -> bool:
    row = next(run.iterancestors(f"{W}tr"), None)
    return row is not None and is_on(row.find(f"{W}trPr/{W}hidden"))

"""The content controls of a Word template: found by tag, filled, and taken away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml.etree import SubElement, _Element

from rag_reports.papers.word_xml import XML_SPACE

_PARAGRAPH = qn("w:p")
_SHOWN = tuple(qn(f"w:{name}") for name in ("t", "tab", "drawing", "pict", "object", "sdt", "fldChar"))
REQUIRED_TAGS = ("title", "as_at", "notice")
REQUIRED_IN_PAPER = ("notice",)
_BLOCKS = tuple(qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "sdt"))
KNOWN_TAGS = (*REQUIRED_TAGS, "force", "classification", "footer_line")


def find_stories(document: Document) -> Iterator[_Element]:
    """The document's own text, then each header and footer."""
    yield document.element
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and part.content_type.endswith((".header+xml", ".footer+xml")):
            yield part.element


def find_controls(document: Document) -> Iterator[tuple[_Element, str]]:
    """Every tagged content control with its tag, in the order of the text."""
    for story in find_stories(document):
        for control in story.iter(qn("w:sdt")):
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
            if tag is not None:
                yield control, str(tag.get(qn("w:val")))


def fill_controls(document: Document, texts: Mapping[str, str], blocks: Mapping[str, Sequence[_Element]]) -> None:
    """Puts the texts, and the blocks that go into a control, in place of the controls.

    A control whose text is "" goes, and with it a paragraph that holds nothing else. No control is left:
    a finished paper is text, and a PDF made from it has no form fields.
    """
    for control, tag in list(find_controls(document)):
        if tag in blocks:
            place = find_block(control)
            if place is None:
                continue
            for element in blocks[tag]:
                place.addprevious(element)
            remove(control if _ends_section(place) else place)
        elif tag in texts:
            _fill(control, texts[tag])


def find_block(control: _Element) -> _Element | None:
    """What gives way to the blocks of a control: itself, or the paragraph in which it stands alone; None elsewhere."""
    parent = control.getparent()
    place = control if parent is None or parent.tag != _PARAGRAPH else parent
    beside = () if place is control else (child for child in place if child is not control)
    alone = not any(next(child.iter(*_SHOWN), None) is not None for child in beside)
    within = place.getparent()
    return place if alone and within is not None and within.tag == qn("w:body") else None


def _ends_section(place: _Element) -> bool:
    """Whether a paragraph holds the page set-up of the pages before it, which would go with it."""
    return place.tag == _PARAGRAPH and place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def remove(element: _Element) -> None:
    """Takes an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _fill(control: _Element, text: str) -> None:
    content = control.find(qn("w:sdtContent"))
    if content is None:
        return
    held = _one_paragraph(content)
    look = _run_look(control, held)
    for child in list(held):
        if child.tag != qn("w:pPr"):
            held.remove(child)
    if text:
        run = SubElement(held, qn("w:r"))
        if look is not None:
            run.append(look)
        shown = SubElement(run, qn("w:t"), {XML_SPACE: "preserve"})
        shown.text = text
    around = next(control.iterancestors(qn("w:p")), None)
    children = list(content)
    for child in children:
        control.addprevious(child)
    remove(control)
    if not text:
        _remove_empty(children if around is None else [around])


def _one_paragraph(content: _Element) -> _Element:
    """What takes the text: the content of a control within a line, else its first paragraph, now the only one."""
    if not any(child.tag in _BLOCKS for child in content):
        return content
    holder = next(content.iter(qn("w:tc")), content) if content.find(qn("w:tbl")) is None else content
    held = next(holder.iter(qn("w:p")), None)
    if held is None:
        return content
    for child in list(holder):
        if child.tag != qn("w:tcPr"):
            holder.remove(child)
    holder.append(held)
    return held


def _run_look(control: _Element, held: _Element) -> _Element | None:
    """The run format of the text that the control shows, or its own where that text is Word's grey prompt."""
    if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        return control.find(f"{qn('w:sdtPr')}/{qn('w:rPr')}")
    return held.find(f"{qn('w:r')}/{qn('w:rPr')}")


def _remove_empty(paragraphs: Iterable[_Element]) -> None:
    """Takes away the paragraphs that hold nothing, except the only one of a cell, header or footer."""
    for paragraph in paragraphs:
        parent = paragraph.getparent()
        if parent is None or paragraph.tag != qn("w:p"):
            continue
        if all(child.tag == qn("w:pPr") for child in paragraph) and len(parent.findall(qn("w:p"))) > 1:
            parent.remove(paragraph)

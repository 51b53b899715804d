"""``template.docx``, an ordinary Word file: what it must hold for a format, and what it must not."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.shared import Twips
from lxml import etree
from lxml.etree import _Element

from rag_reports.ooxml.markup import whole
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.controls import (
    KNOWN_TAGS,
    REQUIRED_IN_PAPER,
    REQUIRED_TAGS,
    find_block,
    find_controls,
    find_stories,
)
from rag_reports.papers.template_dangers import find_dangers
from rag_reports.papers.word_xml import ListLevel

# python-docx raises whatever comes to it where a file is not in order.
_NOT_IN_ORDER = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    InvalidXmlError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
_TRACKED = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_LAST_LIST, _LAST_LEVEL = 2**31 - 1, 8
_WIDER_BY_CM = 0.3  # a table this much wider than the text still looks right


def open_template(path: Path) -> Document:
    """The Word file as a new document, without XML comments: one of them stands for each table's rows (``render``)."""
    document = docx.Document(str(path))
    etree.strip_tags(document.element, etree.Comment)
    return document


def check_template(wanted: CommitteeFormat) -> list[str]:
    """What the Word file lacks for the format, or must not hold; empty when it fits."""
    if not wanted.template.is_file():
        return ["template.docx is missing"]
    dangers = find_dangers(wanted.template)
    if dangers:
        return dangers
    document = _probe(wanted.template)
    if document is None:
        return ["template.docx cannot be opened as a Word document; save it again in Word as .docx"]
    return [
        *_check_tags(document, wanted),
        *_check_styles(document, wanted.styles),
        *_check_widths(document, wanted),
        *_check_traces(document),
    ]


def _probe(path: Path) -> Document | None:
    """The document, all that a paper needs of it having been asked for; None where it is not in order."""
    try:
        document = open_template(path)
        known = [(style.type, style.name, style.style_id) for style in document.styles]
        settings, properties = document.settings.element, document.core_properties.title
        parts = list(document.part.package.iter_parts())
        linked = [link.reltype.casefold() for part in (document.part.package, *parts) for link in part.rels.values()]
        if len({part.partname.casefold() for part in parts}) < len(parts):
            return None
        document.save(io.BytesIO())
    except _NOT_IN_ORDER:
        return None
    return document if known and settings is not None and properties is not None and linked else None


def find_style_ids(document: Document, styles: Mapping[str, str]) -> dict[str, str]:
    """The style ids in the file by the keys of the format's ``[styles]``."""
    ids = {(style.type, style.name): style.style_id for style in document.styles}
    return {key: str(ids[_type_of(key), name]) for key, name in styles.items()}


def find_list(document: Document, style_id: str) -> ListLevel | None:
    """The list and level that a paragraph style, or one that it is based on, belongs to; None for no list."""
    by_id = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    level = 0
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        style = by_id[style_id]
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        number, depth = (None if found is None else found.find(qn(name)) for name in ("w:numId", "w:ilvl"))
        level = level if depth is None else whole(depth.get(qn("w:val")))
        if number is not None:
            listed = whole(number.get(qn("w:val")))
            return ListLevel(listed, level) if 0 < listed <= _LAST_LIST and 0 <= level <= _LAST_LEVEL else None
        based = style.find(qn("w:basedOn"))
        style_id = "" if based is None else str(based.get(qn("w:val")))
    return None


def _type_of(key: str) -> WD_STYLE_TYPE:
    return WD_STYLE_TYPE.TABLE if key == "table" else WD_STYLE_TYPE.PARAGRAPH


def _check_tags(document: Document, wanted: CommitteeFormat) -> Iterator[str]:
    filled = (*KNOWN_TAGS, *wanted.controls, *(field.name for field in wanted.fields))
    controls = list(find_controls(document))
    tags = {tag: control for control, tag in controls}
    required = REQUIRED_IN_PAPER if wanted.is_paper else REQUIRED_TAGS
    for tag in (*required, *wanted.controls):
        if tag not in tags:
            yield f'template.docx has no content control with the tag "{tag}"'
    for tag in sorted(set(tags) - set(filled)):
        yield f'template.docx has a control with the tag "{tag}", which nothing fills; known are {", ".join(filled)}'
    for block in wanted.controls:
        number = sum(tag == block for _, tag in controls)
        if number > 1:
            yield f'template.docx has {number} content controls with the tag "{block}"; keep one of them'
        if block in tags and find_block(tags[block]) is None:
            yield f'the control "{block}" must stand on a line of its own, outside any table'


def _check_styles(document: Document, styles: Mapping[str, str]) -> Iterator[str]:
    held = {(style.type, style.name) for style in document.styles}
    for key, name in styles.items():
        if name and (_type_of(key), name) not in held:
            kind = "table" if _type_of(key) is WD_STYLE_TYPE.TABLE else "paragraph"
            yield f'template.docx has no {kind} style "{name}" (styles.{key})'
    ids = {style.name: style.style_id for style in document.styles}
    for key in ("list", "table_bullet", "bullet"):
        name = styles.get(key, "")
        if name in ids and find_list(document, ids[name]) is None:
            yield f'the style "{name}" (styles.{key}) belongs to no list; give it a bullet in Word'


def _check_widths(document: Document, wanted: CommitteeFormat) -> Iterator[str]:
    room = {tag: _text_width(control) for control, tag in find_controls(document) if tag in wanted.controls}
    for place, part in enumerate(wanted.sections, start=1):
        total = sum(column.width_cm for column in part.columns)
        width = room.get(part.control)
        if width and total > width + _WIDER_BY_CM:
            yield f"section {place}: the columns are {total:.1f} cm wide and the page holds {width:.1f} cm"


def _text_width(control: _Element) -> float | None:
    """How many centimetres of text fit beside each other on the pages on which a control stands."""
    place = find_block(control)
    after = () if place is None else (place, *place.itersiblings())
    page = next((found for element in after for found in element.iter(qn("w:sectPr"))), None)
    size, margins = (None if page is None else page.find(qn(name)) for name in ("w:pgSz", "w:pgMar"))
    if size is None or margins is None:
        return None
    twips = [part.get(qn(name)) for part, name in ((size, "w:w"), (margins, "w:left"), (margins, "w:right"))]
    if not all(text and text.isdigit() for text in twips):
        return None
    width, left, right = (int(str(text)) for text in twips)
    return float(Twips(width - left - right).cm)


def _check_traces(document: Document) -> Iterator[str]:
    if any(next(story.iter(*_TRACKED), None) is not None for story in find_stories(document)):
        yield "template.docx holds tracked changes; accept or reject them"
    if len(document.comments):
        yield "template.docx holds comments; delete them"

"""Whether a Word file may be published: the points that the 2018 accessibility regulations ask of it.

They are those that a program can see in the file: title, language, headings, tables, colours, lists,
pictures and what the file tells about its authors (WCAG 2.2 level AA as it applies to a document).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from rag_reports.papers.checking.word_styles import WordStyles, read_styles
from rag_reports.papers.package import DOCUMENT, W, is_on, read_parts, read_text, stories, value
from rag_reports.papers.table_access import check_table
from rag_reports.text import strip_bullet

_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PERSONAL = (("docProps/core.xml", f"{_DC}creator"), ("docProps/core.xml", f"{_CORE}lastModifiedBy"),
             ("docProps/app.xml", f"{_APP}Manager"), ("docProps/app.xml", f"{_APP}Company"))  # fmt: skip
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_LANGUAGE = "en-GB"
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class AccessibilityFault:
    """One fault: the point that is missed, where it stands in words, and what is wrong."""

    point: str
    place: str
    message: str


def check_document(path: Path) -> list[AccessibilityFault]:
    """Every fault of a Word file in the order of the points; DocumentError where it is no Word file."""
    parts = read_parts(path)
    styles = read_styles(parts.get("word/styles.xml"))
    return [
        *_check_title(parts, styles),
        *_check_language(parts),
        *_check_headings(parts[DOCUMENT], styles),
        *_check_tables(parts, styles),
        *_check_paragraphs(parts, styles),
        *_check_pictures(parts),
        *_check_traces(parts),
    ]


def _check_title(parts: Mapping[str, etree._Element], styles: WordStyles) -> Iterator[AccessibilityFault]:
    core = parts.get("docProps/core.xml")
    if core is None or not core.findtext(f"{_DC}title", "").strip():
        yield AccessibilityFault("title", "the file's properties", "there is no title")
    shown = (
        paragraph
        for paragraph in parts[DOCUMENT].iter(f"{W}p")
        if styles.name(styles.paragraph_style(paragraph)).casefold() == "title" and read_text(paragraph)
    )
    if next(shown, None) is None:
        yield AccessibilityFault("title", "the text", "no paragraph has the style Title")


def _check_language(parts: Mapping[str, etree._Element]) -> Iterator[AccessibilityFault]:
    sheet = parts.get("word/styles.xml")
    default = None if sheet is None else sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if value(default) != _LANGUAGE:
        seen = value(default) or "not set"
        yield AccessibilityFault("language", "the document's defaults", f"the language is {seen}, not {_LANGUAGE}")
    for name, part in parts.items():
        others = {value(language) for language in part.iter(f"{W}lang") if language is not default}
        for other in sorted(others - {"", _LANGUAGE}):
            yield AccessibilityFault("language", name, f"some text or style is marked as {other}")


def _check_headings(document: etree._Element, styles: WordStyles) -> Iterator[AccessibilityFault]:
    last = 0
    for paragraph in document.iter(f"{W}p"):
        text = read_text(paragraph)
        level = styles.outline_level(paragraph)
        if level is not None:
            if not text:
                yield AccessibilityFault("headings", "the text", "a heading is empty")
            elif level > last + 1:
                yield AccessibilityFault("headings", f'"{text}"', f"level {level} follows level {last}")
            last = level
        elif _looks_like_heading(paragraph, text, styles):
            yield AccessibilityFault("headings", f'"{text}"', "it looks like a heading and has no heading style")
    if not last:
        yield AccessibilityFault("headings", "the text", "there is no heading")


def _looks_like_heading(paragraph: etree._Element, text: str, styles: WordStyles) -> bool:
    """A short paragraph outside tables and lists whose every run is bold by hand."""
    if not text or len(text) > _LONGEST_HEADING or styles.is_list(paragraph):
        return False
    if next(paragraph.iterancestors(f"{W}tbl"), None) is not None:
        return False
    runs = [run for run in paragraph.iter(f"{W}r") if read_text(run)]
    return bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _check_tables(parts: Mapping[str, etree._Element], styles: WordStyles) -> Iterator[AccessibilityFault]:
    for name, story in stories(parts).items():
        for number, table in enumerate(story.iter(f"{W}tbl"), start=1):
            for point, message in check_table(table, styles):
                yield AccessibilityFault(point, f"table {number} of {name}", message)


def _check_paragraphs(parts: Mapping[str, etree._Element], styles: WordStyles) -> Iterator[AccessibilityFault]:
    for story in stories(parts).values():
        for paragraph in story.iter(f"{W}p"):
            text = read_text(paragraph)
            if strip_bullet(text)[0] and not styles.is_list(paragraph):
                yield AccessibilityFault("lists", f'"{text[:60]}"', "the bullet is typed; use a list")
    body = parts[DOCUMENT].find(f"{W}body")
    for paragraph in [] if body is None else body.findall(f"{W}p"):
        if all(child.tag == f"{W}pPr" for child in paragraph) and paragraph.find(f"{W}pPr/{W}sectPr") is None:
            yield AccessibilityFault("layout", "the text", "an empty paragraph is used for space")


def _check_pictures(parts: Mapping[str, etree._Element]) -> Iterator[AccessibilityFault]:
    for name, story in stories(parts).items():
        for picture in story.iter(_PICTURE):
            if not picture.get("descr", "").strip():
                yield AccessibilityFault(
                    "alt text", name, f'the picture "{picture.get("name", "")}" has no description'
                )


def _check_traces(parts: Mapping[str, etree._Element]) -> Iterator[AccessibilityFault]:
    for part, tag in _PERSONAL:
        root = parts.get(part)
        if root is not None and root.findtext(tag, "").strip():
            yield AccessibilityFault("metadata", part, f"{etree.QName(tag).localname} names somebody")
    if "word/people.xml" in parts:
        yield AccessibilityFault("metadata", "word/people.xml", "the file lists the people who worked on it")
    comments = parts.get("word/comments.xml")
    if comments is not None and len(comments):
        yield AccessibilityFault("metadata", "word/comments.xml", "the file holds comments")
    for name, story in stories(parts).items():
        if next(story.iter(*_TRACKED), None) is not None:
            yield AccessibilityFault("metadata", name, "the file holds tracked changes")

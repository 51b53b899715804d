"""Pictures, charts, shapes and embedded objects: a text for each, in line, and nothing told by them alone."""

import re
from collections.abc import Iterator

from lxml import etree

from rag_reports.ooxml.markup import truth
from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import paragraph_text, quoted
from rag_reports.papers.checking.word_file import Story, WordFile
from rag_reports.papers.package import W
from rag_reports.text import words

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_KINDS = (
    ("/chart", "A chart"),
    ("/chartex", "A chart"),
    ("/diagram", "A SmartArt graphic"),
    ("/picture", "A picture"),
    ("wordprocessingGroup", "A group of shapes"),
    ("wordprocessingCanvas", "A drawing canvas"),
    ("wordprocessingShape", "A shape"),
)
_SHAPES = tuple(f"{_V}{name}" for name in ("shape", "rect", "oval", "roundrect", "line", "group", "polyline", "image"))
_EMPTY_WORDS = frozenset(
    {"picture", "image", "graphic", "photo", "chart", "shape", "diagram", "object", "logo", "screenshot", "img", "icon"}
)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf)\Z", re.I)
_BY_MACHINE = re.compile(r"description automatically generated|ai-generated content may be incorrect", re.I)
_MARGINS = ("header", "footer")


def check_pictures(file: WordFile) -> Iterator[Sighting]:
    """Each drawing of every story, the newer kind and the older."""
    for story in file.stories:
        for drawing in story.root.iter(f"{W}drawing"):
            yield from _check_drawing(drawing, story)
        for picture in story.root.iter(f"{W}pict", f"{W}object"):
            yield from _check_old(picture, story)
    yield from _check_watermarks(file)


def _check_drawing(drawing: etree._Element, story: Story) -> Iterator[Sighting]:
    properties = next(drawing.iter(f"{_WP}docPr"), None)
    if properties is None or _is_in_drawing(drawing) or _is_hidden(properties):
        return
    kind = _kind(drawing)
    text = properties.get("descr", "").strip() or properties.get("title", "").strip()
    if _is_decorative(properties):
        return
    if not text and not _is_text_box(drawing):
        yield Sighting(_unnamed(story), drawing, seen=kind)
    elif text and _says_nothing(text):
        yield Sighting("alt-text-says-nothing", drawing, seen=quoted(text))
    if drawing.find(f"{_WP}anchor") is not None and story.kind not in _MARGINS:
        yield Sighting("floating", drawing, seen=kind)


def _check_old(picture: etree._Element, story: Story) -> Iterator[Sighting]:
    shape = next((each for each in picture if each.tag in _SHAPES), None)
    if shape is None or _is_watermark(shape) or truth(shape.get(f"{_OFFICE}hr")):
        return
    is_object = picture.tag == f"{W}object"
    pictured = next(shape.iter(f"{_V}imagedata"), None) is not None
    kind = "An embedded object" if is_object else "A picture" if pictured else "A shape"
    text = shape.get("alt", "").strip() or shape.get("title", "").strip()
    holds_text = next(shape.iter(f"{W}t"), None) is not None
    if not text and not holds_text:
        yield Sighting(_unnamed(story), picture, seen=kind)
    elif text and _says_nothing(text):
        yield Sighting("alt-text-says-nothing", picture, seen=quoted(text))
    if "position:absolute" in shape.get("style", "").replace(" ", "") and story.kind not in _MARGINS:
        yield Sighting("floating", picture, seen=kind)


def _unnamed(story: Story) -> str:
    """The point that a drawing without a text misses; most screen readers pass headers and footers by."""
    return "alt-text-margin" if story.kind in _MARGINS else "alt-text"


def _kind(drawing: etree._Element) -> str:
    data = next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"), None)
    uri = "" if data is None else data.get("uri", "")
    if _is_text_box(drawing):
        return "A text box"
    return next((name for end, name in _KINDS if uri.endswith(end)), "A drawing")


def _is_text_box(drawing: etree._Element) -> bool:
    """Whether it holds text, which is read out itself."""
    return any(paragraph_text(each).strip() for each in drawing.iter(f"{W}p"))


def _is_in_drawing(drawing: etree._Element) -> bool:
    """Whether it is a part of a drawing, whose text is the whole's."""
    return (
        next(drawing.iterancestors(f"{W}drawing"), None) is not None
        and next(drawing.iterancestors(f"{W}txbxContent", f"{W}drawing")).tag == f"{W}drawing"
    )


def _is_hidden(properties: etree._Element) -> bool:
    return truth(properties.get("hidden"))


def _is_decorative(properties: etree._Element) -> bool:
    return any(truth(mark.get("val")) for mark in properties.iter("{*}decorative"))


def _says_nothing(text: str) -> bool:
    """A file's name, a word such as "Picture 1", or what Word guessed and nobody looked at."""
    if _FILE_NAME.match(text) or _BY_MACHINE.search(text):
        return True
    said = [word for word in words(text) if not word.isdigit()]
    return len(said) <= 1 and _EMPTY_WORDS.issuperset(said)


def _is_watermark(shape: etree._Element) -> bool:
    name = f"{shape.get('id', '')} {shape.get(f'{_OFFICE}spid', '')}".lower()
    return "watermark" in name or next(shape.iter(f"{_V}textpath"), None) is not None


def _check_watermarks(file: WordFile) -> Iterator[Sighting]:
    """What a watermark says and no text of the file does."""
    said = {word for paragraph in file.paragraphs() for word in words(paragraph_text(paragraph))}
    for story in file.stories:
        for path in story.root.iter(f"{_V}textpath"):
            text = path.get("string", "")
            if not said.issuperset(words(text)):
                yield Sighting("watermark", path, seen=quoted(text))

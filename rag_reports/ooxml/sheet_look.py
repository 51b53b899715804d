"""Formats that a workbook has already and that suit a plain new sheet, so that its styles part need not change."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from rag_reports.ooxml.markup import child, children, parse_part, truth, whole
from rag_reports.ooxml.styles import Styles
from rag_reports.ooxml.workbook import Workbook

_PLAIN_COLOURS = (None, "000000")
_PLAIN_FORMATS = ("General", "@")
_USUAL_SIZES = (None, *(f"{half / 2:g}" for half in range(16, 25)))
"""Points, in which a text is no heading of a page."""
_TURNING = frozenset({"textRotation", "indent", "shrinkToFit", "readingOrder"})


class Look(NamedTuple):
    """Style indexes for headings, for texts that wrap, and for links; 0, the usual format, where there is no other."""

    heading: int = 0
    text: int = 0
    link: int = 0


def find_look(workbook: Workbook) -> Look:
    """The look that the workbook's formats allow: none filled, and plain in border and font if there is one."""
    part = workbook.package.related(workbook.part, "styles")
    if part is None:
        return Look()
    formats = _Formats(parse_part(workbook.package.read(part), f"{workbook.path}, its styles"), workbook.styles)
    text = formats.first(lambda place: formats.is_text(place) and formats.wraps(place))
    return Look(formats.first(formats.is_heading), text, formats.first(formats.is_link) or text)


class _Formats:
    """The cell formats of a styles part."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._formats = list(children(child(root, "cellXfs"), "xf"))
        self._fonts = list(children(child(root, "fonts"), "font"))
        self._borders = list(children(child(root, "borders"), "border"))
        self._styles = styles

    def first(self, suits: Callable[[int], bool]) -> int:
        """The plainest format that suits, the first of those that are as plain; 0 for none."""
        found = [place for place in range(len(self._formats)) if self._is_plain(place) and suits(place)]
        return min(found, key=self._oddness, default=0)

    def is_heading(self, place: int) -> bool:
        """Whether the font is bold and all else as usual."""
        font = self._styles.font(place)
        return font.bold and not font.underline and font.colour in _PLAIN_COLOURS

    def is_text(self, place: int) -> bool:
        """Whether the font is the usual one."""
        font = self._styles.font(place)
        return not font.bold and not font.underline and font.colour in _PLAIN_COLOURS

    def is_link(self, place: int) -> bool:
        """Whether the font is underlined and in a colour of its own."""
        font = self._styles.font(place)
        return font.underline and not font.bold and font.colour not in _PLAIN_COLOURS

    def wraps(self, place: int) -> bool:
        """Whether a long text goes on in further lines."""
        alignment = child(self._formats[place], "alignment")
        return alignment is not None and truth(alignment.get("wrapText"))

    def _is_plain(self, place: int) -> bool:
        font = self._styles.font(place)
        alignment = child(self._formats[place], "alignment")
        return (
            self._styles.fill(place) is None
            and self._styles.number_format(place) in _PLAIN_FORMATS
            and not font.italic
            and not font.strike
            and self._has_usual_size(place)
            and (alignment is None or not _TURNING.intersection(map(str, alignment.attrib)))
            and (alignment is None or alignment.get("horizontal", "left") in ("left", "general"))
        )

    def _face(self, place: int) -> tuple[str | None, ...]:
        font = _at(self._fonts, self._formats[place].get("fontId"))
        named = (child(font, name) for name in ("name", "sz"))
        return tuple(None if element is None else element.get("val") for element in named)

    def _has_border(self, place: int) -> bool:
        border = _at(self._borders, self._formats[place].get("borderId"))
        return border is not None and any(side.get("style", "none") != "none" for side in border)

    def _has_usual_size(self, place: int) -> bool:
        return self._face(place)[1] in _USUAL_SIZES

    def _oddness(self, place: int) -> tuple[bool, bool, bool]:
        alignment = child(self._formats[place], "alignment")
        at_top = alignment is not None and alignment.get("vertical") == "top"
        return self._has_border(place), self._face(place) != self._face(0), not at_top


def _at(elements: Sequence[etree._Element], index: str | None) -> etree._Element | None:
    place = whole(index)
    return elements[place] if 0 <= place < len(elements) else None

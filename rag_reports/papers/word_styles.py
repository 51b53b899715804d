"""What a Word file's styles say, through the styles that they are based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from rag_reports.papers.package import W, value

_STYLES = "word/styles.xml"


@dataclass(frozen=True)
class WordStyles:
    """The styles of one file by id."""

    by_id: Mapping[str, etree._Element]
    default_paragraph: str

    def find(self, style_id: str, path: str) -> etree._Element | None:
        """The first element at ``path`` in the style or those it is based on; None where none of them says."""
        return next((found for style in self._chain(style_id) if (found := style.find(path)) is not None), None)

    def paragraph_style(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default_paragraph

    def name(self, style_id: str) -> str:
        """The style's name, "" where there is no such style."""
        style = self.by_id.get(style_id)
        return "" if style is None else value(style.find(f"{W}name"))

    def outline_level(self, paragraph: etree._Element) -> int | None:
        """1 for a top heading, None for a paragraph that is none."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = own if own is not None else self.find(self.paragraph_style(paragraph), f"{W}pPr/{W}outlineLvl")
        return None if level is None or int(value(level)) > 8 else int(value(level)) + 1

    def is_list(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph belongs to a list, by itself or by its style."""
        path = f"{W}pPr/{W}numPr/{W}numId"
        own = paragraph.find(path)
        number = own if own is not None else self.find(self.paragraph_style(paragraph), path)
        return value(number) not in ("", "0")

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        seen = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = value(style.find(f"{W}basedOn"))


def read_styles(parts: Mapping[str, etree._Element]) -> WordStyles:
    """The styles of the file whose parts are given; none where it has no such part."""
    root = parts.get(_STYLES)
    styles = [] if root is None else root.findall(f"{W}style")
    default = (
        value(style, "styleId")
        for style in styles
        if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
    )
    return WordStyles({value(style, "styleId"): style for style in styles}, next(default, ""))

"""What a Word file's styles say, through the styles that they are based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from rag_reports.ooxml.markup import whole
from rag_reports.papers.package import W, is_on, value


@dataclass(frozen=True)
class WordStyles:
    """The styles of one file by id; ``defaults`` is what holds for every run and paragraph without one."""

    by_id: Mapping[str, etree._Element]
    default_paragraph: str
    defaults: etree._Element | None
    _found: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict)

    def find(self, style_id: str, path: str) -> etree._Element | None:
        """The first element at ``path`` in the style or those it is based on; None where none of them says."""
        key = (style_id, path)
        if key not in self._found:
            saying = (found for style in self._chain(style_id) if (found := style.find(path)) is not None)
            self._found[key] = next(saying, None)
        return self._found[key]

    def paragraph_style(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default_paragraph

    def name(self, style_id: str) -> str:
        """The style's name, "" where there is no such style."""
        style = self.by_id.get(style_id)
        return "" if style is None else value(style.find(f"{W}name"))

    def is_named(self, paragraph: etree._Element, *names: str) -> bool:
        """Whether a paragraph's style, or one that it is based on, has one of the names, in lower case."""
        chain = self._chain(self.paragraph_style(paragraph))
        return any(value(style.find(f"{W}name")).casefold() in names for style in chain)

    def outline_level(self, paragraph: etree._Element) -> int | None:
        """1 for a top heading, None for a paragraph that is none."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = own if own is not None else self.find(self.paragraph_style(paragraph), f"{W}pPr/{W}outlineLvl")
        number = whole(value(level), 9)
        return number + 1 if number in range(9) else None

    def is_list(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph belongs to a list, by itself or by its style."""
        path = f"{W}pPr/{W}numPr/{W}numId"
        own = paragraph.find(path)
        number = own if own is not None else self.find(self.paragraph_style(paragraph), path)
        return value(number) not in ("", "0")

    def run_format(self, run: etree._Element, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What holds of a property of a run ("sz"): as :meth:`own_format`, or the document's defaults."""
        own = self.own_format(run, paragraph, name)
        return own if own is not None else self.default_format(name)

    def own_format(self, run: etree._Element, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What a run itself, its style or its paragraph's style says of a property; a table's style comes after."""
        path = f"{W}rPr/{W}{name}"
        own = run.find(path)
        if own is None and (style := value(run.find(f"{W}rPr/{W}rStyle"))):
            own = self.find(style, path)
        return own if own is not None else self.find(self.paragraph_style(paragraph), path)

    def default_format(self, name: str) -> etree._Element | None:
        """What the document's defaults say of a property of its runs."""
        return None if self.defaults is None else self.defaults.find(f"{W}rPrDefault/{W}rPr/{W}{name}")

    def is_set(self, run: etree._Element, paragraph: etree._Element, name: str) -> bool:
        """Whether an on-off property such as "b" or "vanish" holds for a run; styles that both set it cancel out.

        ECMA-376 Part 1, 17.7.3: a toggle set by the paragraph's and by the character's style is off.
        """
        path = f"{W}rPr/{W}{name}"
        own = run.find(path)
        if own is not None:
            return is_on(own)
        by_character = is_on(self.find(value(run.find(f"{W}rPr/{W}rStyle")), path))
        by_paragraph = is_on(self.find(self.paragraph_style(paragraph), path))
        return (by_character != by_paragraph) or is_on(self.default_format(name))

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        seen = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = value(style.find(f"{W}basedOn"))


def read_styles(root: etree._Element | None) -> WordStyles:
    """The styles of the part of styles; none where the file has no such part."""
    styles = [] if root is None else root.findall(f"{W}style")
    default = (
        value(style, "styleId")
        for style in styles
        if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
    )
    by_id = {value(style, "styleId"): style for style in styles}
    return WordStyles(by_id, next(default, ""), None if root is None else root.find(f"{W}docDefaults"))

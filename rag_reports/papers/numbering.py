"""The numbers that Word gives to paragraphs, computed from the lists of the file (ECMA-376 Part 1, 17.9)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element

from rag_reports.papers.template import find_list
from rag_reports.papers.word_xml import ListLevel

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNNUMBERED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restarts: bool


@dataclass
class _List:
    """One list as it is counted; ``counts`` are the numbers of its levels, absent before their first paragraph."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def count(self, place: int) -> str:
        """The number of the next paragraph at a level, "" for a bullet."""
        level = self.levels.get(place)
        if level is None:
            return ""
        self.counts[place] = self.counts.get(place, level.start - 1) + 1
        for deeper in [each for each in self.counts if each > place and self.levels[each].restarts]:
            del self.counts[deeper]
        if level.form in _UNNUMBERED:
            return ""
        return _PLACE.sub(lambda match: self._shown(int(match[1]) - 1), level.text)

    def _shown(self, place: int) -> str:
        level = self.levels[place]
        return _format(self.counts.get(place, level.start), level.form)


def number_paragraphs(document: Document) -> Iterator[tuple[_Element, str]]:
    """Each numbered paragraph of the document's text with its number, full stops at its end left out."""
    lists = _read_lists(document)
    by_style: dict[str, ListLevel | None] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        place = _own_list(paragraph)
        if place is None:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = "" if style is None else str(style.get(qn("w:val")))
            if name not in by_style:
                by_style[name] = find_list(document, name) if name else None
            place = by_style[name]
        if place is not None and place.number in lists:
            number = lists[place.number].count(place.level).rstrip(".")
            if number:
                yield paragraph, number


def _own_list(paragraph: _Element) -> ListLevel | None:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    number = None if found is None else found.find(qn("w:numId"))
    if found is None or number is None:
        return None
    return ListLevel(int(str(number.get(qn("w:val")))), _integer(found.find(qn("w:ilvl")), 0))


def _read_lists(document: Document) -> dict[int, _List]:
    """The lists by ``w:numId``; those of one definition are counted together, unless one restarts it."""
    try:
        root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        return {}
    definitions = {each.get(qn("w:abstractNumId")): _read_levels(each) for each in root.iter(qn("w:abstractNum"))}
    shared = {name: _List(levels) for name, levels in definitions.items()}
    lists = {}
    for each in root.iter(qn("w:num")):
        name = each.find(qn("w:abstractNumId")).get(qn("w:val"))
        changed = {_integer(one, 0, "ilvl"): one for one in each.iter(qn("w:lvlOverride"))}
        found = shared.get(name, _List({}))
        if changed:
            own = {place: _overridden(changed.get(place), level) for place, level in found.levels.items()}
            found = _List(own)
        lists[_integer(each, 0, "numId")] = found
    return lists


def _read_levels(definition: _Element) -> dict[int, _Level]:
    return {_integer(each, 0, "ilvl"): _read_level(each) for each in definition.iter(qn("w:lvl"))}


def _read_level(level: _Element) -> _Level:
    form, text, restart = (level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "lvlRestart"))
    return _Level(
        start=_integer(level.find(qn("w:start")), 0),
        form="decimal" if form is None else str(form.get(qn("w:val"))),
        text="" if text is None else str(text.get(qn("w:val"), "")),
        restarts=_integer(restart, 1) != 0,
    )


def _overridden(override: _Element | None, level: _Level) -> _Level:
    if override is None:
        return level
    own = override.find(qn("w:lvl"))
    if own is not None:
        return _read_level(own)
    start = _integer(override.find(qn("w:startOverride")), level.start)
    return _Level(start, level.form, level.text, level.restarts)


def _integer(element: _Element | None, default: int, name: str = "val") -> int:
    text = None if element is None else element.get(qn(f"w:{name}"))
    return default if text is None else int(text)


def _format(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)

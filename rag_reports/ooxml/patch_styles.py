"""Cell formats added to a styles part: the one of a cell again, with another fill or number format."""

import re

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.markup import DAMAGED
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, Patch, read_attributes, set_attribute

# A part for workbooks that have none; ECMA-376 18.8.21 reserves the first two fills.
EMPTY_STYLES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="%s"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

_LOOK = (b"fillId", b"applyFill", b"fontId", b"applyFont")


class _List:
    """One of the part's lists: its elements as written, and those that are added."""

    def __init__(self, text: PartText, prefix: bytes, name: bytes, item: bytes) -> None:
        full = re.escape(prefix) + name
        tag = re.compile(rb"<" + full + rb"(" + ATTRIBUTES + rb")\s*>").search(text.mask, text.root)
        close = text.mask.find(b"</" + prefix + name, tag.end()) if tag else -1
        if tag is None or close < 0:
            raise WorkbookError(text.where, "its list of formats is missing", DAMAGED + ".")
        self.tag, self.close, self.name = tag, close, prefix + name
        self.items = _elements(text, prefix + item, tag.end(), close)
        self._there = len(self.items)

    def add(self, element: bytes) -> int:
        """The element's index; one that is there already is used again."""
        if element not in self.items:
            self.items.append(element)
        return self.items.index(element)

    def patches(self) -> list[Patch]:
        new = self.items[self._there :]
        if not new:
            return []
        attributes = self.tag[1]
        if b"count" in read_attributes(attributes):
            attributes = set_attribute(attributes, b"count", b"%d" % len(self.items))
        opening = b"<%s%s>" % (self.name, attributes)
        return [Patch(self.tag.start(), self.tag.end(), opening), Patch(self.close, self.close, b"".join(new))]


class StylePatch:
    """A styles part to which formats are added; what is there stays byte for byte, and keeps its index."""

    def __init__(self, raw: bytes, where: str) -> None:
        self._text = PartText(raw, where)
        root = re.compile(rb"<((?:[^\s<>/!?:]+:)?)styleSheet\b").match(self._text.mask, self._text.root)
        self._prefix = root[1] if root else b""
        self._formats = _List(self._text, self._prefix, b"cellXfs", b"xf")
        self._fills: _List | None = None

    def with_fill(self, style: int, colour: str | None) -> int:
        """The style index of the same format with a solid fill, RRGGBB, or with none."""
        changes = {b"fillId": b"0" if colour is None else b"%d" % self._fill(colour), b"applyFill": b"1"}
        return self._formats.add(self._changed(style, changes))

    def with_number_format(self, style: int, number_format: int) -> int:
        """The style index of the same format with a number format, by its id."""
        changes = {b"numFmtId": b"%d" % number_format, b"applyNumberFormat": b"1"}
        return self._formats.add(self._changed(style, changes))

    def number_format(self, style: int) -> int:
        """The id of a style's number format."""
        digits = read_attributes(_tag(self._format(style))[1]).get(b"numFmtId", b"0")
        return int(digits) if digits.isdigit() else 0

    def differ_in_look_alone(self, style: int, other: int) -> bool:
        """Whether two styles are alike but for fill and font."""
        return self._without_look(style) == self._without_look(other)

    @property
    def changed(self) -> bytes | None:
        """The part with what was added, None where nothing was."""
        patches = self._formats.patches() + (self._fills.patches() if self._fills else [])
        return self._text.patched(patches) if patches else None

    def _fill(self, colour: str) -> int:
        if self._fills is None:
            self._fills = _List(self._text, self._prefix, b"fills", b"fill")
        mark = self._prefix
        return self._fills.add(
            b'<%sfill><%spatternFill patternType="solid"><%sfgColor rgb="FF%s"/><%sbgColor indexed="64"/>'
            b"</%spatternFill></%sfill>" % (mark, mark, mark, colour.encode(), mark, mark, mark)
        )

    def _format(self, style: int) -> bytes:
        known = self._formats.items
        return known[style] if 0 <= style < len(known) else b"<%sxf/>" % self._prefix

    def _changed(self, style: int, changes: dict[bytes, bytes]) -> bytes:
        element = self._format(style)
        tag = _tag(element)
        attributes = tag[1]
        for name, value in changes.items():
            attributes = set_attribute(attributes, name, value)
        return element[: tag.start(1)] + attributes + element[tag.end(1) :]

    def _without_look(self, style: int) -> tuple[list[tuple[bytes, bytes]], bytes]:
        element = self._format(style)
        tag = _tag(element)
        kept = [(name, value) for name, value in read_attributes(tag[1]).items() if name not in _LOOK]
        return sorted(kept), element[tag.end() :]


def _tag(element: bytes) -> re.Match[bytes]:
    match = re.compile(rb"<[^\s<>/]+(" + ATTRIBUTES + rb")").match(element)
    assert match is not None
    return match


def _elements(text: PartText, name: bytes, start: int, stop: int) -> list[bytes]:
    """The elements of a name between two places, none of which holds another of that name."""
    tag = re.compile(rb"<" + re.escape(name) + ATTRIBUTES + rb"\s*(/?)>")
    found, place = [], start
    while (match := tag.search(text.mask, place, stop)) is not None:
        end = match.end()
        if not match[1]:
            end = text.mask.index(b">", text.mask.index(b"</" + name, end)) + 1
        found.append(text.data[match.start() : end])
        place = end
    return found

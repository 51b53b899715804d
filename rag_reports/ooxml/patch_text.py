"""A part's XML as bytes to patch: one encoding to work in, markup that is no element masked, pieces put in place."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.markup import DAMAGED, check_prolog

# Blanks, then name="value" or name='value', any number of times.
ATTRIBUTES = rb"(?:\s+[^\s=<>/\"']+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*"
_ATTRIBUTE = re.compile(rb"\s+([^\s=<>/\"']+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
_NO_ELEMENT = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.S)
_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*(?=<[^!?])", re.S)
_UNMARKED = ("utf-8", "utf8", "us-ascii", "ascii")

_FEW = 5_000


class Patch(NamedTuple):
    """Bytes ``start`` to ``end`` (exclusive) become ``new``."""

    start: int
    end: int
    new: bytes


class PartText:
    """One part's XML in UTF-8, whatever its encoding on the disk.

    ``mask`` has the length of ``data``, with comments, CDATA sections and instructions blanked, so that every "<"
    in it starts or ends an element. ``root`` is where the root element starts.
    """

    def __init__(self, raw: bytes, where: str) -> None:
        check_prolog(raw[:65_536], where)
        self.where = where
        self._codec = _codec(raw)
        self.data = raw if self._codec == "utf-8" else _recoded(raw, self._codec, where)
        root = _ROOT.match(self.data)
        self.root = root.end() if root else 0
        self.mask = self.data
        if _holds(self.data, b"!", self.root) or _holds(self.data, b"?", self.root):
            blank = _NO_ELEMENT.sub(lambda match: b" " * len(match[0]), self.data[self.root :])
            self.mask = self.data[: self.root] + blank

    def encoded(self, data: bytes) -> bytes:
        """UTF-8 as the part's own encoding has it; what that lacks is written as a character reference."""
        if self._codec == "utf-8":
            return data
        return data.decode("utf-8").encode(self._codec, "xmlcharrefreplace")

    def patched(self, patches: Sequence[Patch]) -> bytes:
        """The part on the disk with the patches, which must not overlap."""
        return self.encoded(splice(self.data, patches))


def splice(data: bytes, patches: Iterable[Patch]) -> bytes:
    """The data with the patches in place; two at one place come in the order given."""
    view, pieces, place = memoryview(data), [], 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if patch.start < place:
            raise AssertionError("patches overlap")
        pieces += [view[place : patch.start], memoryview(patch.new)]
        place = patch.end
    return b"".join([*pieces, view[place:]])


def read_attributes(text: bytes) -> dict[bytes, bytes]:
    """The attributes in a tag by name as written, values as written."""
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(text)}


def set_attribute(text: bytes, name: bytes, value: bytes | None) -> bytes:
    """A tag's attributes with one set, in its place or at the end, or with None taken away."""
    for match in _ATTRIBUTE.finditer(text):
        if match[1] == name:
            new = b"" if value is None else b' %s="%s"' % (name, value)
            return text[: match.start()] + new + text[match.end() :]
    return text if value is None else text + b' %s="%s"' % (name, value)


def _holds(data: bytes, mark: bytes, start: int) -> bool:
    """Whether "<" stands before ``mark``, a rare character, anywhere; far faster than looking for both."""
    place = start
    for _ in range(_FEW):
        place = data.find(mark, place + 1)
        if place < 0 or data[place - 1 : place] == b"<":
            return place >= 0
    return data.find(b"<" + mark, place) >= 0


def _codec(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16-le" if raw[:1] == b"\xff" else "utf-16-be"
    if b"\0" in raw[:2]:
        return "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
    declared = _DECLARED.match(raw.removeprefix(b"\xef\xbb\xbf"))
    name = declared[1].decode("ascii", "replace").strip().lower() if declared else "utf-8"
    return "utf-8" if name in _UNMARKED or raw[:3] == b"\xef\xbb\xbf" else name


def _recoded(raw: bytes, codec: str, where: str) -> bytes:
    try:
        text = raw.decode(codec)
        if text.encode(codec) == raw:
            return text.encode("utf-8")
    except (LookupError, UnicodeError):
        pass
    raise WorkbookError(where, f"its text does not fit its encoding, {codec}", DAMAGED + ".")

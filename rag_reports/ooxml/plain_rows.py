"""The part of a sheet that nearly all writers write alike, recognised without building a tree of it.

Building a tree takes two thirds of the time of reading a sheet. The patterns here cover one way of
writing rows and strings, in full: what they match is well-formed and means what it means as XML. A row or
string that is written in any other way is given to the parser by itself, and a part whose frame is unusual as a whole.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rag_reports.ooxml.markup import STRICT_MAIN, TRANSITIONAL_MAIN

# A part larger than this is streamed instead, so that it never stands in memory whole.
LARGEST_PLAIN = 64 * 1024 * 1024
_NOT_XML = bytes(set(range(32)) - set(b"\t\n\r"))
_DECLARATION = re.compile(r"<\?xml[^>?]*\?>\s*")
_ENCODING = re.compile(r"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.I)
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

ROW_START = re.compile(r'\s*<row((?: [A-Za-z0-9]+(?::[A-Za-z]+)?="[^"<&]*")*)\s*(/?)>')
ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_FORMULA = r'<f(?: [a-z0-9]+="[^"<&]*")*(?:/>|>[^<]*</f>)'
# letters, the rest of the cell, or anything else with all that follows it
CELL = re.compile(
    r'<c(?: r="([A-Z]{1,3})[0-9]{1,7}")?((?: [a-z]="[A-Za-z0-9]{1,9}")*(?:/>|>(?:'
    rf'(?:{_FORMULA})?<v>[^<]*</v>|<is><t(?: xml:space="preserve")?>[^<]*</t></is>)?</c>))|(\S.*)',
    re.S,
)
# The rest of a cell: style, type, formula, value, xml:space, inline text
REST = re.compile(
    r'(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]+)")?(?:/>|>(?:'
    rf'({_FORMULA})?<v>([^<]*)</v>|<is><t( xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
# xml:space, text, the inside of an item of another manner, or anything else with all that follows it
STRING = re.compile(r'<si>(?:<t( xml:space="preserve")?>([^<]*)</t>|(.*?))</si>|(\S.*)', re.S)


class NotPlainError(Exception):
    """The text is XML of another manner than the patterns cover, or no XML."""


class PlainPart(NamedTuple):
    """A part cut in three: ``body`` lies inside the element that was asked for; ``root`` is the root's start tag."""

    head: str
    body: str
    tail: str
    root: str

    @property
    def frame(self) -> bytes:
        """The part with that element emptied."""
        return (self.head + self.tail).encode()


def cut_part(data: bytes, root: str, container: str) -> PlainPart | None:
    """Cut a part at ``container``, which may be the root itself; None where it is not written in the plain manner."""
    if len(data.translate(None, _NOT_XML)) != len(data):
        return None
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    declaration = _DECLARATION.match(text)
    start = declaration.end() if declaration else 0
    if declaration and _ENCODING.search(declaration[0]):
        return None
    tag = re.compile(rf"<{root}(?: [A-Za-z0-9:]+=\"[^\"<&>]*\")*>").match(text, start)
    if tag is None or not any(f' xmlns="{name}"' in tag[0] for name in (TRANSITIONAL_MAIN, STRICT_MAIN)):
        return None
    opening, closing = f"<{container}>", f"</{container}>"
    begin = tag.end() if container == root else text.find(opening, tag.end()) + len(opening)
    end = text.find(closing, begin)
    if begin < tag.end() or end < 0 or "<!" in text[start:begin] or "<?" in text[start:begin]:
        return None
    return PlainPart(text[:begin], text[begin:end], text[end:], tag[0])


def plain_text(text: str) -> str:
    """Text of the part with its references replaced. Raises NotPlainError for a reference to anything else."""
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def row_pieces(body: str) -> Iterator[tuple[dict[str, str], str, int]]:
    """The rows: attributes, and the text that holds the cells from a place on. Raises NotPlainError."""
    pieces = body.split("</row>")
    for piece in pieces:
        place = 0
        while True:
            match = ROW_START.match(piece, place)
            if match is None:
                if piece[place:].strip() or piece is not pieces[-1]:
                    raise NotPlainError
                break
            place = match.end()
            attributes = dict(ATTRIBUTE.findall(match[1]))
            if 2 * len(attributes) != match[1].count('"'):  # one of them stands twice, which is no XML
                raise NotPlainError
            yield attributes, piece, place if not match[2] else len(piece)
            if not match[2]:
                break


def _referred(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    code = int(match[2]) if match[2] else int(match[3], 16) if match[3] else 0
    if not (code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF):
        raise NotPlainError
    return chr(code)

"""A cell's new content as XML: texts inline, everything that is not its value kept."""

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from rag_reports.ooxml.patch_text import ATTRIBUTES, read_attributes, set_attribute

# ECMA-376 22.9.2.19 (ST_Xstring): what XML forbids stands as _xHHHH_, and an underscore that would start such
# an escape as _x005F_. A carriage return is among them, because a parser would turn it into a line feed.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_NOT_XML = re.compile(f"[{_FORBIDDEN}]")
_LOOKS_ESCAPED = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_FORBIDDEN}])")
_BLANKS = " \t\n"


class Content(NamedTuple):
    """What a cell is to hold.

    ``type`` is "inlineStr" for a text, "n" for a number, "b" for a boolean, "d" for an ISO date and "" for
    nothing; ``text`` is the text itself, or the number as XML writes it.
    """

    type: str
    text: str = ""


def cell_element(
    prefix: bytes, reference: str, style: int, content: Content | None, attributes: bytes, inside: bytes
) -> bytes:
    """The ``c`` element of ``reference`` with ``content``; ``inside`` is what the old one held, b"" for none.

    ``content`` None leaves the value as it is, so that only the style changes. Texts are written inline, since
    that leaves the shared strings, which all sheets use, untouched: Excel, LibreOffice and the reading libraries
    take them, and Excel moves them to the shared strings when it next saves. References to a cell's metadata
    go with the value that they belong to.
    """
    known = read_attributes(attributes)
    if b"r" not in known:
        attributes = b' r="%s"' % reference.encode() + attributes
    if style or b"s" in known:
        attributes = set_attribute(attributes, b"s", b"%d" % style)
    if content is None:
        return _element(prefix, attributes, inside)
    for name in (b"t", b"vm", b"cm"):
        attributes = set_attribute(attributes, name, None)
    if content.type not in ("", "n"):
        attributes = set_attribute(attributes, b"t", content.type.encode())
    return _element(prefix, attributes, _value(prefix, content) + _extensions(prefix, inside))


def encode_text(text: str) -> str:
    """Text as ST_Xstring has it, markup not yet escaped; ``decode_escapes`` gives back the same."""
    return _NOT_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))


def _element(prefix: bytes, attributes: bytes, inside: bytes) -> bytes:
    if not inside:
        return b"<%sc%s/>" % (prefix, attributes)
    return b"<%sc%s>%s</%sc>" % (prefix, attributes, inside, prefix)


def _value(prefix: bytes, content: Content) -> bytes:
    if not content.type:
        return b""
    text = escape(encode_text(content.text)).encode()
    if content.type != "inlineStr":
        return b"<%sv>%s</%sv>" % (prefix, text, prefix)
    keep = b' xml:space="preserve"' if content.text[0] in _BLANKS or content.text[-1] in _BLANKS else b""
    return b"<%sis><%st%s>%s</%st></%sis>" % (prefix, prefix, keep, text, prefix, prefix)


def _extensions(prefix: bytes, inside: bytes) -> bytes:
    """The element for later additions, which is no part of the value."""
    tag = re.search(rb"<" + re.escape(prefix) + rb"extLst" + ATTRIBUTES + rb"\s*/?>", inside)
    return inside[tag.start() :] if tag else b""

"""Parts that come and go: their lines in the list of content types and among a part's relationships."""

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

from rag_reports.ooxml.markup import STRICT_MAIN
from rag_reports.ooxml.package import Package, part_key
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, Patch, read_attributes

CONTENT_TYPES = "[Content_Types].xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


def relationships_part(part: str) -> str:
    """The part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def without_part(
    package: Package, source: str, part: str, changed: Mapping[str, bytes | None]
) -> dict[str, bytes | None]:
    """The parts that change when ``part``, which ``source`` links to, is taken out of the package.

    ``changed`` are parts that differ from the package's already.
    """
    links = relationships_part(source)
    gone = {link.id for link in package.relationships(source).values() if part_key(link.target) == part_key(part)}
    relations = PartText(changed.get(links) or package.read(links), links)
    types = PartText(changed.get(CONTENT_TYPES) or package.read(CONTENT_TYPES), CONTENT_TYPES)
    ids = [
        patch
        for patch, attributes in _elements(relations, b"Relationship")
        if attributes.get(b"Id", b"").decode() in gone
    ]
    named = [
        patch
        for patch, attributes in _elements(types, b"Override")
        if part_key(attributes.get(b"PartName", b"").decode()) == part_key(part)
    ]
    new: dict[str, bytes | None] = {part: None, links: relations.patched(ids)}
    if named:
        new[CONTENT_TYPES] = types.patched(named)
    return new


def with_styles(package: Package, source: str, namespace: str, content: bytes) -> dict[str, bytes | None]:
    """The parts that change when the workbook part ``source`` is given a styles part."""
    name = "styles.xml"
    while posixpath.join(posixpath.dirname(source), name) in package:
        name = f"new-{name}"
    link = NewLink(name, "styles", STYLES_TYPE)
    return with_part(package, source, namespace, link, content)[1]


class NewLink(NamedTuple):
    """A part to be added: its name from the folder of the part that links to it, its kind and its content type."""

    name: str
    kind: str
    content_type: str


def with_part(
    package: Package, source: str, namespace: str, link: NewLink, content: bytes
) -> tuple[str, dict[str, bytes | None]]:
    """The id of a new relationship from ``source``, and the parts that change when it gets a part of that content."""
    part, links = posixpath.join(posixpath.dirname(source), link.name), relationships_part(source)
    ids, number = set(package.relationships(source)), 1
    while f"rId{number}" in ids:
        number += 1
    kind = (_STRICT if namespace == STRICT_MAIN else _TRANSITIONAL) + link.kind
    relation = b' Id="rId%d" Type="%s" Target="%s"' % (number, kind.encode(), link.name.encode())
    override = b' PartName="/%s" ContentType="%s"' % (part.encode(), link.content_type.encode())
    return f"rId{number}", {
        part: content,
        links: _with_line(PartText(package.read(links), links), b"Relationship", relation),
        CONTENT_TYPES: _with_line(PartText(package.read(CONTENT_TYPES), CONTENT_TYPES), b"Override", override),
    }


def names_part(package: Package, source: str, part: str) -> bool:
    """Whether a part, or something that is said of a part of that name, is there: content type, link, own links."""
    types = PartText(package.read(CONTENT_TYPES), CONTENT_TYPES)
    typed = {
        attributes.get(b"PartName", b"").decode("utf-8", "replace") for _, attributes in _elements(types, b"Override")
    }
    linked = {link.target for link in package.relationships(source).values()}
    return (
        part in package
        or relationships_part(part) in package
        or part_key(part) in {part_key(name) for name in typed | linked}
    )


def _elements(text: PartText, name: bytes) -> list[tuple[Patch, dict[bytes, bytes]]]:
    """The elements of a name, each with the patch that would take it out."""
    tag = re.compile(rb"<(?:[^\s<>/!?:]+:)?" + name + rb"(" + ATTRIBUTES + rb")\s*(?:/>|>\s*</[^<>]*>)")
    found = tag.finditer(text.mask, text.root)
    return [(Patch(match.start(), match.end(), b""), read_attributes(match[1])) for match in found]


def _with_line(text: PartText, name: bytes, attributes: bytes) -> bytes:
    """The part with one more element at the end of its root."""
    place = text.mask.rfind(b"</")
    prefix = re.compile(rb"</((?:[^\s<>/!?:]+:)?)").match(text.mask, place)
    return text.patched([Patch(place, place, b"<%s%s%s/>" % (prefix[1] if prefix else b"", name, attributes))])

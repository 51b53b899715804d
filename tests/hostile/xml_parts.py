"""Hostile XML in any part of a workbook: document types, depth, encodings, namespaces, types and links."""

import random
from collections.abc import Iterator

from tests.ooxml.books import STRICT, TRANSITIONAL

from .small_tracker import (
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    WORKBOOK,
    WORKBOOK_LINKS,
    Book,
    parts,
    replaced,
    with_part,
    without,
    written,
)

_DAMAGED = "cut off or damaged"
_DOCTYPE = "DOCTYPE"
_OVERLONG = "far more than any workbook"
_END = "</Relationships>"
_DEPTH = 100_000
_LAUGHS = '<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_DOCUMENT_TYPES = {
    "a file": '<!DOCTYPE x [<!ENTITY lol SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;]>',
    "a billion laughs": f"<!DOCTYPE x [{_LAUGHS}]>",
    "quadratic growth": f'<!DOCTYPE x [<!ENTITY lol "{"a" * 100_000}">]>',
}
_READ_PARTS = (SHEET, STRINGS, STYLES, WORKBOOK, WORKBOOK_LINKS, TYPES, "_rels/.rels")


def document_types() -> Iterator[Book]:
    """Each kind in the sheet, and one in every part that is read."""
    made = parts()
    for kind, doctype in _DOCUMENT_TYPES.items():
        body = made[SHEET].decode().replace("AMBER", "&lol;")
        yield Book(f"a document type with {kind}", with_part(SHEET, (doctype + body).encode()), _DOCTYPE)
    for part in _READ_PARTS:
        content = _DOCUMENT_TYPES["a billion laughs"].encode() + made[part]
        yield Book(f"a document type in {part}", with_part(part, content), _DOCTYPE)
    hidden = (
        '<?xml version="1.0" encoding="utf-16"?><!-- x --><!DOCTYPE x [<!ENTITY lol "lol">]>' + made[SHEET].decode()
    )
    yield Book("a document type in UTF-16", with_part(SHEET, hidden.encode("utf-16")), _DOCTYPE)
    far = f"<!--{'x' * 70_000}-->{_DOCUMENT_TYPES['a file']}{made[SHEET].decode()}"
    yield Book("a document type behind a long comment", with_part(SHEET, far.encode()), _DOCTYPE)


def depths() -> Iterator[Book]:
    made = parts()
    deep = "<a>" * _DEPTH + "</a>" * _DEPTH
    for part, end in ((SHEET, "</sheetData>"), (STYLES, "</cellXfs>"), (WORKBOOK, "</sheets>"), (STRINGS, "</sst>")):
        content = made[part].decode().replace(end, deep + end)
        yield Book(f"elements without end in {part}", with_part(part, content.encode()), _DAMAGED)
    extended = f"<extLst>{deep}</extLst></worksheet>"
    yield Book("an extension without end", replaced(SHEET, "</worksheet>", extended), _DAMAGED)


def encodings() -> Iterator[Book]:
    sheet = parts()[SHEET]
    text = sheet.decode()

    def declared(name: str, content: str = text) -> str:
        return f'<?xml version="1.0" encoding="{name}"?>{content}'

    yield Book("UTF-16", with_part(SHEET, declared("UTF-16").encode("utf-16")))
    yield Book("UTF-16, the other end first", with_part(SHEET, b"\xfe\xff" + declared("UTF-16").encode("utf-16-be")))
    yield Book("Windows' own encoding", with_part(SHEET, declared("windows-1252").encode("cp1252")))
    yield Book("UTF-8 that is none", with_part(SHEET, sheet.replace(b"AMBER", b"AM\xff\xfeBER")), _DAMAGED)
    yield Book("half a character at the end", with_part(SHEET, sheet[:-1] + b"\xe2\x82"), _DAMAGED)
    yield Book("UTF-7", with_part(SHEET, declared("UTF-7").encode()), "UTF-7")
    yield Book("UTF-32", with_part(SHEET, declared("UTF-32").encode("utf-32")), _DAMAGED)
    yield Book("an encoding of mainframes", with_part(SHEET, declared("cp037").encode("cp037")), _DAMAGED)
    yield Book("no encoding at all", with_part(SHEET, declared("none-such").encode()), "none-such")
    yield Book("a NUL in a text", with_part(SHEET, sheet.replace(b"AMBER", b"AM\0BER")), _DAMAGED)


def manners() -> Iterator[Book]:
    """Ways of writing XML that are odd and right, or wrong."""
    made = parts()
    sheet = made[SHEET].decode()
    prefixed = sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    yield Book("a prefix for every element", with_part(SHEET, prefixed.encode()))
    yield Book("an XInclude", replaced(SHEET, "<sheetData>", f"{include}<sheetData>"))
    yield Book("an XInclude in a cell", replaced(SHEET, "AMBER</t>", f"AMBER{include}</t>"))
    yield Book(
        "a stylesheet from afar", with_part(SHEET, b'<?xml-stylesheet href="http://192.0.2.1/x.xsl"?>' + made[SHEET])
    )
    yield Book("XML 1.1", with_part(SHEET, b'<?xml version="1.1"?>' + made[SHEET]))
    yield Book("strict namespaces", written(parts(strict=True)))
    yield Book("a strict sheet in a transitional workbook", replaced(SHEET, TRANSITIONAL, STRICT), odd=True)
    yield Book("a namespace of its own", replaced(SHEET, TRANSITIONAL, "urn:example"), "no tracker was found")
    yield Book("no namespace", replaced(SHEET, f' xmlns="{TRANSITIONAL}"', ""), "no tracker was found")
    long = random.Random(1).randbytes(10_000_000).hex()
    yield Book(
        "an attribute of 20 MB", replaced(SHEET, "<sheetData>", f'<x a="{long}"/><sheetData>'), _OVERLONG, heavy=True
    )
    many = " ".join(f'a{n}="{n}"' for n in range(1_000_000))
    yield Book("a million attributes", replaced(SHEET, "<sheetData>", f"<x {many}/><sheetData>"), _OVERLONG, heavy=True)
    yield Book("a million attributes of a style", replaced(STYLES, "<xf/>", f"<xf {many}/>"), _DAMAGED, heavy=True)
    yield Book("an attribute twice", replaced(SHEET, '<row r="3"', '<row r="3" r="4"'), _DAMAGED)
    yield Book("an unknown entity", replaced(SHEET, "AMBER", "&lol;"), _DAMAGED)
    yield Book("a character that XML forbids", replaced(SHEET, "AMBER", "AM&#1;BER"), _DAMAGED)
    yield Book("an element never closed", replaced(SHEET, "</sheetData>", ""), _DAMAGED)
    yield Book("an empty sheet part", with_part(SHEET, b""), _DAMAGED)
    yield Book("a sheet part of blanks", with_part(SHEET, b" \n" * 100_000), _DAMAGED)
    yield Book("a sheet part that is a web page", with_part(SHEET, b"<!DOCTYPE html><html><br></html>"), _DOCTYPE)
    yield Book("a second root", with_part(SHEET, made[SHEET] + b"<worksheet/>"), _DAMAGED)


def links() -> Iterator[Book]:
    """Content types and relationships that are missing, wrong, external or circular."""
    target = 'Target="worksheets/sheet1.xml"'
    yield Book("no content types", without(TYPES), "no workbook in it")
    yield Book("no links of the package", without("_rels/.rels"))
    yield Book("no links of the workbook", without(WORKBOOK_LINKS), "missing")
    yield Book("no sheet part", without(SHEET), "missing")
    yield Book("no styles part", without(STYLES))
    yield Book("no part of texts", without(STRINGS))
    yield Book("no workbook part", without(WORKBOOK), "no workbook in it")
    for kind, words in (("wordprocessingml.document", "Word document"), ("presentationml.presentation", "PowerPoint")):
        yield Book(f"the type of {words}", replaced(TYPES, "spreadsheetml.sheet", kind), words)
    yield Book("the type of a picture", replaced(TYPES, "spreadsheetml.sheet.main+xml", "png"), "no workbook in it")
    itself = replaced(WORKBOOK_LINKS, target, 'Target="workbook.xml"')
    yield Book("the sheet is the workbook", itself, "no tracker was found")
    for place in (
        "http://192.0.2.1/s.xml",
        "file:///etc/passwd",
        "\\\\192.0.2.1\\share\\s.xml",
        "../../../../etc/passwd",
    ):
        outside = f'Target="{place}"'
        yield Book(f"a sheet at {place}", replaced(WORKBOOK_LINKS, target, outside), "missing")
        external = f'{outside} TargetMode="External"'
        yield Book(f"a sheet outside at {place}", replaced(WORKBOOK_LINKS, target, external), "missing")
    kinds = ("theme", "calcChain", "externalLink", "customXml")
    circle = "".join(f'<Relationship Id="c{kind}" Type="x/{kind}" Target="workbook.xml"/>' for kind in kinds)
    yield Book("links in a circle", replaced(WORKBOOK_LINKS, _END, circle + _END))
    many = "".join(f'<Relationship Id="l{n}" Type="x/theme" Target="theme{n}.xml"/>' for n in range(100_000))
    yield Book("a hundred thousand links", replaced(WORKBOOK_LINKS, _END, many + _END), heavy=True)
    yield Book(
        "one identifier for two links",
        replaced(WORKBOOK_LINKS, 'Id="rId2"', 'Id="rId1"'),
        "its list of sheets is empty",
    )


BOOKS = (*document_types(), *depths(), *encodings(), *manners(), *links())

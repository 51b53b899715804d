"""The XML of a part, parsed with nothing in it trusted: no DTD, no entities, no network, libxml2's limits kept."""

import re
from collections.abc import Iterator
from typing import Any, cast

from lxml import etree

from rag_reports.errors import WorkbookError

TRANSITIONAL_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_MAIN = (TRANSITIONAL_MAIN, STRICT_MAIN)
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
# The root of a real part starts within its first kilobyte, after a declaration and at most a comment.
_PROLOG_LIMIT = 65_536
# A tree takes up to 80 times the bytes of its XML. 64,000 formats, the most that Excel has, are 1,100,000 marks
# (each "<" and "=", that is tags and attributes); a row of 16,384 cells of ordinary text is two megabytes.
MOST_MARKS = 1_200_000
LONGEST_ELEMENT = 8 * 1024 * 1024
_PROLOG = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.S)
_ENCODING = re.compile(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)")
# ECMA-376 part 2 (8.1.4) allows UTF-8 and UTF-16; the rest are what careless writers put. Encodings in
# which "<!DOCTYPE" could be spelt with other bytes, such as UTF-7, are not among them.
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|iso-?8859-\d+|windows-125\d|cp125\d|gbk?|gb2312|gb18030", re.I
)

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}

DAMAGED = "Open it in Excel, let Excel repair it, and save it as .xlsx"


def main_tags(*names: str) -> tuple[str, ...]:
    """Each element name in both spreadsheet namespaces, transitional and strict."""
    return tuple(f"{{{namespace}}}{name}" for name in names for namespace in _MAIN)


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The child elements of those local names, in any namespace; none for no element."""
    return iter(()) if element is None else element.iterchildren(*(f"{{*}}{name}" for name in names))


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name, in any namespace."""
    return next(children(element, name), None)


def relation_id(element: etree._Element) -> str:
    """The ``r:id`` of an element in either namespace, "" where it has none."""
    return next((value for name in _RELATION_IDS if (value := element.get(name))), "")


def truth(value: str | None, missing: bool = False) -> bool:
    """An XML boolean; ``missing`` stands where there is no attribute."""
    return missing if value is None else value in ("1", "true", "on")


def whole(value: str | None, missing: int = 0) -> int:
    """An XML whole number; ``missing`` stands for none or for what is no number."""
    try:
        return missing if value is None else int(value)
    except ValueError:
        return missing


def count_marks(data: bytes) -> int:
    """About how many tags and attributes there are."""
    return data.count(b"<") + data.count(b"=")


def parse_part(data: bytes, where: str, most_marks: int = MOST_MARKS) -> etree._Element:
    """The root of a part that stands in memory whole, and may hold so many tags and attributes.

    Raises WorkbookError where it is damaged, declares a DOCTYPE or holds more.
    """
    check_prolog(data[:_PROLOG_LIMIT], where)
    if count_marks(data) > most_marks:
        raise overlong(where)
    parser = etree.XMLParser(**_SAFE)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(where) from error
    _check_document(root, where)
    return root


def stream_elements(
    chunks: Iterator[bytes], where: str, tags: tuple[str, ...], passing: frozenset[str]
) -> Iterator[tuple[str, etree._Element]]:
    """The elements of ``tags`` with their tag, as each ends. Raises as :func:`parse_part`.

    Those of ``passing`` are emptied once the caller asks for the next, and all that is read and done with goes
    after each chunk, so that a long sheet never stands in memory whole.
    """
    chunk = next(chunks, b"")
    check_prolog(chunk[:_PROLOG_LIMIT], where)
    parser = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        **_SAFE,
    )
    events = cast(Iterator[tuple[str, etree._Element]], parser.read_events())
    wanted, root = frozenset(tags), None
    unfinished = 0
    try:
        while chunk:
            parser.feed(chunk)
            unfinished += len(chunk)
            for _, element in events:
                if root is None:
                    root = element.getroottree().getroot()
                    _check_document(root, where)
                tag = str(element.tag)
                yield tag, element
                if tag in passing:
                    element.clear()
                unfinished = 0
            if root is not None and not _forget(root, wanted):
                unfinished = 0
            if unfinished > LONGEST_ELEMENT:
                raise overlong(where)
            chunk = next(chunks, b"")
        parser.close()
    except etree.XMLSyntaxError as error:
        raise damaged(where) from error


def check_prolog(head: bytes, where: str) -> None:
    """Refuse a DOCTYPE, an encoding that could hide one, and what is no XML, before any parser sees it."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head.decode("utf-16", "replace")
    elif b"\0" in head[:2]:
        text = head.decode("utf-16-be" if head[:1] == b"\0" else "utf-16-le", "replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    encoding = _ENCODING.match(text.lstrip())
    if encoding is not None and not _ENCODINGS.fullmatch(encoding[1].strip()):
        raise WorkbookError(
            where, f"its XML is in the encoding {encoding[1]!r}, which Excel never writes", DAMAGED + "."
        )
    prolog = _PROLOG.match(text)
    start = text[prolog.end() if prolog else 0 :]
    if start.startswith("<!"):
        raise _doctype(where)
    if not start.startswith("<") or start.startswith("<?"):
        raise damaged(where)


def damaged(where: str) -> WorkbookError:
    """The refusal of a part whose XML is cut off or broken."""
    return WorkbookError(where, "its content is cut off or damaged", DAMAGED + ".")


def _forget(root: etree._Element, wanted: frozenset[str]) -> bool:
    """Take what stands before the element that is still being read out of the tree, at each level.

    An element of ``wanted`` stays whole until its end is told; whether the last one that is there is such an element.
    """
    element = root
    while len(element) and str(element.tag) not in wanted:
        del element[:-1]
        element = element[-1]
    return str(element.tag) in wanted


def overlong(where: str) -> WorkbookError:
    """The refusal of a part that was made to exhaust the computer, or that no tracker needs."""
    return WorkbookError(
        where,
        "its XML holds far more than any workbook does",
        "Copy the rows of the tracker into a new workbook in Excel and save it as .xlsx.",
    )


def _check_document(element: etree._Element, where: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise _doctype(where)


def _doctype(where: str) -> WorkbookError:
    return WorkbookError(
        where,
        "it holds a DOCTYPE, which no workbook has and which can carry an attack",
        f"Do not trust the file; {DAMAGED[0].lower()}{DAMAGED[1:]} only if you know who made it.",
    )

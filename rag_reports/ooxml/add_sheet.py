"""A sheet added to a workbook: one new part, and a line more in the workbook, its relationships and content types."""

import posixpath
import re
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from lxml import etree

from rag_reports.ooxml.markup import STRICT_MAIN, child, children, damaged, parse_part, truth
from rag_reports.ooxml.new_sheet import NewSheet, sheet_xml
from rag_reports.ooxml.patch_links import SHEET_TYPE, NewLink, names_part, with_part
from rag_reports.ooxml.patch_text import ATTRIBUTES, PartText, Patch, read_attributes
from rag_reports.ooxml.sheet_look import find_look
from rag_reports.ooxml.workbook import Workbook

_LAST_ID = 65_534
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SHEETS = re.compile(rb"<((?:[^\s<>/!?:]+:)?)sheets(" + ATTRIBUTES + rb")\s*>")
_ROOT = re.compile(rb"<[^\s<>/!?]+(" + ATTRIBUTES + rb")\s*>")


def with_sheet(workbook: Workbook, sheet: NewSheet) -> dict[str, bytes]:
    """The parts that change when the sheet is added behind all others; the sheet's own is new, the rest gain a line.

    Raises WorkbookError where the workbook's list of sheets is damaged.
    """
    package, where = workbook.package, f"{workbook.path}, part {workbook.part}"
    text = PartText(package.read(workbook.part), where)
    frozen = child(child(_root(workbook), "bookViews"), "workbookView") is not None
    content = sheet_xml(sheet, workbook.namespace, find_look(workbook), frozen=frozen)
    link = NewLink(_free_part(workbook), "worksheet", SHEET_TYPE)
    relation, parts = with_part(package, workbook.part, workbook.namespace, link, content)
    entry = _entry(text, workbook, sheet.name, relation)
    return {workbook.part: text.patched([entry])} | {name: part for name, part in parts.items() if part is not None}


def free_name(workbook: Workbook, wanted: str) -> str:
    """The name, or "NAME (2)" and so on where a sheet has it already; upper and lower case count as the same."""
    taken = {name.casefold() for name in workbook.sheet_ids}
    names = (wanted if number == 1 else f"{wanted} ({number})" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)


def why_closed(workbook: Workbook) -> tuple[str, str] | None:
    """Why no sheet can be added, and what to do; None where one can."""
    protection = child(_root(workbook), "workbookProtection")
    if protection is not None and truth(protection.get("lockStructure")):
        seen = "its structure is protected, so that no sheet can be added"
        return seen, "Take the protection off in Excel (Review, Protect Workbook)."
    links = workbook.package.relationships(workbook.part).values()
    if any(link.kind == "revisionHeaders" for link in links):
        seen = "it is a shared workbook, which keeps a record of its sheets, so that none can be added here"
        return seen, "Stop sharing it in Excel (Review, Share Workbook)."
    return None


def _root(workbook: Workbook) -> etree._Element:
    return parse_part(workbook.package.read(workbook.part), f"{workbook.path}, part {workbook.part}")


def _free_part(workbook: Workbook) -> str:
    """The name of a part that is not there and of which nothing is said, from the workbook's folder."""
    folder, number = posixpath.dirname(workbook.part), 1
    while names_part(workbook.package, workbook.part, posixpath.join(folder, f"worksheets/sheet{number}.xml")):
        number += 1
    return f"worksheets/sheet{number}.xml"


def _entry(text: PartText, workbook: Workbook, name: str, relation: str) -> Patch:
    """The line in the list of sheets, in the list's own prefix and with the file's own name for relationships."""
    root, sheets = _ROOT.match(text.mask, text.root), _SHEETS.search(text.mask, text.root)
    close = text.mask.find(b"</" + sheets[1] + b"sheets", sheets.end()) if sheets else -1
    if root is None or sheets is None or close < 0:
        raise damaged(text.where)
    prefix = _relation_prefix([root[1], sheets[2]])
    declared = b""
    if prefix is None:
        prefix = b"r"
        declared = b' xmlns:r="%s"' % (_STRICT if workbook.namespace == STRICT_MAIN else _TRANSITIONAL).encode()
    parts = (sheets[1], quoteattr(name).encode(), _free_id(workbook), declared, prefix, relation.encode())
    return Patch(close, close, b'<%ssheet name=%s sheetId="%d"%s %s:id="%s"/>' % parts)


def _relation_prefix(tags: Iterable[bytes]) -> bytes | None:
    """The prefix that the tags around the list declare for relationships, the inner tag last; None for none."""
    found: dict[bytes, bytes] = {}
    for attributes in tags:
        found |= {name: value for name, value in read_attributes(attributes).items() if name.startswith(b"xmlns:")}
    known = (_TRANSITIONAL.encode(), _STRICT.encode())
    return next((name[len(b"xmlns:") :] for name, value in found.items() if value in known), None)


def _free_id(workbook: Workbook) -> int:
    """An id behind all that the sheets have, as Excel gives it, or a free one where that would be too large."""
    written = (sheet.get("sheetId", "") for sheet in children(child(_root(workbook), "sheets"), "sheet"))
    taken = {int(number) for number in written if number.isdigit()}
    last = max(taken, default=0) + 1
    return last if last <= _LAST_ID else next(number for number in range(1, _LAST_ID) if number not in taken)

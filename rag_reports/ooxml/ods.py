"""The merged ranges of an OpenDocument spreadsheet, from its content.xml (OpenDocument 1.2, part 1, 9.1)."""

from collections.abc import Iterator

from lxml import etree

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.markup import stream_elements, whole
from rag_reports.ooxml.package import Package

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ROW, _SHEET = f"{_TABLE}table-row", f"{_TABLE}table"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_ods_merges(package: Package) -> dict[str, list[Area]]:
    """The merged ranges by sheet. Raises WorkbookError where the content is damaged, or encrypted."""
    where = f"{package.path}, part content.xml"
    if _is_encrypted(package):
        raise WorkbookError(
            package.path,
            "this is an OpenDocument spreadsheet with a password, which only the program that made it opens",
            "Open it there, and save it as .xlsx without a password.",
        )
    merged: dict[str, list[Area]] = {}
    areas: list[Area] = []
    row = 1
    for tag, element in stream_elements(package.chunks("content.xml"), where, (_ROW, _SHEET), frozenset({_ROW})):
        if tag == _SHEET:
            merged.setdefault(element.get(f"{_TABLE}name", ""), areas)
            areas, row = [], 1
        else:
            areas += _areas(element, row)
            row += _repeats(element, "rows")
    return merged


def _areas(element: etree._Element, row: int) -> Iterator[Area]:
    column = 1
    for cell in element.iterchildren(*_CELLS):
        down = whole(cell.get(f"{_TABLE}number-rows-spanned"), 1)
        across = whole(cell.get(f"{_TABLE}number-columns-spanned"), 1)
        if down > 1 or across > 1:
            yield Area(row, column, row + max(down, 1) - 1, column + max(across, 1) - 1)
        column += _repeats(cell, "columns")


def _repeats(element: etree._Element, what: str) -> int:
    return max(1, whole(element.get(f"{_TABLE}number-{what}-repeated"), 1))


def _is_encrypted(package: Package) -> bool:
    if "encrypted-package" in package:
        return True
    manifest = "META-INF/manifest.xml"
    return manifest in package and b"encryption-data" in package.read(manifest)

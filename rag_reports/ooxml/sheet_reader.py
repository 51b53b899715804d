"""A sheet part, with the tables and links that belong to it, read into a Sheet."""

from collections.abc import Iterator

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.blank_rows import thin_blank_rows
from rag_reports.ooxml.cells import CellMaker
from rag_reports.ooxml.markup import DAMAGED, parse_part, stream_elements
from rag_reports.ooxml.package import Package, Relationship
from rag_reports.ooxml.plain_rows import LARGEST_PLAIN, NotPlainError, cut_part, row_pieces
from rag_reports.ooxml.rows import RowReader
from rag_reports.ooxml.sheet import Sheet
from rag_reports.ooxml.sheet_parts import PASSING, SheetParts

_PIECE = 131_072


def read_sheet(package: Package, part: str, name: str, state: str, maker: CellMaker) -> Sheet:
    """Read a worksheet part in one pass. Raises WorkbookError, naming the sheet, where it is damaged."""
    where = f"{package.path}, sheet {name!r}"
    if part not in package:
        raise WorkbookError(where, "its part is missing from the file", DAMAGED + ".")
    relationships = package.relationships(part)
    parts = _read_plain(package, part, where, maker, relationships)
    if parts is None:
        parts = SheetParts(RowReader(maker), relationships)
        _take_elements(thin_blank_rows(package.chunks(part)), where, parts)
    for table in table_parts(package, part):
        parts.take_table(parse_part(package.read(table), f"{where}, part {table}"))
    return parts.build(name, state)


def read_frame(package: Package, part: str, frame: bytes, name: str, maker: CellMaker) -> Sheet:
    """What a worksheet part says beside its rows; ``frame`` is the part without them. Tables are left out."""
    parts = SheetParts(RowReader(maker), package.relationships(part))
    _take_elements(_pieces(frame), f"{package.path}, sheet {name!r}", parts)
    return parts.build(name, "")


def table_parts(package: Package, part: str) -> tuple[str, ...]:
    """The parts of the tables that a sheet holds."""
    links = package.relationships(part).values()
    return tuple(link.target for link in links if link.kind == "table" and link.target in package)


def _take_elements(chunks: Iterator[bytes], where: str, parts: SheetParts) -> None:
    for tag, element in stream_elements(chunks, where, parts.tags, PASSING):
        parts.take(tag, element)


def _pieces(data: bytes) -> Iterator[bytes]:
    """The data cut up, so that what is read of it can go while the rest is read."""
    return (data[place : place + _PIECE] for place in range(0, len(data), _PIECE))


def _read_plain(
    package: Package, part: str, where: str, maker: CellMaker, links: dict[str, Relationship]
) -> SheetParts | None:
    """The sheet with its rows read as plain text, None where it is not written so."""
    plain = cut_part(package.read(part), "worksheet", "sheetData") if package.size(part) <= LARGEST_PLAIN else None
    if plain is None:
        return None
    rows = RowReader(maker)
    try:
        for attributes, text, start in row_pieces(plain.body):
            try:
                rows.read_plain_row(attributes, text, start)
            except NotPlainError:
                row = parse_part(f"{plain.root}<row>{text[start:]}</row></worksheet>".encode(), where)
                rows.read_row(row[0], attributes)
    except (NotPlainError, WorkbookError):
        return None
    parts = SheetParts(rows, links)
    _take_elements(_pieces(plain.frame), where, parts)
    return parts

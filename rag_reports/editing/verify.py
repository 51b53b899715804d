"""What was written, read back from the disk and held against what was meant, before it takes the old file's place."""

from collections.abc import Callable
from pathlib import Path

from rag_reports.editing.parts import NewParts, SheetPatches
from rag_reports.editing.planner import Planned
from rag_reports.editing.values import holds_content
from rag_reports.errors import EditError
from rag_reports.ooxml.cell_pieces import PieceReader
from rag_reports.ooxml.markup import parse_part
from rag_reports.ooxml.package import part_key
from rag_reports.ooxml.patch_text import PartText, read_attributes
from rag_reports.ooxml.rewrite import packed_parts
from rag_reports.ooxml.sheet_map import Element, SheetMap
from rag_reports.ooxml.workbook import Workbook

_PIECE = 1024 * 1024


def verify(
    path: Path, before: Workbook, after: Workbook, new: NewParts, holds: Callable[[Workbook], bool] = lambda _: True
) -> None:
    """Raise EditError, naming ``path``, where the new workbook is not the old one with the planned changes.

    ``holds`` says of the new one whether what was added besides cells of old sheets reads back.
    """
    if not (
        _same_other_parts(before, after, new)
        and all(_same_part(after, part, new.parts[part]) for part in new.parts if part not in new.sheets)
        and all(_same_sheet(after, part, sheet) for part, sheet in new.sheets.items())
        and holds(after)
    ):
        raise EditError(
            path,
            "what was written did not read back as it was meant, so the workbook was left as it was",
            "Check the disk, and try again; if it happens twice, please report it.",
        )


def _same_other_parts(before: Workbook, after: Workbook, new: NewParts) -> bool:
    """Whether every part that was not to change has its compressed bytes and its header, in the same order."""
    changed = {part_key(name) for name in new.parts}
    old = [part for part in packed_parts(before.path, before.package.data) if part[0] not in changed]
    return old == [part for part in packed_parts(after.path, after.package.data) if part[0] not in changed]


def _same_part(after: Workbook, part: str, content: bytes | None) -> bool:
    return part not in after.package if content is None else after.package.read(part) == content


def _same_sheet(after: Workbook, part: str, sheet: SheetPatches) -> bool:
    """Whether the sheet is the old one outside its patches, and its cells hold what they should."""
    text = PartText(after.package.read(part), sheet.state.map.text.where)
    if not _same_outside(sheet, text.data):
        return False
    found = SheetMap(text)
    if not _is_in_order(sheet, found):
        return False
    written: list[tuple[Planned, bytes]] = []
    for planned in sheet.planned:
        change = planned.change
        element = found.find(change.row, change.column)
        if element is None:
            return False
        if change.content is not None:
            written.append((planned, found.piece(element)))
        elif not _same_value(sheet.state.map, change.element, found, element, change.style):
            return False
    pieces = PieceReader(after).read(found, [piece for _, piece in written])
    return all(
        piece.style == planned.change.style and planned.change.content and holds_content(piece, planned.change.content)
        for (planned, _), piece in zip(written, pieces, strict=True)
    )


def _is_in_order(sheet: SheetPatches, found: SheetMap) -> bool:
    """Whether the touched rows and what surrounds the rows are well-formed, and the rows in order if they were."""
    numbers = sorted({planned.change.row for planned in sheet.planned})
    rows = [found.piece(row) for number in numbers for row in found.rows(number)]
    read = parse_part(found.opening + b"".join(rows) + found.closing, found.text.where)
    parse_part(found.frame, found.text.where)
    return len(read[0]) == len(rows) and found.ascending >= sheet.state.map.ascending


def _same_value(old: SheetMap, was: Element | None, new: SheetMap, now: Element, style: int) -> bool:
    """Whether a cell of which only the style was to change has all else as it was."""
    attributes = read_attributes(now.attributes)
    if int(attributes.pop(b"s", b"0")) != style:
        return False
    if was is None:
        return now.empty_tag
    before = {name: value for name, value in read_attributes(was.attributes).items() if name != b"s"}
    same_inside = old.text.data[was.inside : was.close] == new.text.data[now.inside : now.close]
    return same_inside and attributes in (before, before | {b"r": attributes.get(b"r")})


def _same_outside(sheet: SheetPatches, new: bytes) -> bool:
    old, place, shifted = sheet.state.map.text.data, 0, 0
    for patch in sorted(sheet.patches, key=lambda patch: (patch.start, patch.end)):
        length = patch.start - place
        if not _is_same(old, place, new, shifted, length):
            return False
        place, shifted = patch.end, shifted + length + len(patch.new)
    return len(old) - place == len(new) - shifted and _is_same(old, place, new, shifted, len(old) - place)


def _is_same(old: bytes, place: int, new: bytes, shifted: int, length: int) -> bool:
    """Whether two stretches are alike; compared piece by piece, since a slice of a long sheet is as long again."""
    return all(
        old[place + at : place + min(at + _PIECE, length)] == new[shifted + at : shifted + min(at + _PIECE, length)]
        for at in range(0, length, _PIECE)
    )

"""What was written, read back from the disk and held against what was meant, before it takes the old file's place."""

from pathlib import Path

from rag_reports.editing.parts import NewParts, SheetPatches
from rag_reports.editing.values import holds_content
from rag_reports.errors import EditError
from rag_reports.ooxml.cell_pieces import PieceReader
from rag_reports.ooxml.patch_text import PartText, check_well_formed
from rag_reports.ooxml.rewrite import packed_parts, part_key
from rag_reports.ooxml.sheet_map import SheetMap
from rag_reports.ooxml.workbook import Workbook


def verify(path: Path, before: Workbook, after: Workbook, new: NewParts) -> None:
    """Raise EditError, naming ``path``, where the new workbook is not the old one with the planned changes."""
    if not (
        _same_other_parts(before, after, new)
        and all(_same_part(after, part, content) for part, content in new.parts.items())
        and all(_same_sheet(after, part, sheet) for part, sheet in new.sheets.items())
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
    check_well_formed(text.data, text.where)
    if not _same_outside(sheet, text.data):
        return False
    found = SheetMap(text)
    changes = [planned.change for planned in sheet.planned]
    elements = [found.find(change.row, change.column) for change in changes]
    if None in elements:
        return False
    pieces = PieceReader(after).read(found, [found.piece(element) for element in elements if element])
    for planned, piece in zip(sheet.planned, pieces, strict=True):
        content = planned.change.content
        if piece.style != planned.change.style:
            return False
        if content is None and (piece.cell.value, piece.formula) != (planned.piece.cell.value, planned.piece.formula):
            return False
        if content is not None and not holds_content(piece, content):
            return False
    return True


def _same_outside(sheet: SheetPatches, new: bytes) -> bool:
    old, place, shifted = sheet.state.map.text.data, 0, 0
    for patch in sorted(sheet.patches, key=lambda patch: (patch.start, patch.end)):
        length = patch.start - place
        if old[place : patch.start] != new[shifted : shifted + length]:
            return False
        place, shifted = patch.end, shifted + length + len(patch.new)
    return old[place:] == new[shifted:]

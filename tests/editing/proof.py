"""One statement for all proofs: a workbook was edited in the cells named, and nothing else of it changed."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from rag_reports.ooxml.workbook import open_workbook
from tests.editing.readers import Place, by_calamine, by_openpyxl, disagreements
from tests.editing.untouched import changed_parts, column_of, difference, dimension, read_part, scan

_TABLE_REF = re.compile(rb"\sref=[\"']([^\"']*)[\"']")
STYLES = "xl/styles.xml"
# What goes with the chain of formulas when its last entry goes.
CALC_CHAIN = frozenset({"xl/calcChain.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"})


def faults_of_edit(before: Path, after: Path, edits: Mapping[Place, object], also: frozenset[str] = frozenset()) -> str:
    """What is wrong with an edited workbook, "" where nothing is; ``also`` names parts that may change as well."""
    parts = sheet_parts(before)
    changed = {name.replace("\\", "/").lstrip("/") for name in changed_parts(before, after)}
    expected = {parts[sheet] for sheet, _, _ in edits}
    tables = {part: sheet for sheet in {place[0] for place in edits} for part in table_parts(before, parts[sheet])}
    if others := changed - expected - also - tables.keys():
        return f"other parts changed: {sorted(others)}"
    places = defaultdict(set)
    for sheet, row, column in edits:
        places[sheet].add((row, column))
    for part in changed & tables.keys() - also:
        if told := _table_fault(before, after, part, places[tables[part]]):
            return told
    in_utf16 = False
    for sheet, edited in places.items():
        old, new = (read_part(path, stored_name(path, parts[sheet])) for path in (before, after))
        if told := difference(old, new, edited):
            return f"{sheet}: {told}"
        if told := _dimension_fault(old, new, edited):
            return f"{sheet}: {told}"
        in_utf16 = in_utf16 or old.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "; ".join(_reading_faults(before, after, edits, calamine=not in_utf16))


def sheet_parts(path: Path) -> dict[str, str]:
    """The part of each worksheet by the sheet's name."""
    return {info.name: info.part for info in open_workbook(path).sheets}


def table_parts(path: Path, sheet_part: str) -> list[str]:
    """The tables of a sheet."""
    links = open_workbook(path).package.relationships(sheet_part).values()
    return [link.target for link in links if link.kind == "table"]


def stored_name(path: Path, part: str) -> str:
    """The name of a part as the zip has it."""
    return open_workbook(path).package._entry(part).filename


def _dimension_fault(old: bytes, new: bytes, edited: Collection[tuple[int, int]]) -> str:
    """The range covers new cells; it stays as it was, or grows as far as edited cells."""
    was, stated = dimension(old), dimension(new)
    held = {*scan(old).cells, *edited}
    added = set(scan(new).cells) - set(scan(old).cells)
    if was == stated and not (stated and any(not read_area(stated).contains(*place) for place in added)):
        return ""
    if not was or was == stated:
        return f"the used range {stated!r} leaves some of {added} out"
    rows, columns = {row for row, _ in held}, {column for _, column in held}
    largest = Area(min(rows), min(columns), max(rows), max(columns)).joined(read_area(was))
    return (
        "" if largest.holds(read_area(stated).joined(read_area(was))) else f"the used range {was!r} became {stated!r}"
    )


def _table_fault(before: Path, after: Path, part: str, edited: Collection[tuple[int, int]]) -> str:
    """A table may grow, as in Excel, by rows that edited cells right below it begin."""
    old, new = read_part(before, part), read_part(after, part)
    if _TABLE_REF.sub(b"", old) != _TABLE_REF.sub(b"", new):
        return f"{part} differs in more than its range"
    for was, stated in zip(_TABLE_REF.findall(old), _TABLE_REF.findall(new), strict=True):
        first, last = read_area(was.decode()), read_area(stated.decode())
        grown = range(first.bottom + 1, last.bottom + 1)
        if last[:2] != first[:2] or last.right != first.right or not grown:
            return f"{part}: the range was {was!r}, is {stated!r}"
        if any(not any(at[0] == row and first.left <= at[1] <= first.right for at in edited) for row in grown):
            return f"{part}: the range {stated!r} holds rows in which nothing was written"
    return ""


class Area(NamedTuple):
    """A range of cells."""

    top: int
    left: int
    bottom: int
    right: int

    def contains(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def holds(self, other: "Area") -> bool:
        return self.joined(other) == self

    def joined(self, other: "Area") -> "Area":
        return Area(*map(min, self[:2], other[:2]), *map(max, self[2:], other[2:]))


def read_area(text: str) -> Area:
    """A range such as ``A1:C5`` or ``1:4``."""
    first, _, last = text.replace("$", "").partition(":")
    top, left = _corner(first)
    bottom, right = _corner(last or first)
    return Area(top or 1, left or 1, bottom or 1_048_576, right or 16_384)


def _corner(address: str) -> tuple[int, int]:
    digits = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits or 0), column_of(address)


def _reading_faults(before: Path, after: Path, edits: Mapping[Place, object], calamine: bool) -> list[str]:
    """What two readers that are not ours see otherwise.

    One that cannot read the original is no witness: openpyxl knows no strict files, calamine no UTF-16.
    """
    wrong: list[str] = []
    old, new = by_openpyxl(before), by_openpyxl(after)
    if old is not None:
        if new is None:
            return ["openpyxl cannot open it any more"]
        wrong += [f"openpyxl, {told}" for told in disagreements(old[0], new[0], dict(edits))]
        wrong += [
            f"format of {place}" for place, kept in old[1].items() if place not in edits and new[1][place] != kept
        ]
    old_sheets, new_sheets = (by_calamine(path) if calamine else {} for path in (before, after))
    for sheet, values in old_sheets.items():
        if sheet not in new_sheets:
            return [f"python-calamine cannot read {sheet} any more"]
        here = {place: value for place, value in edits.items() if place[0] == sheet}
        wrong += [f"python-calamine, {told}" for told in disagreements(values, new_sheets[sheet], here)]
    return wrong

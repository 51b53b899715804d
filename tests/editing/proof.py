"""One statement for all proofs: a workbook was edited in the cells named, and nothing else of it changed."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from rag_reports.ooxml.workbook import open_workbook
from tests.editing.readers import Place, by_calamine, by_openpyxl, disagreements
from tests.editing.untouched import changed_parts, column_of, difference, dimension, read_part, scan

STYLES = "xl/styles.xml"
# What goes with the chain of formulas when its last entry goes.
CALC_CHAIN = {"xl/calcChain.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}


def faults_of_edit(before: Path, after: Path, edits: Mapping[Place, object], also: frozenset[str] = frozenset()) -> str:
    """What is wrong with an edited workbook, "" where nothing is; ``also`` names parts that may change as well."""
    parts = sheet_parts(before)
    changed = {name.replace("\\", "/").lstrip("/") for name in changed_parts(before, after)}
    expected = {parts[sheet] for sheet, _, _ in edits}
    if changed - expected - also:
        return f"other parts changed: {sorted(changed - expected - also)}"
    places = defaultdict(set)
    for sheet, row, column in edits:
        places[sheet].add((row, column))
    for sheet, edited in places.items():
        old, new = (read_part(path, _stored_name(path, parts[sheet])) for path in (before, after))
        if told := difference(old, new, edited):
            return f"{sheet}: {told}"
        if told := _dimension_fault(old, new):
            return f"{sheet}: {told}"
    return "; ".join(_reading_faults(before, after, edits))


def sheet_parts(path: Path) -> dict[str, str]:
    """The part of each worksheet by the sheet's name."""
    return {info.name: info.part for info in open_workbook(path).sheets}


def _stored_name(path: Path, part: str) -> str:
    return open_workbook(path).package._entry(part).filename


def _dimension_fault(old: bytes, new: bytes) -> str:
    """The range stays as it was where no new cell lies outside it, and else covers every cell."""
    was, stated = dimension(old), dimension(new)
    added = set(scan(new).cells) - set(scan(old).cells)
    if not was or not added:
        return "" if was == stated else f"the used range was {was!r} and is {stated!r}"
    first, _, last = stated.replace("$", "").partition(":")
    top, left = _corner(first)
    bottom, right = _corner(last or first)
    outside = [(row, column) for row, column in added if not (top <= row <= bottom and left <= column <= right)]
    return f"the used range {stated!r} leaves {outside} out" if outside else ""


def _corner(address: str) -> tuple[int, int]:
    digits = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits), column_of(address)


def _reading_faults(before: Path, after: Path, edits: Mapping[Place, object]) -> list[str]:
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
    old_values, new_values = by_calamine(before), by_calamine(after)
    if old_values or (old_values is not None and not (old and old[0])):
        if new_values is None:
            return ["python-calamine cannot open it any more"]
        wrong += [f"python-calamine, {told}" for told in disagreements(old_values, new_values, dict(edits))]
    return wrong

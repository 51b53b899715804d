"""One fault is told once, by the rule that explains it best."""

from collections.abc import Iterable, Mapping

from rag_reports.model import CellRef, Finding, Tracker

_Place = tuple[str, int | str]


def best_explained(
    found: Iterable[Finding], instead_of: Mapping[str, frozenset[str]], at_cell: frozenset[str], tracker: Tracker
) -> list[Finding]:
    """The findings without those that another rule's finding on the same item explains better.

    ``instead_of`` maps a rule to those whose findings it stands in place of; of those in ``at_cell``, only at the same
    cell. A finding on a cell that is merged over several items stays while one of them has nothing that explains it.
    """
    findings = list(found)
    codes = {finding.code for finding in findings}
    explaining = {rule: others & codes for rule, others in instead_of.items() if rule in codes and others & codes}
    if not explaining:
        return findings
    concerned = {code for rule, others in explaining.items() for code in (rule, *others)}
    cells = {finding.cell for finding in findings if finding.cell and finding.code in concerned}
    rows = _rows_of_cells(tracker, cells)
    told: dict[str, set[_Place]] = {}
    told_cells: set[tuple[str, CellRef | None]] = set()
    for finding in findings:
        for code in explaining.get(finding.code, ()):
            if finding.code in at_cell:
                told_cells.add((code, finding.cell))
            else:
                told.setdefault(code, set()).update(_places(finding, rows))
    return [
        one
        for one in findings
        if (one.code, one.cell) not in told_cells and not (told.get(one.code) and _places(one, rows) <= told[one.code])
    ]


def _places(finding: Finding, rows: Mapping[CellRef, set[_Place]]) -> set[_Place]:
    """The rows of the items that a finding's cell belongs to; else the cell itself, or the report and number."""
    if finding.cell is None:
        return {(finding.report, finding.number)}
    return rows.get(finding.cell) or {(finding.cell.sheet, finding.cell.address)}


def _rows_of_cells(tracker: Tracker, cells: set[CellRef]) -> Mapping[CellRef, set[_Place]]:
    """The rows of the items that each of the cells stands for: several for a cell that is merged over them."""
    rows: dict[CellRef, set[_Place]] = {}
    for _, item in tracker.items:
        found = cells.intersection(item.cells.values())
        if found:
            place = (item.cell.sheet, item.row)
            for cell in found:
                rows.setdefault(cell, set()).add(place)
    return rows

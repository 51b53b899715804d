"""The status is told by the fill colour, with no word in the cell.

Why:
Colour vanishes in a black-and-white print and for people who do not see it, and the 2018 accessibility regulations
(WCAG 2.2, criterion 1.4.1) do not allow a published paper to rely on it. A word survives copying, sorting and
filtering. A column that is wholly so gives one finding, on however many sheets it stands.

Flagged:

Number | Status | Fill | Comment
1 | | GREEN | The new policy is in force.
2 | | AMBER | The new policy is in force.

Number | Status | Fill | Comment
3 | GREEN | GREEN | The new policy is in force.
4 | | AMBER | The new policy is in force.

Accepted:

Number | Status | Fill | Comment
1 | GREEN | GREEN | The new policy is in force.
2 | AMBER | | The new policy is in force.
3 | | | The new policy is in force.

Options:
None.

How to fix:
Write the status word into each cell. The word that the colour says is offered as a fix.
"""

from collections.abc import Iterator

from rag_reports.model import CellEdit, CellRef, Field, Fix, InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem

CODE = "RAG115"
NAME = "status-by-colour-alone"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,),)
NEEDS_LOOK = True

_Found = tuple[InspectionReport, Recommendation]


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each status cell without a word, or once at the first cell of the columns that have none."""
    columns: dict[tuple[str, int], list[_Found]] = {}
    for report, item in tracker.items:
        cell = item.cells.get(Field.STATUS)
        if cell and (item.status_text or item.status):
            columns.setdefault((cell.sheet, cell.column), []).append((report, item))
    silent: list[_Found] = []
    for found in columns.values():
        if any(item.status_text for _, item in found) or not any(item.colour for _, item in found):
            single = [pair for pair in found if not pair[1].status_text and pair[1].colour]
            yield from (_about_cell(report, item, check) for report, item in single)
        else:
            silent += found
    if len(silent) == 1:
        yield _about_cell(*silent[0], check)
    elif silent:
        yield _about_columns(silent, check)


def _about_cell(report: InspectionReport, item: Recommendation, check: Check) -> Problem:
    word = _word(item, check)
    message = f"The status is told by colour alone ({item.colour}). Write {word} into the cell."
    fix = Fix(f"Write {word}", (_edit(item, check),))
    return Problem(item.cells[Field.STATUS], message, fix, report.title, item.number)


def _about_columns(silent: list[_Found], check: Check) -> Problem:
    edits: dict[CellRef, CellEdit] = {item.cells[Field.STATUS]: _edit(item, check) for _, item in silent}
    sheets = len({cell.sheet for cell in edits})
    over = f" of {sheets} sheets" if sheets > 1 else ""
    message = (
        f"The whole status column{over} is told by colour alone, in {len(edits)} cells from here. "
        "Write the status word into each."
    )
    fix = Fix(f"Write the word that the colour says into {len(edits)} cells", tuple(edits.values()))
    return Problem(silent[0][1].cells[Field.STATUS], message, fix, silent[0][0].title)


def _edit(item: Recommendation, check: Check) -> CellEdit:
    return CellEdit(str(item.cells[Field.STATUS]), item.status_printed or None, _word(item, check))


def _word(item: Recommendation, check: Check) -> str:
    status = item.colour or item.status
    assert status is not None
    return check.status_words.word_for(status)

"""Something that is marked as not for the public is in the public edition.

Why:
The public edition leaves out the rows that a column such as "Restricted" or "Exempt" marks, and the columns whose
label is marked or that the layout withholds. A marking that stands elsewhere keeps nothing out: the row is printed,
marking and all.

Looked for, in a check with `--audience public`, in rows that the tracker does not keep from the public:
a marking in a cell of the row that papers print, in a comment only where no public wording stands in its place
("OFFICIAL-SENSITIVE", "Not for publication", "Exempt under paragraph 3");
a marking in the label of a column that an edition cannot leave out ("Recommendation (internal only)");
a marking in the name of a sheet or in a report's title ("Exempt items"), once for all of its rows.

Rows that a format does not list, such as those that were GREEN at the last meeting, are looked at too. What the public
edition leaves out is no finding. A text that only speaks of markings is none: a marking is a line or a sentence of its
own, stands before a colon or a dash, or in capitals and brackets at the end.

Flagged:

Number | Status | Comment
1 | AMBER | OFFICIAL-SENSITIVE: the operation goes on and the board is told of it every month.
2 | AMBER | The new policy is in force. Not for publication.
3 | AMBER | Exempt under paragraph 3 of Part 1 of Schedule 12A. The contract is signed.
4 | AMBER | RESTRICTED - the new policy is in force.

Number | Status | Restricted | Comment
1 | AMBER | No | The new policy is in force (OFFICIAL-SENSITIVE)

Accepted:

Number | Status | Comment
1 | AMBER | Officers have been told how files marked OFFICIAL-SENSITIVE are kept, and the policy is in force.
2 | AMBER | Access is restricted to officers who are trained, and a confidential line is open to staff.
3 | AMBER | The guidance of the College, which is not for publication by forces, has been sent to all.
4 | AMBER | Officers who are exempt under section 4 have been told of the new policy.

Number | Status | Restricted | Comment
1 | AMBER | Yes | OFFICIAL-SENSITIVE: the operation goes on and the board is told of it.

Options:
None.

How to fix:
Mark the row in the column that keeps rows from the public, or give the tracker one; where the public may read the row,
take the marking out.
"""

from collections.abc import Iterator

from rag_reports.language.markings import find_marking, find_marking_in_name
from rag_reports.model import ALWAYS_SHOWN, CellRef, Column, Field, InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.publication.printed import NAMES, public_texts
from rag_reports.rules.wording import quoted

CODE = "RAG802"
NAME = "restricted-in-public"
SEVERITY = Severity.ERROR
PUBLIC_ONLY = True
_COLUMN_REMEDY = "Take the marking out of the label, or make no public edition."

Published = tuple[InspectionReport, Recommendation]


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the cell of a row; for a sheet, a report or a column, at its first row."""
    published = [(report, item) for report, item in tracker.items if check.is_published(item)]
    yield from _marked_names(published)
    for column in tracker.layout.columns:
        marking = find_marking_in_name(column.label) if column.field in ALWAYS_SHOWN else None
        if marking:
            yield from _marked_column(column, published)
    for report, item in published:
        for name, text in public_texts(item, check):
            marking = find_marking(text)
            if marking:
                message = f"The {NAMES[name]} is marked {quoted(marking)}, and the row is in the public edition. "
                yield Problem(item.cells[name], message + _remedy(item), report=report.title, number=item.number)
                break


def _marked_names(published: list[Published]) -> Iterator[Problem]:
    """Sheets and reports whose name is a marking, each once."""
    seen: set[str] = set()
    for report, item in published:
        for name, kind, cell in (
            (item.cell.sheet, "sheet", item.cell),
            (report.title, "report", place_of(report) or item.cell),
        ):
            if name in seen:
                continue
            seen.add(name)
            marking = find_marking_in_name(name)
            if marking:
                message = (
                    f"The {kind} {quoted(name)} is marked {quoted(marking)}, and its rows are in the public edition. "
                )
                yield Problem(cell, message + _remedy(item, "each row"), report=report.title)


def _marked_column(column: Column, published: list[Published]) -> Iterator[Problem]:
    """The column's first row that is printed."""
    for report, item in published:
        cell = item.cells.get(column.field)
        if cell and (cell.sheet, cell.column) == (column.sheet, column.column):
            message = f"The column {quoted(column.label)} is printed in the public edition. "
            yield Problem(cell, message + _COLUMN_REMEDY, report=report.title)
            return


def _remedy(item: Recommendation, what: str = "it") -> str:
    cell: CellRef | None = item.cells.get(Field.RESTRICTED)
    if cell is None:
        return f'Add a column "Restricted" and write "Yes" for {what}.'
    return f"Mark {what} as exempt in {cell.address}." if what == "it" else "Mark each row as exempt in its column."

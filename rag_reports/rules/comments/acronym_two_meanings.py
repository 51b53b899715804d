"""One short form is written out in two ways in the workbook.

Why:
Members read the paper with a list of abbreviations beside it. Where "PPU" is the Public Protection Unit in one row and
the Prisoner Processing Unit in the next, one of the two rows is read wrong.

Spelling makes no second meaning: plurals, hyphens, capitals, "and" or "&", a slip of the pen. Only words whose first
letters are the short form are taken for its meaning.

Flagged:

Number | Status | Comment
1 | AMBER | Cases are reviewed by the Public Protection Unit (PPU) every day.
2 | AMBER | The Prisoner Processing Unit (PPU) has taken on two more officers.

Accepted:

Number | Status | Comment
1 | AMBER | Cases go to the Multi-Agency Public Protection Arrangements (MAPPA) panel.
2 | AMBER | Cases go to MAPPA (multi agency public protection arrangement) every month.
3 | AMBER | The Domestic Abuse and Stalking (DAS) form is in use.
4 | AMBER | The Domestic Abuse & Stalking (DAS) form is in use (see the intranet).

Options:
None.

How to fix:
Write out the meaning that is right, or give one of the two another short form.
"""

from collections.abc import Iterator

from rag_reports.language.acronyms import Expansion, find_expansions
from rag_reports.model import CellRef, Field, Severity, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG409"
NAME = "acronym-two-meanings"
SEVERITY = Severity.INFO
NEEDS = ((Field.TEXT, Field.COMMENT),)


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the first cell of each meaning after the first."""
    met: dict[str, list[tuple[Expansion, CellRef]]] = {}
    for report, item in tracker.items:
        texts = ((Field.TEXT, item.text), (Field.COMMENT, item.comment), (Field.RATIONALE, item.rationale))
        for name, text in texts:
            if "(" not in text or name not in item.cells:
                continue
            for found in find_expansions(text):
                known = met.setdefault(found.short, [])
                if any(found.means_the_same(one) for one, _ in known):
                    continue
                cell = item.cells[name]
                known.append((found, cell))
                if len(known) > 1:
                    yield Problem(cell, _message(found, *known[0], cell), report=report.title, number=item.number)


def _message(found: Expansion, first: Expansion, where: CellRef, cell: CellRef) -> str:
    place = where.address if where.sheet == cell.sheet else str(where)
    return (
        f'"{found.short}" stands for {quoted(found.words)} here and for {quoted(first.words)} in {place}. '
        "Give one of them another short form, or correct it."
    )

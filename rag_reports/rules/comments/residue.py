"""A cell holds what another program left there: "_x000D_", HTML, hidden hyphens, a footnote's mark.

Why:
Text that is pasted from a web page, a PDF or a case system brings its codes along. Some show in the paper ("&amp;",
"<br>"), some do not show in Excel and come out in Word, and a footnote's mark without its footnote puzzles the reader.
Hidden signs also keep filters and searches from finding a word.

A single blank that does not break is ordinary typing, as are "m²" and names such as "MG3".

Flagged:

Number | Status | Comment
1 | AMBER | The policy is published.<br>Training of custody staff has begun.
2 | AMBER | Officers of Crime &amp; Custody have been trained in its use.
3 | AMBER | Incidents are linked to the partners' database E-CINS¹ every day.
4 | AMBER | The policy is published._x000D_ Training of custody staff has begun.

Accepted:

Number | Status | Comment
1 | AMBER | Officers of Crime & Custody have been trained, and fewer than 5 < 10 are left.
2 | AMBER | The new cell has 12 m², and form MG3 is in use at Covid19 sites.
3 | AMBER | The form is sent to <custody@force.example> every day.

Options:
None.

How to fix:
Take it out, which is offered as a fix for a cell of plain text. A formula, a cell with formats inside its text, and a
digit that only may be a footnote's mark are left to you.
"""

from collections.abc import Iterator

from rag_reports.language.residue import clean, describe_residue, may_hold_residue
from rag_reports.model import CellEdit, Field, Fix, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import listed

CODE = "RAG407"
NAME = "residue"
SEVERITY = Severity.WARNING
NEEDS = ((Field.TEXT, Field.COMMENT),)
_NAMES = {
    Field.TEXT: "recommendation",
    Field.COMMENT: "comment",
    Field.RATIONALE: "rationale",
    Field.EXTERNAL_OWNER: "external owner",
}


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At each cell."""
    typed = item.typed
    texts = (item.text, item.comment, item.rationale, item.external_owner)
    for name, text in zip(_NAMES, texts, strict=True):
        seen = typed.get(name, text) if typed else text
        if not seen or not may_hold_residue(seen) or name not in item.cells:
            continue
        found = describe_residue(seen)
        if found:
            message = f"The {_NAMES[name]} holds {listed(found)}, left by another program. Take it out."
            yield Problem(item.cells[name], message, _fix(item, name, seen))


def _fix(item: Recommendation, name: Field, seen: str) -> Fix | None:
    """The cell cleaned; None for a formula, for formats inside the text, and where nothing is sure to go."""
    after = clean(seen)
    if name in item.rich or name in item.formulas or after == seen or not after:
        return None
    return Fix("Clean the text", (CellEdit(str(item.cells[name]), seen, after),))

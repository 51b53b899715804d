"""One owner is spelt two ways.

Why:
A list by owner splits one lead into two, each with half of the work, and neither is told of the other half.

Flagged:

Number | Status | Owner | Comment
1 | AMBER | Head of L&D | The new policy is in force.
2 | AMBER | Head of L&D | The board has agreed to it.
3 | AMBER | Head of L and D | The form is in use.

Number | Status | Owner | Comment
1 | AMBER | Supt Crime | The new policy is in force.
2 | AMBER | Supt Crime | The board has agreed to it.
3 | AMBER | Superintendent, Crime | The form is in use.

Accepted:

Number | Status | Owner | Comment
1 | AMBER | Head of Crime | The new policy is in force.
2 | AMBER | Head of Crime Operations | The new policy is in force.
3 | AMBER | Supt North | The new policy is in force.
4 | AMBER | Supt South | The new policy is in force.

Options:
None.

How to fix:
Write the spelling that the tracker uses most, which is offered as a fix.
"""

import re
from collections import Counter
from collections.abc import Iterator

from rag_reports.language.phrases import load_phrases
from rag_reports.language.placeholders import says_nothing
from rag_reports.model import CellEdit, Field, Fix, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted
from rag_reports.text import fold, squash

CODE = "RAG303"
NAME = "owner-two-spellings"
SEVERITY = Severity.WARNING
NEEDS = ((Field.OWNER,),)


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each cell with the rarer spelling."""
    printed = Counter(squash(item.owner) for _, item in tracker.items if not says_nothing(item.owner))
    spellings: dict[str, list[str]] = {}
    for owner in printed:
        spellings.setdefault(_spelt_out(owner), []).append(owner)
    usual = {
        owner: max(group, key=lambda one: (printed[one], len(one), one))
        for group in spellings.values()
        if len(group) > 1
        for owner in group
    }
    for report, item in tracker.items:
        owner = squash(item.owner)
        right = usual.get(owner)
        if right is None or right == owner:
            continue
        message = f"The lead is written {quoted(owner)} here and {quoted(right)} elsewhere. Write {quoted(right)}."
        yield Problem(item.cells[Field.OWNER], message, _fix(item, right), report.title, item.number)


def _spelt_out(owner: str) -> str:
    """The owner with short forms written out, and without what no listener hears."""
    forms = load_phrases("ranks")
    text = fold(owner).replace("&", " and ")
    said = re.findall(r"[a-z0-9]+", text)
    known = {short: entry.split("=")[1] for entry in forms["short"] for short in entry.split("=")[0].split("|")}
    written = " ".join(known.get(word, word) for word in said if word not in forms["unheard"])
    for entry in forms["joined"]:
        shorter, longer = entry.split("=")
        written = re.sub(rf"\b{shorter}\b", longer, written)
    return written


def _fix(item: Recommendation, right: str) -> Fix | None:
    """The other spelling in the cell; None for a formula and for formats inside the text."""
    if Field.OWNER in item.rich or Field.OWNER in item.formulas:
        return None
    typed = item.typed.get(Field.OWNER, item.owner)
    return Fix(f"Write {right}", (CellEdit(str(item.cells[Field.OWNER]), typed, right),))

"""Two items of one report have the same sentence in their comments, and different statuses.

Why:
Members see one fact beside GREEN and beside AMBER, and ask which of the two it proves. NEW makes no difference.

Flagged:

Number | Status | Comment
1 | GREEN | The new system went live in every custody suite in May 2018, and all staff were trained in its use.
2 | AMBER | The new system went live in every custody suite in May 2018, and all staff were trained in its use.

Accepted:

Number | Status | Comment
1 | GREEN | The new system went live in May 2018.
2 | AMBER | The new system went live in May 2018.
3 | GREEN | The policy on the use of force was published and sent to all officers and all of the staff in June.
4 | GREEN | The policy on the use of force was published and sent to all officers and all of the staff in June.

Options:
words: how long a sentence must be to tell anything; 12 by default.
alike: how alike two sentences must be, in per cent; 95 by default.

How to fix:
Say in each comment what is true of that item alone, or give both one status.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rag_reports.matching import likeness
from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Severity, Status
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.wording import quoted, status_in_words
from rag_reports.text import sentences, words

CODE = "RAG118"
NAME = "same-facts-two-colours"
SEVERITY = Severity.WARNING
NEEDS = ((Field.STATUS,), (Field.COMMENT,))
OPTIONS = (
    Option("words", 12, "how long a sentence must be to tell anything"),
    Option("alike", 95, "how alike two sentences must be, in per cent"),
)
_LENGTH = 5  # words that two alike sentences are sure to share in a row
_COMMON = 20  # sentences; a run of words in more of them tells nothing

_Run = tuple[str, ...]


class _Said(NamedTuple):
    item: Recommendation
    sentence: str
    words: list[str]


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the second comment, once for each pair of comments; a comment merged over both is one comment."""
    least = check.number("words")
    held = [item for item in report.items if item.status and item.comment.count(" ") >= least - 1]
    if len({item.status for item in held}) < 2:
        return
    runs_of = [set(_runs(words(item.comment))) for item in held]
    shared = _of_two_statuses(held, runs_of)
    all_said = [
        _Said(item, sentence, found)
        for item, runs in zip(held, runs_of, strict=True)
        if not shared.isdisjoint(runs)
        for sentence in sentences(item.comment)
        if len(found := words(sentence)) >= least
    ]
    index: dict[_Run, list[_Said]] = {}
    told: set[tuple[CellRef, CellRef]] = set()
    for said in all_said:
        runs = [run for run in _runs(said.words) if run in shared]
        twin = _twin(said, runs, index, told, check.number("alike"))
        if twin:
            told.add((twin.cells[Field.COMMENT], said.item.cells[Field.COMMENT]))
            yield _problem(said.item, twin, said.sentence)
        for run in set(runs):
            index.setdefault(run, []).append(said)


def _of_two_statuses(items: Sequence[Recommendation], runs_of: Sequence[set[_Run]]) -> set[_Run]:
    """The runs that stand in comments of more than one status."""
    by_status: dict[Status | None, set[_Run]] = {}
    for item, runs in zip(items, runs_of, strict=True):
        by_status.setdefault(item.status, set()).update(runs)
    return set().union(*(one & two for one, two in combinations(by_status.values(), 2)))


def _runs(words: list[str]) -> Iterable[_Run]:
    """Each run of so many words."""
    return zip(*(words[start:] for start in range(_LENGTH)), strict=False)


def _twin(
    said: _Said,
    runs: Iterable[_Run],
    index: dict[_Run, list[_Said]],
    told: set[tuple[CellRef, CellRef]],
    alike: int,
) -> Recommendation | None:
    """An earlier item of another status with as good as the same sentence in a comment of its own."""
    near = {id(other): other for run in runs if len(found := index.get(run, ())) <= _COMMON for other in found}
    own = said.item.cells[Field.COMMENT]
    for other in near.values():
        cell = other.item.cells[Field.COMMENT]
        if other.item.status is said.item.status or cell == own or (cell, own) in told:
            continue
        if likeness(other.sentence, said.sentence) >= alike:
            return other.item
    return None


def _problem(item: Recommendation, twin: Recommendation, sentence: str) -> Problem:
    message = (
        f"{status_in_words(item)}, and item {twin.number or 'without a number'} is {status_in_words(twin)} "
        f"with the same sentence ({quoted(sentence)}). Say what is true of this item alone."
    )
    return Problem(item.cells[Field.COMMENT], message, number=item.number)

"""One report's title is spelt two ways.

Why:
The paper makes two reports of it, each with a part of the items, and both counts are wrong.

Flagged:

Report | Number | Status | Comment
Fraud: Time to Choose | 1 | GREEN | The new policy is in force.
Fraud: Time to Chose | 2 | GREEN | The new policy is in force.

Accepted:

Report | Number | Status | Comment
PEEL: Police effectiveness 2017 | 1 | GREEN | The new policy is in force.
PEEL: Police effectiveness 2016 | 1 | GREEN | The new policy is in force.
PEEL: Police effectiveness 2017 - National | 1 | GREEN | The new policy is in force.

Options:
None.

How to fix:
Write the title that most of its items have, which is offered as a fix.
"""

import re
from collections.abc import Iterable, Iterator

from rag_reports.model import CellEdit, CellRef, Field, Fix, InspectionReport, Severity, Tracker
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import quoted
from rag_reports.text import closest, fold, squash

CODE = "RAG707"
NAME = "title-two-spellings"
SEVERITY = Severity.ERROR
_LONG_ENOUGH = 12  # characters; a shorter title one letter apart may well be another
_SHORT_WORD = 3  # letters; a word no longer may well be another ("Part A", "Part B")


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the title of the report that fewer items have."""
    by_sound: dict[str, list[InspectionReport]] = {}
    for report in tracker.reports:
        if report.items:
            by_sound.setdefault(_sound(report.title), []).append(report)
    groups = list(by_sound.values())
    for one, others in _one_slip_apart(by_sound):
        one += others
        groups.remove(others)
    for group in groups:
        usual = max(group, key=lambda report: len(report.items))
        for report in group:
            if report is not usual and squash(report.title) != squash(usual.title):
                yield _problem(report, usual)


def _problem(report: InspectionReport, usual: InspectionReport) -> Problem:
    message = (
        f"The title is written {quoted(report.title, 90)} here and {quoted(usual.title, 90)} for "
        f"{len(usual.items)} other items. Write it one way."
    )
    return Problem(place_of(report), message, _fix(report, usual), report.title)


def _fix(report: InspectionReport, usual: InspectionReport) -> Fix | None:
    """The usual title in every cell that holds the other; None where the title is not in a column of its own."""
    cells: dict[CellRef, CellEdit] = {}
    for item in report.items:
        cell = item.cells.get(Field.REPORT)
        if cell is None or Field.REPORT in item.formulas or Field.REPORT in item.rich:
            return None
        typed = item.typed.get(Field.REPORT, report.title)
        cells[cell] = CellEdit(str(cell), typed, usual.title)
    return Fix(f"Write {usual.title}", tuple(cells.values()))


def _sound(title: str) -> str:
    """The title without punctuation, and with "&" as "and"."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(title).replace("&", " and ")))


def _one_slip_apart(
    by_sound: dict[str, list[InspectionReport]],
) -> Iterator[tuple[list[InspectionReport], list[InspectionReport]]]:
    """Groups whose titles are one letter apart, with the same figures in them; the larger group first."""
    done: set[str] = set()
    near = _near_titles(sound for sound in by_sound if len(sound) >= _LONG_ENOUGH)
    for sound in by_sound:
        others = near.get(sound, set()) - done - {sound}
        other = closest(sound, others) if others and sound not in done else None
        if other and _differs_in_a_word(sound, other):
            done |= {sound, other}
            pair = sorted((by_sound[sound], by_sound[other]), key=lambda group: -sum(len(r.items) for r in group))
            yield pair[0], pair[1]


def _near_titles(sounds: Iterable[str]) -> dict[str, set[str]]:
    """Of each title those that may be one slip from it: all but one word is the same, or a blank stands elsewhere.

    Only where several titles share the rest, what is left of the word without one letter is compared.
    """
    by_rest: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for sound in sounds:
        words = sound.split()
        for place, word in enumerate(words):
            if len(word) > _SHORT_WORD and word.isalpha():
                by_rest.setdefault((*words[:place], "", *words[place + 1 :]), []).append((word, sound))
        by_rest.setdefault((sound.replace(" ", ""),), []).append(("", sound))
    near: dict[str, set[str]] = {}
    for several in by_rest.values():
        if len(several) > 1:
            for alike in _by_key(several):
                for sound in alike:
                    near.setdefault(sound, set()).update(alike)
    return near


def _by_key(words: list[tuple[str, str]]) -> Iterable[list[str]]:
    """The titles of words by what is left of each without one letter: two that are one slip apart share such a key."""
    found: dict[str, list[str]] = {}
    for word, sound in words:
        for key in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
            found.setdefault(key, []).append(sound)
    return (alike for alike in found.values() if len(alike) > 1)


def _differs_in_a_word(one: str, two: str) -> bool:
    """Whether the letter that differs is inside a word, and not a word or number of its own ("Part A", "Part B")."""
    differing = [pair for pair in zip(one.split(), two.split(), strict=False) if pair[0] != pair[1]]
    return bool(differing) and all(min(len(a), len(b)) > _SHORT_WORD and not (a + b).isdigit() for a, b in differing)

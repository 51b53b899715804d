"""The house's own status words as a count sentence may say them: "2 on track, 1 some concern and 1 closed"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rag_reports.count_sentence import CountSentence, read_count_sentence
from rag_reports.count_sentence.atoms import read_atoms
from rag_reports.model import InspectionReport, Status, Tracker
from rag_reports.text import fold, squash

_COLOURS = {"g": "green", "a": "amber", "r": "red", "b": "blue", "w": "white", "y": "yellow", "o": "orange"}
_COLOUR_NAMES = frozenset((*_COLOURS.values(), "grey", "gray", "black", "purple"))
_FIELDS = {
    Status.GREEN: "complete",
    Status.AMBER: "in_progress",
    Status.RED: "red",
    Status.WHITE: "white",
    Status.CLOSED: "closed",
}
_SAME = {
    Status.GREEN: frozenset({"complete"}),
    Status.AMBER: frozenset({"amber", "in_progress"}),
    Status.RED: frozenset({"red", "overdue"}),
    Status.WHITE: frozenset({"white"}),
    Status.CLOSED: frozenset({"closed"}),
}
_OTHER_MEANINGS = frozenset({
    "new", "open", "live", "yes", "no", "part", "partial", "national", "external", "local", "met", "started", "planned",
    "allocated", "agreed", "accepted",
})  # fmt: skip
_PIECES = frozenset({"word", "negative", "complete", "in_progress", "amber", "white", "red", "overdue", "closed"})
_LEAD_ENDS = re.compile(r"\s*[-–—,;:(./]|\s(?:to|and|of|by|with|but|or|for|in|at|that|which|where|against)\s")
_LONGEST_LEAD = 4


def status_name(word: str) -> str:
    """A status word folded, a letter written out as the colour that it stands for."""
    folded = fold(word)
    return _COLOURS.get(folded, folded)


class HouseWords:
    """The status words that a sentence is to be read with, besides those that every count sentence is read with.

    ``fields`` gives the claim that each phrase makes. Only a phrase that is read otherwise, or that is one of several
    for its status, is here; ``generic`` are those that every count sentence may use of the status as a whole.
    """

    def __init__(self, tracker: Tracker) -> None:
        self._force = tracker.force
        self._printed: dict[str, str] = {}
        statuses: dict[str, set[Status]] = defaultdict(set)
        phrases: dict[str, set[str]] = defaultdict(set)
        for word, definition, status in _words(tracker):
            name = status_name(word)
            self._printed.setdefault(name, squash(word))
            statuses[name].add(status)
            for phrase in (name, _lead(definition) if name in _COLOUR_NAMES or len(name) == 1 else ""):
                if phrase:
                    phrases[phrase].add(name)
        self._plain = plain = {name: next(iter(found)) for name, found in statuses.items() if len(found) == 1}
        self._names = {
            phrase: name
            for phrase, names in phrases.items()
            if len(names) == 1 and (name := next(iter(names))) in plain and _may_be_said(phrase)
        }
        several = [status for status in Status if list(plain.values()).count(status) > 1]
        self.generic = frozenset(p for p, name in self._names.items() if _kinds(p) <= _SAME[plain[name]])
        self.fields: Mapping[str, str] = {
            phrase: _FIELDS[plain[name]]
            for phrase, name in self._names.items()
            if plain[name] in several or phrase not in self.generic
        }

    def read(self, sentence: str) -> CountSentence:
        """What a typed count sentence claims, the force's own names and status words understood."""
        return read_count_sentence(sentence, self._force, self.fields)

    def name(self, phrase: str) -> str:
        """The status word, as :func:`status_name` has it, that a phrase of ``fields`` stands for."""
        return self._names[phrase]

    def unnamed(self, field: str, said: Iterable[str]) -> frozenset[str]:
        """The names of the status words of a claim's status for which the sentence has no phrase."""
        named = {self._names[phrase] for phrase in said}
        return frozenset(n for n, status in self._plain.items() if _FIELDS[status] == field and n not in named)

    def printed(self, phrase: str) -> str:
        """The status word that a phrase stands for, as the key or a cell has it."""
        return self._printed[self._names[phrase]]


def tell_made(tracker: Tracker) -> tuple[InspectionReport, ...]:
    """The tracker's reports, each with how many items its typed sentence says that it makes, where one stands there."""
    if not any(report.intro for report in tracker.reports):
        return tracker.reports
    house = HouseWords(tracker)
    return tuple(
        replace(report, made=house.read(report.intro).made) if report.intro and report.made is None else report
        for report in tracker.reports
    )


def _words(tracker: Tracker) -> list[tuple[str, str, Status]]:
    """Each word with its definition, "" where the key has none, and its status."""
    found = [(entry.word, entry.definition, entry.status) for entry in tracker.key if entry.status]
    for text, status in dict.fromkeys((item.status_text, item.status) for _, item in tracker.items):
        if status and tracker.layout.statuses.get(fold(text)) is status:
            found.append((text, "", status))
    return found


def _lead(definition: str) -> str:
    """The first words of a definition, "on track" of "On track to be delivered in time"; "" where they are too many."""
    folded = fold(definition)
    cut = _LEAD_ENDS.search(folded, 1)
    lead = folded[: cut.start()] if cut else folded
    if len(lead.split()) > _LONGEST_LEAD or (" " not in lead and not _kinds(lead) - {"word", "negative"}):
        return ""
    return lead


def _kinds(phrase: str) -> set[str]:
    return {atom.kind for atom in read_atoms(phrase)}


def _may_be_said(phrase: str) -> bool:
    return len(phrase) > 2 and phrase not in _OTHER_MEANINGS and _kinds(phrase) <= _PIECES

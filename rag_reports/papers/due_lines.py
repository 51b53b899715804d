"""A due date with every date that it had before: the cell as it stands, under the dates of its history columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rag_reports.deadline import Deadline, DueDate, Role, read_deadline
from rag_reports.model import Field, Recommendation, Run
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.content import Paragraph
from rag_reports.papers.paragraphs import build_paragraphs, one_line
from rag_reports.text import fold, words

# "October 2018 Now December 2018": each revision gets a line of its own.
_REVISION = re.compile(r"(?<=[\d\])])\s+(?=Now\b)")


def due_paragraphs(item: Recommendation, wanted: CommitteeFormat) -> tuple[Paragraph, ...]:
    """The lines of the due cell; none where nothing stands there, not even a struck date."""
    runs = _current_runs(item)
    current = build_paragraphs(runs)
    if len(runs) == 1 and item.due and len(item.due.dates) == 1 and item.due.dates[0].text == runs[0].text:
        return current
    stated = fold("".join(run.text for run in runs))
    earlier = _earlier(item.due, runs) if item.due else []
    if not earlier:
        return current
    if not current:
        current = build_paragraphs((Run(earlier.pop()),))
        stated = fold(current[0].text)
    phrases = ["due_original", *["due_revised"] * len(earlier)]
    before = [wanted.say(phrase, date=date) for phrase, date in zip(phrases, earlier, strict=False)]
    if before and len(runs) < 2 and len(current) == 1 and "now" not in words(stated):
        current = build_paragraphs((Run(wanted.say("due_now", date=current[0].text)),))
    return (*build_paragraphs((Run("\n".join(before)),)), *current)


def _current_runs(item: Recommendation) -> tuple[Run, ...]:
    """The cell that the date in force stands in, with its formatting, be it the due column's or a revision's."""
    text = item.due.text if item.due else ""
    if Field.DUE in item.rich:
        return item.rich[Field.DUE]
    revised = item.rich.get(Field.REVISED_DUE, ())
    if revised and fold("".join(run.text for run in revised if not run.strike)) == fold(text):
        return revised
    return (Run(_REVISION.sub("\n", text)),)


def _earlier(due: Deadline, runs: Sequence[Run]) -> list[str]:
    """The settings of the deadline that the cell does not state, oldest first, as they were written.

    They are told apart as dates: "1 May 2027" is no part of "31 May 2027", and a date that was moved away from and
    back to was set twice.
    """
    held = _CellDates(runs)
    found = [
        " and ".join(one_line(date.text) for date in setting)
        for setting in reversed(list(_settings(due)))
        if not held.take(setting)
    ]
    return found[::-1]


def _settings(due: Deadline) -> Iterator[list[DueDate]]:
    """The dates of each setting of the deadline; milestones stand with the deadline that they lead to."""
    setting: list[DueDate] = []
    for date in due.dates:
        setting.append(date)
        if date.role is Role.DEADLINE:
            yield setting
            setting = []


class _CellDates:
    """The dates that a cell states, struck ones too, each to be taken once."""

    def __init__(self, runs: Sequence[Run]) -> None:
        struck = "".join(run.text for run in runs if run.strike)
        plain = "".join(run.text for run in runs if not run.strike)
        self._words = words(f"{struck} {plain}")
        read = [date for text in (struck, plain) for date in read_deadline(text).dates]
        self._left = Counter((date.date, date.precision) for date in read)
        self._is_read = bool(read)

    def take(self, setting: Sequence[DueDate]) -> bool:
        """Whether the cell states every date of a setting; those that it does are taken."""
        taken = [self._take(date) for date in reversed(setting)]
        return all(taken)

    def _take(self, date: DueDate) -> bool:
        key = (date.date, date.precision)
        if self._left[key]:
            self._left[key] -= 1
            return True
        if self._is_read and not date.relative:
            return False
        return self._says(words(date.text))

    def _says(self, term: Sequence[str]) -> bool:
        """Whether the cell's words have the term in them; "31 May 2027" does not say "May 2027"."""
        places = (at for at in range(len(self._words)) if self._words[at : at + len(term)] == term)
        return any(not at or not self._words[at - 1].isdigit() for at in places)

"""A due date with every date that it had before: the cell as it stands, under the dates of its history columns."""

import re
from collections.abc import Iterator

from rag_reports.deadline import Deadline, Role
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
    stated = fold("".join(run.text for run in runs))
    earlier = [date for date in _settings(item.due) if fold(date) not in stated] if item.due else []
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


def _settings(due: Deadline) -> Iterator[str]:
    """Each setting of the deadline as it was written; milestones stand with the deadline that they lead to."""
    milestones: list[str] = []
    for date in due.dates:
        milestones.append(one_line(date.text))
        if date.role is Role.DEADLINE:
            yield " and ".join(milestones)
            milestones = []

"""The deadlines that an item's text sets for whoever is to act, beside the dates that its due cell shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag_reports.deadline import DeadlinePhrase, DueDate, Precision, SetBy, State, date_in_words, read_deadline_phrases
from rag_reports.language.organisations import OWN, find_organisation, mask_own
from rag_reports.model import InspectionReport, Recommendation, Status, Tracker

_FORCE = re.compile(rf"{OWN}|\b(?:forces?|constables?|constabular(?:y|ies)|police|officers?|services?)\b", re.I)


@dataclass(frozen=True, slots=True)
class TextAndDates:
    """An item whose text sets deadlines and whose due cell shows dates; neither is empty.

    ``mixed`` is true where some of the phrases are for the force and some for other bodies.
    """

    item: Recommendation
    phrases: tuple[DeadlinePhrase, ...]
    shown: tuple[DueDate, ...]
    mixed: bool

    def is_shown(self, phrase: DeadlinePhrase) -> bool:
        """Whether any date shown says the same as a phrase."""
        return any(phrase.allows(shown.date, shown.precision) for shown in self.shown)

    @property
    def first_not_own(self) -> DueDate | None:
        """The first date that is not marked as the force's own, None where all are."""
        return next((shown for shown in self.shown if shown.by is not SetBy.FORCE), None)

    def is_in_text(self, due: DueDate) -> bool:
        """Whether a date says the same as one of the phrases."""
        return any(phrase.allows(due.date, due.precision) for phrase in self.phrases)


def texts_and_dates(report: InspectionReport, tracker: Tracker) -> Iterator[TextAndDates]:
    """The report's items that are not closed, have a deadline in their text, and dates in their due cell.

    A deadline that the text sets for another body alone counts only for a WHITE item.
    """
    for item in report.items:
        due = item.due
        if due is None or due.state is not State.DATED or item.status is Status.CLOSED:
            continue
        phrases = read_deadline_phrases(
            item.text, published=report.published, published_precision=report.published_precision
        )
        if not phrases:
            continue
        own, extra = tracker.force, tracker.organisations
        ours = tuple(phrase for phrase in phrases if not _is_for_others(phrase.subject, own, extra))
        counted = phrases if item.status is Status.WHITE else ours
        if counted:
            yield TextAndDates(item, counted, due.dates, mixed=0 < len(ours) < len(counted))


@lru_cache(maxsize=1024)
def _is_for_others(subject: str, own: tuple[str, ...], extra: tuple[str, ...]) -> bool:
    """Whether the words that say who is to act name other bodies, and neither the force nor forces."""
    found = find_organisation(subject, own, extra)
    named = found is not None
    while found is not None:
        subject = f"{subject[: found.start()]} - {subject[found.end() :]}"
        found = find_organisation(subject, own, extra)
    return named and not _FORCE.search(mask_own(subject, own))


def phrase_in_words(phrase: DeadlinePhrase) -> str:
    """A phrase's date as exactly as the text sets it: "July 2018"; a term in months is exact to the month."""
    if phrase.precision is Precision.MONTH or phrase.relative:
        return f"{phrase.last:%B %Y}"
    return date_in_words(phrase.last)

"""Which field each column of a table holds: by its label and by what stands below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag_reports.layouts.contents import LONG, Contents, read_item_type
from rag_reports.layouts.fits import fit_contents, guess_by_contents
from rag_reports.layouts.labels import label_period, score_label
from rag_reports.model import Field

_ENOUGH = 0.3
_KNOWN_LABEL = 0.4
_LABEL_DECIDES = frozenset({Field.DUE, Field.COMMENT, Field.OWNER})
_WHOLE_LABEL = 0.95
_LEAST_FIT = 0.38
"""What a label that is wholly "Due date" or "Comment" is worth over cells that all say "Ongoing"."""

_PLAIN_DUE = 0.6
"""A date column scored lower than this is no due date beside columns that are plainly due dates."""

_REPEATABLE = frozenset({Field.REVISED_DUE})
_GIVES_WAY = frozenset({None, Field.THEME})
"""What loses to any field that fits a column as well; a further column of it is left alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A grid column with its labels (its own, then its group's heading where it has one) and contents."""

    column: int
    labels: tuple[str, ...]
    contents: Contents

    @property
    def label(self) -> str:
        """The label as typed, "" for none."""
        return self.labels[0] if self.labels else ""

    @property
    def group(self) -> str:
        """The heading over the label and its neighbours, "" for none."""
        return self.labels[1] if len(self.labels) > 1 else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A column taken for a field, and why in a few words; ``earlier`` for one that stands in where that is blank."""

    field: Field
    column: int
    label: str
    score: float
    why: str
    earlier: bool = False


_PAIR = frozenset({Field.STATUS, Field.DUE})
_Offer = tuple[float, Field | None, Candidate, str]


def assign_columns(
    candidates: list[Candidate],
    settled: Mapping[int, Field | None] | None = None,
    settled_by: str = "the profile says so",
) -> tuple[Choice, ...]:
    """The field of each column, best fits first; ``settled`` columns are taken first, None to leave one alone."""
    settled = settled or {}
    by_column = {candidate.column: candidate for candidate in candidates}
    chosen = [
        Choice(field, column, by_column[column].label, 2.0, settled_by)
        for column, field in settled.items()
        if field is not None and column in by_column
    ]
    taken = {choice.field for choice in chosen} - _REPEATABLE
    used = set(settled)
    open_ones = [each for each in candidates if each.column not in settled or settled[each.column] in _PAIR]
    offers = [offer for candidate in open_ones for offer in _offers(candidate)]
    offers = _latest_first(offers)
    for score, field, candidate, why in sorted(
        offers, key=lambda offer: (-offer[0], offer[1] in _GIVES_WAY, offer[2].column)
    ):
        if field in taken and field not in _GIVES_WAY:
            continue
        if field is Field.DUE and score < _PLAIN_DUE and taken & {Field.ORIGINAL_DUE, Field.REVISED_DUE}:
            continue
        if candidate.column in used and not _shares_column(field, candidate, chosen):
            continue
        used.add(candidate.column)
        if field is None or field in taken:
            continue
        chosen.append(Choice(field, candidate.column, candidate.label, score, why))
        if field not in _REPEATABLE:
            taken.add(field)
    chosen += _earlier(offers, used)
    return tuple(sorted(chosen, key=lambda choice: choice.column))


def _earlier(offers: Sequence[_Offer], used: set[int]) -> list[Choice]:
    """Columns that speak where the chosen one is blank: comments of earlier periods, texts of another item type."""
    found = {
        candidate.column: Choice(field, candidate.column, candidate.label, score, why, earlier=True)
        for score, field, candidate, why in offers
        if field is not None and candidate.column not in used and _stands_in(field, candidate)
    }
    return list(found.values())


def _stands_in(field: Field, candidate: Candidate) -> bool:
    if field is Field.COMMENT:
        return label_period(candidate.label) is not None
    return (
        field is Field.TEXT and read_item_type(candidate.label) is not None and candidate.contents.mean_length >= LONG
    )


def _shares_column(field: Field | None, candidate: Candidate, chosen: list[Choice]) -> bool:
    """Whether a column holds both the status and the due date ("AMBER - due June 2019")."""
    contents = candidate.contents
    both = contents.statuses >= 0.6 and contents.dates >= 0.6
    return (
        both
        and field in _PAIR
        and {choice.field for choice in chosen if choice.column == candidate.column} == _PAIR - {field}
    )


def _latest_first(offers: list[_Offer]) -> list[_Offer]:
    """Put the latest of several dated columns first ("Jan 20 RAG", "Feb 20 RAG"), and never an earlier one."""
    dated: dict[Field, list[tuple[tuple[int, int], int]]] = {}
    for _, field, candidate, _ in offers:
        period = label_period(candidate.label)
        if field is not None and period is not None:
            dated.setdefault(field, []).append((period, candidate.column))
    latest = {field: max(columns)[1] for field, columns in dated.items() if len(columns) > 1}
    return [
        (score + 0.3 * (field is not None and latest.get(field) == candidate.column), field, candidate, why)
        for score, field, candidate, why in offers
    ]


def _offers(candidate: Candidate) -> list[_Offer]:
    """Every field that this column could be, scored; the field None is a column to leave alone."""
    contents = candidate.contents
    scores: dict[Field | None, float] = {}
    if candidate.labels:
        scores.update(score_label(candidate.label, candidate.group))
    offers: list[_Offer] = []
    for field, score in scores.items():
        fit, reason = (0.3 if contents.types >= 0.7 else 1.0, "") if field is None else fit_contents(field, contents)
        if field is Field.NUMBER and _is_house_reference(candidate.label):
            fit *= 0.9
        if field in _LABEL_DECIDES and score >= _WHOLE_LABEL:
            fit = max(fit, _LEAST_FIT)
        if score * fit >= _ENOUGH:
            offers.append((score * fit, field, candidate, f'label "{candidate.label}"{reason}'))
    if Field.TYPE in scores and contents.numbers >= 0.7:
        offers.append(
            (0.9 * scores[Field.TYPE], Field.NUMBER, candidate, f'label "{candidate.label}" over item numbers')
        )
    known = max((score for score, *_ in offers), default=0.0)
    if known < (_KNOWN_LABEL if len(candidate.label) <= 30 else 0.6) or (
        scores.get(Field.TEXT, 0.0) and contents.mean_length < LONG
    ):
        offers += [
            (score, field, candidate, why) for score, field, why in guess_by_contents(contents, bool(candidate.label))
        ]
    return offers


def _is_house_reference(label: str) -> bool:
    """Whether a label names the house's own running reference rather than the number in the report."""
    words = label.casefold().replace(".", " ").split()
    return any(
        word in ("ref", "reference", "id", "unique", "urn", "serial", "line", "row", "index", "tracker")
        for word in words
    )

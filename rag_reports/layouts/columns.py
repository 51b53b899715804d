"""Which field each column of a table holds: by its label and by what stands below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag_reports.layouts.contents import LONG, Contents
from rag_reports.layouts.labels import label_period, score_label
from rag_reports.model import Field

_ENOUGH = 0.3
_KNOWN_LABEL = 0.4
_PLAIN_DUE = 0.6
"""A date column scored lower than this is no due date beside columns that are plainly due dates."""

_DATE_FIELDS = frozenset({Field.PUBLISHED, Field.UPDATED, Field.CLOSED_DATE, Field.RESPONSE_PUBLISHED})
_DUE_FIELDS = frozenset({Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE})
_BLANK = {Field.TEXT: 0.3, Field.TYPE: 0.3, Field.REPORT: 0.3, Field.COMMENT: 0.45}
_REPEATABLE = frozenset({Field.REVISED_DUE})


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
    """A column taken for a field, and why in a few words; ``earlier`` for one of the same kind and an older period."""

    field: Field
    column: int
    label: str
    score: float
    why: str
    earlier: bool = False


_Offer = tuple[float, Field | None, Candidate, str]


def assign_columns(
    candidates: list[Candidate], settled: Mapping[int, Field | None] | None = None
) -> tuple[Choice, ...]:
    """The field of each column, best fits first; ``settled`` columns come from a profile, None to leave one alone."""
    settled = settled or {}
    by_column = {candidate.column: candidate for candidate in candidates}
    chosen = [
        Choice(field, column, by_column[column].label, 2.0, "the profile says so")
        for column, field in settled.items()
        if field is not None and column in by_column
    ]
    taken = {choice.field for choice in chosen} - _REPEATABLE
    used = set(settled)
    offers = [offer for candidate in candidates if candidate.column not in settled for offer in _offers(candidate)]
    offers = _latest_first(offers)
    for score, field, candidate, why in sorted(
        offers, key=lambda offer: (-offer[0], offer[1] is None, offer[2].column)
    ):
        if field is not None and field in taken:
            continue
        if field is Field.DUE and score < _PLAIN_DUE and taken & {Field.ORIGINAL_DUE, Field.REVISED_DUE}:
            continue
        if candidate.column in used and not _shares_column(field, candidate, chosen):
            continue
        used.add(candidate.column)
        if field is None:
            continue
        chosen.append(Choice(field, candidate.column, candidate.label, score, why))
        if field not in _REPEATABLE:
            taken.add(field)
    chosen += _earlier(offers, used)
    return tuple(sorted(chosen, key=lambda choice: choice.column))


def _earlier(offers: Sequence[_Offer], used: set[int]) -> list[Choice]:
    """The dated comment columns before the latest one, which speak where that one is blank."""
    found = {
        candidate.column: Choice(Field.COMMENT, candidate.column, candidate.label, score, why, earlier=True)
        for score, field, candidate, why in offers
        if field is Field.COMMENT and candidate.column not in used and label_period(candidate.label) is not None
    }
    return list(found.values())


def _shares_column(field: Field | None, candidate: Candidate, chosen: list[Choice]) -> bool:
    """Whether a column holds both the status and the due date ("AMBER - due June 2019")."""
    pair = {Field.STATUS, Field.DUE}
    contents = candidate.contents
    both = contents.statuses >= 0.6 and contents.dates >= 0.6
    return (
        both
        and field in pair
        and {choice.field for choice in chosen if choice.column == candidate.column} == pair - {field}
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
            (score, field, candidate, why) for score, field, why in _by_contents(contents, bool(candidate.label))
        ]
    return offers


def _is_house_reference(label: str) -> bool:
    """Whether a label names the house's own running reference rather than the number in the report."""
    words = label.casefold().replace(".", " ").split()
    return any(
        word in ("ref", "reference", "id", "unique", "urn", "serial", "line", "row", "index", "tracker")
        for word in words
    )


def fit_contents(field: Field, contents: Contents) -> tuple[float, str]:
    """How far a column's contents agree with a field, as a factor, and the evidence as the end of a sentence."""
    if contents.empty and field is not Field.STATUS:
        return _BLANK.get(field, 0.6), ", blank so far"
    judge = _JUDGES.get(field)
    if judge is not None:
        return judge(contents)
    if field in _DUE_FIELDS:
        return _judge_due(contents)
    if field is Field.PUBLISHED:
        return (1.1 if contents.distinct <= 0.6 else 0.8, " over dates") if contents.dates >= 0.4 else (0.4, "")
    if field in _DATE_FIELDS:
        return (1.0, " over dates") if contents.dates >= 0.4 else (0.4, "")
    return 1.0, ""


def _judge_number(contents: Contents) -> tuple[float, str]:
    if contents.numbers >= 0.5:
        return 1.0, " over item numbers"
    if contents.identifiers >= 0.5 and contents.mean_length <= 20:
        return 0.85, " over references"
    return (0.5, "") if contents.mean_length <= 12 and not contents.types else (0.15, "")


def _judge_type(contents: Contents) -> tuple[float, str]:
    if contents.types >= 0.5 and contents.numbers < 0.5:
        return 1.3, " over item types"
    return (0.9, " over type letters") if contents.letters >= 0.8 else (0.1, "")


def _judge_text(contents: Contents) -> tuple[float, str]:
    if contents.types >= 0.8 or (contents.dates >= 0.6 and contents.mean_length < LONG):
        return 0.1, ""
    if contents.mean_length >= LONG:
        return 1.0 + 0.1 * contents.asks, " over long texts"
    return (0.75, " over texts") if contents.mean_length >= 18 else (0.3, "")


def _judge_status(contents: Contents) -> tuple[float, str]:
    if contents.statuses >= 0.6:
        return 1.1, " over status words"
    if contents.empty:
        return (1.0, " over coloured cells") if contents.hued >= 0.3 else (0.45, ", blank so far")
    if contents.statuses >= 0.3 or contents.per_cents >= 0.6:
        return 0.8, " over statuses"
    if contents.hued >= 0.5 and contents.hues >= 2 and contents.mean_length < LONG:
        return 0.8, " over coloured cells"
    short = contents.mean_length <= (15 if contents.distinct > 0.4 else 30)
    return (0.55, "") if short and contents.numbers < 0.5 else (0.15, "")


def _judge_due(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.6 and contents.statuses >= 0.6:
        return 0.8, " over dates"
    if contents.dates >= 0.4:
        return (1.1 if contents.distinct > 0.4 or contents.filled < 6 else 1.05), " over dates"
    if contents.statuses >= 0.6 or contents.mean_length > 120:
        return 0.2, ""
    return (0.9, " over some dates") if contents.dates >= 0.15 else (0.65, "")


def _judge_owner(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.5 or contents.statuses >= 0.5 or contents.numbers >= 0.6:
        return 0.2, ""
    return (1.0, " over short texts") if contents.mean_length <= 80 else (0.3, "")


def _judge_comment(contents: Contents) -> tuple[float, str]:
    if contents.statuses >= 0.6 or contents.dates >= 0.7 or contents.numbers >= 0.6 or contents.types >= 0.6:
        return 0.15, ""
    if contents.wordy < 0.3:
        return (0.5, "") if contents.mean_length <= 15 and contents.distinct > 0.4 else (0.25, "")
    full = contents.filled / max(contents.rows, 1)
    length = min(contents.mean_length, 150) / 150
    return (0.85 + 0.1 * full + 0.1 * length, " over texts") if contents.mean_length >= 15 else (0.5, "")


def _judge_sign_off(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.6:
        return 0.3, ""
    return (1.1, " over verdicts") if contents.verdicts >= 0.4 else (0.8 if contents.mean_length <= LONG else 0.5, "")


def _judge_report(contents: Contents) -> tuple[float, str]:
    if contents.numbers >= 0.6 or contents.statuses >= 0.6 or contents.dates >= 0.6 or contents.types >= 0.6:
        return 0.1, ""
    if contents.mean_length > 200 or contents.bodies >= 0.6 or contents.sentences >= 0.3:
        return 0.2, ""
    return (1.05, " over titles that repeat") if contents.distinct < 0.6 else (0.95, " over titles")


def _judge_inspectorates(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.3 or contents.mean_length > 80:
        return 0.1, ""
    return (1.1, " over names of inspectorates") if contents.bodies >= 0.5 else (0.8, "")


_JUDGES = {
    Field.NUMBER: _judge_number,
    Field.TYPE: _judge_type,
    Field.TEXT: _judge_text,
    Field.STATUS: _judge_status,
    Field.OWNER: _judge_owner,
    Field.EXTERNAL_OWNER: _judge_owner,
    Field.COMMENT: _judge_comment,
    Field.RATIONALE: _judge_comment,
    Field.SIGN_OFF: _judge_sign_off,
    Field.REPORT: _judge_report,
    Field.INSPECTORATES: _judge_inspectorates,
}


def _by_contents(contents: Contents, labelled: bool) -> list[tuple[float, Field, str]]:
    """What a column with no known label may be by its contents alone."""
    if contents.empty:
        return [(0.5, Field.STATUS, "traffic-light fills")] if contents.hues >= 2 and contents.hued >= 0.5 else []
    found: list[tuple[float, Field, str]] = []
    if contents.numbers >= 0.7 and contents.mean_length <= 12 and contents.filled * 2 >= contents.rows:
        found.append((0.5 if labelled else 0.6, Field.NUMBER, "short numbers"))
    if contents.statuses >= 0.7 and contents.filled * 2 >= contents.rows:
        found.append((0.6, Field.STATUS, "status words"))
    if contents.bodies >= 0.7:
        found.append((0.4, Field.INSPECTORATES, "names of inspectorates"))
    repeated = contents.distinct <= 0.6 and contents.filled * 2 >= contents.rows and contents.statuses < 0.3
    if (
        repeated
        and contents.sentences < 0.3
        and 15 <= contents.mean_length <= 150
        and (contents.titles >= 0.6 or not labelled)
    ):
        found.append((0.45, Field.REPORT, "report titles"))
    if contents.types >= 0.7:
        found.append((0.6, Field.TYPE, "item types"))
    if contents.dates >= 0.6 and not labelled:
        found.append((0.4, Field.DUE, "dates"))
    if contents.mean_length >= LONG and contents.asks >= 0.4:
        found.append((0.5, Field.TEXT, "long texts that ask for something"))
    if contents.mean_length >= LONG:
        found.append((0.35, Field.COMMENT, "long texts"))
    return found

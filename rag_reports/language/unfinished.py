"""Whether a text tells of the force's own work still to do: tense, negation, and whose work it is."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain

from rag_reports.language.finder import listed_forms, listed_phrases
from rag_reports.language.organisations import OWN, find_organisation, mask_own, national_work
from rag_reports.language.phrases import expand, plain
from rag_reports.language.plans import Plans, may_hold_plans
from rag_reports.language.signs import find_signs, may_hold_signs, sign_of_sentence
from rag_reports.language.updates import newest_update
from rag_reports.text import fold, sentences

_STANDING_AT_START = re.compile(
    r"^(?:if|when|whenever|where|wherever|should(?!\s+(?:now\s+|all\s+|hopefully\s+)?be\b)|any|every|each|all\s+(?:new|such)|in\s+(?:all|any|such)\s+cases?)\b"
)
_NEGATED = re.compile(r"\b(?:no|not|nothing|none|neither|nor|never|without|nobody|nil|zero|0)\b")
_SUBORDINATE = re.compile(r"\b(?:who|what|whose|whether|when|where|if|how|until|unless)\b")
_PURPOSE = re.compile(
    r"\b(?:so\s+that|so\s+as\s+to|in\s+order\s+(?:to|that)|to\s+(?:ensure|make\s+sure|allow|enable)|that|who)\b"
)
_CLAUSE = re.compile(r"\s*(?:[;:,]|\s-\s|\b(?:but|however|although|though|while|whilst|whereas|and|which)\b)\s*")
_PRONOUN = re.compile(r"^(?:this|it|these|they|them|that|both|the\s+same)\b")
_ASIDE = re.compile(r"^(?:with|alongside|together|in\s+(?:partnership|conjunction|consultation)|following|after|as)\b")
_FORCE = re.compile(
    rf"\b(?:{OWN}+|the\s+force|force|we|our|constabulary|head\s+of|chief\s+\w+|superintendent|inspector|dcc|acc|cdr|commander"
    r"|department|learning\s+and\s+development|l&d|professional\s+standards|working\s+group|project\s+team)\b"
)
_HABIT = re.compile(
    r"\b(?:officers|supervisors|crews|staff|sergeants|inspectors|managers|teams|stations|investigators|detectives"
    r"|constables|practitioners|workers|handlers|takers|leaders|schools|districts|they|departments)\s+are\s+(?:\w+ly\s+|now\s+)*"
    r"(?:seeking|preparing|producing|reviewing|planning|considering|updating|completing|identifying|assessing|evaluating"
    r"|looking|working|collating|compiling|negotiating|consulting|researching)\W?$"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|shall|has|have|been|be|now|also|still|currently)\s*$", re.I)
_INSPECTORATE = re.compile(
    r"(?:the\s+)?(?:hmic(?:frs|s)?|inspectorates?|hmi\s+\w+|hmcpsi)\b(?!'s|\s+(?:inspections?|reports?|recommendations?|visits?|lead))"
)
_BY_FORCE = re.compile(rf"\bby\s+(?:the\s+)?{_FORCE.pattern}")


def unfinished_work(
    text: str, own: tuple[str, ...] = (), extra: tuple[str, ...] = (), as_at: dt.date | None = None
) -> str | None:
    """The first passage, to its sentence's end, that tells of the force's own work still to do; None where none does.

    Work of another body is not the force's, nor is a standing process ("supervisors will make decisions"). ``own``
    are the force's names, ``extra`` organisations that the layout knows besides the usual ones; a date up to ``as_at``
    is no plan.
    """
    small = expand(text.lower())
    if not may_hold_signs(small) and not may_hold_plans(small):
        return None
    newest = newest_update(text)
    plans = Plans(newest, as_at)
    told = sentences(newest)
    masked = [mask_own(sentence, own) for sentence in told]
    for place, sentence in enumerate(told):
        told_plainly = plain(masked[place])
        if may_hold_signs(told_plainly) or (plans.possible and may_hold_plans(told_plainly)):
            start = _find_unfinished(masked[place], _continues_others(masked, place, extra), extra, plans)
            if start is not None:
                return sentence[start:]
    return None


def _continues_others(masked: list[str], place: int, extra: tuple[str, ...]) -> bool:
    """Whether a sentence begins with an "it" that is another body of the sentence before."""
    if place == 0 or not _PRONOUN.match(fold(masked[place])):
        return False
    before = place - 1
    return _is_others(masked[before], _continues_others(masked, before, extra), extra)


def _find_unfinished(masked: str, others: bool, extra: tuple[str, ...], plans: Plans) -> int | None:
    """Where in a sentence the clause begins that tells of unfinished work; ``others``: whose "it" at its start is."""
    whole = plain(masked)
    if plans.is_one_refresher(whole):
        return 0
    if _is_standing(whole):
        return None
    if sign_of_sentence(whole) and not _is_others(masked, others, extra):
        return 0
    for place, clause, relative in _clauses(masked):
        if relative:
            others = _ends_with_others(masked[:place], extra)
        told = plain(clause)
        beside = _PURPOSE.split(told, maxsplit=1)[0]
        sought = "" if _finds("standing_nearby", beside) else told
        planned = list(plans.find(sought, whole, place == 0))
        if planned and _is_others(clause, others, extra):
            planned = []
        for start, end in chain(find_signs(sought), planned):
            before = told[:start]
            denied = _NEGATED.search(before) and not _NEGATED.search(told[start:end])
            if denied or _HABIT.search(told[: end + 1]) or _SUBORDINATE.search(before):
                continue
            if not _is_anothers(clause, told, start, end, others, extra):
                return place
        if not _ASIDE.match(told):
            others = _is_others(clause, others, extra)
    return None


def _clauses(sentence: str) -> Iterator[tuple[int, str, bool]]:
    """Where each clause begins, the clause, and whether "which" opens it."""
    start, relative = 0, False
    for match in _CLAUSE.finditer(sentence):
        if match.start() > start:
            yield start, sentence[start : match.start()], relative
            relative = False
        start, relative = match.end(), relative or "which" in match.group().lower()
    yield start, sentence[start:], relative


def _ends_with_others(before: str, extra: tuple[str, ...]) -> bool:
    """Whether the last words before a "which" name another body or work done nationally."""
    return _is_others(" ".join(before.split()[-4:]), False, extra)


def _is_anothers(clause: str, told: str, start: int, end: int, others: bool, extra: tuple[str, ...]) -> bool:
    """Whether the deed at ``start`` to ``end`` of a clause is another body's; ``others``: the one before was."""
    after = told[end:]
    if _BY_FORCE.search(after):
        return False
    agent = re.search(r"\bby\s+(.*)", clause, re.I)
    if agent and ((others and _PRONOUN.match(agent[1].lower())) or _is_others(agent[1], False, extra)):
        return True
    if "await" in told[start:end] and _is_others(clause, False, extra):
        return True
    subject = _AUXILIARY.sub("", clause[: _subject_length(clause, told, start)])
    if len(subject.split()) < 2 and (not subject.strip() or _PRONOUN.match(fold(subject))):
        return others
    return _is_others(subject, False, extra)


def _subject_length(clause: str, told: str, start: int) -> int:
    """Where in the clause as typed the deed begins; folding may have changed its length a little."""
    return len(clause) - (len(told) - start) if len(clause) >= len(told) - start else 0


def _is_others(text: str, otherwise: bool, extra: tuple[str, ...]) -> bool:
    """Whether the first body that a text names is another one than the force; ``otherwise`` where it names none."""
    other = find_organisation(text, (), extra) or national_work(text) or _INSPECTORATE.match(text.lower())
    force = _FORCE.search(text.lower())
    if other is None:
        return otherwise and force is None
    return force is None or other.start() <= force.start()


def _is_standing(sentence: str) -> bool:
    """Whether a plain sentence tells of a standing process, or of what comes after the work."""
    if _STANDING_AT_START.search(sentence) or _finds("standing", sentence):
        return True
    return listed_forms("unfinished", "standing_forms").search(sentence) is not None


def _finds(which: str, text: str) -> bool:
    return listed_phrases("unfinished", which).search(text) is not None

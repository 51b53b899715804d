"""Whether a text gives a reason: why a deadline was missed, a date moved, or a thing will not be done."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from rag_reports.language.activity import is_finite, tells_activity_only
from rag_reports.language.finder import PhraseFinder, listed_forms, listed_phrases
from rag_reports.language.phrases import any_form, any_of, expand, load_phrases, plain
from rag_reports.language.relief import is_relieved
from rag_reports.text import sentences

_MISSED = re.compile(
    r"\b(?:missed|not met|late|overdue|delayed|slipped|not been \w+|not \w+ed|moved|extended|put back|revised)\b"
)
_CAUSAL_AS = (
    r"\bas\s+(?:the|we|our|there|this|it|they|these|those|no|only|both|all|officers|staff|many|some|most|several|"
    r"trainers?|training|funding|key|other|two|three|further|its|their|new|work)\s+(?!result\b|consequence\b|at\b|of\b)"
)
_RESULT_OF = re.compile(
    r"\bas a result of (?!(?:the |this |these |our |recent |that )*"
    r"(?:[\w-]+ )?(?:inspections?|recommendations?|reports?|reviews?|audits?|feedback|findings?|best practice)\b)"
)
_SINCE = (
    r"\bsince (?:the|our|there|no|both|all|we|they|it) (?:[\w-]+ ){0,3}"
    r"(?:has|have|had|is|are|was|were|left|fell|failed)\b"
)
_MISSED_SINCE = re.compile(rf"{_MISSED.pattern}.{{0,200}}?(?:{_CAUSAL_AS}|{_SINCE})")
_MOVE = re.compile(r"\b(?:date|deadline|target|timescale|timeline|moved|extended|extension|revised|put back)\b")
_JOINTS = ("due to", " as ", "\nas ", "since ")
_REACH = {"because": 0, "waits": 2, "obstacles": 3, "adverse": 3, "needs": 1}
_DUE_TO = re.compile(r"\bdue\s+to\s+(?:the\s+)?([a-z-]+)")


@lru_cache(maxsize=16_384)
def gives_reason(text: str) -> bool:
    """Whether any sentence gives a reason. Activity, figures and dates are none; nor is "due to" before a verb."""
    return _may_hold_reason(expand(text.lower())) and any(map(_reason_in, _plain_sentences(text)))


def may_give_reason(text: str) -> bool:
    """Whether a text gives a reason, or at least half of its sentences cannot be told to be activity only.

    Reasons are worded in ways that no list foresees; activity, figures and dates are not.
    """
    return gives_reason(text) or _half(text, lambda sentence: not _tells_no_reason(sentence))


def gives_reason_for_move(text: str) -> bool:
    """Whether a text gives a reason, or says of a date to what purpose it was moved.

    Sentences with a verb that cannot be told to be activity only may, where they are half or more.
    """
    if gives_reason(text):
        return True
    if any(map(_tells_purpose_of_move, _plain_sentences(text))):
        return True
    return _half(text, lambda sentence: is_finite(sentence) and not _tells_no_reason(sentence))


def reasons_for_move(text: str) -> str:
    """The sentences of a text, as they stand, that give a reason, or say of a date to what purpose it was moved.

    Where some of them speak of the date, only these. "" where there is none; a sentence that may give a reason in words
    that no list foresees is not told as one.
    """
    told = [(sentence, plain(sentence)) for sentence in sentences(text)]
    found = [(as_told, said) for as_told, said in told if _reason_in(said) or _tells_purpose_of_move(said)]
    of_the_date = [as_told for as_told, said in found if _MOVE.search(said)]
    return " ".join(of_the_date or [as_told for as_told, _said in found])


def _tells_purpose_of_move(sentence: str) -> bool:
    return bool(_MOVE.search(sentence) and _PURPOSES.search(sentence))


@lru_cache(maxsize=1024)
def _plain_sentences(text: str) -> tuple[str, ...]:
    return tuple(map(plain, sentences(text)))


def _half(text: str, fits: Callable[[str], bool]) -> bool:
    told = _plain_sentences(text)
    fitting = sum(map(fits, told))
    return fitting > 0 and fitting * 2 >= len(told)


def _tells_no_reason(sentence: str) -> bool:
    """Whether a plain sentence is known to tell of activity only, or only of an obstacle that is over or falling."""
    return tells_activity_only(sentence) or any(
        is_relieved(before, after) for _, before, after in _named_causes(sentence)
    )


def gives_purpose(text: str) -> bool:
    """Whether a text that is all about a date says what the date is for: "to align with the inspection"."""
    return bool(_PURPOSES.search(plain(text)))


def will_not_be_done(text: str) -> bool:
    """Whether a text says that the item is not accepted or will not be implemented."""
    return bool(_REFUSALS.search(plain(text)))


def _reason_in(sentence: str) -> bool:
    planned = load_phrases("reasons")["planned"]
    if "due to" in sentence and any(match.group(1) not in planned for match in _DUE_TO.finditer(sentence)):
        return True
    if _CANNOT.search(sentence) or _withheld().search(sentence):
        return True
    for kind, before, after in _named_causes(sentence):
        if not _is_denied(kind, before.split()) and (kind == "because" or not is_relieved(before, after)):
            return True
    return bool(_MISSED.search(sentence) and _MISSED_SINCE.search(sentence)) or bool(_RESULT_OF.search(sentence))


def _named_causes(sentence: str) -> Iterator[tuple[str, str, str]]:
    """The kind of each cause that a plain sentence names, denied or not, with what stands before and after it."""
    for kind, finder in _causes().items():
        for match in finder.find(sentence):
            yield kind, sentence[: match.start()], sentence[match.end() :]


def _may_hold_reason(text: str) -> bool:
    """Whether any sentence of a text in small letters can give a reason; cheap, and never wrong where it says no."""
    if any(word in text for word in _JOINTS):
        return True
    return any(finder.search(text) for finder in (_CANNOT, _withheld(), *_causes().values()))


def _is_denied(kind: str, before: list[str]) -> bool:
    """Whether the words before a cause deny it: "not because", "nothing is awaiting", "to reduce delays in"."""
    if before[-1:] == ["not"]:
        return True
    reach = _REACH[kind]
    return any(word.strip(",.") in load_phrases("reasons")["deniers"] for word in before[len(before) - reach :])


@cache
def _causes() -> Mapping[str, PhraseFinder]:
    finders = {kind: listed_phrases("reasons", kind) for kind in ("because", "waits", "obstacles")}
    return finders | {kind: listed_forms("reasons", kind, "[a-z]*") for kind in ("adverse", "needs")}


@cache
def _withheld() -> PhraseFinder:
    """Finds a negation that is more than "not yet done": of a decision, of a means, of a will."""
    lists = load_phrases("reasons")
    unremarkable = f"(?:{any_of(lists['nothing_of_note'])}|\\d|{any_form(lists['adverse'])})"
    restates = any_of(lists["restates"])
    of_note = rf"\s+(?!(?:[\w-]+\s+){{0,2}}{unremarkable}\b)[a-z][\w-]*"
    return PhraseFinder(
        (
            rf"not\s+(?:yet\s+|been\s+|being\s+|be\s+|\w+ly\s+)*{any_of(lists['withheld'])}",
            rf"(?:do|does|did)\s+not\s+(?!{restates}\b)\w+",
            rf"no{of_note}",
            rf"without{of_note}",
            r"(?:nothing|none|nobody|neither)\s+(?:[\w-]+\s+){0,3}(?:can|could|would|is\s+available|was\s+available)",
        )
    )


_CANNOT = listed_phrases("reasons", "cannot")
_PURPOSES = listed_phrases("reasons", "purposes")
_REFUSALS = listed_phrases("reasons", "refusals")

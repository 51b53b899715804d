"""Whether a text gives a reason: why a deadline was missed, a date moved, or a thing will not be done."""

import re
from functools import cache

from rag_reports.rules.language.activity import tells_activity_only
from rag_reports.rules.language.phrases import any_form, any_of, load_phrases
from rag_reports.text import fold, sentences

_MISSED = (
    r"(?:missed|not met|late|overdue|delayed|slipped|not been (?:\w+)|not (?:\w+ed)|moved|extended|put back|revised)"
)
_CAUSAL_AS = (
    r"\bas\s+(?:the|we|our|there|this|it|they|these|those|no|only|both|all|officers|staff|many|some|most|several|"
    r"trainers?|training|funding|key|other|two|three|further|its|their|new|work)\s+(?!result\b|consequence\b|at\b|of\b)"
)
_RESULT_OF = (
    r"\bas a result of (?!(?:the |this |these |our |recent |that )*"
    r"(?:[\w-]+ )?(?:inspections?|recommendations?|reports?|reviews?|audits?|feedback|findings?|best practice)\b)"
)
_SINCE = (
    r"\bsince (?:the|our|there|no|both|all|we|they|it) (?:[\w-]+ ){0,3}"
    r"(?:has|have|had|is|are|was|were|left|fell|failed)\b"
)
_MOVE = re.compile(r"\b(?:date|deadline|target|timescale|timeline|moved|extended|extension|revised|put back)\b")
_REACH = {"because": 0, "waits": 2, "obstacles": 3, "adverse": 3, "needs": 1}
_DUE_TO = re.compile(r"\bdue\s+to\s+(?:the\s+)?([a-z-]+)")


def gives_reason(text: str) -> bool:
    """Whether any sentence gives a reason. Activity, figures and dates are none; nor is "due to" before a verb."""
    return any(_reason_in(fold(sentence)) for sentence in sentences(text))


def may_give_reason(text: str) -> bool:
    """Whether a text gives a reason, or at least half of its sentences cannot be told to be activity only.

    Reasons are worded in ways that no list foresees; activity, figures and dates are not.
    """
    folded = [fold(sentence) for sentence in sentences(text)]
    if any(_reason_in(sentence) for sentence in folded):
        return True
    unknown = sum(not tells_activity_only(sentence) for sentence in folded)
    return unknown > 0 and unknown * 2 >= len(folded)


def gives_reason_for_move(text: str) -> bool:
    """Whether any sentence gives a reason, or says of a date why or to what purpose it was moved or set."""
    return gives_reason(text) or any(
        _MOVE.search(sentence) and (_purpose().search(sentence) or not tells_activity_only(sentence))
        for sentence in map(fold, sentences(text))
    )


def gives_purpose(text: str) -> bool:
    """Whether a text that is all about a date says what the date is for: "to align with the inspection"."""
    return bool(_purpose().search(fold(text)))


def will_not_be_done(text: str) -> bool:
    """Whether a text says that the item is not accepted or will not be implemented."""
    return bool(_refusal().search(fold(text)))


def _reason_in(sentence: str) -> bool:
    if any(match.group(1) not in load_phrases("reasons")["planned"] for match in _DUE_TO.finditer(sentence)):
        return True
    if _cannot().search(sentence) or _withheld().search(sentence):
        return True
    for match in _causes().finditer(sentence):
        if not _is_denied(match.lastgroup or "", sentence[: match.start()].split()):
            return True
    return bool(re.search(rf"{_RESULT_OF}|\b{_MISSED}\b.{{0,200}}?(?:{_CAUSAL_AS}|{_SINCE})", sentence))


def _is_denied(kind: str, before: list[str]) -> bool:
    """Whether the words before a cause deny it: "not because", "nothing is awaiting", "to reduce delays in"."""
    if before[-1:] == ["not"]:
        return True
    reach = _REACH[kind]
    return any(word.strip(",.") in load_phrases("reasons")["deniers"] for word in before[len(before) - reach :])


@cache
def _causes() -> re.Pattern[str]:
    lists = load_phrases("reasons")
    phrases = "|".join(f"(?P<{kind}>{any_of(lists[kind])})" for kind in ("because", "waits", "obstacles"))
    stems = "|".join(f"(?P<{kind}>(?:{any_form(lists[kind])})[a-z]*)" for kind in ("adverse", "needs"))
    return re.compile(rf"\b(?:{phrases}|{stems})\b")


@cache
def _cannot() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('reasons')['cannot'])}\b")


@cache
def _withheld() -> re.Pattern[str]:
    """Matches a negation that is more than "not yet done": of a decision, of a means, of a will."""
    lists = load_phrases("reasons")
    decided = any_of(lists["withheld"])
    unremarkable = f"(?:{any_of(lists['nothing_of_note'])}|\\d|{any_form(lists['adverse'])})"
    return re.compile(
        rf"\b(?:(?:not|n't)\s+(?:yet\s+|been\s+|being\s+|be\s+|\w+ly\s+)*{decided}\b"
        rf"|(?:do|does|did)(?:\s+not|n't)\s+(?!(?:yet|meet|achieve|reach|improve|increase|change|complete|finish|start|include|cover)\b)\w+"
        rf"|(?:there\s+(?:is|are|was|were)\s+)?no\s+(?!(?:[\w-]+\s+){{0,2}}{unremarkable}\b)[a-z]"
        rf"|without\s+(?!(?:[\w-]+\s+){{0,2}}{unremarkable}\b)[a-z]"
        r"|(?:nothing|none|nobody|neither)\s+(?:[\w-]+\s+){0,3}(?:can|could|would|is\s+available|was\s+available))"
    )


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('reasons')['purposes'])}\b")


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:will|would|can|could) ?(?:not|n't) be (?:implemented|adopted|accepted|taken forward|delivered|met)"
        r"|cannot be (?:implemented|adopted|delivered|met)|not accept(?:ed)?|rejected|not (?:be )?adopted"
        r"|decided not to|does not (?:intend|propose) to|no intention)\b"
    )

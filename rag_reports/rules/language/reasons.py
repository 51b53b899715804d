"""Whether a text gives a reason: why a deadline was missed, a date moved, or a thing will not be done."""

import re
from functools import cache

from rag_reports.rules.language.phrases import any_of, load_phrases
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
_MOVE = re.compile(r"\b(?:date|deadline|target|timescale|timeline|moved|extended|revised|put back)\b")
_DUE_TO = re.compile(r"\bdue\s+to\s+(?:the\s+)?([a-z-]+)")


def gives_reason(text: str) -> bool:
    """Whether any sentence gives a reason. Activity, figures and dates are none; nor is "due to" before a verb."""
    return any(_reason_in(fold(sentence)) for sentence in sentences(text))


def gives_reason_for_move(text: str) -> bool:
    """Whether any sentence gives a reason, or says for what purpose a date was moved or set."""
    return gives_reason(text) or any(
        _MOVE.search(sentence) and _purpose().search(sentence) for sentence in map(fold, sentences(text))
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
    if _cannot().search(sentence):
        return True
    for match in _causes().finditer(sentence):
        if not _is_denied(match.lastgroup or "", sentence[: match.start()].split()):
            return True
    return bool(re.search(rf"{_RESULT_OF}|\b{_MISSED}\b.{{0,200}}?(?:{_CAUSAL_AS}|{_SINCE})", sentence))


def _is_denied(kind: str, before: list[str]) -> bool:
    """Whether the words before a cause deny it: "not because", "nothing is awaiting", "to reduce delays in"."""
    if before[-1:] == ["not"]:
        return True
    reach = {"because": 0, "waits": 2, "obstacles": 3}[kind]
    return any(word.strip(",.") in load_phrases("reasons")["deniers"] for word in before[len(before) - reach :])


@cache
def _causes() -> re.Pattern[str]:
    lists = load_phrases("reasons")
    return re.compile(
        r"\b(?:" + "|".join(f"(?P<{kind}>{any_of(lists[kind])})" for kind in ("because", "waits", "obstacles")) + r")\b"
    )


@cache
def _cannot() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('reasons')['cannot'])}\b")


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

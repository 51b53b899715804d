"""A text stops in the middle of a sentence.

Why:
Excel keeps at most 32,767 characters in a cell, other systems 255 or 4,000, and what is pasted beyond that is lost
without a word: members read half a sentence. A full stop that is missing says nothing. What counts is a last word that
hardly ever ends a sentence ("the", "with a"), or that several texts of one column break off at exactly the same such
length, with none longer. A cell that is full to Excel's own limit is an error, all else a warning. The "and" behind
the last point of a list says nothing, because the next point may be the next item.

Flagged:

Number | Status | Comment
1 | AMBER | The board approved the
2 | AMBER | Custody staff are trained to use the new form because
3 | GREEN | The policy has been sent to all officers with a
4 | RED | The supplier withdrew in May and the contract was let to another of

Accepted:

Number | Status | Comment
1 | AMBER | The board approved the plan
2 | GREEN | • The form is in use • The record is kept
3 | GREEN | The matter was moved to Schedule A
4 | AMBER | This is the sort of case that all sergeants are aware of
5 | AMBER | The form is in use, and the record is kept; and

Options:
None.

How to fix:
Put the rest back from the published report or the last paper. A text that is longer than a cell goes into two rows.
"""

from collections.abc import Iterator

from rag_reports.model import Field, InspectionReport, Recommendation, Severity, Tracker
from rag_reports.rules.problem import Check, Problem

CODE = "RAG706"
NAME = "text-cut-off"
SEVERITY = Severity.WARNING

_EXCELS_LIMIT = 32_767  # Microsoft: Excel specifications and limits
_BLANKS = 8
"""Characters that tidying may have taken from a text: blanks and line ends."""
_NEARLY_FULL = _EXCELS_LIMIT - _BLANKS
_OTHER_LIMITS = frozenset({254, 255, 256, 1_023, 1_024, 2_000, 3_999, 4_000, 8_191, 8_192})
_FEWEST_ALIKE = 2
_FEWEST_WORDS = 4
_NEVER_LAST = frozenset(
    {"a", "an", "the", "and", "or", "nor", "of", "its", "their", "our", "via", "than"}
    | {"because", "although", "whereas", "unless", "including", "regarding"}
)
_IN_A_LIST = frozenset({"and", "or"})
_WITH_OF = frozenset({
    "advantage", "afraid", "ahead", "apprised", "ashamed", "assured", "aware", "capable", "care", "certain", "charge",
    "comprised", "composed", "consist", "consists", "control", "convinced", "deprived", "disposed", "dreamed", "fond",
    "full", "guilty", "heard", "hold", "ignorant", "informed", "instead", "kind", "made", "mindful", "note", "out",
    "outside", "part", "possessed", "proud", "rid", "short", "sort", "spoken", "sure", "talked", "thought", "tired",
    "track", "type", "typical", "unaware", "use", "view", "worthy",
})  # fmt: skip
"""Words with which "of" may end a sentence: "what the force is aware of"."""
_FIELDS = (Field.TEXT, Field.COMMENT, Field.RATIONALE)

_Found = tuple[InspectionReport, Recommendation, str]


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At each text that is cut, column by column."""
    for name in _FIELDS:
        texts = [item.text_of(name) for _, item in tracker.items]
        longest = max(map(len, texts), default=0)
        limit = longest if longest in _OTHER_LIMITS else 0
        pairs = list(zip(tracker.items, texts, strict=True))
        alike = {item.cells[name] for (_, item), text in pairs if len(text) == limit} if limit else ()
        limit = limit if len(alike) >= _FEWEST_ALIKE else 0
        for (report, item), text in pairs:
            if not text or (len(text) < _NEARLY_FULL and not text[-1].isalpha()):
                continue
            full = _NEARLY_FULL <= len(text) <= _EXCELS_LIMIT
            why = _says_full(text) if full else _why(text, limit)
            if why:
                severity = Severity.ERROR if full else None
                yield Problem(item.cells[name], why, None, report.title, item.number, severity)


def _says_full(text: str) -> str:
    return (
        f"The cell is full: Excel keeps no more than {_EXCELS_LIMIT:,} characters. "
        f'It ends "{_end(text)}". Put what is missing into a row below.'
    )


def _why(text: str, limit: int) -> str:
    """What is wrong with a text, "" for one that is whole; ``limit`` is the length at which its column breaks off."""
    if not text or not text[-1].isalpha():
        return ""
    if limit and len(text) == limit:
        return f'The text breaks off after {limit:,} characters, as others do: "{_end(text)}". Put the rest back.'
    return f'The text stops at "{_end(text)}". Put the rest back.' if _stops_short(text) else ""


def _stops_short(text: str) -> bool:
    if not text[-1].islower():
        return False
    words = text[-120:].split()
    last = words[-1]
    if last not in _NEVER_LAST or len(words) < _FEWEST_WORDS:
        return False
    if last in _IN_A_LIST:
        return words[-2][-1].isalnum() and "\n" not in text
    return last != "of" or words[-2].lower() not in _WITH_OF


def _end(text: str) -> str:
    return "... " + " ".join(text[-120:].split()[-6:])

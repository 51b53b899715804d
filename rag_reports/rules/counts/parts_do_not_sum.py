"""The numbers of a sentence do not add up: 8 for the force, of which 5, 2 and 2.

Why:
Members add up before they read on. A sentence that breaks 8 items down into 9 is wrong whatever the table says.

RED may be counted in "in progress" or beside it, WHITE with the force's items or beside them, and what is for other
bodies may be left out: a sentence is flagged only where no such reading adds up. A sentence that tells of some of the
items only ("5 of which are complete") is none. Where the sentence differs from the table (RAG501) or leaves a RED or
WHITE out (RAG502), that is said instead.

Flagged:

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | 8 are for the force; 5 are complete, 2 are in progress and 2 are held at WHITE.
2 | AMBER | The form is in use. |
3 | WHITE | This is for the NPCC. |
4 | WHITE | This is for the NPCC. |

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | There are 6 recommendations for the force: 4 are complete and 1 is in progress.

Accepted:

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | 8 of 15 are for the force: 5 are complete, 2 are in progress and 1 is held at WHITE.
2 | AMBER | The form is in use. |
3 | WHITE | This is for the NPCC. |

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | 8 are for the force, 5 of which are complete.

Options:
None.

How to fix:
Correct the number that is wrong. A sentence that the appendix works out always adds up; see "rag-reports appendix".
"""

from collections.abc import Iterator
from itertools import product

from rag_reports.count_sentence import CountSentence
from rag_reports.model import InspectionReport, Severity
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import listed

CODE = "RAG503"
NAME = "parts-do-not-sum"
SEVERITY = Severity.ERROR
_WORDS = {
    "complete": "complete", "in_progress": "in progress", "amber": "AMBER", "red": "RED", "overdue": "overdue",
    "white": "WHITE", "closed": "closed", "not_due": "not due", "open": "open",
}  # fmt: skip
_ONE_OF = (("in_progress", "amber", "open"), ("red", "overdue"))


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """Once for each report, at its sentence."""
    if not report.intro.strip():
        return
    sentence = check.house_words.read(report.intro)
    total = sentence.for_force if sentence.for_force is not None else sentence.made
    parts = {name: value for name in _WORDS if (value := getattr(sentence, name)) is not None}
    if total is None or not sentence.understood or len(parts) < 2 or not _is_whole(sentence, sum(parts.values())):
        return
    totals = {total, sentence.made}
    if totals & set(_sums(parts, sentence.others or 0)):
        return
    named = listed([f"{value} {_WORDS[name]}" for name, value in parts.items()])
    whose = "for the force" if sentence.for_force is not None else "items"
    message = f"The sentence counts {total} {whose}, and its parts do not make {total}: {named}. "
    yield Problem(place_of(report, "intro"), message + "Correct the number that is wrong.")


def _is_whole(sentence: CountSentence, told: int) -> bool:
    """Whether the parts are meant to be all: what is done and what is not, or more than there are."""
    total = sentence.for_force if sentence.for_force is not None else sentence.made
    done = sentence.complete is not None or sentence.closed is not None
    going_on = any(getattr(sentence, name) is not None for name in ("in_progress", "amber", "open"))
    return (done and going_on) or (total is not None and told > total)


def _sums(parts: dict[str, int], others: int) -> Iterator[int]:
    """What the parts add up to in every reading: words for one status told twice or apart, some within others."""
    options: list[set[int]] = [{parts.get("complete", 0)}, {0, others}]
    for names in _ONE_OF:
        values = [parts[name] for name in names if name in parts]
        options.append({sum(values), max(values, default=0)})
    options += [{0, parts.get(name, 0)} for name in ("white", "closed", "not_due")]
    if "in_progress" in parts or "open" in parts:
        options[3] = {*options[3], 0}  # RED may be among those in progress
    return (sum(reading) for reading in product(*options))

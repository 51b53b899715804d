"""A sentence counts areas for improvement as recommendations, or fewer of a type than are listed.

Why:
Recommendations, areas for improvement and causes of concern weigh differently with the inspectorate. "5
recommendations" above three recommendations and two areas for improvement is put right in public by whoever has read
the report.

A sentence that only says "recommendations" is flagged where its number is that of all rows and not that of the
recommendations; a cause of concern counts as one. A sentence that names the types is flagged where more rows of a type
are listed than it counts. Where the sentence differs from the table as a whole (RAG501), that is said instead.

Flagged:

Number | Type | Status | Comment | Sentence
1 | Recommendation | AMBER | The form is in use. | There are 3 recommendations for the force.
2 | Area for improvement | AMBER | The form is in use. |
3 | Area for improvement | AMBER | The form is in use. |

Number | Type | Status | Comment | Sentence
1 | Recommendation | AMBER | The form is in use. | This report makes 2 recommendations and 1 AFI.
2 | Area for improvement | AMBER | The form is in use. |
3 | Area for improvement | AMBER | The form is in use. |

Accepted:

Number | Type | Status | Comment | Sentence
1 | Recommendation | AMBER | The form is in use. | This report makes 1 recommendation and 2 areas for improvement.
2 | Area for improvement | AMBER | The form is in use. |
3 | Area for improvement | AMBER | The form is in use. |

Number | Type | Status | Comment | Sentence
1 | Cause of concern | AMBER | The form is in use. | There are 2 recommendations for the force.
2 | Recommendation | AMBER | The form is in use. |
3 | Area for improvement | AMBER | The form is in use. |

Options:
None.

How to fix:
Count each type by its own name, as "1 recommendation and 2 areas for improvement".
"""

from collections import Counter
from collections.abc import Iterator

from rag_reports.count_sentence import CountSentence, read_count_sentence
from rag_reports.model import InspectionReport, ItemType, Severity
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import listed
from rag_reports.text import plural

CODE = "RAG505"
NAME = "type-miscounted"
SEVERITY = Severity.WARNING
_RECOMMENDATION = ItemType.RECOMMENDATION.value
_PLURALS = {
    "area for improvement": "areas for improvement",
    "cause of concern": "causes of concern",
    "area for enhancement": "areas for enhancement",
}


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """Once for each report, at its sentence."""
    if not report.intro.strip() or not report.items:
        return
    sentence = read_count_sentence(report.intro, check.tracker.force, check.house_words.fields)
    apart = ItemType.CAUSE_OF_CONCERN in sentence.types
    rows = Counter((item.item_type if apart else item.item_type.counted_as).value for item in report.items)
    told = _all_called_recommendations(sentence, rows) or _too_few(sentence, rows)
    if told:
        yield Problem(place_of(report, "intro"), f"The sentence counts {told}. Count each type by its own name.")


def _all_called_recommendations(sentence: CountSentence, rows: Counter[str]) -> str:
    """What it counts, where it has every row under the name of recommendations."""
    claimed = sentence.types.get(_RECOMMENDATION)
    if set(sentence.types) != {_RECOMMENDATION} or claimed != rows.total() or claimed == rows[_RECOMMENDATION]:
        return ""
    seen = listed(
        [_typed(count, name) for name, count in sorted(rows.items(), key=lambda row: row[0] != _RECOMMENDATION)]
    )
    return f"{plural(claimed, 'recommendation')}, and the rows are {seen}"


def _too_few(sentence: CountSentence, rows: Counter[str]) -> str:
    """What it counts of a type, where more rows are listed of a type that it names beside others."""
    if len(sentence.types) < 2 or not sentence.understood:
        return ""
    for name, claimed in sentence.types.items():
        if rows[name] > claimed and name != _RECOMMENDATION:
            return f"{_typed(claimed, name)}, and {rows[name]} are listed"
    return ""


def _typed(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {_PLURALS.get(name, name + 's')}"

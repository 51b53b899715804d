"""A sentence that breaks the items down by status does not own up to a RED, or leaves a WHITE out.

Why:
"1 is complete and 1 in progress" above a RED row hides the one item that members most need to know of. Whoever reads
only the sentences, as many do, takes the report to be on course.

Flagged:

Number | Status | Comment | Sentence
1 | NEW GREEN | The form is in use. | 2 recommendations apply to the force; 1 is complete and 1 is in progress.
2 | RED | Delayed by the supplier. |

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | 4 recommendations are for the force: 2 are complete and 1 is in progress.
2 | WHITE | This is for the NPCC. |

Number | Status | Comment | Sentence
1 | RED | Delayed by the supplier. | There are 3 recommendations for the force and these are complete.

Accepted:

Number | Status | Comment | Sentence
1 | NEW GREEN | The form is in use. | 2 recommendations apply to the force; 1 is complete and 1 is RED.
2 | RED | Delayed by the supplier. |

Number | Status | Comment | Sentence
1 | RED | Delayed by the supplier. | This report makes 3 recommendations for the police.
2 | WHITE | This is for the NPCC. |

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | 1 recommendation is for the force and is in progress.
2 | WHITE | This is for the NPCC. |

Number | Status | Comment | Sentence
1 | GREEN | The form is in use. | There are 3 recommendations: 1 is complete, 1 is not met and 1 is for other bodies.
2 | RED | Delayed by the supplier. |
3 | WHITE | This is for the NPCC. |

Options:
None.

How to fix:
Name the RED or WHITE in the sentence, as "1 is complete and 1 is RED".
"""

from collections.abc import Iterator

from rag_reports.count_sentence import CountSentence
from rag_reports.model import InspectionReport, Severity
from rag_reports.rules.counts.table_counts import TableCounts, count_table
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import listed, quoted
from rag_reports.text import plural

CODE = "RAG502"
NAME = "red-hidden-in-sentence"
SEVERITY = Severity.ERROR
INSTEAD_OF = ("RAG503",)


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """Once for each report, at its sentence; a sentence that is not wholly understood may have named them."""
    if not report.intro.strip() or not report.items:
        return
    sentence = check.house_words.read(report.intro)
    if not sentence.breaks_down or not sentence.understood or sentence.open is not None:
        return
    plain = not any(check.house_words.fields[word] == "in_progress" for word in sentence.by_word)
    hidden = list(_hidden(sentence, count_table(report.items), plain))
    if hidden:
        cell = place_of(report, "intro")
        names = listed([word for word, _, _ in hidden])
        ways = {covered: listed([rows for _, rows, other in hidden if other is covered]) for _, _, covered in hidden}
        said = listed(
            [f'calls {rows} "in progress"' if covered else f"leaves out {rows}" for covered, rows in ways.items()]
        )
        message = f"The sentence ({quoted(report.intro, 120)}) {said}. Name the {names} in it."
        yield Problem(cell, message)


def _hidden(sentence: CountSentence, table: TableCounts, plain: bool) -> Iterator[tuple[str, str, bool]]:
    """Each status that is hidden, its rows, and whether "in progress" covers them.

    ``plain`` is whether the sentence says "in progress" in no words of the house.
    """
    if table.red and sentence.red is None and sentence.overdue is None:
        covered = sentence.in_progress is not None and sentence.in_progress >= table.amber + table.red
        yield "RED", _rows(table.red, "RED"), covered and plain
    if table.white and sentence.white is None and not sentence.others:
        in_progress = sentence.in_progress or 0
        covered = in_progress == table.amber + table.red + table.white
        if covered or _falls_short(sentence):
            yield "WHITE", _rows(table.white, "WHITE"), covered and plain


def _falls_short(sentence: CountSentence) -> bool:
    """Whether the parts leave room for the WHITE ones, or there is no total: else those are not the force's."""
    total = sentence.for_force if sentence.for_force is not None else sentence.made
    in_progress = sentence.in_progress if sentence.in_progress is not None else sentence.amber
    parts = (sentence.complete, in_progress, sentence.red, sentence.closed)
    return total is None or sum(part or 0 for part in parts) < total


def _rows(count: int, status: str) -> str:
    return plural(count, f"{status} row")

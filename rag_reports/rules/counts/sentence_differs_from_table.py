"""The typed sentence above a table counts what the table does not hold.

Why:
Members add up. A sentence that says "2 are in progress" above three AMBER rows is the error that they find in public.
The sentence counts items for the force, and a tracker may keep only open items and those newly GREEN, so fewer rows
than it counts are no fault. What cannot be true is: more GREEN rows than are said to be complete, more rows that are
not WHITE than are said to be for the force, another number of AMBER rows (with the RED, where they are not named
apart) than is said to be in progress, another number of WHITE or of RED.

A count in the house's own status words ("1 on track and 1 of some concern") is compared with the rows that carry the
word.

A RED that hides in "in progress", and a RED or WHITE that is left out, is RAG502.

Flagged:

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | There are 3 recommendations for the force; 2 are complete and 1 is in progress.
2 | AMBER | The form is in use. |

Number | Status | Comment | Sentence
1 | GREEN | The form is in use. | 4 recommendations apply to the force: 1 is complete and 3 are in progress.
2 | GREEN | The form is in use. |
3 | AMBER | The form is in use. |
4 | AMBER | The form is in use. |

Number | Status | Comment | Sentence
1 | AMBER | The form is in use. | 4 are for the force; 2 are complete, 1 is in progress and 1 is held at WHITE.

Accepted:

Number | Status | Comment | Sentence
2 | NEW GREEN | The form is in use. | 8 of 15 are for the force: 5 complete, 2 in progress and 1 WHITE.
3 | AMBER | The form is in use. |
4 | AMBER | The form is in use. |
8 | WHITE | This is for the NPCC. |

Number | Status | Comment | Sentence
1 | WHITE | This is for the NPCC. | There are 3 recommendations for the police.
2 | WHITE | This is for the Home Office. |
3 | WHITE | This is for the NPCC. |
4 | AMBER | The form is in use. |

Options:
None.

How to fix:
Correct the number in the sentence, or the status in the table, whichever is wrong. A sentence whose numbers the
appendix works out is always right; see "rag-reports appendix".
"""

from collections.abc import Iterator

from rag_reports.count_sentence import CountSentence
from rag_reports.model import InspectionReport, Severity
from rag_reports.reading.house_words import HouseWords
from rag_reports.rules.counts.table_counts import TableCounts, read_counts
from rag_reports.rules.problem import Check, Problem, place_of
from rag_reports.rules.wording import quoted

CODE = "RAG501"
NAME = "sentence-differs-from-table"
SEVERITY = Severity.ERROR
INSTEAD_OF = ("RAG503", "RAG505")


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """Once for each report, at its sentence; only what is false in every reading of the table."""
    if not report.intro.strip() or not report.items:
        return
    house = check.house_words
    sentence = house.read(report.intro)
    readings = [_all_differences(sentence, counts, house) for counts in read_counts(report, sentence)]
    false = [said for name, said in readings[0].items() if all(name in reading for reading in readings)]
    if false:
        cell = place_of(report, "intro")
        message = f"The sentence does not fit the table: it says {'; '.join(false)}. Correct whichever is wrong."
        yield Problem(cell, message)


def _all_differences(sentence: CountSentence, table: TableCounts, house: HouseWords) -> dict[str, str]:
    """The claims that cannot be true, those in the house's own words judged by the rows that carry the word."""
    found = dict(_differences(sentence, table))
    told = [house.fields[word] for word in sentence.by_word]
    of_words = {}
    for word, claimed in sentence.by_word.items():
        name = house.fields[word]
        meant_of_all = word in house.generic and told.count(name) == 1 and name not in found
        count = table.words.get(house.name(word), 0)
        spare = _unnamed(sentence, name, table, house) if word in house.generic else 0
        if not meant_of_all and not any(
            _fits_word(sentence, name, claimed, number, table) for number in range(count, count + spare + 1)
        ):
            said = _are(count, quoted(house.printed(word)))
            of_words[f"word {word}"] = f"{claimed} {word}, and {said}"
    return {name: said for name, said in found.items() if name not in told} | of_words


def _unnamed(sentence: CountSentence, name: str, table: TableCounts, house: HouseWords) -> int:
    """The rows of a status for which the sentence has no word of its own, and which a general word may cover."""
    rows = sum(table.words.get(word, 0) for word in house.unnamed(name, sentence.by_word))
    covers_red = name == "in_progress" and sentence.red is None and sentence.overdue is None
    return rows + table.red if covers_red else rows


def _fits_word(sentence: CountSentence, name: str, claimed: int, count: int, table: TableCounts) -> bool:
    """Whether so many rows may carry a word: what is done may have dropped off, what is others' may be left out."""
    if name == "closed":
        return True
    if name == "complete":
        return count <= claimed
    if name == "white" and sentence.for_force is not None and claimed <= count:
        return True
    return table.could_be(claimed, count)


def _differences(sentence: CountSentence, table: TableCounts) -> Iterator[tuple[str, str]]:
    """The claims that cannot be true, by name, as "2 complete, and 3 are GREEN"."""
    total = sentence.for_force if sentence.for_force is not None else sentence.made
    shown = table.green + table.amber + table.red
    if total is not None and shown > total:
        yield "total", f"{total} {_what(sentence)}, and {shown} rows are GREEN, AMBER or RED"
    if sentence.complete is not None:
        if table.green > sentence.complete:
            yield "complete", f"{sentence.complete} complete, and {_are(table.green, 'GREEN')}"
        elif _leaves_no_room(sentence, table.amber):
            yield "complete", f"{sentence.complete} of {sentence.for_force} complete, and {_are(table.amber, 'AMBER')}"
    if sentence.in_progress is not None and not _fits_in_progress(sentence, table):
        yield "in_progress", f"{sentence.in_progress} in progress, and {_progress_in_table(sentence, table)}"
    for name, count in (("amber", table.amber), ("red", table.red)):
        claimed = getattr(sentence, name)
        if claimed is not None and not table.could_be(claimed, count):
            yield name, f"{claimed} {name.upper()}, and {_are(count, name.upper())}"
    if sentence.white is not None and not _fits_white(sentence, table):
        yield "white", f"{sentence.white} WHITE, and {_are(table.white, 'WHITE')}"


def _leaves_no_room(sentence: CountSentence, amber: int) -> bool:
    """Whether so many are said to be complete that the AMBER rows are too many, with nothing said of progress."""
    if sentence.in_progress is not None or sentence.complete is None or sentence.for_force is None:
        return False
    return amber > 0 and sentence.complete + amber > sentence.for_force


def _fits_in_progress(sentence: CountSentence, table: TableCounts) -> bool:
    """RED counts as in progress unless it is named apart; what RED or WHITE the sentence leaves out is RAG502."""
    sums = {table.amber, table.amber + table.red}
    if sentence.white is None or sentence.amber is not None:
        sums |= {number + table.white for number in sums}
    for apart in (sentence.overdue, sentence.not_due):
        sums |= {number - apart for number in sums if apart}
    return table.could_be(sentence.in_progress or 0, *sums)


def _progress_in_table(sentence: CountSentence, table: TableCounts) -> str:
    if table.red and sentence.red is None:
        return f"{table.amber} AMBER and {_are(table.red, 'RED')}"
    return _are(table.amber, "AMBER")


def _fits_white(sentence: CountSentence, table: TableCounts) -> bool:
    """More WHITE rows than the sentence has are no fault where it counts only those for the force."""
    claimed = sentence.white or 0
    if sentence.for_force is not None and claimed <= table.white:
        others = table.green + table.amber + table.red + table.white > sentence.for_force
        return others or table.could_be(claimed, table.white)
    return table.could_be(claimed, table.white)


def _what(sentence: CountSentence) -> str:
    return "for the force" if sentence.for_force is not None else "made"


def _are(count: int, status: str) -> str:
    return f"{count or 'no'} {'row is' if count == 1 else 'rows are'} {status}"

"""One report has the same number twice for items of one type.

Why:
Report, type and number are the item's name: in the paper, in the letter to the inspectorate, and from one meeting to
the next. Two items of one name are taken for each other. A cause of concern and its recommendation may share a
number, as may an area for improvement and a recommendation. Where the tracker gives no types, numbers that run on
from 1 a second time are taken for a second list, unless it repeats the first. A sheet that repeats items of another
sheet, number and text, is told once: its items are counted twice.

Flagged:

Number | Type | Recommendation
4 | Recommendation | Review the policy on call handling.
4 | Recommendation | Train all call takers.

Number | Recommendation
7. | Review the policy on call handling.
7 | Train all call takers.

Accepted:

Report | Number | Type | Recommendation
Custody | 1 | Recommendation | Review the policy on detention.
Custody | 2 | Recommendation | Train all custody sergeants.
Custody | 2 | Cause of concern | Detainees wait too long.
Custody | 2 | Area for improvement | The force should publish waiting times.
Custody | 2a | Recommendation | Train all custody inspectors.
Call handling | 1 | Recommendation | Review the policy on call handling.

Number | Recommendation
1 | Review the policy on call handling.
2 | Train all call takers.
1 | The force should publish waiting times.
2 | The force should answer faster.

Options:
None.

How to fix:
Look the item up in the report and give each its own number, or its own type.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from rag_reports.language.placeholders import says_nothing
from rag_reports.model import CellRef, Field, InspectionReport, ItemType, Recommendation, Severity
from rag_reports.rules.problem import Check, Problem
from rag_reports.text import fold

CODE = "RAG701"
NAME = "duplicate-number"
SEVERITY = Severity.ERROR
NEEDS = ((Field.NUMBER,),)


_Twin = tuple[Recommendation, CellRef]


def check_report(report: InspectionReport, check: Check) -> Iterator[Problem]:
    """At the number of each item after the first, or once where a sheet repeats several items of another.

    Items that share one merged number cell share their number.
    """
    first: dict[tuple[str, ItemType, int], Recommendation] = {}
    repeated: dict[tuple[str, str], list[tuple[_Twin, _Twin]]] = {}
    for item, place in zip(report.items, _lists(report), strict=True):
        if Field.NUMBER not in item.cells or says_nothing(item.number):
            continue
        twin = first.setdefault((_bare(item.number), item.item_type, place), item)
        if twin is item:
            continue
        seen, cell = twin.cells[Field.NUMBER], item.cells[Field.NUMBER]
        if seen == cell:
            continue
        if seen.sheet != cell.sheet and _same_text(item, twin):
            repeated.setdefault((seen.sheet, cell.sheet), []).append(((twin, seen), (item, cell)))
        else:
            yield _about_item(item, cell, seen)
    for pairs in repeated.values():
        yield _about_sheet(pairs)


def _about_item(item: Recommendation, cell: CellRef, seen: CellRef) -> Problem:
    where = seen.address if seen.sheet == cell.sheet else str(seen)
    what = "An" if item.item_type[0] in "aeiou" else "A"
    message = (
        f"{what} {item.item_type} of this report is already numbered {item.number.rstrip('. ')}, in {where}. "
        "Give one of them its own number from the report."
    )
    return Problem(cell, message, number=item.number)


def _about_sheet(pairs: Sequence[tuple[_Twin, _Twin]]) -> Problem:
    (_, seen), (item, cell) = pairs[0]
    numbers = [twin.number.rstrip(". ") for _, (twin, _) in pairs]
    if len(numbers) == 1:
        what, how = f"item {numbers[0]}", "it counts twice. Keep it"
    else:
        what, how = f"{len(numbers)} items, from {numbers[0]} to {numbers[-1]},", "they count twice. Keep them"
    message = f'The sheet "{cell.sheet}" repeats {what} of this report in "{seen.sheet}", so that {how} in one sheet.'
    return Problem(cell, message, number=item.number)


def _same_text(one: Recommendation, two: Recommendation) -> bool:
    return bool(one.text.strip()) and fold(one.text) == fold(two.text)


def _lists(report: InspectionReport) -> list[int]:
    """Which list each item stands in, where no type is given and the numbers run on from 1 more than once.

    A list that repeats an item of an earlier one, number and text, is a copy of that.
    """
    if any(item.type_text for item in report.items):
        return [0] * len(report.items)
    numbers = [_leading(item.number) for item in report.items]
    if numbers.count(1) < 2:
        return [0] * len(numbers)
    if any(one == 1 and following != 2 for one, following in pairwise([*numbers, None])):
        return [0] * len(numbers)
    places = list(accumulate(number == 1 for number in numbers))
    known: dict[tuple[str, str], int] = {}
    copies: dict[int, int] = {}
    for item, place in zip(report.items, places, strict=True):
        original = known.setdefault((_bare(item.number), fold(item.text)), place)
        if original != place and item.text.strip():
            copies.setdefault(place, copies.get(original, original))
    return [copies.get(place, place) for place in places]


@lru_cache(maxsize=1024)
def _leading(number: str) -> int | None:
    match = re.match(r"\D{0,4}(\d+)", number)
    return int(match.group(1)) if match else None


@lru_cache(maxsize=1024)
def _bare(number: str) -> str:
    return fold(number).rstrip(". ")
